import type { KeyBundle, ManagedKey } from "../../shared/contract/device.ts";
import { type IssuingKey, keyState, standingKeys } from "../../shared/domain/issuing-key.ts";
import { iso } from "../../shared/domain/time.ts";
import type { KeySet } from "../keys.ts";

/** [P14] What any verifier holds, dated `at` (ms): an unknown key is judged by the bundle's age. A key cut off is not in it. */
export const bundleOf = (keys: readonly IssuingKey[], at: number): KeyBundle => ({
  keys: standingKeys(keys).map(({ cutAt: _, ...key }) => ({ ...key, alg: "EdDSA" as const })),
  issuedAt: iso(at),
});

/** Every key there ever was as administrators see it, newest first. */
export const managedKeys = (
  keys: readonly IssuingKey[],
  set: Pick<KeySet, "signer">,
  at: number,
): ManagedKey[] =>
  keys
    .map((key) => ({
      ...key,
      state: keyState(key, keys, at),
      atHand: set.signer(key) !== null,
    }))
    .reverse();
