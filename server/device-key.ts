import { createPublicKey, type KeyObject, verify } from "node:crypto";

/** Making a key object costs more than a verification, so those of tablets at work are kept. */
const kept = new Map<string, KeyObject>();
const mostKept = 5_000;

const pointLength = 65;
const uncompressed = 4;

const toKey = (publicKey: string): KeyObject | undefined => {
  const before = kept.get(publicKey);
  if (before) return before;
  const point = Buffer.from(publicKey, "base64url");
  if (point.length !== pointLength || point[0] !== uncompressed) return undefined;
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  try {
    // OpenSSL refuses a point that does not lie on the curve.
    const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
    if (kept.size >= mostKept) kept.clear();
    kept.set(publicKey, key);
    return key;
  } catch {
    return undefined;
  }
};

/** Is this base64url text the uncompressed form of a point on P-256? */
export const isDeviceKey = (publicKey: string): boolean => toKey(publicKey) !== undefined;

/**
 * ECDSA P-256/SHA-256: is `signature` (IEEE P1363, base64url) the tablet's own for this message?
 * `publicKey` as a tablet enrols it. Verified on the thread pool.
 */
export const verifyDevice = (
  publicKey: string,
  message: Uint8Array,
  signature: string,
): Promise<boolean> => {
  const key = toKey(publicKey);
  if (!key) return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    verify(
      "sha256",
      message,
      { key, dsaEncoding: "ieee-p1363" },
      Buffer.from(signature, "base64url"),
      (error, good) => (error ? reject(error) : resolve(good)),
    );
  });
};
