import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { type IssuingKey, keysId, nextKid } from "../../shared/domain/issuing-key.ts";
import type { KeySet } from "../keys.ts";
import type { NewEvent, Reads, Writes } from "../store/ports.ts";
import { everyone } from "../topics.ts";
import { issueStatusList } from "./issue-status-lists.ts";

/** Everybody who reads passes holds the bundle, so everybody hears of it. */
export const keyEvent = (
  type: "key.made" | "key.cut",
  { kid, realm }: Pick<IssuingKey, "kid" | "realm">,
): NewEvent => ({
  type,
  subject: { kind: "keys", id: keysId },
  payload: { kid, realm },
  topics: [everyone],
});

/** [P16] The number of another key, or the refusal `kids-used-up`. */
export const freeKid = (keys: readonly IssuingKey[]): { readonly kid: number } | Refusal => {
  const kid = nextKid(keys);
  return kid === null ? refusal("kids-used-up") : { kid };
};

/** Puts a key on record whose file is there, with its first status list where its passes are for the road. */
export const nameKey = async (
  tx: Reads & Writes,
  keys: KeySet,
  key: IssuingKey,
  at: number,
): Promise<void> => {
  await tx.addIssuingKey(key);
  await tx.append([keyEvent("key.made", key)], at);
  const signer = keys.signer(key);
  if (!signer) throw new Error(`the file of key ${key.kid} went away while it was put on record`);
  const listed = (await tx.statusLists()).some(({ kid }) => kid === key.kid);
  if (key.realm === "live" && !listed) await issueStatusList(tx, signer, 0, at);
};
