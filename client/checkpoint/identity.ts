import { toBase64url } from "../api/bytes.ts";
import type { DeviceIdentity } from "../api/device-call.ts";
import type { Identity } from "./database.ts";

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;

/** This tablet's own key. The private half cannot be exported, not even by this page. */
export const makeKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);

/** The uncompressed point, base64url, as enrolment sends it. */
export const publicKeyOf = async (keys: CryptoKeyPair): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.exportKey("raw", keys.publicKey)));

/** The tablet as callers of the server know it. */
export const deviceIdentity = ({ device, keys }: Identity, now: () => number): DeviceIdentity => ({
  id: device.id,
  now,
  sign: async (message) => {
    const hashing = { name: "ECDSA", hash: "SHA-256" };
    const signature = await crypto.subtle.sign(hashing, keys.privateKey, message.slice());
    return toBase64url(new Uint8Array(signature));
  },
});
