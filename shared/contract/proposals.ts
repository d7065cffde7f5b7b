import { z } from "zod";
import { act, sayableAct } from "../domain/act.ts";
import { oneLine } from "../domain/one-line.ts";
import { proposalStates } from "../domain/proposal.ts";
import { isoTime } from "../domain/time.ts";
import { numberCursor } from "./page-cursor.ts";

const reason = oneLine(3, 300);

export const newProposal = z.object({ act: sayableAct, reason });

export const rejection = z.object({ reason });

const who = z.object({ id: z.string(), displayName: z.string() });

export const proposal = z.object({
  id: z.string(),
  act,
  reason: z.string(),
  proposedBy: who,
  proposedAt: isoTime,
  state: z.enum(proposalStates),
  lapsesAt: isoTime,
  /** Where nobody else could approve it: from when its proposer may carry it out alone. */
  aloneFrom: isoTime.nullable(),
  decidedBy: who.nullable(),
  decidedAt: isoTime.nullable(),
  /** Why it was rejected. */
  note: z.string().nullable(),
});
export type ProposalSeen = z.infer<typeof proposal>;

export const proposalQuery = z.object({
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const proposalPage = z.object({
  items: z.array(proposal),
  next: z.string().nullable(),
});
