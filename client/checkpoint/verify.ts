import type { Verify } from "../../shared/domain/cose.ts";
import { toBase64url } from "../api/bytes.ts";

const webCrypto = (): Verify => {
  const keys = new Map<string, Promise<CryptoKey>>();
  return async (publicKey, message, signature) => {
    const name = toBase64url(publicKey);
    const key =
      keys.get(name) ?? crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
    keys.set(name, key);
    return crypto.subtle.verify("Ed25519", await key, signature, message);
  };
};

/** Older tablets' browsers lack Ed25519 in Web Crypto; theirs is loaded only where needed. */
const inScript = async (): Promise<Verify> => {
  const { verifyAsync } = await import("@noble/ed25519");
  return (publicKey, message, signature) => verifyAsync(signature, message, publicKey);
};

const knowsEd25519 = async (): Promise<boolean> => {
  try {
    await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    return true;
  } catch {
    return false;
  }
};

/** Ed25519 by the quickest means this browser has. */
export const openVerify = async (): Promise<Verify> =>
  (await knowsEd25519()) ? webCrypto() : inScript();
