import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { reachDisk, writeAside } from "./write-whole.ts";

const secretBytes = 32;

/** Linked, not renamed, into its place: of two processes that start at once the second takes the first one's. */
const makeSecret = (dir: string, name: string): void => {
  const aside = writeAside(dir, name, `${randomBytes(secretBytes).toString("base64url")}\n`);
  try {
    linkSync(aside, join(dir, name));
    reachDisk(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
};

const readSecret = (path: string): Buffer | null => {
  try {
    return Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
};

/**
 * 32 random bytes kept in the folder `dir` under a name, made (mode 0600) where there are none. Throws a plain sentence where they
 * are damaged.
 */
export const openSecret = (dir: string, name: string): Buffer => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, name);
  if (readSecret(path) === null) makeSecret(dir, name);
  const secret = readSecret(path);
  if (secret?.length !== secretBytes)
    throw new Error(`The key ${path} is damaged. Put its backup in its place, or delete it.`);
  return secret;
};
