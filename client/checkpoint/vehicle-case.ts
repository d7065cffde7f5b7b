import type { Verify } from "../../shared/domain/cose.ts";
import { describePass } from "../../shared/domain/described-pass.ts";
import { freshness } from "../../shared/domain/freshness.ts";
import { type Standing, standingsOf } from "../../shared/domain/in-force.ts";
import { alsoGoingBy, namedAs, thatStays } from "../../shared/domain/merged.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import { type OpenedToken, openToken } from "../../shared/domain/pass-token.ts";
import type { Area, Endpoint } from "../../shared/domain/place.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { plateInForceAt } from "../../shared/domain/take-over.ts";
import type { TakeOver } from "../../shared/domain/take-over-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { judge } from "../../shared/domain/verdict.ts";
import type { JudgeInput, Knowledge, Presented } from "../../shared/domain/verdict-input.ts";
import type { Verdict } from "../../shared/domain/verdict-shape.ts";
import { type WatchHit, watchHits } from "../../shared/domain/watch.ts";
import type { Database } from "./database.ts";
import { drawOf } from "./draw-keys.ts";
import { passByCode, passById, passForPlate } from "./find-pass.ts";
import { listStatus, type OnFile, rulesOnFile, rulesTime } from "./on-file.ts";

/** What an officer enters for a vehicle without our pass. */
export interface WalkUpEntry {
  readonly plate: Plate;
  readonly kind: number;
  readonly occupants: number;
  readonly endpoint: string;
  readonly corridor: string;
}

/** How a vehicle presented itself, before anything is looked up. */
export type Shown =
  | { readonly by: "text"; readonly how: "camera" | "reader"; readonly text: string }
  | { readonly by: "code"; readonly text: string }
  | { readonly by: "plate"; readonly text: string; readonly plate: Plate | null }
  /** `text`: the foreign QR the vehicle showed instead, if any. */
  | { readonly by: "walk-up"; readonly entry: WalkUpEntry; readonly text: string | null };

/** What there is to show of a vehicle. Ids where on file, codes where only the token names them. */
export interface Vehicle {
  readonly plate: Plate;
  readonly trailerPlate: Plate | null;
  readonly kind: number;
  readonly purpose: number | null;
  readonly endpoint: string | number;
  readonly via?: readonly string[] | undefined;
  readonly corridor: string | number;
  readonly carrier: string | null;
  readonly use: PassOnFile["use"] | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly shortCode: PassOnFile["shortCode"] | null;
}

/** One vehicle at the barrier: all that a verdict needs but what the officer sees and the time. */
export interface VehicleCase {
  readonly shown: Shown;
  readonly how: Scan["how"];
  readonly vehicle: Vehicle | null;
  readonly pass: Scan["pass"];
  readonly trip: Trip | null;
  /** [R9] [T15] It only passes through. */
  readonly transit: boolean;
  readonly input: Omit<
    JudgeInput,
    "observed" | "at" | "latest" | "watch" | keyof Standing | "before"
  >;
  /** The post it stands at. */
  readonly checkpoint: string;
  /** [V30] It was looked up by a plate that its load no longer drives under; null for nearly all. */
  readonly leftBehind: Plate | null;
  /** [W3] Entries of the watchlist that it meets here at some moment from `at` to `latest` (ms); `more`: by another plate too. */
  readonly watched: (at: number, latest: number, more?: Plate) => readonly WatchHit[];
  /** [V24] [V28] What is in force for it at a time (ms): a verdict left on screen changes with the rules. */
  readonly standings: (at: number) => Pick<JudgeInput, keyof Standing | "before">;
}

/** The plate it is known by here; null where none is. */
export const plateOf = ({ vehicle, shown }: Pick<VehicleCase, "vehicle" | "shown">): Plate | null =>
  vehicle?.plate ?? (shown.by === "plate" ? shown.plate : null);

export interface Desk {
  readonly db: Database;
  readonly onFile: OnFile;
  readonly verify: Verify;
  readonly checkpoint: string;
  /** True time, ms. */
  readonly now: number;
  /** When the last sync was complete, true ms; null before the first. */
  readonly asOf: number | null;
}

type Age = Pick<Knowledge, "asOf" | "staleAt" | "expiresAt">;

/** [V12] [V13] The newer of the last sync and the status list that covers the pass says how old the answer is. */
const ageOf = (asOf: number | null, list: ReturnType<typeof listStatus>["list"]): Age => {
  if (list && Date.parse(list.issuedAt) > (asOf ?? 0)) {
    const staleAt = iso(Date.parse(list.issuedAt) + list.ttlSeconds * 1000);
    return { asOf: list.issuedAt, staleAt, expiresAt: list.expiresAt };
  }
  if (asOf === null) return { asOf: null, staleAt: null, expiresAt: null };
  const { staleAt, expiresAt } = freshness(iso(asOf), iso(asOf));
  return { asOf: iso(asOf), staleAt, expiresAt };
};

