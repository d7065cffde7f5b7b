import { endpointsOf } from "./bound-for.ts";
import { anyCorrected, type Look, looksOf } from "./correction.ts";
import type { HeadChange } from "./head-change-shape.ts";
import type { PassId } from "./pass.ts";
import type { Revision } from "./pass-revisions.ts";
import type { Plate } from "./plate.ts";
import { headCount } from "./reconcile.ts";
import type { Decision, Override } from "./scan.ts";
import { takeOversOf } from "./take-over.ts";
import type { TakeOver } from "./take-over-shape.ts";
import { type IsoTime, iso, ms } from "./time.ts";
import type { Trip } from "./trip-shape.ts";
import type { Outcome, ReasonCode } from "./verdict-shape.ts";
import type { OnWay } from "./way.ts";

/** What the fold needs of a scan. `at` is event time: device clock plus offset; of a correction, that of what it corrects. */
export interface ScanFact {
  readonly id: string;
  /** [T11] The scan that it corrects, and when it was made; left out of all that correct nothing. */
  readonly corrects?: { readonly scan: string; readonly madeAt: IsoTime };
  /** [T13] Left out for all but those let through against a stop. */
  readonly override?: Override;
  readonly pass: PassId | null;
  readonly plate: Plate;
  readonly checkpoint: string;
  /** The endpoint whose gate the checkpoint is, or that confirmed; null elsewhere. */
  readonly confirms: string | null;
  readonly at: IsoTime;
  readonly outcome: Outcome;
  /** [T14] Why it was not go, the gravest first; left out where it was. */
  readonly reasons?: readonly ReasonCode[];
  readonly decision: Decision;
  readonly occupants: number | null;
  /** [R9] Left out where nothing is declared. */
  readonly changes?: readonly HeadChange[];
  /** [T19] Left out of all that tell of none. */
  readonly takeOver?: TakeOver;
  /** What the pass (as known when scanned) or the walk-up entry says; null where the scan cannot tell. */
  readonly endpoint: string | null;
  /** [T17] Where it delivers before that; left out where it does nowhere. */
  readonly via?: readonly string[];
  /** [T18] The endpoint it `confirms` lets it drive on: no sighting of a trip. Left out of all others. */
  readonly release?: { readonly load: boolean };
  readonly corridor: string | null;
  readonly kind: number | null;
  readonly occupantsMax: number | null;
  /** [T15] Where the post stands on its corridor; left out off it, or where no corridor is known. */
  readonly way?: OnWay;
  /** [T15] Its purpose is to pass through; left out for all others. */
  readonly transit?: true;
  /** End of the pass's validity; a trip lapses 24 h after it (T2). Null for walk-ups: 24 h after opening. */
  readonly validTo: IsoTime | null;
}

/** A trip as materialised before: what it was called must still find it (T4), and what came before it may not be at hand. */
export type KnownTrip = Pick<Trip, "id" | "aliases" | "setsOut">;

/** Scans of one vehicle key (pass id, or plate where there is no pass) → its trips, oldest first. */
export type FoldTrips = (
  scans: readonly ScanFact[],
  asOf: IsoTime,
  known: readonly KnownTrip[],
  revisions?: readonly Revision[],
) => readonly Trip[];

/** A scan as the trips take it: under the name of its look, with the decision of the last correction. */
interface Seen extends ScanFact {
  /** Ids of all scans of the look; its own alone where left out. */
  readonly ids?: readonly string[];
  readonly corrected?: Trip["sightings"][number]["corrected"];
}

interface Leg {
  readonly scans: Seen[];
  readonly releases: Seen[];
  /** [T15] It set out from inside the province: from a gate, or at a post on its way after it arrived. */
  readonly setsOut: boolean;
  /** Scans of the key that come after, up to the one that opens the next trip. */
  later: () => readonly ScanFact[];
  /** How many scans of the key there are up to that one. */
  until: number;
  status: Trip["status"];
  closedAt: IsoTime | null;
  /** Newest known by its own scans; kept along so that a long trip is not searched at every scan. */
  bound: Bound | null;
  validTo: IsoTime | null;
  /** [T21] What its pass was amended to since its last scan; null where that says the newest. */
  amended: Revision | null;
}

/** All endpoints that a scan names. */
type Bound = readonly string[];

