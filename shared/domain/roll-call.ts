import { type ConvoyNow, type Extra, type Member, spanOf } from "./convoy.ts";
import type { Convoy, MemberState } from "./convoy-shape.ts";
import type { PassId } from "./pass.ts";
import type { Corridor } from "./place.ts";
import type { Plate } from "./plate.ts";
import type { Decision } from "./scan.ts";
import { type IsoTime, iso, ms } from "./time.ts";
import type { Trip } from "./trip-shape.ts";

/** A vehicle seen at a post, as a roll-call asks for it. */
export interface ConvoyLook {
  readonly pass: PassId | null;
  readonly plate: Plate | null;
  readonly scan: string;
  readonly trip: string | null;
  readonly checkpoint: string;
  readonly at: IsoTime;
  readonly decision: Decision;
  readonly occupants: number | null;
  /** It came where it was bound with this. */
  readonly arrived: boolean;
}

/** What trips tell of their vehicles: a corrected scan goes as it counts now [T11]. */
export const looksOfTrips = (trips: readonly Trip[]): ConvoyLook[] =>
  trips.flatMap(({ id, pass, plate, status, sightings }) =>
    sightings.map(({ scan, checkpoint, at, decision, occupants }, place) => ({
      ...{ pass, plate, scan, trip: id, checkpoint, at, decision, occupants },
      arrived: status === "arrived" && place === sightings.length - 1,
    })),
  );

/** [C3] States that stand for a vehicle of the convoy at a post; the others but `awaited` explain why it is not there. */
const standing: ReadonlySet<MemberState> = new Set(["here", "held", "passed"]);

export interface Called {
  readonly member: Member;
  readonly state: MemberState;
  /** When it was first seen here; null where it was not. */
  readonly look: ConvoyLook | null;
}

/** Điểm danh: the roll of a convoy at one post. Vehicles that have not joined by then are not on it. */
export interface RollCall {
  readonly checkpoint: string;
  readonly km: number;
  readonly called: readonly Called[];
  readonly extras: readonly Extra[];
  readonly firstAt: IsoTime | null;
  readonly lastAt: IsoTime | null;
  /** Since when it is done; null while it is being called. */
  readonly rolledAt: IsoTime | null;
}

/** The posts of a convoy in the order it comes by them; none where its corridor does not run through both its ends. */
export const postsOf = (
  { entry, exit }: Pick<Convoy, "entry" | "exit">,
  way: Pick<Corridor, "posts"> | undefined,
): Corridor["posts"] => {
  const posts = way?.posts ?? [];
  const from = posts.findIndex(({ checkpoint }) => checkpoint === entry);
  const to = posts.findIndex(({ checkpoint }) => checkpoint === exit);
  if (from < 0 || to < 0) return [];
  return from <= to ? posts.slice(from, to + 1) : posts.slice(to, from + 1).reverse();
};

const byTime = (a: ConvoyLook, b: ConvoyLook): number =>
  ms(a.at) - ms(b.at) || (a.scan < b.scan ? -1 : 1);

/** By pass where both have one, for another vehicle may drive with the load [T19]; else by plate. */
const isOf = ({ pass, plate }: Member, look: ConvoyLook): boolean =>
  pass !== null && look.pass !== null ? pass === look.pass : plate === look.plate;

/** By plate, what was seen of each member while the convoy was under way, in event time, each scan once. */
export const looksOfMembers = (
  now: ConvoyNow,
  looks: readonly ConvoyLook[],
): ReadonlyMap<Plate, readonly ConvoyLook[]> => {
  const { from, until } = spanOf(now);
  const byPass = new Map<string, Member>();
  const byPlate = new Map<string, Member>();
  for (const member of now.members) {
    if (member.pass !== null) byPass.set(member.pass, member);
    byPlate.set(member.plate, member);
  }
  const found = new Map<Plate, ConvoyLook[]>(now.members.map(({ plate }) => [plate, []]));
  const once = new Map(looks.map((look) => [look.scan, look]));
  for (const look of once.values()) {
    if (ms(look.at) < from || ms(look.at) > until) continue;
    const named = byPlate.get(look.plate ?? "");
    const member = byPass.get(look.pass ?? "") ?? (named && isOf(named, look) ? named : undefined);
    if (member) found.get(member.plate)!.push(look);
  }
  for (const its of found.values()) its.sort(byTime);
  return found;
};

/** Looks that count for the convoy: not those made once it had left. */
const whileWith = ({ left }: Member, looks: readonly ConvoyLook[]): readonly ConvoyLook[] =>
  left ? looks.filter(({ at }) => ms(at) <= ms(left.at)) : looks;

const isGone = ({ decision }: ConvoyLook): boolean =>
  decision === "turn-back" || decision === "refer";

