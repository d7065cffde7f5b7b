import type { Act } from "./act.ts";
import { type IsoTime, iso, ms } from "./time.ts";

const hour = 3_600_000;
/** How long others have to decide, and how long one who is alone must wait. */
const waitMs = 24 * hour;

/** How a proposal ended. */
export const endings = ["carried-out", "rejected", "withdrawn"] as const;
export type Ending = (typeof endings)[number];
/** `lapsed` follows from the time and is never stored. */
export const proposalStates = ["open", ...endings, "lapsed"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** A dangerous act that somebody proposed. People are named by their accounts. */
export interface Proposal {
  readonly id: string;
  readonly act: Act;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: IsoTime;
  /** Was there nobody else who could approve it when it was made? */
  readonly alone: boolean;
  readonly ending: Ending | null;
  readonly decidedBy: string | null;
  readonly decidedAt: IsoTime | null;
  /** Why it was rejected. */
  readonly note: string | null;
}

/** [X15] From when a proposal made by one who is alone may be carried out by them; null for any other. */
export const aloneFrom = ({ alone, proposedAt }: Proposal): IsoTime | null =>
  alone ? iso(ms(proposedAt) + waitMs) : null;

/** [X14] When it lapses: a day after it was made, or after one who is alone may carry it out. */
export const lapsesAt = (proposal: Proposal): IsoTime =>
  iso(ms(aloneFrom(proposal) ?? proposal.proposedAt) + waitMs);

export const proposalState = (proposal: Proposal, at: number): ProposalState =>
  proposal.ending ?? (at >= ms(lapsesAt(proposal)) ? "lapsed" : "open");

/** Who wants to decide, and how many others (the proposer apart) could approve it now. */
export interface Deciding {
  readonly ending: Ending;
  readonly by: string;
  readonly othersWhoMay: number;
}
export type CannotDecide = "proposal-over" | "own-proposal" | "not-allowed" | "wait-alone";

/**
 * [X13]–[X16] Why a proposal can not end this way now; null when it can. Nobody approves or rejects their own, but
 * that one who was and is alone may carry it out after a day; only its proposer withdraws one; what is over is over.
 */
export const cannotDecide = (
  proposal: Proposal,
  { ending, by, othersWhoMay }: Deciding,
  at: number,
): CannotDecide | null => {
  if (proposalState(proposal, at) !== "open") return "proposal-over";
  const own = proposal.proposedBy === by;
  if (ending === "withdrawn") return own ? null : "not-allowed";
  if (!own) return null;
  if (ending === "rejected" || othersWhoMay > 0) return "own-proposal";
  const from = aloneFrom(proposal);
  if (from === null) return "own-proposal";
  return at < ms(from) ? "wait-alone" : null;
};
