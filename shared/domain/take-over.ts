import type { Plate } from "./plate.ts";
import { plateLook } from "./plate-look.ts";
import type { PlateInForce, TakeOver } from "./take-over-shape.ts";
import { ms } from "./time.ts";
import type { Trip } from "./trip-shape.ts";

type Sightings = Pick<Trip, "sightings">;

interface Seen {
  readonly plate: Plate;
  readonly takeOver?: TakeOver;
}

/**
 * [T19] What each look of a trip tells of a vehicle or driver that took over, in order, and the plate that its vehicle has
 * after all of them; null where it was always the same.
 */
export const takeOversOf = (looks: readonly Seen[]) => {
  let now: Plate | null = null;
  const told = looks.map(({ plate, takeOver }) => {
    if (!takeOver) return {};
    const from = now ?? plate;
    now = takeOver.plate ?? now;
    return { takeOver: { ...takeOver, from, plate: takeOver.plate ?? from } };
  });
  return { told, plate: now as Plate | null };
};

/**
 * [T19] Under which plate a trip's load drives at a moment (ms), where that is another than it began with or was given back.
 * `but`: a scan that counts for nothing, as it is being corrected.
 */
export const plateInForceAt = (
  { sightings }: Sightings,
  at: number,
  but: string | null = null,
): PlateInForce | null => {
  const last = sightings.findLast(
    ({ scan, takeOver, at: seen }) =>
      takeOver !== undefined && takeOver.plate !== takeOver.from && scan !== but && ms(seen) <= at,
  );
  if (!last?.takeOver) return null;
  return { ...last.takeOver, checkpoint: last.checkpoint, at: last.at };
};

/** [T19] The plate that its vehicle had at a moment (ms). */
export const plateAt = (trip: Pick<Trip, "plate" | "sightings">, at: number): Plate =>
  plateInForceAt(trip, at)?.plate ??
  trip.sightings.find(({ takeOver }) => takeOver)?.takeOver?.from ??
  trip.plate;

/** [T20] Every plate it had, that of now first. */
export const platesOf = ({ plate, sightings }: Pick<Trip, "plate" | "sightings">): Plate[] => [
  ...new Set([plate, ...sightings.flatMap(({ takeOver }) => takeOver?.from ?? [])]),
];

/** What an officer said of a plate. */
export interface PlateSaid {
  /** The one that was asked for; null where nobody knew of any. */
  readonly asked: Plate | null;
  readonly matches: boolean | null;
  /** What stood there instead, where that was written down. */
  readonly other?: Plate | undefined;
}

/**
 * [V30] [P2] What was said of the plate that was asked for, as the answer for those that the vehicle may have: true, false, or
 * null where it says nothing of them. A tablet that had not heard of a take-over asked for another.
 */
export const plateAnswer = (
  { asked, matches, other }: PlateSaid,
  own: readonly (Plate | null)[],
): boolean | null => {
  const looks = own.flatMap((plate) => (plate === null ? [] : [plateLook(plate)]));
  const isOwn = (plate: Plate): boolean => looks.includes(plateLook(plate));
  if (matches === null || asked === null) return matches;
  if (matches) return isOwn(asked);
  if (other !== undefined) return isOwn(other);
  return isOwn(asked) ? false : null;
};
