import { type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { Asked } from "../../../shared/contract/routes.ts";
import type { Pass, PassId } from "../../../shared/domain/pass.ts";
import type { Caller } from "../../caller.ts";
import { amendPass } from "../../commands/amend-pass.ts";
import { changeStanding, type StandingChange } from "../../commands/change-standing.ts";
import { type Issuer, issuerOf } from "../../commands/decide-registration.ts";
import { issuePass, signDrillPass } from "../../commands/issue-pass.ts";
import type { KeySet } from "../../keys.ts";
import { mayWithPass } from "../../may-with-pass.ts";
import { passQrPng, passQrSvg } from "../../outbound/qr.ts";
import { passHistory } from "../../queries/pass-history.ts";
import { foundPassesFor, passesFor } from "../../queries/passes.ts";
import type { Reference, Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";

const issuing = (caller: Caller): Issuer | null =>
  caller.kind === "person" ? issuerOf(caller.account, caller.grants) : null;

export const passHandlers = (
  store: Store,
  keys: KeySet,
): Pick<
  Handlers,
  | "issuePass"
  | "signDrillPass"
  | "passes"
  | "foundPasses"
  | "pass"
  | "passQrSvg"
  | "passQrPng"
  | "amendPass"
  | "passHistory"
  | "revokePass"
  | "suspendPass"
  | "reinstatePass"
> => {
  /** What lies out of reach does not exist: ids can be guessed. */
  const readable = async (id: PassId, caller: Caller): Promise<Pass | Refusal> => {
    const pass = await store.reads.pass(id);
    const reference = await store.reads.reference();
    return pass && mayWithPass(caller, "pass.read", pass, reference) ? pass : refusal("not-found");
  };

  const change = async (
    to: StandingChange["to"],
    { params, body: { reason } }: Pick<Asked<"revokePass">, "params" | "body">,
    { caller, at }: CallContext,
  ): Promise<Pass | Refusal> => {
    if (caller.kind !== "person") return refusal("not-allowed");
    const within = (pass: Pass, reference: Reference) =>
      mayWithPass(caller, "pass.revoke", pass, reference);
    return changeStanding(store, keys, params.id, { to, reason, by: caller.account }, within, at);
  };

  return {
    issuePass: async ({ body }, { caller, at }) => {
      const by = issuing(caller);
      return by ? issuePass(store, keys, body, by, at) : refusal("not-allowed");
    },

    signDrillPass: async ({ body }, { caller, at }) => {
      const by = issuing(caller);
      return by ? signDrillPass(store, keys, body, by, at) : refusal("not-allowed");
    },

    passes: ({ query }, { caller, at }) => passesFor(store.reads, caller, query, at),

    foundPasses: ({ query }, { caller, at }) => foundPassesFor(store.reads, caller, query, at),

    pass: ({ params }, { caller }) => readable(params.id, caller),

    passQrSvg: async ({ params }, { caller }) => {
      const pass = await readable(params.id, caller);
      return "refused" in pass ? pass : passQrSvg(pass.token);
    },

    passQrPng: async ({ params }, { caller }) => {
      const pass = await readable(params.id, caller);
      return "refused" in pass ? pass : passQrPng(pass.token);
    },

    amendPass: async ({ params, body }, { caller, at }) => {
      const by = issuing(caller);
      return by ? amendPass(store, keys, params.id, body, by, at) : refusal("not-allowed");
    },

    passHistory: async ({ params }, { caller }) => {
      const pass = await readable(params.id, caller);
      return "refused" in pass ? pass : { items: [...(await passHistory(store.reads, pass.id))] };
    },

    revokePass: (asked, context) => change("revoke", asked, context),
    suspendPass: (asked, context) => change("suspend", asked, context),
    reinstatePass: (asked, context) => change("reinstate", asked, context),
  };
};