const hour = 3_600_000;
/** [T2] */
const lapseHours = 24;
/** [T9] */
const repeatHours = 2;

const toSeen = ({ name, counts, corrected, scans }: Look): Seen => ({
  ...counts,
  id: name,
  ids: scans.map(({ id }) => id),
  ...(counts.corrects && {
    corrected: { by: counts.id, at: counts.corrects.madeAt, was: corrected?.decision ?? null },
  }),
});

/** [T11] Each look at the vehicle once, as it counts now. */
const seenOf = (scans: readonly ScanFact[]): Seen[] =>
  anyCorrected(scans) ? looksOf(scans).map(toSeen) : [...scans];

/** In event time; scans of the same moment by id, so that order of arrival decides nothing. */
const inOrder = (scans: readonly ScanFact[]): Seen[] =>
  seenOf([...new Map(scans.map((s) => [s.id, s])).values()]).sort(
    (a, b) => ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1),
  );

/** The newest value any of the scans knows. */
const newest = <K extends keyof ScanFact>(scans: readonly ScanFact[], key: K): ScanFact[K] | null =>
  scans.findLast((s) => s[key] !== null)?.[key] ?? null;

/**
 * [T6] What a trip's own scans cannot tell is borrowed from the next scan of the vehicle that can, up to the one that
 * opens its next trip [T10].
 */
const told = <K extends keyof ScanFact>(leg: Leg, key: K): ScanFact[K] | null =>
  newest(leg.scans, key) ?? leg.later().find((s) => s[key] !== null)?.[key] ?? null;

const boundOf = ({ endpoint, via }: ScanFact): Bound | null =>
  endpoint === null ? null : endpointsOf({ endpoint, via });

/**
 * [T10] For each scan the endpoints that it names, or the next one able to tell: as far as the next let-through, behind
 * which another trip may begin.
 */
const boundToldFrom = (scans: readonly ScanFact[]): (Bound | null)[] => {
  const told: (Bound | null)[] = [];
  for (let place = scans.length - 1, next: Bound | null = null; place >= 0; place -= 1) {
    const bound = boundOf(scans[place]!);
    told[place] = bound ?? next;
    next = scans[place]!.decision === "let-through" ? bound : told[place]!;
  }
  return told;
};

/** Let in at an endpoint's gate, or confirmed there. */
const arrivesAt = (scan: ScanFact, endpoint: string): boolean =>
  scan.decision === "let-through" && scan.confirms === endpoint;

/** [T17] Legs are a set: where it has been it has arrived, in whatever order it drove. */
const isServedEverywhere = (scans: readonly ScanFact[], bound: Bound): boolean =>
  bound.every((endpoint) => scans.some((scan) => arrivesAt(scan, endpoint)));

/**
 * [T15] Does it leave the province with a let-through: at a border post where its corridor ends, other than where it was
 * first seen on its way? In transit it does, and what set out from inside the province: from a gate, or home after it
 * arrived. All others have still to arrive, perhaps at an endpoint behind that post.
 */
const leaves = ({ scans, setsOut }: Leg, scan: ScanFact): boolean => {
  const first = scans.find(({ way, confirms }) => way !== undefined || confirms !== null);
  if (scan.way !== "end" || first === undefined) return false;
  return (scan.transit === true || setsOut) && first.checkpoint !== scan.checkpoint;
};

/** [T2] [T3] What a scan makes of an open trip. */
const statusAfter = (leg: Leg, scan: ScanFact, bound: Bound): Leg["status"] => {
  switch (scan.decision) {
    case "let-through":
      if (bound.includes(scan.confirms ?? "") && isServedEverywhere(leg.scans, bound))
        return "arrived";
      return leaves(leg, scan) ? "exited" : "on-the-road";
    case "hold":
      return "held";
    case "turn-back":
      return "turned-back";
    case "refer":
      return "handed-over";
    case "none":
      return leg.status;
  }
};

/**
 * [T9] Let through once more at the gate where it has just arrived, or at the post by which it has just left: the gate
 * and the receiver both confirmed, or somebody scanned twice. A second end would be counted that never was.
 */
