import type { AlertRules } from "../shared/domain/findings/alert-rules.ts";
import { vehicleKey } from "../shared/domain/manifest.ts";
import { ms } from "../shared/domain/time.ts";
import { escalateAlerts } from "./commands/escalate-alerts.ts";
import { followerName } from "./commands/settle-findings.ts";
import type { Logger } from "./log.ts";
import { anyConvoy, convoysTouched } from "./look-at-convoys.ts";
import { makeLook, mostVehicles } from "./look-for-alerts.ts";
import { makePace, paced } from "./pace.ts";
import type { PastAsked } from "./store/finding-ports.ts";
import { isForLater, type LoggedEvent, type Store } from "./store/ports.ts";
import { makeTurn } from "./turn.ts";

/** Events read at once; and where somebody waits for the end of it, as each vehicle is looked at once for all of them. */
const mostEvents = 200;
const mostEventsHurried = 10_000;
/** How often what time alone raises is looked for, unless said. */
const sweepEveryMs = 5 * 60_000;
const escalateEveryMs = 20_000;
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
  readonly saveEveryMs?: number;
  /** Of the thread it may take. */
  readonly share?: number;
}

export interface Follower {
  /**
   * Resolves when it has looked at all that is on the log, and then once at everything that time alone raises. Until then it
   * takes the whole thread: for whoever drives the clock and waits for what it comes to.
   */
  readonly catchUp: () => Promise<void>;
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
  const everyMs = parts.sweepEveryMs ?? sweepEveryMs;
  const pace = makePace(parts.share);
  const reads = paced(store.reads, pace);
  const timed: Store = { ...store, reads };
  let closed = false;
  let newest = 0;
  let sweep: AsyncGenerator<void> | null = null;
  let sweptAt = 0;
  let escalatedAt = 0;
  const caughtUp: (() => void)[] = [];
  const { shared, saveEveryMs } = parts;
  const turn = makeTurn({
    store: timed,
    name: followerName,
    shared,
    now,
    ...(saveEveryMs !== undefined && { saveEveryMs }),
  });
  const look = makeLook({
    store: timed,
    rules,
    now,
    pace,
    mine: turn.mine,
    cursor: turn.cursor,
    isClosed: () => closed,
  });

  const touchedBy = async (events: readonly LoggedEvent[], upTo: number): Promise<Touched> => {
    const touched: Touched = {
      vehicles: new Map(),
      lone: [],
      devices: new Set(),
      fresh: new Map(),
    };
    const touch = (key: string, since: number): void =>
      void touched.vehicles.set(key, Math.min(since, touched.vehicles.get(key) ?? since));
    for (const { vehicle, id, at } of await reads.scansBetween(turn.cursor(), upTo)) {
      if (vehicle === null) touched.lone.push(id);
      else {
        touch(vehicle, at);
        touched.fresh.set(vehicle, [...(touched.fresh.get(vehicle) ?? []), id]);
      }
    }
    const lists = events.flatMap(({ subject }) => (subject.kind === "manifest" ? subject.id : []));
    for (const list of lists.length === 0 ? [] : await reads.manifestsByIds(lists))
      touch(vehicleKey(list), ms(list.madeAt));
    // [K18] It may be the road; who becomes overdue by it does so with time.
    if (events.some(({ subject }) => subject.kind === "road-mark"))
      for (const { key, since } of await look.overdue()) touch(key, since);
    for (const { subject, type, at } of events) {
      if (subject.kind === "pass") touch(subject.id, at);
      if (type === "device.marked") touched.devices.add(subject.id);
      // Whatever is under way may lie in it.
      if (subject.kind === "risk-level") sweptAt = 0;
    }
    return touched;
  };

