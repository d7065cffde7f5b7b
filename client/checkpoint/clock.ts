import {
  lookAtClock,
  measureClock,
  type Reading,
  type TimeKept,
  timeOf,
} from "../../shared/domain/tablet-clock.ts";

/** The tablet's clock and how far it is from the server's. A wrong clock must not make good passes bad. */
export interface Clock {
  /** True time, ms: this device's clock and the offset known. Never before what is recorded. */
  readonly now: () => number;
  /** True time minus device time, ms. */
  readonly offsetMs: () => number;
  /** How much later than told it may be, ms; 0 where the time is sure. */
  readonly doubtMs: () => number;
  /** The time for a record, which none after it will be before: the device's own clock and the offset, ms. */
  readonly stamp: () => { readonly deviceNow: number; readonly offsetMs: number };
  /** Takes in an exact time the server named in its reply. */
  readonly learn: (serverMs: number, sentAt: number, receivedAt: number) => void;
  /** Takes in a `Date` header, exact to a second: corrects only what is grossly wrong. */
  readonly learnRoughly: (serverMs: number, sentAt: number, receivedAt: number) => void;
}

/** What a clock is read from. */
export interface ClockSources {
  /** This device's own clock, ms. */
  readonly deviceNow: () => number;
  /** A count of ms that nobody can set. */
  readonly ticks: () => number;
  /** Was the screen on without a break since this was last asked? */
  readonly seen: () => boolean;
}

const roughness = 2_000;

const seenInBrowser = (): (() => boolean) => {
  const off = (): boolean => document.visibilityState === "hidden";
  let wasOff = off();
  document.addEventListener("visibilitychange", () => {
    wasOff ||= off();
  });
  return () => {
    const seen = !wasOff;
    wasOff = off();
    return seen;
  };
};

export const clockInBrowser = (): ClockSources => ({
  deviceNow: () => Date.now(),
  ticks: () => performance.now(),
  seen: seenInBrowser(),
});

/** `start`: what was kept when the app last ran. `keep` is told whatever is worth remembering. */
export const makeClock = (
  start: TimeKept,
  keep: (kept: TimeKept) => void,
  { deviceNow, ticks, seen }: ClockSources,
): Clock => {
  let kept = start;
  let last: Reading | null = null;
  const take = (next: TimeKept): void => {
    if (next === kept) return;
    kept = next;
    keep(kept);
  };
  /** The device's clock, looked at and found set back or not. */
  const look = (): number => {
    const reading = { wall: deviceNow(), ticks: ticks() };
    take(lookAtClock(kept, last, reading, seen()));
    last = reading;
    return reading.wall;
  };
  const offsetAt = (wall: number): number => Math.round(timeOf(kept, wall) - wall);
  return {
    now: () => {
      const wall = look();
      return timeOf(kept, wall);
    },
    offsetMs: () => offsetAt(look()),
    doubtMs: () => {
      look();
      return kept.doubtMs;
    },
    stamp: () => {
      const wall = look();
      const offsetMs = offsetAt(wall);
      // On disk it is raised with the scan itself, in one transaction.
      kept = { ...kept, floorMs: wall + offsetMs };
      return { deviceNow: wall, offsetMs };
    },
    learn: (serverMs, sentAt, receivedAt) => {
      look();
      take(measureClock(kept, serverMs, sentAt, receivedAt, 0));
    },
    learnRoughly: (serverMs, sentAt, receivedAt) => {
      look();
      take(measureClock(kept, serverMs + 500, sentAt, receivedAt, roughness));
    },
  };
};
