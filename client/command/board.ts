import { formatPlate } from "../../shared/domain/plate.ts";
import type { ScanSeen } from "../../shared/domain/scan.ts";
import { fold } from "../../shared/domain/search.ts";
import { platesOf } from "../../shared/domain/take-over.ts";
import { ms } from "../../shared/domain/time.ts";
import { isServed, type Trip } from "../../shared/domain/trip-shape.ts";
import { commandWords as words } from "../../shared/text/command.ts";
import type { Words } from "../../shared/text/say.ts";
import { outcomeWords, reasonWords } from "../../shared/text/verdict.ts";

const dayMs = 86_400_000;
const refusing: ReadonlySet<ScanSeen["decision"]> = new Set(["hold", "turn-back", "refer"]);

/** Why a vehicle was stopped or held: the gravest reason, or that there was none. */
export const whyOf = ({ outcome, reasons: [first], decision }: ScanSeen): Words =>
  outcome === "go" && refusing.has(decision)
    ? words.refusedGood
    : first === undefined
      ? outcomeWords[outcome].title
      : reasonWords[first].title;

export interface Filter {
  readonly plate: string;
  readonly corridor: string | null;
}

export interface Board {
  /** Newest movement first. */
  readonly onTheRoad: readonly Trip[];
  readonly held: readonly Trip[];
  /** Within 24 hours, newest first. */
  readonly arrived: readonly Trip[];
  /** [T15] Left the province within 24 hours, newest first. */
  readonly exited: readonly Trip[];
  /** Scans within 24 hours whose decision was not to let through, newest first. */
  readonly refused: readonly ScanSeen[];
  /** [O11] Scans within 24 hours that the server judged otherwise than the tablet, newest first. */
  readonly overturned: readonly ScanSeen[];
  /** [T13] Scans within 24 hours that were let through against a stop, newest first. */
  readonly overridden: readonly ScanSeen[];
}

const bare = (text: string): string => fold(text).replace(/[^a-z0-9]/g, "");
const hasPlate = (plate: string | null, wanted: string): boolean =>
  wanted === "" || (plate !== null && bare(formatPlate(plate as Trip["plate"])).includes(wanted));
const lastAt = (trip: Trip): string => trip.sightings.at(-1)?.at ?? trip.openedAt;
const newestFirst = <T>(items: T[], at: (item: T) => string): readonly T[] =>
  items.sort((a, b) => ms(at(b)) - ms(at(a)));

/** The wall's columns from all that is known, as of the server's time in ms. */
export const boardOf = (
  trips: Iterable<Trip>,
  scans: Iterable<ScanSeen>,
  { plate, corridor }: Filter,
  at: number,
): Board => {
  const wanted = bare(plate);
  const onTheRoad: Trip[] = [];
  const held: Trip[] = [];
  const arrived: Trip[] = [];
  const exited: Trip[] = [];
  const refused: ScanSeen[] = [];
  const overturned: ScanSeen[] = [];
  const overridden: ScanSeen[] = [];
  const corridorOf = new Map<string, string>();
  for (const trip of trips) {
    corridorOf.set(trip.id, trip.corridor);
    if (!platesOf(trip).some((one) => hasPlate(one, wanted))) continue;
    if (corridor !== null && trip.corridor !== corridor) continue;
    if (trip.status === "on-the-road") onTheRoad.push(trip);
    else if (trip.status === "held") held.push(trip);
    else if (isServed(trip) && ms(trip.closedAt ?? trip.openedAt) > at - dayMs)
      (trip.status === "arrived" ? arrived : exited).push(trip);
  }
  for (const scan of scans) {
    // [S19] What was decided in its place is another scan.
    if (scan.marks.includes("corrected")) continue;
    const refusal = refusing.has(scan.decision);
    // A scan may come days late: what it overturns is news from when it came.
    const late = scan.judged ?? scan.override;
    if (!(refusal || late) || ms(late ? scan.receivedAt : scan.at) <= at - dayMs) continue;
    if (!hasPlate(scan.plate, wanted)) continue;
    if (corridor !== null && (scan.trip === null || corridorOf.get(scan.trip) !== corridor))
      continue;
    if (scan.judged) overturned.push(scan);
    if (scan.override) overridden.push(scan);
    if (refusal && ms(scan.at) > at - dayMs) refused.push(scan);
  }
  return {
    onTheRoad: newestFirst(onTheRoad, lastAt),
    held: newestFirst(held, lastAt),
    arrived: newestFirst(arrived, (trip) => trip.closedAt ?? trip.openedAt),
    exited: newestFirst(exited, (trip) => trip.closedAt ?? trip.openedAt),
    refused: newestFirst(refused, (scan) => scan.at),
    overturned: newestFirst(overturned, (scan) => scan.receivedAt),
    overridden: newestFirst(overridden, (scan) => scan.receivedAt),
  };
};