const repeatsEnd = ({ status, closedAt, bound, scans }: Leg, scan: ScanFact): boolean => {
  if (closedAt === null || scan.decision !== "let-through") return false;
  if (ms(scan.at) - ms(closedAt) >= repeatHours * hour) return false;
  const confirmed = scan.confirms !== null && (bound ?? []).includes(scan.confirms);
  if (status === "arrived")
    return scan.confirms !== null && scan.confirms === scans.at(-1)?.confirms;
  // Where vehicles in transit are handed over at the border, the receiver there may confirm it besides.
  return status === "exited" && (confirmed || scan.checkpoint === scans.at(-1)?.checkpoint);
};

const isOpen = (status: Leg["status"]): boolean => status === "on-the-road" || status === "held";

/** [T2] 24 h after the validity last known, or after opening where that is later or none is known. */
const lapsesAt = ({ scans, validTo }: Pick<Leg, "scans" | "validTo">): number => {
  const opened = ms(scans[0]!.at);
  return Math.max(opened, validTo === null ? opened : ms(validTo)) + lapseHours * hour;
};

const lapse = (leg: Leg, at: number): void => {
  leg.status = "lapsed";
  leg.closedAt = iso(at);
};

/**
 * [T21] What an open trip expects as its pass is amended, up to a moment (ms). An amendment that leaves no endpoint to come to
 * ends it: it has arrived.
 */
const amend = (leg: Leg, revisions: readonly Revision[], upTo: number): void => {
  for (const revision of revisions) {
    const from = ms(revision.from);
    if (!isOpen(leg.status) || from > upTo || from >= lapsesAt(leg)) return;
    // Its scans know what was amended before them, and what was taken in is.
    if (from <= ms(leg.amended?.from ?? leg.scans.at(-1)!.at)) continue;
    leg.amended = revision;
    leg.bound = endpointsOf(revision);
    leg.validTo = revision.validTo;
    if (!isServedEverywhere(leg.scans, leg.bound)) continue;
    leg.status = "arrived";
    leg.closedAt = revision.from;
  }
};

/** Splits one vehicle's scans, in order, into its trips. `setOut`: openings of trips that set out from inside. */
const legsOf = (
  scans: readonly Seen[],
  asOf: number,
  setOut: ReadonlySet<string>,
  revisions: readonly Revision[],
): Leg[] => {
  const legs: Leg[] = [];
  const told = boundToldFrom(scans);
  for (const [place, scan] of scans.entries()) {
    let leg = legs.at(-1);
    if (leg && revisions.length > 0) amend(leg, revisions, ms(scan.at));
    if (scan.release) {
      // [T18] Of the trip that arrived there; it opens and closes none.
      if (leg?.scans.some((one) => arrivesAt(one, scan.confirms ?? ""))) leg.releases.push(scan);
      continue;
    }
    if (leg && isOpen(leg.status)) {
      // A scan may itself tell that the pass was extended, so it is asked before its trip is given up.
      const end = lapsesAt({ scans: leg.scans, validTo: scan.validTo ?? leg.validTo });
      if (ms(scan.at) >= end) lapse(leg, end);
    }
    if (leg && repeatsEnd(leg, scan)) {
      leg.scans.push(scan);
      continue;
    }
    if (!leg || !isOpen(leg.status)) {
      // [T1] Only a let-through opens a trip.
      if (scan.decision !== "let-through") continue;
      if (leg) leg.until = place + 1;
      const homeward = leg ? leg.status === "arrived" : setOut.has(scan.id);
      const inside = scan.confirms !== null || (scan.way === "along" && homeward);
      leg = {
        scans: [],
        releases: [],
        setsOut: inside,
        later: () => [],
        until: scans.length,
        status: "on-the-road",
        closedAt: null,
        bound: null,
        validTo: null,
        amended: null,
      };
      legs.push(leg);
    }
    const own = leg;
    leg.scans.push(scan);
    leg.later = () => scans.slice(place + 1, own.until);
    // What it scans by is the newest there was; one that cannot tell leaves the amendment standing.
    if (scan.endpoint !== null) leg.amended = null;
    leg.bound = boundOf(scan) ?? leg.bound;
    leg.validTo = scan.validTo ?? leg.validTo;
    leg.status = statusAfter(leg, scan, leg.bound ?? told[place] ?? []);
    leg.closedAt = isOpen(leg.status) ? null : scan.at;
  }
  const last = legs.at(-1);
  if (last) amend(last, revisions, asOf);
  if (last && isOpen(last.status) && asOf >= lapsesAt(last)) lapse(last, lapsesAt(last));
  return legs;
};

