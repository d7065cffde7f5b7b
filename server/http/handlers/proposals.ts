import { randomUUID } from "node:crypto";
import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { ProposalSeen } from "../../../shared/contract/proposals.ts";
import type { Proposal } from "../../../shared/domain/proposal.ts";
import { type Decision, decideProposal } from "../../commands/decide-proposal.ts";
import { propose } from "../../commands/propose.ts";
import type { KeySet } from "../../keys.ts";
import { presentProposals, proposalsFor } from "../../queries/proposals.ts";
import type { Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";

export const proposalHandlers = (
  store: Store,
  keys: KeySet,
): Pick<
  Handlers,
  "proposals" | "propose" | "approveProposal" | "rejectProposal" | "withdrawProposal"
> => {
  const { reads } = store;

  const told = async (result: Proposal | Refusal, at: number): Promise<ProposalSeen | Refusal> => {
    if (isRefusal(result)) return result;
    const [proposal] = await presentProposals(reads, [result], at);
    return proposal ?? refusal("not-found");
  };

  const end = async (decision: Decision, { caller, at }: CallContext) =>
    caller.kind === "person"
      ? told(await decideProposal(store, { keys }, decision, caller.account, at), at)
      : refusal("not-allowed");

  return {
    proposals: ({ query }, { caller, at }) => proposalsFor(reads, caller, query, at),
    propose: async ({ body }, { caller, at }) =>
      caller.kind === "person"
        ? told(await propose(store, { id: randomUUID(), ...body }, caller.account, at), at)
        : refusal("not-allowed"),
    approveProposal: ({ params }, context) =>
      end({ ...params, ending: "carried-out", note: null }, context),
    rejectProposal: ({ params, body }, context) =>
      end({ ...params, ending: "rejected", note: body.reason }, context),
    withdrawProposal: ({ params }, context) =>
      end({ ...params, ending: "withdrawn", note: null }, context),
  };
};
