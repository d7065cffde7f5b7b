import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { promisify } from "node:util";
import { deflateSync, inflate } from "node:zlib";
import {
  type Purpose,
  toBeSigned,
  type Verify,
  type VerifyingKey,
} from "../../shared/domain/cose.ts";
import { encodePayload, sealToken, type TokenFields } from "../../shared/domain/pass-token.ts";
import { parsePlate } from "../../shared/domain/plate.ts";
import type { Inflate } from "../../shared/domain/status-list.ts";

/** DER before the 32 raw bytes of an Ed25519 private (PKCS #8) and public (SPKI) key. */
const privateFrame = Buffer.from("302e020100300506032b657004220420", "hex");
const publicFrame = Buffer.from("302a300506032b6570032100", "hex");

export interface TestIssuer extends VerifyingKey {
  readonly sign: (payload: Uint8Array, purpose?: Purpose) => Uint8Array;
  readonly token: (fields: TokenFields) => string;
}

/** An issuer whose key anyone can make from its label: for tests and vectors only, never for a real pass. */
export const testIssuer = (
  label: string,
  key: Partial<Omit<VerifyingKey, "publicKey">> = {},
): TestIssuer => {
  const kid = key.kid ?? 1;
  const seed = createHash("sha256").update(`greenlane TEST KEY, not secret: ${label}`).digest();
  const privateKey = createPrivateKey({
    key: Buffer.concat([privateFrame, seed]),
    format: "der",
    type: "pkcs8",
  });
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  const signFor = (payload: Uint8Array, purpose: Purpose = "GL1"): Uint8Array =>
    sign(null, toBeSigned(kid, payload, purpose), privateKey);
  return {
    kid,
    publicKey: Uint8Array.from(spki.subarray(-32)),
    realm: key.realm ?? "live",
    validFrom: key.validFrom ?? "2026-01-01T00:00:00+07:00",
    validTo: key.validTo ?? "2027-12-31T23:59:59+07:00",
    sign: signFor,
    token: (fields) => {
      const payload = encodePayload(fields);
      return sealToken(kid, payload, signFor(payload));
    },
  };
};

export const spkiOf = (publicKey: Uint8Array): Buffer => Buffer.concat([publicFrame, publicKey]);

/** Ed25519 by node:crypto. */
export const verifyByNode: Verify = async (publicKey, message, signature) =>
  verify(null, message, { key: spkiOf(publicKey), format: "der", type: "spki" }, signature);

const inflateAsync = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate);
export const inflateByNode: Inflate = async (deflated, maxBytes) =>
  Uint8Array.from(await inflateAsync(deflated, { maxOutputLength: Math.max(1, maxBytes) }));
export const deflateByNode = (bits: Uint8Array): Uint8Array => deflateSync(bits, { level: 9 });

/** What one token says; an ordinary lorry on an ordinary day unless told otherwise. */
export const someFields = (fields: Partial<TokenFields> = {}): TokenFields => ({
  list: 1,
  index: 4711,
  rev: 1,
  plate: parsePlate("93C-123.45")!,
  occupantsMax: 2,
  vehicleKind: 3,
  purpose: 1,
  endpointCode: 12,
  corridorCode: 2,
  validFrom: "2026-11-22T00:00:00.000Z",
  validTo: "2026-12-22T00:00:00.000Z",
  ...fields,
});

/** [P4] Every field as long as it can be. */
export const longestFields: TokenFields = someFields({
  list: 0xffff,
  index: 0xfffff,
  rev: 0xff,
  plate: parsePlate("93MD1234567")!,
  occupantsMax: 99,
  vehicleKind: 0xff,
  purpose: 0xff,
  endpointCode: 0xffff,
  corridorCode: 0xffff,
  validTo: "2027-11-23T00:00:00.000Z",
});
