import { randomUUID } from "node:crypto";
import { isRefusal, refusal } from "../shared/contract/problems.ts";
import type { Alert } from "../shared/domain/alert.ts";
import type { AlertRules } from "../shared/domain/findings/alert-rules.ts";
import { deviceFindings } from "../shared/domain/findings/device-findings.ts";
import type { Finding } from "../shared/domain/findings/finding-shape.ts";
import type { FindingPlaces, FindingScan } from "../shared/domain/findings/history.ts";
import { findingPlaces } from "../shared/domain/findings/places.ts";
import { vehicleFindings } from "../shared/domain/findings/vehicle-findings.ts";
import { groupBy } from "../shared/domain/group-by.ts";
import { vehicleKey } from "../shared/domain/manifest.ts";
import { iso, ms } from "../shared/domain/time.ts";
import { undoneBy } from "../shared/domain/undone-by.ts";
import { escalateAlerts } from "./commands/escalate-alerts.ts";
import { followerName, settled, settleFindings } from "./commands/settle-findings.ts";
import type { Logger } from "./log.ts";
import { makePace, paced } from "./pace.ts";
import { addDue, chainOf, chainsAt, type DueAt, silenceBackMs } from "./queries/device-pasts.ts";
import { heardLate, lonePasts, type VehiclePast, vehiclePasts } from "./queries/vehicle-pasts.ts";

import type { PastAsked } from "./store/finding-ports.ts";
import { isForLater, type LoggedEvent, type Reference, type Store } from "./store/ports.ts";

/** Events read at once, and vehicles looked at between two rests. */
const mostEvents = 200;
const mostVehicles = 5;
const pageOfTrips = 100;
/** How often what time alone raises is looked for, unless said. */
const sweepEveryMs = 5 * 60_000;
const escalateEveryMs = 20_000;
/** A vehicle held longer than this is not looked at again for it. */
const heldForMs = 24 * 3_600_000;
/** How often it is written down how far it has come, where nothing else is written. */
const saveEveryMs = 5_000;
/** [A26] So long, ms by the server's clock, a process that was heard of last is left to go on. */
const leaseMs = 60_000;
/** How often another process looks whether that one still goes on; and after a failure it is tried again. */
const lookEveryMs = 5_000;
const tryAgainMs = 1_000;

export interface FollowParts {
  readonly store: Store;
  readonly rules: AlertRules;
  readonly now: () => number;
  readonly log: Pick<Logger, "error">;
  /** Whether other processes may share the database. */
  readonly shared: boolean;
  readonly sweepEveryMs?: number;
}

export interface Follower {
  /** Ends what it is doing and resolves when nothing of it is left. */
  readonly stop: () => Promise<void>;
}

/** What events touched. */
interface Touched {
  readonly vehicles: Map<string, number>;
  /** Ids of scans that name no vehicle. */
  readonly lone: string[];
  readonly devices: Set<string>;
  /** New scans by vehicle, as they were recorded. */
  readonly fresh: Map<string, string[]>;
}

/**
 * [A26] Follows the log behind the commit: looks anew at every vehicle and tablet that events touched, and settles what it
 * finds in the ledger. No scan waits for it; it takes a twentieth of this thread. How far it has come is in the database:
 * a restart goes on there, and what it does twice changes nothing. [A27] What time alone raises it looks for by itself.
 */
