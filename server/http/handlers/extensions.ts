import type { ExtensionSeen } from "../../../shared/contract/extensions.ts";
import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import { type Decision, decideProposal } from "../../commands/decide-proposal.ts";
import { actOf, undoExtension } from "../../commands/extend-passes.ts";
import { makeExtension } from "../../commands/find-extended.ts";
import { propose } from "../../commands/propose.ts";
import type { KeySet } from "../../keys.ts";
import {
  extendedFrom,
  extensionFor,
  reachesExtension,
  seenExtension,
} from "../../queries/extensions.ts";
import type { ExtensionRunner } from "../../run-extensions.ts";
import type { ExtensionRow } from "../../store/extension-ports.ts";
import type { Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

export const extensionHandlers = (
  store: Store,
  keys: KeySet,
  runner: ExtensionRunner,
  limits: RateLimits,
): Pick<
  Handlers,
  | "extensions"
  | "makeExtension"
  | "extension"
  | "extensionPasses"
  | "proposeExtension"
  | "approveExtension"
  | "rejectExtension"
  | "withdrawExtension"
  | "undoExtension"
> => {
  const { reads } = store;

  const told = async (
    result: ExtensionRow | Refusal,
    at: number,
  ): Promise<ExtensionSeen | Refusal> => {
    if ("refused" in result) return result;
    runner.wake();
    return seenExtension(reads, result, at);
  };

  /** [P24] An extension is proposed under its own id, so once. */
  const end = async (
    id: string,
    decision: Omit<Decision, "id">,
    { caller, at }: CallContext,
  ): Promise<ExtensionSeen | Refusal> => {
    const row = await extensionFor(reads, id, caller);
    if ("refused" in row) return row;
    if (caller.kind !== "person") return refusal("not-allowed");
    if (!(await reads.proposal(row.id))) return refusal("extension-state");
    const decided = await decideProposal(
      store,
      { keys },
      { id: row.id, ...decision },
      caller.account,
      at,
    );
    return isRefusal(decided) ? decided : told(await extensionFor(reads, id, caller), at);
  };

  return {
    extensions: async ({ query }, { caller, at }) => {
      const { items, next } = await reads.findExtensions(query);
      const reference = await reads.reference();
      const within = items.filter((row) => reachesExtension(row, caller, reference));
      return {
        items: await Promise.all(within.map((row) => seenExtension(reads, row, at))),
        next,
      };
    },
    makeExtension: async ({ body }, { caller, at }) => {
      if (caller.kind !== "person") return refusal("not-allowed");
      const refused = await limits.take("extensions", caller.account);
      if (refused) return { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 10 };
      return told(await makeExtension(store, body, caller.account, at), at);
    },
    extension: async ({ params }, { caller, at }) => {
      const row = await extensionFor(reads, params.id, caller);
      return "refused" in row ? row : seenExtension(reads, row, at);
    },
    extensionPasses: async ({ params, query }, { caller, language }) => {
      const row = await extensionFor(reads, params.id, caller);
      return "refused" in row ? row : extendedFrom(reads, row, query, language);
    },
    proposeExtension: async ({ params }, { caller, at }) => {
      const row = await extensionFor(reads, params.id, caller);
      if ("refused" in row) return row;
      if (caller.kind !== "person") return refusal("not-allowed");
      if (row.counts.good === 0) return refusal("extension-state");
      const asked = { id: row.id, act: actOf(row), reason: row.reason };
      const proposed = await propose(store, asked, caller.account, at);
      return isRefusal(proposed) ? proposed : told(row, at);
    },
    approveExtension: ({ params }, context) =>
      end(params.id, { ending: "carried-out", note: null }, context),
    rejectExtension: ({ params, body }, context) =>
      end(params.id, { ending: "rejected", note: body.reason }, context),
    withdrawExtension: ({ params }, context) =>
      end(params.id, { ending: "withdrawn", note: null }, context),
    undoExtension: async ({ params, body }, { caller, at }) => {
      const row = await extensionFor(reads, params.id, caller);
      if ("refused" in row) return row;
      if (caller.kind !== "person") return refusal("not-allowed");
      const { account: by } = caller;
      return told(
        await undoExtension(
          store,
          row.id,
          { by, reason: body.reason },
          (held, reference) => reachesExtension(held, caller, reference),
          at,
        ),
        at,
      );
    },
  };
};
