import { isRefusal, type Refusal, refusal } from "../shared/contract/problems.ts";
import { sealSign1, toBeSigned } from "../shared/domain/cose.ts";
import { signingKey } from "../shared/domain/issuing-key.ts";
import { encodeManifest } from "../shared/domain/snapshot-manifest.ts";
import { iso } from "../shared/domain/time.ts";
import type { KeySet } from "./keys.ts";
import type { Offer } from "./snapshot-shelf.ts";
import type { KeyReads } from "./store/ports.ts";

const base64url = {
  encode: (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url"),
  decode: (text: string) => Buffer.from(text, "base64url"),
};

/** [F9] Signs what a tablet is offered with the key that signs passes. Refuses `no-signing-key` where none is at hand. */
export const sealManifest = async (
  reads: KeyReads,
  keys: Pick<KeySet, "signer">,
  offer: Offer | Refusal,
  at: number,
): Promise<{ readonly manifest: string } | Refusal> => {
  if (isRefusal(offer)) return offer;
  const key = signingKey(await reads.issuingKeys(), "live", at);
  const signer = key && keys.signer(key);
  if (!signer) return refusal("no-signing-key");
  const { kid } = signer.key;
  const payload = encodeManifest({ ...offer, asOf: iso(offer.asOf) }, base64url);
  const signature = signer.sign(toBeSigned(kid, payload, "GL1-manifest"));
  return { manifest: base64url.encode(sealSign1(kid, payload, signature)) };
};
