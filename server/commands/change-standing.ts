import { type ProblemCode, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { signsLists } from "../../shared/domain/issuing-key.ts";
import type { Pass, PassId, PassStatus } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { isServed } from "../../shared/domain/trip-shape.ts";
import type { KeySet } from "../keys.ts";
import { fromPassId } from "../pass-numbers.ts";
import type { Reads, Reference, Store } from "../store/ports.ts";
import { type PassEvent, passEvent, searchTextOf } from "./issue-pass.ts";
import { issueStatusList } from "./issue-status-lists.ts";

/** Highest revision a token can carry. What comes before a revocation leaves it to that. */
export const lastRev = 255;

interface Standing {
  readonly event: PassEvent;
  /** What the pass becomes; a refusal where it cannot. */
  readonly turn: (tx: Reads, pass: Pass) => Promise<PassStatus | ProblemCode>;
}

/** [P23] What it was suspended in is over: a single trip that ended meanwhile has spent it. */
const afterSuspension = async (tx: Reads, { id, use }: Pass): Promise<PassStatus> => {
  if (use === "multi") return "valid";
  const trips = await tx.tripsOf([id], 0);
  return trips.some(isServed) ? "spent" : "valid";
};

const noneLeft = ({ rev }: Pass): boolean => rev >= lastRev - 1;

const standings = {
  revoke: {
    event: "pass.revoked",
    turn: async (_, { status }) => (status === "revoked" ? "already-revoked" : "revoked"),
  },
  suspend: {
    event: "pass.suspended",
    turn: async (_, pass) => {
      if (pass.status === "revoked") return "already-revoked";
      if (pass.status === "suspended") return "already-suspended";
      return pass.status === "spent" || noneLeft(pass) ? "pass-over" : "suspended";
    },
  },
  reinstate: {
    event: "pass.reinstated",
    turn: async (tx, pass) => {
      if (pass.status === "revoked") return "already-revoked";
      if (pass.status !== "suspended") return "not-suspended";
      return noneLeft(pass) ? "pass-over" : afterSuspension(tx, pass);
    },
  },
} satisfies Record<string, Standing>;

export interface StandingChange {
  readonly to: keyof typeof standings;
  readonly reason: string;
  /** The account. */
  readonly by: string;
}

const isStatus = (turned: PassStatus | ProblemCode): turned is PassStatus =>
  turned === "valid" || turned === "revoked" || turned === "suspended" || turned === "spent";

/**
 * [P12] [P23] Revokes, suspends or reinstates a pass for a stated reason. The pass and its status list change in one transaction,
 * so that whoever hears of either hears of both. Refuses `not-found`, also when `within` says it is out of reach,
 * `already-revoked`, `already-suspended`, `not-suspended`, `pass-over` where it is spent or has no revision left, and
 * `no-signing-key` where this process cannot sign the list. The token stays as it was printed: the newest revision on file
 * and the list overrule it.
 */
export const changeStanding = (
  store: Store,
  keys: KeySet,
  id: PassId,
  { to, reason, by }: StandingChange,
  within: (pass: Pass, reference: Reference) => boolean,
  at: number,
): Promise<Pass | Refusal> =>
  store.write(async (tx) => {
    const before = await tx.pass(id);
    const reference = await tx.reference();
    if (!before || !within(before, reference)) return refusal("not-found");
    const { event, turn }: Standing = standings[to];
    const status = await turn(tx, before);
    if (!isStatus(status)) return refusal(status);
    const carrier = reference.carriers.find((c) => c.id === before.carrier);
    const endpoint = reference.endpoints.find((e) => e.id === before.endpoint);
    const via = reference.endpoints.filter((e) => before.via?.includes(e.id));
    if (!carrier || !endpoint) throw new Error(`the parties of pass ${id} are not on record`);
    const { changeReason: _, askedBy: __, ...kept } = before;
    const reinstated = to === "reinstate";
    const pass: Pass = {
      ...kept,
      rev: Math.min(before.rev + 1, lastRev),
      status,
      // Officers read why a pass stops; of one that does not the history tells.
      statusReason: reinstated ? null : reason,
      ...(reinstated && { changeReason: reason }),
      changedAt: iso(at),
      changedBy: by,
    };
    await tx.putPass(pass, searchTextOf(pass, { carrier, endpoint, via }));
    await tx.append([passEvent(event, pass, reference)], at);
    const { kid, list } = fromPassId(id);
    const key = (await tx.issuingKeys()).find((one) => one.kid === kid);
    if (key && signsLists(key, at)) {
      const signer = keys.signer(key);
      if (!signer) return refusal("no-signing-key");
      await issueStatusList(tx, signer, list, at);
    }
    return pass;
  });
