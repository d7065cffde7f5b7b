import type { Alert } from "../shared/domain/alert.ts";
import { delayKind } from "../shared/domain/delay.ts";
import { reachOf } from "../shared/domain/expand-scope.ts";
import type { AlertRules } from "../shared/domain/findings/alert-rules.ts";
import { deviceFindings } from "../shared/domain/findings/device-findings.ts";
import { type Finding, isConvoyKind } from "../shared/domain/findings/finding-shape.ts";
import type { FindingPlaces, FindingScan } from "../shared/domain/findings/history.ts";
import { findingPlaces } from "../shared/domain/findings/places.ts";
import { vehicleFindings } from "../shared/domain/findings/vehicle-findings.ts";
import { groupBy } from "../shared/domain/group-by.ts";
import type { Settling } from "../shared/domain/settle-alerts.ts";
import { iso, ms } from "../shared/domain/time.ts";
import { slowedBy, undoneBy } from "../shared/domain/undone-by.ts";
import { settled, settleFindings } from "./commands/settle-findings.ts";
import { lookAtConvoy } from "./look-at-convoys.ts";
import type { Pace } from "./pace.ts";
import {
  addDue,
  chainOf,
  chainsAt,
  type DueAt,
  scanTimes,
  silenceBackMs,
} from "./queries/device-pasts.ts";
import { heardLate, lonePasts, type VehiclePast, vehiclePasts } from "./queries/vehicle-pasts.ts";
import type { PastAsked } from "./store/finding-ports.ts";
import type { Reference, Store } from "./store/ports.ts";
import { makeTravelNow } from "./travel-now.ts";

/** Vehicles looked at between two rests. */
export const mostVehicles = 5;
const pageOfTrips = 100;
/** More events than this do not come while a vehicle's past is read. */
const mostNewer = 200;
const live = ["open", "acknowledged"] as const;
/** As many convoys as anybody follows at once. */
const mostConvoys = 200;
/** A vehicle held longer than this is not looked at again for it. */
const heldForMs = 24 * 3_600_000;
/** And of those refused before a start no more than these are looked through. */
const mostHeld = 5_000;
const everywhere = reachOf([{ kind: "all" }], {
  areas: [],
  checkpoints: [],
  corridors: [],
  endpoints: [],
});

export interface LookParts {
  readonly store: Store;
  readonly rules: AlertRules;
  readonly now: () => number;
  readonly pace: Pace;
  /** Is it still this process's turn, by what the database says of who goes on and until when (ms)? */
  readonly mine: (holder: string, until: number, at: number) => boolean;
  /** The event up to which the log was followed. */
  readonly cursor: () => number;
  readonly isClosed: () => boolean;
}

/** New scans up to an event of the log, by vehicle key, as they were recorded. */
export interface Fresh {
  readonly upTo: number;
  readonly scans: ReadonlyMap<string, readonly string[]>;
}

export interface Look {
  /** Looks at vehicles whole, and at scans that name none, and settles what is found; false where another process has taken over. */
  readonly atVehicles: (
    touched: readonly PastAsked[],
    lone: readonly string[],
    fresh: Fresh,
  ) => Promise<boolean>;
  /** Convoys by their ids, each as one. As `atVehicles`. */
  readonly atConvoys: (ids: readonly string[]) => Promise<boolean>;
  /** A tablet's chain at once; how silent its post is takes time and is looked for by `around`. As `atVehicles`. */
  readonly atDevice: (id: string) => Promise<boolean>;
  /** [K18] Vehicles that are overdue by what was found last. */
  readonly overdue: () => Promise<readonly PastAsked[]>;
  /** [A27] Everything under way and every post once, in small steps. */
  readonly around: () => AsyncGenerator<void>;
}

