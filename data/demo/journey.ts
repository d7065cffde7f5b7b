import type { AtPost, Deed, Shown } from "./happening.ts";
import type { Seeded } from "./seeded.ts";
import type { Way } from "./ways.ts";

/** A deed and when it is done, ms after the day began. */
export type Timed = Deed & { readonly at: number };

export const minutes = (count: number): number => count * 60_000;

const hours = (km: number, kmPerHour: number): number => minutes((km / kmPerHour) * 60);

/** The direction of a scan: out at a border post that ends the corridor, in everywhere else. */
const directionAt = (way: Way, index: number): AtPost["direction"] =>
  index > 0 && index === way.corridor.posts.length - 1 ? "out" : "in";

export interface Ride {
  readonly way: Way;
  readonly shown: Shown;
  readonly occupants: number;
  /** When it comes to the entry post, ms after the day began. */
  readonly enters: number;
}

export const atPost = (
  ride: Ride,
  index: number,
  at: number,
  more: Partial<AtPost> = {},
): Timed & AtPost => ({
  at,
  does: "scan",
  checkpoint: ride.way.posts[index]!.checkpoint,
  direction: directionAt(ride.way, index),
  shown: ride.shown,
  plateMatches: ride.shown.by === "walk-up" ? null : true,
  occupants: ride.occupants,
  otherwise: "let-through",
  stopped: "hold",
  note: null,
  ...more,
});

/** A typical lorry's drive: every post on the way, then the gate or the receiver. `from` skips posts before it. */
export const drive = (ride: Ride, random: Seeded, from = 0, leaves = ride.enters): Timed[] => {
  const { way } = ride;
  const kmPerHour = random.whole(42, 58);
  let at = leaves;
  const deeds: Timed[] = [];
  for (const [index, post] of way.posts.entries()) {
    if (index < from) continue;
    if (index > from) {
      const km = post.km - way.posts[index - 1]!.km;
      // A queue of up to six minutes at the barrier.
      at += hours(km, kmPerHour) + minutes(random.whole(0, 6));
    }
    deeds.push(atPost(ride, index, at));
  }
  const rest = way.leavesAt - way.posts.at(-1)!.km;
  at +=
    hours(Math.max(rest, 0.3), kmPerHour) + hours(way.asideKm, 25) + minutes(random.whole(2, 9));
  deeds.push(arrive(ride, at));
  return deeds;
};

/** At the endpoint's own gate where it has a post, else by the receiver. */
const arrive = (ride: Ride, at: number): Timed => {
  const { gate } = ride.way;
  if (!gate) return { at, does: "confirm", occupants: ride.occupants };
  return { ...atPost(ride, 0, at), checkpoint: gate.id, direction: "in" };
};

/** The same drive with other people aboard at its end: fewer or more than entered. */
export const withCountAtEnd = (deeds: readonly Timed[], occupants: number): Timed[] =>
  deeds.map((deed, index) =>
    index === deeds.length - 1 && (deed.does === "scan" || deed.does === "confirm")
      ? { ...deed, occupants }
      : deed,
  );
