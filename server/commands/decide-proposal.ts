import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { cannotDecide, type Ending, type Proposal } from "../../shared/domain/proposal.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Account, NewEvent, Reference, Store } from "../store/ports.ts";
import { type ActParts, commandOf } from "./acts.ts";
import { grantsOf, mayAct, othersWhoMay, proposalEvent } from "./propose.ts";

export interface Decision {
  readonly id: string;
  readonly ending: Ending;
  /** Why it is rejected. */
  readonly note: string | null;
}

interface Facts {
  readonly accounts: readonly Account[];
  readonly reference: Reference;
  readonly proposal: Proposal | undefined;
}

/** [X13]–[X18] The proposal as it ends, or why it does not. One out of reach is not found. */
const decide = (
  { accounts, reference, proposal }: Facts,
  { ending, note }: Decision,
  account: string,
  at: number,
): { readonly row: Proposal; readonly events: readonly NewEvent[] } | Refusal => {
  if (!proposal || !mayAct(grantsOf(accounts, account), proposal.act, reference))
    return refusal("not-found");
  const others = othersWhoMay(accounts, proposal.proposedBy, proposal.act, reference);
  const why = cannotDecide(proposal, { ending, by: account, othersWhoMay: others }, at);
  if (why !== null) return refusal(why);
  const row: Proposal = { ...proposal, ending, decidedBy: account, decidedAt: iso(at), note };
  const alone = ending === "carried-out" && account === proposal.proposedBy;
  return { row, events: [proposalEvent(`proposal.${ending}`, row, alone)] };
};

/**
 * [X16] Ends a proposal: approved, it is carried out in the same transaction or not at all, and of two who decide at
 * once one does. Refuses what `decide` refuses; where the act has become impossible, what the act refuses, and the
 * proposal stays open.
 */
export const decideProposal = async (
  store: Store,
  parts: ActParts,
  decision: Decision,
  account: string,
  at: number,
): Promise<Proposal | Refusal> => {
  const decided = await store.write<Proposal>(async (tx) => {
    const proposal = await tx.proposalToDecide(decision.id);
    const accounts = await tx.accounts();
    const reference = await tx.reference();
    const result = decide({ accounts, reference, proposal }, decision, account, at);
    if ("refused" in result) return result;
    const { row, events } = result;
    const refused =
      row.ending === "carried-out" && (await commandOf(row.act).carryOut(tx, row.act, parts, at));
    if (refused) return refused;
    await tx.putProposal(row);
    await tx.append(events, at);
    return row;
  });
  if (!isRefusal(decided) && decided.ending === "carried-out")
    await commandOf(decided.act).committed(store, parts);
  return decided;
};
