import { describePass } from "../../shared/domain/described-pass.ts";
import { standingsOf } from "../../shared/domain/in-force.ts";
import { alsoGoingBy, namedAs } from "../../shared/domain/merged.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { trueTime } from "../../shared/domain/scan.ts";
import { plateAnswer, plateInForceAt } from "../../shared/domain/take-over.ts";
import type { PlateInForce } from "../../shared/domain/take-over-shape.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { isServed, type Trip } from "../../shared/domain/trip-shape.ts";
import { judge } from "../../shared/domain/verdict.ts";
import type { Presented } from "../../shared/domain/verdict-input.ts";
import type { Verdict } from "../../shared/domain/verdict-shape.ts";
import { type WatchHit, watchHits } from "../../shared/domain/watch.ts";
import type { PlacesAtHand } from "./places-at-hand.ts";
import { passOf, type ReceivedScan } from "./read-scan.ts";

const presentedBy = ({ scan, opened }: ReceivedScan): Presented | null => {
  if (!scan) return null;
  // Of a vehicle entered by hand the text it carries is the foreign code it showed instead, kept as it was.
  if (scan.walkUp && opened?.kind !== "pass") return { by: "walk-up", kind: scan.walkUp.kind };
  if (opened) return { by: "token", opened };
  if (scan.how === "camera" || scan.how === "reader") return null;
  // A typed code does not travel with the scan; what it led to does.
  const key = scan.how === "code" ? "code" : "plate";
  return { by: "lookup", key, text: scan.plate ?? "" };
};

/**
 * A single-trip pass is spent where its trip ends, and a scan made before that end but uploaded after it
 * must not look like misuse.
 */
const asItStood = (pass: PassOnFile, trips: readonly Trip[], at: number): PassOnFile => {
  if (pass.status !== "spent") return pass;
  const arrivals = trips.filter(isServed);
  const allLater = arrivals.every((trip) => ms(trip.closedAt ?? trip.openedAt) >= at);
  return arrivals.length > 0 && allLater ? { ...pass, status: "valid" } : pass;
};

/** The endpoint of the newest revision at hand, or that entered by hand, by id. */
const boundFor = (
  { scan, opened }: ReceivedScan,
  pass: PassOnFile | null,
  places: PlacesAtHand,
): string | null => {
  const token = opened?.kind === "pass" ? opened : null;
  const endpoint = describePass(token, pass)?.endpoint ?? scan?.walkUp?.endpoint ?? null;
  return typeof endpoint === "number"
    ? (places.endpointsByCode.get(endpoint)?.id ?? null)
    : endpoint;
};

/** [W6] The entries that held at the scan's own time and post, however late it comes. `at` in ms. */
const watchedBy = (
  received: ReceivedScan,
  pass: PassOnFile | null,
  takenOver: PlateInForce | null,
  places: PlacesAtHand,
  at: number,
): readonly WatchHit[] => {
  const { scan, opened } = received;
  const token = opened?.kind === "pass" ? opened : null;
  const plates = [
    ...[token?.plate, pass?.plate, pass?.trailerPlate],
    ...[scan?.plate, scan?.otherPlate, takenOver?.plate],
  ];
  const areas = places.areasOf("checkpoints", scan?.checkpoint ?? "").map(({ id }) => id);
  const vehicle = { plates: plates.map((one) => one ?? null), pass: passOf(received), areas };
  return watchHits(places.watchlist, vehicle, at);
};

/** The trip under way at a moment, of a vehicle's trips. */
const underWay = (trips: readonly Trip[], at: number): Trip | undefined =>
  trips.findLast((t) => ms(t.openedAt) <= at && (t.closedAt === null || ms(t.closedAt) >= at));

/** [T19] [V30] The vehicle that drives with the pass at the time of a scan, by what the scan itself says or was known before it. */
export const takenOverBy = (
  { scan }: ReceivedScan,
  own: Plate | null,
  trips: readonly Trip[],
): PlateInForce | null => {
  if (!scan || own === null) return null;
  const at = trueTime(scan);
  const trip = underWay(trips, at);
  const before = trip ? plateInForceAt(trip, at) : null;
  const { takeOver, checkpoint } = scan;
  const from = before?.plate ?? own;
  if (!takeOver?.plate || takeOver.plate === from) return before;
  return { ...takeOver, from, plate: takeOver.plate, checkpoint, at: iso(at) };
};

/**
 * The server's own verdict on a scan, with what it knows now: the exact status of the pass and the newest
 * revision. [V28] Rules, levels, measures and entries of the watchlist are those in force at the scan's own time, however
 * late it comes. Null where the scan does not tell enough to judge again, or no rules are in force.
 */
export const judgeAgain = (
  received: ReceivedScan,
  pass: PassOnFile | null,
  trips: readonly Trip[],
  places: PlacesAtHand,
  receivedAt: number,
  draw: number | null,
): Verdict | null => {
  const presented = presentedBy(received);
  const { scan } = received;
  if (!presented || !scan) return null;
  const at = trueTime(scan);
  const began = underWay(trips, at)?.openedAt ?? null;
  const endpoint = boundFor(received, pass, places);
  const where = {
    here: places.areasOf("checkpoints", scan.checkpoint),
    bound: endpoint === null ? [] : places.areasOf("endpoints", endpoint),
  };
  const standings = standingsOf(places.book, where, began, at);
  if (!standings) return null;
  const onFile = pass && asItStood(pass, trips, at);
  const { opened } = received;
  const described = describePass(opened?.kind === "pass" ? opened : null, onFile);
  const takenOver = takenOverBy(received, described?.plate ?? null, trips);
  const said = { asked: scan.plate, matches: scan.plateMatches, other: scan.otherPlate };
  const plateMatches = described
    ? plateAnswer(said, [takenOver?.plate ?? described.plate, pass?.trailerPlate ?? null])
    : scan.plateMatches;
  const here = places.corridorsAt.get(scan.checkpoint) ?? [];
  const gateOf = places.checkpoints.get(scan.checkpoint)?.endpoint ?? null;
  const named = [...(described?.via ?? []), ...(endpoint === null ? [] : [endpoint])];
  return judge({
    presented,
    knowledge: {
      pass: onFile,
      status: onFile?.status ?? null,
      asOf: iso(receivedAt),
      staleAt: null,
      expiresAt: null,
      keysFresh: true,
    },
    ...standings.now,
    before: standings.before,
    observed: { plateMatches, occupants: scan.occupantsSeen },
    corridorsHere: here.map((corridor) => corridor.id),
    corridorCodesHere: here.map((corridor) => corridor.code),
    endpointHere: gateOf && namedAs((one) => places.endpoints.get(one), named, gateOf),
    boundFor: endpoint,
    boundAlso: endpoint === null ? [] : alsoGoingBy(places.reference.endpoints, endpoint),
    takenOver,
    watch: watchedBy(received, pass, takenOver, places, at),
    draw,
    tripBegan: began,
    at: iso(at),
  });
};
