import { isDeepStrictEqual } from "node:util";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may } from "../../shared/domain/access.ts";
import type { Grant } from "../../shared/domain/access-shape.ts";
import { type Act, actionFor } from "../../shared/domain/act.ts";
import { type Proposal, proposalState } from "../../shared/domain/proposal.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Account, NewEvent, Reference, Store } from "../store/ports.ts";
import { commandOf } from "./acts.ts";

/** [X18] May the holder of these grants propose the act, and approve it where another proposed it? */
export const mayAct = (grants: readonly Grant[], act: Act, reference: Reference): boolean =>
  commandOf(act)
    .subjects(act, reference)
    .every((subject) => may(grants, actionFor[act.kind], subject));

/** The grants of an account as they stand in the transaction; none once it is deactivated. */
export const grantsOf = (accounts: readonly Account[], id: string): readonly Grant[] =>
  accounts.find((one) => one.id === id && one.active)?.grants ?? [];

/** How many active people besides one could approve an act. */
export const othersWhoMay = (
  accounts: readonly Account[],
  but: string,
  act: Act,
  reference: Reference,
): number =>
  accounts.filter(
    ({ id, active, grants }) => active && id !== but && mayAct(grants, act, reference),
  ).length;

/** [X15] `alone` is told to all who may see proposals. For those who see everything: topics are none. No personal data. */
export const proposalEvent = (
  type: "proposal.made" | "proposal.carried-out" | "proposal.rejected" | "proposal.withdrawn",
  proposal: Proposal,
  alone: boolean,
): NewEvent => ({
  type,
  subject: { kind: "proposal", id: proposal.id },
  payload: { act: proposal.act.kind, alone },
  topics: [],
});

/** No proposal stays open for longer. */
const longestOpenMs = 48 * 3_600_000;

interface Facts {
  readonly accounts: readonly Account[];
  readonly reference: Reference;
  readonly open: readonly Proposal[];
  /** What was proposed under its id. */
  readonly before: Proposal | undefined;
}
interface Asked {
  readonly id: string;
  readonly act: Act;
  readonly reason: string;
}

/** [X13] [X15] The proposal as it is made, or why it is not: out of reach, or proposed already and still open. */
const decide = (
  { accounts, reference, open, before }: Facts,
  { id, act, reason }: Asked,
  account: string,
  at: number,
): { readonly row: Proposal; readonly events: readonly NewEvent[] } | Refusal => {
  if (!mayAct(grantsOf(accounts, account), act, reference)) return refusal("not-allowed");
  if (before) return refusal("already-exists", { act: "proposed-already" });
  const same = open.some(
    (one) => isDeepStrictEqual(one.act, act) && proposalState(one, at) === "open",
  );
  if (same) return refusal("already-exists", { act: "proposed-already" });
  const alone = othersWhoMay(accounts, account, act, reference) === 0;
  const row: Proposal = {
    id,
    act,
    reason,
    proposedBy: account,
    proposedAt: iso(at),
    alone,
    ending: null,
    decidedBy: null,
    decidedAt: null,
    note: null,
  };
  return { row, events: [proposalEvent("proposal.made", row, alone)] };
};

/** Proposes a dangerous act for an account. Refuses what `decide` refuses, and what the act itself would meet as things stand. */
export const propose = (
  store: Store,
  asked: Asked,
  account: string,
  at: number,
): Promise<Proposal | Refusal> =>
  store.write(async (tx) => {
    const accounts = await tx.accounts();
    const reference = await tx.reference();
    const open = await tx.openProposals(at - longestOpenMs);
    const before = await tx.proposal(asked.id);
    const decided = decide({ accounts, reference, open, before }, asked, account, at);
    if ("refused" in decided) return decided;
    const refused = await commandOf(asked.act).refusal(tx, asked.act, at);
    if (refused) return refused;
    await tx.putProposal(decided.row);
    await tx.append(decided.events, at);
    return decided.row;
  });