export const followAlerts = (parts: FollowParts): Follower => {
  const { store, rules, now, log } = parts;
  const me = parts.shared ? randomUUID() : "alone";
  const everyMs = parts.sweepEveryMs ?? sweepEveryMs;
  const pace = makePace();
  const reads = paced(store.reads, pace);
  const timed: Store = { ...store, reads };
  let cursor = -1;
  let saved = -1;
  let savedAt = 0;
  let closed = false;
  let newest = 0;
  let sweep: AsyncGenerator<void> | null = null;
  let sweptAt = 0;
  let escalatedAt = 0;
  /** Vehicles that were last seen being held: they may have no trip, and time alone tells whether it was long. */
  const held = new Map<string, number>();
  let places: { readonly of: Reference; readonly made: FindingPlaces } | null = null;

  const placesNow = async (): Promise<FindingPlaces> => {
    const reference = await reads.reference();
    if (places?.of !== reference)
      places = { of: reference, made: pace.during(() => findingPlaces(reference)) };
    return places.made;
  };

  const mine = (holder: string, until: number, at: number): boolean => holder === me || until <= at;

  /** Writes down how far it has come and that it goes on; false where another process does. */
  const save = async (until: number): Promise<boolean> => {
    const at = now();
    const done = await store.write<true>(async (tx) => {
      const row = await tx.follower(followerName);
      if (row && !mine(row.holder, row.until, at)) return refusal("not-ready");
      // It begins, or another went on meanwhile.
      if (cursor < 0 || row?.holder !== me) cursor = row?.seq ?? 0;
      await tx.putFollower(followerName, { seq: cursor, holder: me, until: at + until });
      return true;
    });
    if (isRefusal(done)) return false;
    [saved, savedAt] = [cursor, performance.now()];
    return true;
  };

  /** Is it this process's turn? Where another goes on, only that is looked at. */
  const myTurn = async (): Promise<boolean> => {
    const row = await reads.follower(followerName);
    const at = now();
    if (row && !mine(row.holder, row.until, at)) {
      cursor = -1;
      return false;
    }
    // The lease is renewed well before it ends.
    if (cursor < 0 || row?.holder !== me || row.until - at < leaseMs / 2) return save(leaseMs);
    return true;
  };

  const settle = async (
    past: VehiclePast,
    findings: readonly Finding[],
    undone: (one: Alert) => string | null,
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
      covers: (one: Alert) =>
        one.vehicle === vehicle && one.scans.every((scan) => past.scans.has(scan)),
      undoneBy: undone,
    };
    return settled(await settleFindings({ store: timed, rules, mine }, found, at));
  };

  /** Looks at vehicles whole and settles what is found; false where another process has taken over. */
  const lookAtVehicles = async (
    touched: readonly PastAsked[],
    lone: readonly string[],
    fresh: Touched["fresh"],
  ): Promise<boolean> => {
    const where = await placesNow();
    const at = now();
    const pasts = [
      ...(touched.length === 0 ? [] : await vehiclePasts(reads, where, touched, at)),
      ...(await lonePasts(reads, where, lone)),
    ];
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
      const isFresh = fresh.get(past.history.vehicle ?? "") ?? [];
      const undone = (one: Alert) =>
        pace.during(() => undoneBy(one, past.history, isFresh, rules, iso(at)));
      if (!(await settle(past, findings, undone, at))) return false;
      await pace.rest();
      if (closed) return true;
    }
    return true;
  };

  /** A tablet's chain at once; how silent its post is takes time and is looked for by the sweep. */
  const lookAtDevice = async (id: string): Promise<boolean> => {
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
    return settled(await settleFindings({ store: timed, rules, mine }, found, at));
  };

  const touchedBy = async (events: readonly LoggedEvent[], upTo: number): Promise<Touched> => {
    const touched: Touched = {
      vehicles: new Map(),
      lone: [],
      devices: new Set(),
      fresh: new Map(),
    };
    const touch = (key: string, since: number): void =>
      void touched.vehicles.set(key, Math.min(since, touched.vehicles.get(key) ?? since));
    for (const { vehicle, id, at } of await reads.scansBetween(cursor, upTo)) {
      if (vehicle === null) touched.lone.push(id);
      else {
        touch(vehicle, at);
        touched.fresh.set(vehicle, [...(touched.fresh.get(vehicle) ?? []), id]);
      }
    }
    const lists = events.flatMap(({ subject }) => (subject.kind === "manifest" ? subject.id : []));
    for (const list of lists.length === 0 ? [] : await reads.manifestsByIds(lists))
      touch(vehicleKey(list), ms(list.madeAt));
    for (const { subject, type, at } of events) {
      if (subject.kind === "pass") touch(subject.id, at);
      if (type === "device.marked") touched.devices.add(subject.id);
      // Whatever is under way may lie in it.
      if (subject.kind === "risk-level") sweptAt = 0;
    }
    return touched;
  };

  const batch = async (): Promise<boolean> => {
    const events = await reads.events(cursor, mostEvents);
    const last = events.at(-1)?.seq;
    if (last === undefined) {
      newest = Math.min(newest, cursor);
      return true;
    }
    const { vehicles, lone, devices, fresh } = await touchedBy(events, last);
    const asked = [...vehicles].map(([key, since]): PastAsked => ({ key, since }));
    for (let from = 0; from < asked.length; from += mostVehicles) {
      const some = asked.slice(from, from + mostVehicles);
      if (!(await lookAtVehicles(some, [], fresh))) return false;
      await pace.rest();
      if (closed) return true;
    }
    if (!(await lookAtVehicles([], lone, fresh))) return false;
    for (const id of devices) if (!(await lookAtDevice(id))) return false;
    if (!closed) cursor = last;
    return true;
  };

  /** [A27] Everything under way and every post once, in small steps. */
  async function* lookAround(): AsyncGenerator<void> {
    const fresh: Touched["fresh"] = new Map();
    for (let after = ""; ; ) {
      const page = await reads.openTripsAfter(after, pageOfTrips);
      const asked = page.map(({ vehicle, trip }) => ({ key: vehicle, since: ms(trip.openedAt) }));
      for (let from = 0; from < asked.length; from += mostVehicles) {
        if (!(await lookAtVehicles(asked.slice(from, from + mostVehicles), [], fresh))) return;
        yield;
      }
      const last = page.at(-1);
      if (!last) break;
      after = last.trip.id;
    }
    for (const [key, since] of [...held]) {
      if (!(await lookAtVehicles([{ key, since }], [], fresh))) return;
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
    const working = (await reads.devices()).filter(({ cutOffAt }) => cutOffAt === null);
    for (const [checkpoint, devices] of groupBy(working, (device) => device.checkpoint)) {
      const at = now();
      const chains = await chainsAt(reads, checkpoint, devices, await placesNow(), due, at);
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
      if (!settled(await settleFindings({ store: timed, rules, mine }, found, at))) return;
      yield;
    }
  }

  const isDue = (last: number, everyMs: number): boolean =>
    last === 0 || performance.now() - last >= everyMs;

  /** One step of what there is to do; answers whether there was any. */
  const step = async (): Promise<boolean> => {
    if (isDue(escalatedAt, Math.min(escalateEveryMs, everyMs))) {
      escalatedAt = performance.now();
      await escalateAlerts(timed, rules, now());
    }
    if (cursor < newest) {
      if (!(await batch())) cursor = -1;
      return true;
    }
    if (!sweep && isDue(sweptAt, everyMs)) {
      sweptAt = performance.now();
      sweep = lookAround();
    }
    if (sweep) {
      if ((await sweep.next()).done) sweep = null;
      return true;
    }
    if (cursor !== saved && isDue(savedAt, saveEveryMs)) return save(leaseMs);
    return false;
  };

  const run = async (): Promise<void> => {
    newest = await reads.latestSeq().catch(() => 0);
    while (!closed) {
      try {
        if (!(await myTurn())) await pace.wait(lookEveryMs);
        else if (!(await step())) await pace.wait(Math.min(lookEveryMs, everyMs));
        await pace.rest();
      } catch (error) {
        if (closed) return;
        sweep = null;
        if (!isForLater(error)) log.error({ err: error }, "alerts could not be followed");
        await pace.wait(tryAgainMs);
      }
    }
    // Whoever comes next goes on from here, at once.
    if (cursor >= 0) await save(0).catch(() => false);
  };

  const unsubscribe = store.onCommit((seq) => {
    newest = Math.max(newest, seq);
    pace.wake();
  });
  const running = run();

  return {
    stop: async () => {
      closed = true;
      unsubscribe();
      pace.stop();
      await running;
    },
  };
};
