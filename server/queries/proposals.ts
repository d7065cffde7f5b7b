import type { ProposalSeen } from "../../shared/contract/proposals.ts";
import { may } from "../../shared/domain/access.ts";
import { aloneFrom, lapsesAt, type Proposal, proposalState } from "../../shared/domain/proposal.ts";
import type { Caller } from "../caller.ts";
import { commandOf } from "../commands/acts.ts";
import type { Page, Reads } from "../store/ports.ts";

type Who = ProposalSeen["proposedBy"];

const whoIs = async (reads: Pick<Reads, "accounts">): Promise<(id: string) => Who> => {
  const names = new Map((await reads.accounts()).map((one) => [one.id, one.displayName]));
  return (id) => ({ id, displayName: names.get(id) ?? id });
};

const present = (proposal: Proposal, who: (id: string) => Who, at: number): ProposalSeen => {
  const { id, act, reason, proposedAt, decidedBy, decidedAt, note } = proposal;
  return {
    id,
    act,
    reason,
    proposedBy: who(proposal.proposedBy),
    proposedAt,
    state: proposalState(proposal, at),
    lapsesAt: lapsesAt(proposal),
    aloneFrom: aloneFrom(proposal),
    decidedBy: decidedBy === null ? null : who(decidedBy),
    decidedAt,
    note,
  };
};

/** Proposals with the names of their people, as they stand at a time (ms). */
export const presentProposals = async (
  reads: Pick<Reads, "accounts">,
  proposals: readonly Proposal[],
  at: number,
): Promise<ProposalSeen[]> => {
  const who = await whoIs(reads);
  return proposals.map((proposal) => present(proposal, who, at));
};

export const proposalsByIds = async (
  reads: Reads,
  ids: readonly string[],
  at: number,
): Promise<ProposalSeen[]> => {
  const found = await Promise.all(ids.map((id) => reads.proposal(id)));
  return presentProposals(
    reads,
    found.flatMap((one) => one ?? []),
    at,
  );
};

/** A page of the proposals, less those about places that the caller does not reach. */
export const proposalsFor = async (
  reads: Reads,
  caller: Caller,
  asked: Parameters<Reads["findProposals"]>[0],
  at: number,
): Promise<Page<ProposalSeen> & { items: ProposalSeen[] }> => {
  const { items, next } = await reads.findProposals(asked);
  const reference = await reads.reference();
  const grants = caller.kind === "person" ? caller.grants : [];
  const within = items.filter(({ act }) =>
    commandOf(act)
      .subjects(act, reference)
      .every((subject) => may(grants, "proposal.read", subject)),
  );
  return { items: await presentProposals(reads, within, at), next };
};