/** [C2] The rolls of a convoy at each of its posts, in the order it comes by them. */
export const rollCalls = (
  convoy: Convoy,
  now: ConvoyNow,
  way: Pick<Corridor, "posts"> | undefined,
  looks: readonly ConvoyLook[],
): readonly RollCall[] => {
  const posts = postsOf(convoy, way);
  const order = new Map(posts.map(({ checkpoint }, place) => [checkpoint, place]));
  const seen = looksOfMembers(now, looks);

  const stateAt = (member: Member, place: number): Omit<Called, "member"> => {
    const its = whileWith(member, seen.get(member.plate) ?? []);
    const here = its.filter(({ checkpoint }) => order.get(checkpoint) === place);
    const last = here.at(-1);
    if (last) {
      const held = last.decision === "hold" ? "held" : "here";
      return { state: isGone(last) ? "refused" : held, look: here[0]! };
    }
    if (its.some(({ checkpoint }) => (order.get(checkpoint) ?? -1) > place))
      return { state: "passed", look: null };
    const { left } = member;
    // Who left at a post further on has come by here.
    if (left && (order.get(left.checkpoint ?? "") ?? -1) > place)
      return { state: "passed", look: null };
    const before = its.at(-1);
    if (before?.arrived) return { state: "arrived", look: null };
    if (before && isGone(before)) return { state: "turned-away", look: null };
    if (left) return { state: left.to === null ? "left" : "gone-over", look: null };
    return { state: "awaited", look: null };
  };

  /** Had it joined by then? By the post it joined at, or where none is known by the time. */
  const isOn = (
    { since }: Member,
    place: number,
    look: ConvoyLook | null,
    firstAt: number,
  ): boolean => {
    if (!since) return true;
    const joined = order.get(since.checkpoint ?? "");
    if (joined !== undefined) return joined <= place;
    return (look ? ms(look.at) : firstAt) >= ms(since.at);
  };

  /** [C6] Left, and there all the same. */
  const cameBack = (place: number): Extra[] =>
    now.members.flatMap((member) => {
      const { left, plate, pass } = member;
      if (!left || left.to !== null) return [];
      const look = (seen.get(plate) ?? []).find(
        ({ checkpoint, at }) => order.get(checkpoint) === place && ms(at) > ms(left.at),
      );
      const { checkpoint, at, scan } = look ?? {};
      return look
        ? [{ vehicle: { plate, pass }, checkpoint: checkpoint!, at: at!, scan: scan! }]
        : [];
    });

  return posts.map(({ checkpoint, km }, place): RollCall => {
    const all = now.members.map((member) => ({ member, ...stateAt(member, place) }));
    const times = all.flatMap(({ look }) => (look ? ms(look.at) : []));
    const firstAt = times.length === 0 ? null : Math.min(...times);
    const lastAt = times.length === 0 ? null : Math.max(...times);
    const members = new Set(now.members.filter(({ left }) => !left).map(({ plate }) => plate));
    return {
      checkpoint,
      km,
      called: all.filter(({ member, look }) =>
        isOn(member, place, look, firstAt ?? Number.POSITIVE_INFINITY),
      ),
      extras: [
        ...now.extras.filter(
          (one) => one.checkpoint === checkpoint && !members.has(one.vehicle.plate),
        ),
        ...cameBack(place),
      ],
      firstAt: firstAt === null ? null : iso(firstAt),
      lastAt: lastAt === null ? null : iso(lastAt),
      rolledAt: now.rolled.get(checkpoint) ?? null,
    };
  });
};

/** What a roll comes to. */
export interface RollCount {
  /** On the roll: there, awaited, or not there for a reason. */
  readonly onRoll: number;
  /** There, or known to have gone by. */
  readonly there: number;
  readonly awaited: number;
  readonly explained: number;
  readonly extras: number;
  /** People counted aboard of those seen here, and vehicles there of which nobody counted. */
  readonly people: number;
  readonly uncounted: number;
}

/** [C3] `onRoll` = `there` + `awaited` + `explained`, at every post. */
export const countOf = ({ called, extras }: RollCall): RollCount => {
  const there = called.filter(({ state }) => standing.has(state));
  const awaited = called.filter(({ state }) => state === "awaited").length;
  return {
    onRoll: called.length,
    there: there.length,
    awaited,
    explained: called.length - there.length - awaited,
    extras: extras.length,
    people: there.reduce((sum, { look }) => sum + (look?.occupants ?? 0), 0),
    uncounted: there.filter(({ look }) => (look?.occupants ?? null) === null).length,
  };
};

/** Those seen at a post as they came, in parts that are further apart than `gapMs`. */
export const partsOf = ({ called }: RollCall, gapMs: number): readonly (readonly Called[])[] => {
  const came = called
    .filter(({ look, state }) => look && standing.has(state))
    .sort((a, b) => byTime(a.look!, b.look!));
  const parts: Called[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const one of came) {
    const at = ms(one.look!.at);
    if (at - before > gapMs) parts.push([one]);
    else parts.at(-1)!.push(one);
    before = at;
  }
  return parts;
};