/** [T17] One leg of each endpoint where a trip is bound for several; the first to see it there tells how it arrived. */
const legsTold = (scans: readonly ScanFact[], bound: Bound): Pick<Trip, "legs"> =>
  bound.length === 1
    ? {}
    : {
        legs: bound.map((endpoint) => {
          const there = scans.find((scan) => arrivesAt(scan, endpoint));
          return {
            endpoint,
            arrivedAt: there?.at ?? null,
            scan: there?.id ?? null,
            occupants: there?.occupants ?? null,
          };
        }),
      };

/** [T18] */
const releasesTold = ({ releases }: Leg): Pick<Trip, "releases"> =>
  releases.length === 0
    ? {}
    : {
        releases: releases.map(({ id, confirms, at, occupants, release }) => ({
          endpoint: confirms!,
          at,
          scan: id,
          occupants,
          load: release!.load,
        })),
      };

/** [T6] The endpoints that the newest of its scans names which names any, or the next scan of the vehicle. */
const boundTold = ({ scans, later, amended }: Leg): Bound | null => {
  if (amended) return endpointsOf(amended);
  const names = ({ endpoint }: ScanFact): boolean => endpoint !== null;
  const scan = scans.findLast(names) ?? later().find(names);
  return scan ? boundOf(scan) : null;
};

const tripOf = (leg: Leg, knownIds: ReadonlySet<string>): Trip | null => {
  const { scans, status, closedAt } = leg;
  const opening = scans[0]!;
  const bound = boundTold(leg);
  const corridor = leg.amended?.corridor ?? told(leg, "corridor");
  const kind = told(leg, "kind");
  if (bound === null || corridor === null || kind === null) return null;
  const count = headCount(scans);
  const takeOvers = takeOversOf(scans);
  return {
    id: opening.id,
    aliases: scans.flatMap((s) =>
      (s.ids ?? [s.id]).filter((id) => id !== opening.id && knownIds.has(id)),
    ),
    pass: newest(scans, "pass"),
    plate: takeOvers.plate ?? scans.at(-1)!.plate,
    endpoint: bound.at(-1)!,
    ...legsTold(scans, bound),
    ...releasesTold(leg),
    corridor,
    kind,
    occupantsMax: leg.amended?.occupantsMax ?? newest(scans, "occupantsMax"),
    status,
    ...(scans.some(({ transit }) => transit) && { transit: true }),
    ...(leg.setsOut && { setsOut: true }),
    openedAt: opening.at,
    closedAt,
    sightings: scans.map((s, place) => ({
      scan: s.id,
      checkpoint: s.checkpoint,
      at: s.at,
      occupants: s.occupants,
      ...(s.changes && { changes: [...s.changes] }),
      outcome: s.outcome,
      ...(s.reasons && { reasons: [...s.reasons] }),
      decision: s.decision,
      ...(s.corrected && { corrected: s.corrected }),
      ...(s.override && { override: s.override }),
      ...takeOvers.told[place],
    })),
    occupantsAtEntry: count.atEntry,
    occupantsLast: count.last,
    headCount: count.state,
  };
};

/**
 * The trips that a vehicle's scans amount to, as of a moment. All scans of the key are given each time;
 * [T5] the result is the same for any order, repetition or batching of them. [T4] `known` are the trips made of this
 * key before: an id one of them bore that is now a later scan of a trip stays as its alias. [T11] A correction stands
 * in the place of the scan it corrects.
 * [T21] `revisions`: amendments of the vehicle's pass, oldest first.
 * [T6] A trip whose endpoint, corridor or kind no scan knows is not made until one does.
 */
export const foldTrips: FoldTrips = (scans, asOf, known, revisions = []) => {
  const knownIds = new Set(known.flatMap((t) => [t.id, ...t.aliases]));
  const setOut = new Set(known.flatMap((t) => (t.setsOut ? [t.id] : [])));
  return legsOf(inOrder(scans), ms(asOf), setOut, revisions).flatMap(
    (leg) => tripOf(leg, knownIds) ?? [],
  );
};
