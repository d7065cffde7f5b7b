import { isRefusal, type Refusal } from "../../shared/contract/problems.ts";
import type { IssuingKey } from "../../shared/domain/issuing-key.ts";
import type { KeySet } from "../keys.ts";
import type { Reads, Writes } from "../store/ports.ts";
import { freeKid, nameKey } from "./add-key.ts";

/**
 * [P13] Makes another key for a realm, which signs from now on; those before keep verifying. [P15] Its file is whole on
 * the disk before the transaction names it: broken off in between, the file is worth nothing and is erased at a start.
 * Refuses `kids-used-up`.
 */
export const rotateKey = async (
  tx: Reads & Writes,
  keys: KeySet,
  realm: IssuingKey["realm"],
  at: number,
): Promise<Refusal | null> => {
  const free = freeKid(await tx.issuingKeys());
  if (isRefusal(free)) return free;
  await nameKey(tx, keys, keys.make(free.kid, realm, at), at);
  return null;
};