/** Finds what the pasts of vehicles and tablets tell, and settles it in the ledger. */
export const makeLook = (parts: LookParts): Look => {
  const { store, rules, now, pace, mine, cursor, isClosed } = parts;
  const { reads } = store;
  /** Vehicles that were last seen being held: they may have no trip, and time alone tells whether it was long. */
  const held = new Map<string, number>();
  let heldBefore: "unknown" | "known" = "unknown";

  /** Those that were held before this process began. */
  const learnHeld = async (): Promise<void> => {
    if (heldBefore === "known") return;
    for (const { pass, plate, decision, at } of await reads.recentScans(
      everywhere,
      now() - heldForMs,
      mostHeld,
      "refused",
    )) {
      const key = pass ?? plate;
      if (decision === "hold" && key !== null && !held.has(key)) held.set(key, ms(at));
    }
    heldBefore = "known";
  };
  const travelNow = makeTravelNow(reads, now);
  let places: { readonly of: Reference; readonly made: FindingPlaces } | null = null;

  const placesNow = async (): Promise<FindingPlaces> => {
    const reference = await reads.reference();
    const roads = await travelNow();
    if (places?.of !== reference || places.made.roads !== roads)
      places = {
        of: reference,
        made: pace.during(() => findingPlaces(reference, undefined, roads)),
      };
    return places.made;
  };

  const settle = async (
    past: VehiclePast,
    findings: readonly Finding[],
    undone: Pick<Settling, "undoneBy" | "slowedBy">,
    at: number,
  ): Promise<boolean> => {
    const { vehicle } = past.history;
    const found = {
      vehicles: vehicle === null ? [] : [vehicle],
      devices: [],
      findings,
      late: (scan: string, minutes: number) => {
        const heard = past.scans.get(scan);
        return heard !== undefined && heardLate(heard, minutes);
      },
      // [E5] What a driver reports no scan takes back.
      covers: (one: Alert) =>
        one.kind !== delayKind &&
        !isConvoyKind(one.kind) &&
        one.vehicle === vehicle &&
        one.scans.every((scan) => past.scans.has(scan)),
      ...undone,
    };
    return settled(await settleFindings({ store, rules, mine }, found, at));
  };

  /** What came while a vehicle's past was read: part of that, and to be named where it explains something. */
  const newerThan = async (upTo: number) => {
    const latest = await reads.latestSeq();
    return latest > upTo ? reads.scansBetween(upTo, Math.min(latest, upTo + mostNewer)) : [];
  };

  const atVehicles = async (
    touched: readonly PastAsked[],
    lone: readonly string[],
    fresh: Fresh,
  ): Promise<boolean> => {
    const where = await placesNow();
    const at = now();
    const pasts = [
      ...(touched.length === 0 ? [] : await vehiclePasts(reads, where, touched, at)),
      ...(await lonePasts(reads, where, lone)),
    ];
    const newer = await newerThan(fresh.upTo);
    for (const past of pasts) {
      const { vehicle, scans } = past.history;
      const last = scans.reduce<FindingScan | undefined>(
        (a, b) => (a && ms(a.at) > ms(b.at) ? a : b),
        undefined,
      );
      if (vehicle !== null && last?.decision === "hold" && ms(last.at) > at - heldForMs)
        held.set(vehicle, ms(last.at));
      else if (vehicle !== null) held.delete(vehicle);
      const findings = pace.during(() => vehicleFindings(past.history, rules, iso(at)));
      const theirs = [
        ...(fresh.scans.get(vehicle ?? "") ?? []),
        ...newer.flatMap((scan) => (scan.vehicle === vehicle ? scan.id : [])),
      ];
      const undone = {
        undoneBy: (one: Alert) =>
          pace.during(() => undoneBy(one, past.history, theirs, rules, iso(at))),
        slowedBy: (one: Alert) => pace.during(() => slowedBy(one, past.history, rules, iso(at))),
      };
      if (!(await settle(past, findings, undone, at))) return false;
      await pace.rest();
      if (isClosed()) return true;
    }
    return true;
  };

  const atDevice = async (id: string): Promise<boolean> => {
    const device = await reads.device(id);
    if (!device) return true;
    const at = now();
    const chain = await chainOf(reads, device);
    const findings = pace.during(() => deviceFindings(chain, rules, iso(at)));
    const seqs = new Set(chain.links.flatMap(({ id }) => id ?? []));
    const found = {
      vehicles: [],
      devices: [id],
      findings,
      late: () => false,
      covers: (one: Alert) =>
        (one.kind === "device-gap" || one.kind === "device-fork") &&
        one.device === id &&
        one.scans.every((scan) => seqs.has(scan)),
      undoneBy: () => null,
    };
    return settled(await settleFindings({ store, rules, mine }, found, at));
  };

  const atConvoys: Look["atConvoys"] = async (ids) => {
    for (const id of ids) {
      if (!(await lookAtConvoy({ store, rules, mine }, id, pace, now()))) return false;
      await pace.rest();
      if (isClosed()) return true;
    }
    return true;
  };

  const overdue: Look["overdue"] = async () => {
    const found: PastAsked[] = [];
    let cursor: string | undefined;
    do {
      const asked = { statuses: live, kinds: ["overdue"], cursor, limit: pageOfTrips } as const;
      const page = await reads.findAlerts(asked, everywhere);
      for (const { vehicle, at } of page.items)
        if (vehicle !== null) found.push({ key: vehicle, since: ms(at) });
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return found;
  };

  async function* around(): AsyncGenerator<void> {
    const followed = (): Fresh => ({ upTo: cursor(), scans: new Map() });
    for (let after = ""; ; ) {
      const page = await reads.openTripsAfter(after, pageOfTrips);
      const asked = page.map(({ vehicle, trip }) => ({ key: vehicle, since: ms(trip.openedAt) }));
      for (let from = 0; from < asked.length; from += mostVehicles) {
        if (!(await atVehicles(asked.slice(from, from + mostVehicles), [], followed()))) return;
        yield;
      }
      const last = page.at(-1);
      if (!last) break;
      after = last.trip.id;
    }
    const { items } = await reads.findConvoys(
      { status: "current", at: now(), escort: null, limit: mostConvoys },
      everywhere,
    );
    for (const { id } of items) {
      if (!(await atConvoys([id]))) return;
      yield;
    }
    await learnHeld();
    for (const [key, since] of [...held]) {
      if (!(await atVehicles([{ key, since }], [], followed()))) return;
      yield;
    }
    const due: DueAt = new Map();
    for (let next = { at: now() - silenceBackMs, id: "" }; ; ) {
      const page = await reads.tripsOpenedAfter(next.at, next.id, pageOfTrips);
      const where = await placesNow();
      pace.during(() => addDue(due, page, where));
      yield;
      const last = page.at(-1);
      if (!last) break;
      next = { at: ms(last.openedAt), id: last.id };
    }
    const at = now();
    const times = await scanTimes(reads, at - silenceBackMs, pace.rest);
    const working = (await reads.devices()).filter(({ cutOffAt }) => cutOffAt === null);
    for (const [checkpoint, devices] of groupBy(working, (device) => device.checkpoint)) {
      const posts = { times, due, at };
      const where = await placesNow();
      const chains = await chainsAt(reads, checkpoint, devices, where, posts, pace.rest);
      const findings = pace.during(() =>
        chains.flatMap((chain) => deviceFindings(chain, rules, iso(at))),
      );
      const links = new Set(chains.flatMap((chain) => chain.links.flatMap(({ id }) => id ?? [])));
      const found = {
        vehicles: [],
        devices: devices.map(({ id }) => id),
        findings,
        late: () => false,
        covers: (one: Alert) =>
          one.kind === "device-silent"
            ? one.checkpoint === checkpoint && ms(one.at) >= at - silenceBackMs / 2
            : one.kind.startsWith("device-") && one.scans.every((scan) => links.has(scan)),
        undoneBy: () => null,
      };
      if (!settled(await settleFindings({ store, rules, mine }, found, now()))) return;
      yield;
    }
  }

  return { atVehicles, atConvoys, atDevice, overdue, around };
};
