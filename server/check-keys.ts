import { openSign1, toBeSigned } from "../shared/domain/cose.ts";
import { type KeySet, verifyEd25519 } from "./keys.ts";
import type { PassReads } from "./store/ports.ts";

/** Any list fits in this, bytes. */
const longestList = 1 << 20;

/**
 * Throws when the status lists in the store were not signed by the keys at hand: a lost keys folder would otherwise
 * be replaced by a new key of the same number, and every pass on the road would read as forged.
 */
export const checkKeys = async (reads: PassReads, keys: KeySet): Promise<void> => {
  for (const { kid, list, token } of await reads.statusLists()) {
    const verifier = keys.verifiers.find((key) => key.kid === kid);
    const sign1 = openSign1(Buffer.from(token, "base64url"), longestList);
    const message = sign1 && toBeSigned(kid, sign1.payload, "GL1-status");
    const good =
      verifier && sign1 && message
        ? await verifyEd25519(verifier.publicKey, message, sign1.signature)
        : false;
    if (!good)
      throw new Error(
        `Status list ${kid}-${list} in the database was not signed by the issuing key in the keys folder. Put back the keys that belong to this database.`,
      );
  }
};
