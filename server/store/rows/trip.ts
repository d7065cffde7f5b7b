import { scansSince } from "../../../shared/domain/correction.ts";
import { barePlate } from "../../../shared/domain/plate.ts";
import { platesOf } from "../../../shared/domain/take-over.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { ScanFact } from "../../../shared/domain/trip.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import type { Page, TripReads } from "../ports.ts";
import type { ScanGroupFacts } from "../scan-group-ports.ts";

export const toTrip = (body: string): Trip => JSON.parse(body) as Trip;

/** [T20] What a trip is looked up by: every plate it had. No plate holds a blank, so none is found across two. */
export const platesColumn = (trip: Trip): string => platesOf(trip).join(" ");

/** Far enough back to find the trip under way; only where there is none so late is all of the past looked at. */
export const latelyMs = 7 * 24 * 3_600_000;

type History = NonNullable<ReturnType<ScanGroupFacts["histories"]["get"]>>;

/**
 * [T10] A vehicle's past as far as it must be folded anew: facts and trips since a trip's opening, or with none so
 * early (`opened` false) all there are. Of the opening's moment what comes before it belongs to the trip before.
 */
export const historyFrom = (
  opened: boolean,
  facts: readonly string[],
  bodies: readonly string[],
): History => {
  const scans = facts.map((fact) => JSON.parse(fact) as ScanFact);
  const trips = bodies
    .map(toTrip)
    .sort((a, b) => ms(a.openedAt) - ms(b.openedAt) || (a.id < b.id ? -1 : 1));
  const [first] = trips;
  if (!opened || !first) return { scans, trips };
  return { scans: scansSince(scans, { id: first.id, at: ms(first.openedAt) }), trips };
};

export interface TripsAsked {
  /** Only what was opened before this (ms), or at it under an id before `id`. */
  readonly before: number;
  readonly id: string;
  readonly status: string | null;
  readonly corridor: string | null;
  readonly plate: string | null;
  readonly limit: number;
}

/** `openedAt.id`: the opening time in ms and the trip, so that a page begins where the last one ended. */
const readCursor = (cursor: string | undefined): { before: number; id: string } => {
  const [, at, id] = /^(-?\d{1,16})\.(.{1,60})$/.exec(cursor ?? "") ?? [];
  return { before: at === undefined ? Number.MAX_SAFE_INTEGER : Number(at), id: id ?? "" };
};

/** What a page of trips is asked of the table with: one row more than the page, to know whether there is another. */
export const tripsAsked = ({
  status,
  corridor,
  plate,
  cursor,
  limit,
}: Parameters<TripReads["findTrips"]>[0]): TripsAsked => ({
  ...readCursor(cursor),
  status: status ?? null,
  corridor: corridor ?? null,
  plate: plate === undefined ? null : barePlate(plate),
  limit: limit + 1,
});

/** The page, out of the bodies found for `tripsAsked`. */
export const tripPage = (bodies: readonly string[], limit: number): Page<Trip> => {
  const items = bodies.slice(0, limit).map(toTrip);
  const oldest = items.at(-1);
  const next = oldest && bodies.length > limit ? `${ms(oldest.openedAt)}.${oldest.id}` : null;
  return { items, next };
};
