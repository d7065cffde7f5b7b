import { type ItemKind, tabletKinds } from "../shared/contract/sync.ts";
import { type Action, mayAnywhere, scopesFor } from "../shared/domain/access.ts";
import type { Grant, Scope } from "../shared/domain/access-shape.ts";
import { issuingReach, type Reach, reachOf } from "../shared/domain/expand-scope.ts";
import { withMerged } from "../shared/domain/merged.ts";
import type { Caller } from "./caller.ts";
import { placesOf } from "./places.ts";
import type { NewEvent, Reference } from "./store/ports.ts";
import { everyone, topicsWithin } from "./topics.ts";

/** [X23] What a caller receives, by snapshot, `changes` and socket alike [F3]. */
export interface Audience {
  /** Audiences of the same key receive the same, so it is put together once for all of them. */
  readonly key: string;
  readonly kind: "person" | "device";
  /** The post that a tablet serves; null for a person. */
  readonly post: string | null;
  /** Where things of a kind are seen; null: that kind is not for this caller. */
  readonly reach: (kind: ItemKind) => Reach | null;
  /** [A28] Where alerts are seen whole, with what people did; null: nowhere. */
  readonly alertsWhole: Reach | null;
  /** Does it reach some things and not others? What lies where then decides what it receives. */
  readonly bounded: boolean;
  /** Equal for two audiences exactly when they receive the same. */
  readonly extent: string;
  /** Topics that can carry anything for this caller; null: any topic can. */
  readonly topics: readonly string[] | null;
  readonly sees: (event: Pick<NewEvent, "subject" | "topics">) => boolean;
}

/** [X1] What a person must be allowed to do to receive things of a kind. Keys and lists are for tablets. */
const actionFor: Readonly<Partial<Record<ItemKind, Action>>> = {
  pass: "pass.read",
  trip: "trip.read",
  scan: "trip.read",
  device: "device.read",
  area: "reference.read",
  checkpoint: "reference.read",
  corridor: "reference.read",
  endpoint: "reference.read",
  carrier: "reference.read",
  rules: "reference.read",
  proposal: "proposal.read",
  question: "question.read",
  manifest: "trip.read",
  alert: "alert.told",
  "risk-level": "reference.read",
  measure: "reference.read",
  watch: "watch.read",
  convoy: "convoy.read",
  "road-mark": "reference.read",
  application: "application.read",
  "sign-up": "user.read",
};

/** Places, rules, keys and lists have no place themselves: whoever receives the kind receives them all. */
const placed: readonly ItemKind[] = [
  "pass",
  "trip",
  "scan",
  "device",
  "proposal",
  "question",
  "manifest",
  "alert",
  "watch",
  "convoy",
  "application",
  "sign-up",
];

/** [W7] [N6] An entry of the watchlist, and a request for an account, lie in an area, whether or not a post stands in it. */
const topicsOfKind = (of: ItemKind, reach: Reach): readonly string[] =>
  of === "watch" || of === "sign-up"
    ? [...topicsWithin(reach), ...[...reach.areas].map((id) => `area:${id}`)]
    : topicsWithin(reach);

const makeAudience = (
  key: string,
  post: Audience["post"],
  reaches: ReadonlyMap<ItemKind, Reach>,
  alertsWhole: Reach | null,
): Audience => {
  const topicsOf = new Map(
    [...reaches].map(([of, reach]) => [
      of,
      reach.all ? null : new Set(placed.includes(of) ? topicsOfKind(of, reach) : [everyone]),
    ]),
  );
  const all = [...topicsOf.values()].some((topics) => topics === null);
  const extents = [...topicsOf].map(([of, topics]) => `${of} ${topics ? [...topics] : "all"}`);
  return {
    key,
    kind: post === null ? "person" : "device",
    post,
    reach: (of) => reaches.get(of) ?? null,
    alertsWhole,
    bounded: [...reaches].some(([of, reach]) => placed.includes(of) && !reach.all),
    extent: `${key}\n${extents.join("\n")}`,
    topics: all ? null : [...new Set([...topicsOf.values()].flatMap((topics) => [...topics!]))],
    sees: ({ subject, topics }) => {
      if (subject.kind === "person" || subject.kind === "webhook") return false;
      const within = topicsOf.get(subject.kind);
      return within === null || topics.some((topic) => within?.has(topic));
    },
  };
};

const personAudience = (grants: readonly Grant[], reference: Reference, key: string): Audience => {
  // [B3] A socket's person was read when it was opened.
  const reaching = withMerged(grants, reference);
  const reaches = new Map<ItemKind, Reach>();
  const byScopes = new Map<string, Reach>();
  for (const [kind, action] of Object.entries(actionFor) as [ItemKind, Action][]) {
    const scopes = scopesFor(reaching, action);
    if (scopes.length === 0) continue;
    // [Y7] Whoever may issue is told, not all that the vehicle drives by.
    const reachFor = kind === "application" ? issuingReach : reachOf;
    const known = JSON.stringify([reachFor.name, scopes]);
    const reach = byScopes.get(known) ?? reachFor(scopes, reference);
    byScopes.set(known, reach);
    reaches.set(kind, reach);
  }
  const whole = scopesFor(reaching, "alert.read");
  return makeAudience(key, null, reaches, whole.length === 0 ? null : reachOf(whole, reference));
};

/**
 * A tablet reaches what its post does, [F13] and the corridors its post keeps in reserve; a patrol's, which scans wherever
 * it is, everything.
 */
const deviceAudience = (checkpoint: string, reference: Reference, key: string): Audience => {
  const post = reference.checkpoints.find(({ id }) => id === checkpoint);
  const here: Scope = { kind: "checkpoint", id: checkpoint };
  const reserve = (post?.reserve ?? []).map((id): Scope => ({ kind: "corridor", id }));
  const reach = reachOf(
    post?.kind === "patrol" ? [{ kind: "all" }] : [here, ...reserve],
    reference,
  );
  const own = reachOf([here], reference);
  const reachFor = (kind: ItemKind): Reach => {
    // [O50] What its own officers ask is nobody else's business, a patrol's neither.
    if (kind === "question") return own;
    // [R7] Names are of no use to a post before the vehicle is there, which hardly ever comes by its reserve.
    return kind === "manifest" && post?.kind !== "patrol" ? own : reach;
  };
  const made = makeAudience(
    key,
    checkpoint,
    new Map(tabletKinds.map((kind) => [kind, reachFor(kind)])),
    null,
  );
  // [X25] Who may be on duty there follows from the areas it lies in.
  const areas = placesOf(reference).checkpoints.get(checkpoint) ?? [];
  return { ...made, extent: `${made.extent}\nin ${areas.join(" ")}` };
};

/** Working a reach out walks all areas; it stays true for as long as places do, whose object changes with them. */
const known = new WeakMap<Reference, Map<string, Audience>>();

/** What a caller may receive, or null for those who may not follow along at all. */
export const audienceOf = (caller: Caller, reference: Reference): Audience | null => {
  if (caller.kind === "anyone") return null;
  if (caller.kind === "person" && !mayAnywhere(caller.grants, "sync")) return null;
  const key =
    caller.kind === "device"
      ? `device ${caller.device.checkpoint}`
      : `person ${JSON.stringify(caller.grants)}`;
  const kept = known.get(reference) ?? new Map<string, Audience>();
  known.set(reference, kept);
  const before = kept.get(key);
  if (before) return before;
  const made =
    caller.kind === "device"
      ? deviceAudience(caller.device.checkpoint, reference, key)
      : personAudience(caller.grants, reference, key);
  kept.set(key, made);
  return made;
};
