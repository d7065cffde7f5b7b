import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes as base64url: a session cookie, a setup token. */
export const randomSecret = (): string => randomBytes(32).toString("base64url");

/** SHA-256 as base64url: what is stored of a secret that is random enough to need no salt. */
export const hashSecret = (secret: string): string =>
  createHash("sha256").update(secret).digest("base64url");
