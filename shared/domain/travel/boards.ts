import { approaching, type Coming, dueAt, isOpen } from "../approaching.ts";
import { goingBy } from "../merged.ts";
import { iso, ms } from "../time.ts";
import type { Trip } from "../trip-shape.ts";
import { byDue, isLate } from "./board.ts";
import { byComing, comesBy } from "./comes-by.ts";
import { type Due, dueTimes, type Roads, stopsToCome } from "./due.ts";
import { endpointStop, stopOf } from "./stops.ts";

/** A vehicle on a board. */
export interface OnBoard extends Coming {
  /** The stop that the board is of, or on the wall the one it comes to next; null where nobody knows of one. */
  readonly stop: string | null;
  /**
   * When it is due there; null while it is held, where most bound as it is leave the road before, or where nobody knows the way. Of those
   * not late `chance` is as of when it was worked out.
   */
  readonly due: Due | null;
  /** [K4] Most who are bound as it is leave the road before that stop. */
  readonly turnsOff: boolean;
  /** Of one that mostly turns off before, the share bound as it is that came by there; null where that is not known, and of all others. */
  readonly comes: number | null;
  /** It comes to no stop before that one. */
  readonly isNext: boolean;
}

/** Boards of what is due. Times are ms. The same for any order of trips. */
export interface Boards {
  /** [K12] What a post expects; a gate also what is bound for its endpoint. */
  readonly atPost: (trips: readonly Trip[], checkpoint: string, at: number) => readonly OnBoard[];
  /** [K12] What an endpoint expects, [B9] under whichever name of its own. */
  readonly atEndpoint: (trips: readonly Trip[], endpoint: string, at: number) => readonly OnBoard[];
  /** [K13] All vehicles under way, each at the stop that it comes to next. */
  readonly underWay: (trips: readonly Trip[], at: number) => readonly OnBoard[];
}

/** [K11] [K12] Rows as a board shows them; those that it does not tell apart stay as they were. */
export const inOrderOfDue = <T extends Pick<OnBoard, "due" | "turnsOff" | "comes">>(
  rows: readonly T[],
  at: number,
): readonly T[] => [...rows].sort((a, b) => byComing(a, b) || byDue(a.due, b.due, at));

const lastSeen = ({ sightings, openedAt }: Trip): number => ms(sightings.at(-1)?.at ?? openedAt);

/** What is worked out of one trip, which is a value: it stands until the trip or the roads are others. */
interface Worked {
  stops?: readonly string[];
  readonly due: Map<string, { readonly due: Due | null; readonly at: number }>;
}

/** Makes boards by what is known of the roads. A vehicle is worked out anew only where it moved or is late, so that hundreds cost little. */
export const boardsBy = (roads: Roads): Boards => {
  const { places } = roads;
  const ways = [...places.corridors].map(([id, { posts }]) => ({ id, posts }));
  const gatesOf = (endpoints: readonly string[]): readonly string[] =>
    [...places.checkpoints].flatMap(([id, { endpoint }]) =>
      endpoint !== null && endpoints.includes(endpoint) ? id : [],
    );
  const worked = new WeakMap<Trip, Worked>();
  const workedOf = (trip: Trip): Worked => {
    const known = worked.get(trip) ?? { due: new Map() };
    worked.set(trip, known);
    return known;
  };

  const stopsOf = (trip: Trip): readonly string[] => {
    const known = workedOf(trip);
    known.stops ??= stopsToCome(roads, trip);
    return known.stops;
  };

  const dueOf = (trip: Trip, stop: string, at: number): Due | null => {
    if (trip.status === "held") return null;
    const { due } = workedOf(trip);
    const known = due.get(stop);
    // Before it is late nothing but the clock changes, and how surprising it is is said of the late alone.
    if (known && (known.at === at || !isLate(known.due, at))) return known.due;
    const now = dueTimes(roads, trip, [stop], at)[0] ?? null;
    due.set(stop, { due: now, at });
    return now;
  };

  const at = (coming: Coming, stop: string, now: number): OnBoard => {
    const stops = stopsOf(coming.trip);
    const isExpected = stops.includes(stop);
    const due = isExpected ? dueOf(coming.trip, stop, now) : null;
    const turnsOff = !isExpected && coming.km !== null;
    const comes = turnsOff ? comesBy(roads, coming.trip, stop) : null;
    return { ...coming, stop, due, turnsOff, comes, isNext: due !== null && stops[0] === stop };
  };

  const atEndpoint: Boards["atEndpoint"] = (trips, endpoint, now) => {
    const all = goingBy([...places.endpoints.values()], endpoint);
    const coming = dueAt(trips, all, ways, gatesOf(all));
    return inOrderOfDue(
      coming.map((one) => at(one, endpointStop(places, endpoint), now)),
      now,
    );
  };

  return {
    atPost: (trips, checkpoint, now) => {
      const here = approaching(trips, checkpoint, ways, iso(now));
      const named = new Set(here.map(({ trip }) => trip.id));
      const endpoint = places.checkpoints.get(checkpoint)?.endpoint ?? null;
      const bound = endpoint === null ? [] : atEndpoint(trips, endpoint, now);
      const stop = stopOf(places, checkpoint);
      return inOrderOfDue(
        [
          ...here.map((one) => at(one, stop, now)),
          ...bound.filter(({ trip }) => !named.has(trip.id)),
        ],
        now,
      );
    },
    atEndpoint,
    underWay: (trips, now) => {
      const open = trips
        .filter(isOpen)
        .sort((a, b) => lastSeen(b) - lastSeen(a) || (a.id < b.id ? -1 : 1));
      return inOrderOfDue(
        open.map((trip): OnBoard => {
          const [stop] = stopsOf(trip);
          return stop === undefined
            ? { trip, km: null, stop: null, due: null, turnsOff: false, comes: null, isNext: false }
            : at({ trip, km: null }, stop, now);
        }),
        now,
      );
    },
  };
};

/** What tells one row of a board from the others, also when a late scan gave its trip another name: all names that it had. */
const namesOf = ({ trip, stop }: OnBoard): readonly string[] =>
  [trip.id, ...trip.aliases].map((id) => `${id} ${stop}`);

/** [K15] Of an endpoint's board those that come to no stop before it any more, and whom nobody there has been told of. */
export const newlyNext = (
  board: readonly OnBoard[],
  told: ReadonlySet<string>,
): readonly OnBoard[] =>
  board.filter((one) => one.isNext && !namesOf(one).some((name) => told.has(name)));

/** [K15] Whom somebody there has been told of, with those told just now; the oldest are forgotten. */
export const toldOf = (
  told: ReadonlySet<string>,
  news: readonly OnBoard[],
  most = 500,
): ReadonlySet<string> =>
  new Set([...told, ...news.flatMap((one) => namesOf(one)[0]!)].slice(-most));