const knowledgeOf = (
  desk: Desk,
  pass: PassOnFile | null,
  id: PassOnFile["id"] | null,
): Knowledge => {
  const { list, status } = id ? listStatus(desk.onFile, id) : { list: null, status: null };
  const { asOf, now } = desk;
  const keysFresh = asOf !== null && freshness(iso(asOf), iso(now)).level === "green";
  return { pass, status, ...ageOf(asOf, list), keysFresh };
};

const isUnderWay = ({ status }: Trip): boolean => status === "on-the-road" || status === "held";

/** [T20] The pass whose load drives under this plate in place of its own; null where none does, as far as is known here. */
export const passDrivenBy = ({ trip }: OnFile, plate: Plate): PassOnFile["id"] | null =>
  [...trip.values()].find(
    (one) =>
      isUnderWay(one) &&
      one.plate === plate &&
      plateInForceAt(one, Number.POSITIVE_INFINITY)?.plate === plate,
  )?.pass ?? null;

/** The open trip of this vehicle, if one is on file; not one that only what is being corrected opened. */
const openTrip = (
  { onFile }: Desk,
  pass: string | null,
  plate: Plate | null,
  corrected: string | null,
): Trip | null => {
  for (const trip of onFile.trip.values()) {
    if (trip.id === corrected) continue;
    const same = trip.pass !== null ? trip.pass === pass : plate !== null && trip.plate === plate;
    if (isUnderWay(trip) && same) return trip;
  }
  return null;
};

const fromToken = (token: Extract<OpenedToken, { kind: "pass" }>): Vehicle => ({
  plate: token.plate,
  trailerPlate: null,
  kind: token.vehicleKind,
  purpose: token.purpose,
  endpoint: token.endpointCode,
  corridor: token.corridorCode,
  carrier: null,
  use: null,
  validFrom: token.validFrom,
  validTo: token.validTo,
  shortCode: null,
});

const fromEntry = (entry: WalkUpEntry): Vehicle => ({
  plate: entry.plate,
  trailerPlate: null,
  kind: entry.kind,
  purpose: null,
  endpoint: entry.endpoint,
  corridor: entry.corridor,
  carrier: null,
  use: null,
  validFrom: null,
  validTo: null,
  shortCode: null,
});

interface Found {
  readonly presented: Presented;
  readonly pass: PassOnFile | null;
  readonly token: Extract<OpenedToken, { kind: "pass" }> | null;
}

const find = async (desk: Desk, shown: Shown): Promise<Found> => {
  switch (shown.by) {
    case "text": {
      const opened = await openToken(shown.text, desk.onFile.verifyingKeys, desk.verify);
      const token = opened.kind === "pass" ? opened : null;
      const pass = token && (await passById(desk.db, token.id));
      return { presented: { by: "token", opened }, pass, token };
    }
    case "code":
    case "plate": {
      const driven = shown.by === "plate" && shown.plate && passDrivenBy(desk.onFile, shown.plate);
      const pass =
        shown.by === "code"
          ? await passByCode(desk.db, shown.text)
          : ((driven ? await passById(desk.db, driven) : null) ??
            (shown.plate && (await passForPlate(desk.db, shown.plate, desk.now))));
      return { presented: { by: "lookup", key: shown.by, text: shown.text }, pass, token: null };
    }
    case "walk-up":
      return { presented: { by: "walk-up", kind: shown.entry.kind }, pass: null, token: null };
  }
};

/** An area and those above it, lowest first, as far as they are on file; a loop ends it. */
export const areasOf = ({ area }: OnFile, id: string | undefined): readonly Area[] => {
  const chain: Area[] = [];
  for (let at = area.get(id ?? ""); at && !chain.includes(at); at = area.get(at.parent ?? ""))
    chain.push(at);
  return chain;
};

const endpointOf = ({ endpoint }: OnFile, reference: string | number | null) =>
  typeof reference === "number"
    ? [...endpoint.values()].find(({ code }) => code === reference)
    : endpoint.get(reference ?? "");

/**
 * Gathers what this tablet knows of a vehicle that has shown itself. Null while there are no rules on file:
 * then nothing can be judged. Never asks the server. `corrected`: id of the scan whose decision is being corrected.
 */
