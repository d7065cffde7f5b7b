import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { signsLists } from "../../shared/domain/issuing-key.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import type { KeySet } from "../keys.ts";
import { fromPassId } from "../pass-numbers.ts";
import type { Reference, Store } from "../store/ports.ts";
import { passEvent, searchTextOf } from "./issue-pass.ts";
import { issueStatusList } from "./issue-status-lists.ts";

/** Highest revision a token can carry. Amending leaves it to a revocation. */
export const lastRev = 255;

/**
 * [P12] Revokes a pass for a stated reason; `by`: the account. The pass and its status list change in one transaction, so that
 * whoever hears of either hears of both. Refuses `not-found`, also when `within` says it is out of reach, and
 * `already-revoked`, and `no-signing-key` where this process cannot sign the list. The token stays as it was printed: the newest revision on file and the list overrule it.
 */
export const revokePass = (
  store: Store,
  keys: KeySet,
  id: PassId,
  { reason, by }: { readonly reason: string; readonly by: string },
  within: (pass: Pass, reference: Reference) => boolean,
  at: number,
): Promise<Pass | Refusal> =>
  store.write(async (tx) => {
    const before = await tx.pass(id);
    const reference = await tx.reference();
    if (!before || !within(before, reference)) return refusal("not-found");
    if (before.status === "revoked") return refusal("already-revoked");
    const carrier = reference.carriers.find((c) => c.id === before.carrier);
    const endpoint = reference.endpoints.find((e) => e.id === before.endpoint);
    const via = reference.endpoints.filter((e) => before.via?.includes(e.id));
    if (!carrier || !endpoint) throw new Error(`the parties of pass ${id} are not on record`);
    const { changeReason: _, ...kept } = before;
    const pass: Pass = {
      ...kept,
      rev: Math.min(before.rev + 1, lastRev),
      status: "revoked",
      statusReason: reason,
      changedAt: iso(at),
      changedBy: by,
    };
    await tx.putPass(pass, searchTextOf(pass, { carrier, endpoint, via }));
    await tx.append([passEvent("pass.revoked", pass, reference)], at);
    const { kid, list } = fromPassId(id);
    const key = (await tx.issuingKeys()).find((one) => one.kid === kid);
    if (key && signsLists(key, at)) {
      const signer = keys.signer(key);
      if (!signer) return refusal("no-signing-key");
      await issueStatusList(tx, signer, list, at);
    }
    return pass;
  });
