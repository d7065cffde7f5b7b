import { randomUUID } from "node:crypto";
import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { ProposalSeen } from "../../../shared/contract/proposals.ts";
import { may } from "../../../shared/domain/access.ts";
import type { Act } from "../../../shared/domain/act.ts";
import type { Proposal } from "../../../shared/domain/proposal.ts";
import type { Caller } from "../../caller.ts";
import { commandOf } from "../../commands/acts.ts";
import { type Decision, decideProposal } from "../../commands/decide-proposal.ts";
import { propose } from "../../commands/propose.ts";
import type { KeySet } from "../../keys.ts";
import { presentProposals } from "../../queries/proposals.ts";
import type { Reference, Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";

const mayRead = (caller: Caller, act: Act, reference: Reference): boolean =>
  caller.kind === "person" &&
  commandOf(act)
    .subjects(act, reference)
    .every((subject) => may(caller.grants, "proposal.read", subject));

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
    proposals: async ({ query }, { caller, at }) => {
      const { items, next } = await reads.findProposals(query);
      const reference = await reads.reference();
      const within = items.filter(({ act }) => mayRead(caller, act, reference));
      return { items: await presentProposals(reads, within, at), next };
    },
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