  /**
   * [C14] Convoys are looked at ahead of their vehicles, up to the newest event: what is found of 150 as one would else wait for
   * each of them. How far that is nobody writes down: after a restart it goes on from where the vehicles are.
   */
  let convoysTo = 0;
  const convoysAhead = async (): Promise<boolean> => {
    convoysTo = Math.max(convoysTo, turn.cursor());
    if (convoysTo >= newest) return true;
    const upTo = newest;
    // One that is made meanwhile tells of itself with a later event.
    if (!(await anyConvoy(reads, now()))) convoysTo = upTo;
    while (convoysTo < newest && !closed) {
      const events = await reads.events(convoysTo, mostEventsHurried);
      const last = events.at(-1)?.seq;
      if (last === undefined) return true;
      const told = events.flatMap(({ subject: { kind, id } }) => (kind === "convoy" ? id : []));
      const scans = await reads.scansBetween(convoysTo, last);
      const vehicles = new Set(scans.flatMap(({ vehicle }) => vehicle ?? []));
      const touched = await convoysTouched(reads, [...vehicles], now());
      if (!(await look.atConvoys([...new Set([...told, ...touched])]))) return false;
      convoysTo = last;
    }
    return true;
  };

  const batch = async (): Promise<boolean> => {
    if (!(await convoysAhead())) return false;
    const most = caughtUp.length > 0 ? mostEventsHurried : mostEvents;
    const events = await reads.events(turn.cursor(), most);
    const last = events.at(-1)?.seq;
    if (last === undefined) {
      newest = Math.min(newest, turn.cursor());
      return true;
    }
    const { vehicles, lone, devices, fresh } = await touchedBy(events, last);
    const asked = [...vehicles].map(([key, since]): PastAsked => ({ key, since }));
    for (let from = 0; from < asked.length; from += mostVehicles) {
      const some = asked.slice(from, from + mostVehicles);
      if (
        !(await look.atVehicles(some, [], { upTo: last, scans: fresh })) ||
        !(await convoysAhead())
      )
        return false;
      await pace.rest();
      if (closed) return true;
    }
    if (!(await look.atVehicles([], lone, { upTo: last, scans: fresh }))) return false;
    for (const id of devices) if (!(await look.atDevice(id))) return false;
    if (!closed) turn.doneTo(last);
    return true;
  };

  const isDue = (last: number, everyMs: number): boolean =>
    last === 0 || performance.now() - last >= everyMs;

  /** One step of what there is to do; answers whether there was any. */
  const step = async (): Promise<boolean> => {
    if (isDue(escalatedAt, Math.min(escalateEveryMs, everyMs))) {
      escalatedAt = performance.now();
      await escalateAlerts(timed, rules, now());
    }
    if (turn.cursor() < newest) {
      if (!(await batch())) turn.lose();
      return true;
    }
    if (!sweep && isDue(sweptAt, everyMs)) {
      sweptAt = performance.now();
      sweep = look.around();
    }
    if (sweep) {
      if ((await sweep.next()).done) sweep = null;
      return true;
    }
    for (const resolve of caughtUp.splice(0)) resolve();
    pace.hurry(false);
    if (turn.isSaveDue()) return turn.save();
    return false;
  };

  const run = async (): Promise<void> => {
    newest = await reads.latestSeq().catch(() => 0);
    while (!closed) {
      try {
        if (!(await turn.take())) await pace.wait(lookEveryMs);
        else if (!(await step())) await pace.wait(Math.min(lookEveryMs, everyMs));
        await pace.rest();
      } catch (error) {
        if (closed) return;
        sweep = null;
        if (!isForLater(error)) log.error({ err: error }, "alerts could not be followed");
        await pace.wait(tryAgainMs);
      }
    }
    await turn.end();
  };

  const unsubscribe = store.onCommit((seq) => {
    newest = Math.max(newest, seq);
    pace.wake();
  });
  const running = run();

  return {
    catchUp: () =>
      new Promise((resolve) => {
        caughtUp.push(resolve);
        // One that is under way may have passed by what is due only now.
        sweep = null;
        sweptAt = 0;
        escalatedAt = 0;
        pace.hurry(true);
        pace.wake();
      }),
    stop: async () => {
      closed = true;
      unsubscribe();
      pace.stop();
      await running;
      for (const resolve of caughtUp.splice(0)) resolve();
    },
  };
};
