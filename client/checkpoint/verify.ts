import type { Verify } from "../../shared/domain/cose.ts";
import type { Inflate } from "../../shared/domain/status-list.ts";
import { toBase64url } from "./bytes.ts";

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

/** zlib, stopping as soon as the output exceeds what the caller allows. */
export const inflate: Inflate = async (deflated, maxBytes) => {
  const source = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  const out = new Uint8Array(maxBytes);
  let length = 0;
  for await (const chunk of source) {
    if (length + chunk.length > maxBytes) throw new RangeError("inflates to more than allowed");
    out.set(chunk, length);
    length += chunk.length;
  }
  return out.slice(0, length);
};