export const openCase = async (
  desk: Desk,
  shown: Shown,
  corrected: string | null = null,
): Promise<VehicleCase | null> => {
  const { onFile } = desk;
  if (onFile.book.ruleSets.length === 0) return null;
  const { presented, pass, token } = await find(desk, shown);
  // [V7] What judges is what is shown: the higher revision, at the same revision what is on file.
  const newest = pass && !(token && token.rev > pass.rev) ? pass : null;
  const entry = shown.by === "walk-up" ? fromEntry(shown.entry) : null;
  const own: Vehicle | null = newest ?? (token && fromToken(token)) ?? entry;
  const id = token?.id ?? pass?.id ?? null;
  const here = [...onFile.corridor.values()].filter((c) =>
    c.posts.some((post) => post.checkpoint === desk.checkpoint),
  );
  const trip = openTrip(desk, id, own?.plate ?? null, corrected);
  const takenOver = trip && id ? plateInForceAt(trip, Number.POSITIVE_INFINITY, corrected) : null;
  const vehicle = own && takenOver ? { ...own, plate: takenOver.plate } : own;
  const boundFor = endpointOf(
    onFile,
    describePass(token, pass)?.endpoint ?? entry?.endpoint ?? null,
  );
  const endpointNamed = (one: string): Endpoint | undefined => onFile.endpoint.get(one);
  const post = onFile.checkpoint.get(desk.checkpoint);
  const where = {
    here: areasOf(onFile, post?.area),
    // [B9] What is ordered there is what is ordered for the one that stays.
    bound: areasOf(onFile, boundFor && thatStays(endpointNamed, boundFor.id)?.area),
  };
  const named = [...(describePass(token, pass)?.via ?? []), ...(boundFor ? [boundFor.id] : [])];
  const typed = shown.by === "plate" ? shown.plate : (entry?.plate ?? null);
  const plates = [
    ...[token?.plate, pass?.plate, pass?.trailerPlate],
    ...[typed, takenOver?.plate],
  ].map((one) => one ?? null);
  const watchedFor = { plates, pass: id, areas: where.here.map((area) => area.id) };
  const seen = shown.by === "plate" ? shown.plate : null;
  const tripBegan = trip?.openedAt ?? null;
  const who = id ?? vehicle?.plate ?? null;
  // What cannot be drawn is not picked out; no verdict hangs on it.
  const draw = await drawOf(desk.db, desk.checkpoint, desk.now, who).catch(() => null);
  return {
    shown,
    trip,
    transit:
      rulesOnFile(onFile, desk.now)?.purposes.find(({ code }) => code === vehicle?.purpose)
        ?.transit ?? false,
    how: shown.by === "text" ? shown.how : shown.by,
    vehicle,
    pass: id,
    checkpoint: desk.checkpoint,
    leftBehind:
      takenOver && seen !== null && seen === own?.plate && seen !== takenOver.plate ? seen : null,
    input: {
      presented,
      knowledge: knowledgeOf(desk, pass, id),
      corridorsHere: here.map((c) => c.id),
      corridorCodesHere: here.map((c) => c.code),
      endpointHere: post?.endpoint ? namedAs(endpointNamed, named, post.endpoint) : null,
      boundFor: boundFor?.id ?? null,
      boundAlso: boundFor ? alsoGoingBy([...onFile.endpoint.values()], boundFor.id) : [],
      draw,
      tripBegan,
      takenOver,
    },
    watched: (at, latest, more) =>
      watchHits(
        onFile.watchlist,
        more ? { ...watchedFor, plates: [...plates, more] } : watchedFor,
        at,
        latest,
      ),
    standings: (at) => {
      const { now, before } = standingsOf(onFile.book, where, tripBegan, rulesTime(onFile, at))!;
      return { ...now, before };
    },
  };
};

export type Observed = JudgeInput["observed"];
export const nothingObserved: Observed = { plateMatches: null, occupants: null };

/** What is known before the officer looks: who types the plate that was left behind has it before their eyes. */
export const firstObserved = ({ leftBehind, shown }: VehicleCase): Observed => ({
  plateMatches: leftBehind ? false : null,
  occupants: shown.by === "walk-up" ? shown.entry.occupants : null,
});

/** [T19] [V30] The case once the officer has written down, at a moment (true ms), that another vehicle or driver goes on. */
export const takenOverHere = (
  vehicleCase: VehicleCase,
  takeOver: TakeOver,
  at: number,
): VehicleCase => {
  const { vehicle, checkpoint, watched } = vehicleCase;
  const { plate } = takeOver;
  if (!vehicle || plate === null || plate === vehicle.plate) return vehicleCase;
  const takenOver = { ...takeOver, from: vehicle.plate, plate, checkpoint, at: iso(at) };
  return {
    ...vehicleCase,
    vehicle: { ...vehicle, plate },
    leftBehind: null,
    input: { ...vehicleCase.input, takenOver },
    watched: (from, until) => watched(from, until, plate),
  };
};

/** The verdict on a case as the officer now sees it. `at`: true time, ms, which may be `doubtMs` later. */
export const judgeCase = (
  vehicleCase: VehicleCase,
  observed: Observed,
  at: number,
  doubtMs = 0,
): Verdict =>
  judge({
    ...vehicleCase.input,
    ...vehicleCase.standings(at),
    watch: vehicleCase.watched(at, at + doubtMs),
    observed,
    at: iso(at),
    latest: doubtMs > 0 ? iso(at + doubtMs) : null,
  });

/**
 * How many people "all matches" stands for: as many as were counted last on the open trip, never more than are
 * permitted; as many as are permitted where nobody counted. Else one tap at the next post would turn one person
 * into the two permitted, and raise a head count that never changed [R1]. Null where nothing is permitted yet.
 */
export const expectedAboard = ({ trip }: VehicleCase, { facts }: Verdict): number | null =>
  facts.occupantsMax === null
    ? null
    : Math.min(trip?.occupantsLast ?? facts.occupantsMax, facts.occupantsMax);
