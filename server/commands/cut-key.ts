import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { type IssuingKey, keyState } from "../../shared/domain/issuing-key.ts";
import type { Reads, Writes } from "../store/ports.ts";
import { keyEvent } from "./add-key.ts";

/** Which key is meant, where it may be cut off: not the one that signs, for nobody could register any more. */
export const keyToCut = (
  keys: readonly IssuingKey[],
  kid: number,
  at: number,
): IssuingKey | Refusal => {
  const key = keys.find((one) => one.kid === kid);
  if (!key) return refusal("invalid-input", { "act.kid": "unknown-key" });
  const state = keyState(key, keys, at);
  if (state === "cut") return refusal("key-cut");
  return state === "signing" ? refusal("key-signs") : key;
};

/**
 * [P14] Cuts a key off: it leaves the bundle, so that whatever it signed is an unknown key's and stops. Registrations
 * stay as they are and may be found by plate. Refuses `key-signs` and `key-cut`.
 */
export const cutKey = async (
  tx: Reads & Writes,
  kid: number,
  at: number,
): Promise<Refusal | null> => {
  const key = keyToCut(await tx.issuingKeys(), kid, at);
  if (isRefusal(key)) return key;
  await tx.cutIssuingKey(kid, at);
  await tx.append([keyEvent("key.cut", key)], at);
  return null;
};
