import type { ConvoyNow } from "./convoy.ts";
import type { Plate } from "./plate.ts";
import type { ConvoyLook, RollCall } from "./roll-call.ts";
import { type IsoTime, iso, ms } from "./time.ts";

/** As fast as lorries drive behind an escort. */
const convoyKmh = 35;

type Post = Pick<RollCall, "checkpoint" | "km">;

/** How long, ms, a convoy takes that sets out from a post of its corridor for another at a moment (ms); infinite where nobody knows. */
export type Drive = (from: Post, to: Post, at: number) => number;

/** By the distance alone: where travel times are not at hand. */
export const byDistance: Drive = (from, to) => (Math.abs(to.km - from.km) / convoyKmh) * 3_600_000;

/** Where a vehicle was last seen, and where it probably is. */
export interface Whereabouts {
  readonly look: ConvoyLook;
  /** The post it has not come to yet; null where there is none. */
  readonly next: string | null;
  /** Kilometres along the corridor, no further than that post; null where it was last seen elsewhere, and on a shut road. */
  readonly km: number | null;
}

/** [C8] Of one that is behind: `looks` in event time; null where it was seen nowhere. `at` in ms. */
export const whereabouts = (
  looks: readonly ConvoyLook[],
  posts: readonly Post[],
  at: number,
  drive: Drive = byDistance,
): Whereabouts | null => {
  const look = looks.at(-1);
  if (!look) return null;
  const place = posts.findIndex(({ checkpoint }) => checkpoint === look.checkpoint);
  const from = posts[place];
  const next = posts[place + 1];
  if (!from || !next) return { look, next: null, km: from?.km ?? null };
  const way = next.km - from.km;
  const takes = drive(from, next, ms(look.at));
  // On a road that is shut it is anywhere before that.
  if (takes === Number.POSITIVE_INFINITY) return { look, next: next.checkpoint, km: null };
  const share = Math.min(1, Math.max(0, at - ms(look.at)) / Math.max(1, takes));
  return { look, next: next.checkpoint, km: from.km + way * share };
};

/** When a convoy is expected at a post: its first vehicle and its last, and how many it is still waiting for. */
export interface MergedArrival {
  readonly first: IsoTime;
  readonly last: IsoTime;
  readonly vehicles: number;
}

/** [C7] One arrival of them all, from where each was last seen; null where nobody awaited was seen before. */
export const mergedArrival = (
  rolls: readonly RollCall[],
  seen: ReadonlyMap<Plate, readonly ConvoyLook[]>,
  checkpoint: string,
  drive: Drive = byDistance,
): MergedArrival | null => {
  const roll = rolls.find((one) => one.checkpoint === checkpoint);
  if (!roll) return null;
  const posts = new Map(rolls.map((one) => [one.checkpoint, one]));
  const times = roll.called.flatMap(({ member, state }) => {
    const last = seen.get(member.plate)?.at(-1);
    const from = posts.get(last?.checkpoint ?? "");
    if (state !== "awaited" || !last || !from) return [];
    const takes = drive(from, roll, ms(last.at));
    return takes === Number.POSITIVE_INFINITY ? [] : [ms(last.at) + takes];
  });
  return times.length === 0
    ? null
    : { first: iso(Math.min(...times)), last: iso(Math.max(...times)), vehicles: times.length };
};

/** Not with it: held, turned away, or where it is bound. */
const isAway = (look: ConvoyLook | undefined): boolean =>
  look !== undefined &&
  (look.arrived ||
    look.decision === "hold" ||
    look.decision === "turn-back" ||
    look.decision === "refer");

/**
 * [C9] The vehicle that leads: the one named, or while that is not with it the next in the order they drive. `barred`: plates
 * whose pass no longer lets them drive. Null where nobody is left.
 */
export const leadOf = (
  now: ConvoyNow,
  seen: ReadonlyMap<Plate, readonly ConvoyLook[]>,
  barred: ReadonlySet<Plate>,
): Plate | null => {
  const named = now.members.filter(({ plate }) => plate === now.lead);
  const found = [...named, ...now.members].find(
    (member) =>
      !member.left && !barred.has(member.plate) && !isAway(seen.get(member.plate)?.at(-1)),
  );
  return found?.plate ?? null;
};
