import { compareBytes, encodeCanonical } from "./cbor.ts";
import { decodeStrict } from "./cbor-strict.ts";
import type { IsoTime } from "./time.ts";

/** What a signature is for. A signature made for one purpose is worth nothing for another. */
export type Purpose = "GL1" | "GL1-status" | "GL1-manifest";

/** An issuing key as a verifier holds it: Ed25519, which is pinned here and never read from a header. */
export interface VerifyingKey {
  /** 0–255. */
  readonly kid: number;
  /** 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** Drill passes never pass as live. */
  readonly realm: "live" | "drill";
  /** When its passes and lists may begin and be issued; an hour after `validTo` is out. */
  readonly validFrom: IsoTime;
  readonly validTo: IsoTime;
}

/** Ed25519: is this the signature of the message? Injected: Web Crypto, @noble/ed25519 or node:crypto. */
export type Verify = (
  publicKey: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
) => Promise<boolean>;

/** A COSE_Sign1 taken apart; nothing in it has been verified. */
export interface Sign1 {
  readonly kid: number;
  readonly payload: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

const signatureLength = 64;
const textEncoder = new TextEncoder();

/** The protected header, exactly `{1: -8 (EdDSA), 4: h'kid'}`. */
const protectedHeader = (kid: number): Uint8Array<ArrayBuffer> => {
  if (!Number.isInteger(kid) || kid < 0 || kid > 255) throw new RangeError("kid is one byte");
  return encodeCanonical(
    new Map<number, unknown>([
      [1, -8],
      [4, Uint8Array.of(kid)],
    ]),
  );
};

/** What an issuer signs: the Sig_structure of COSE_Sign1 (RFC 9052 §4.4) with the purpose as external_aad. */
export const toBeSigned = (
  kid: number,
  payload: Uint8Array,
  purpose: Purpose = "GL1",
): Uint8Array<ArrayBuffer> =>
  encodeCanonical(["Signature1", protectedHeader(kid), textEncoder.encode(purpose), payload]);

/** The untagged COSE_Sign1 of a payload and its 64-byte Ed25519 signature. */
export const sealSign1 = (
  kid: number,
  payload: Uint8Array,
  signature: Uint8Array,
): Uint8Array<ArrayBuffer> => {
  if (signature.length !== signatureLength)
    throw new RangeError("an Ed25519 signature is 64 bytes");
  return encodeCanonical([protectedHeader(kid), new Map(), payload, signature]);
};

/** [P10] The parts of an untagged, canonical COSE_Sign1 with exactly our header; undefined for anything else. */
export const openSign1 = (bytes: Uint8Array, maxBytes: number): Sign1 | undefined => {
  const sign1 = decodeStrict(bytes, maxBytes);
  if (!Array.isArray(sign1) || sign1.length !== 4) return undefined;
  const [header, unprotected, payload, signature] = sign1 as readonly unknown[];
  if (!(header instanceof Uint8Array && payload instanceof Uint8Array)) return undefined;
  if (!(unprotected instanceof Map) || unprotected.size !== 0) return undefined;
  if (!(signature instanceof Uint8Array) || signature.length !== signatureLength) return undefined;
  const kid = header.at(-1);
  if (kid === undefined || compareBytes(header, protectedHeader(kid)) !== 0) return undefined;
  return { kid, payload: payload.slice(), signature: signature.slice() };
};
