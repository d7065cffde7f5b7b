/** Two clocks read at once, ms: the device's own, right or wrong, and one that only ever runs forward. */
export interface Reading {
  readonly wall: number;
  /** `performance.now()`: nobody can set it; on some devices it stands still while the device sleeps. */
  readonly ticks: number;
}

/** What a tablet knows of the time, kept between starts. */
export interface TimeKept {
  /** True time minus the device's clock, ms: measured against the server, and corrected where the clock was set. */
  readonly offsetMs: number;
  /** The latest true time that anything was recorded at or the server named, ms. */
  readonly floorMs: number;
  /** It may be as much as this later than told, ms; 0 where the time is sure. */
  readonly doubtMs: number;
}

export const nothingMeasured: TimeKept = { offsetMs: 0, floorMs: 0, doubtMs: 0 };

/** Nobody knows how long a clock that was found set back at a start had been off. */
export const unknownDoubtMs = 10 * 366 * 86_400_000;

/** Clocks drift, and are nudged by network time: less than this is neither sleep nor a hand. */
const slackMs = 2_000;

/**
 * [D1] [D2] Looks at the clocks again. `last`: the reading before, null at a start. `seen`: the screen was on all the
 * while, so that the device did not sleep. A clock set back is always noticed: less time cannot have passed than
 * was counted. One that is ahead of the count was set, or ran on while the device slept and did not count.
 */
export const lookAtClock = (
  kept: TimeKept,
  last: Reading | null,
  now: Reading,
  seen: boolean,
): TimeKept => {
  if (last === null) {
    const behind = kept.floorMs - (now.wall + kept.offsetMs);
    if (behind <= slackMs) return kept;
    return { ...kept, offsetMs: kept.offsetMs + behind, doubtMs: unknownDoubtMs };
  }
  const jump = now.wall - last.wall - (now.ticks - last.ticks);
  if (Math.abs(jump) <= slackMs || (jump > 0 && !seen)) return kept;
  const later = Math.max(0, jump);
  return {
    ...kept,
    offsetMs: kept.offsetMs - jump,
    doubtMs: Math.min(unknownDoubtMs, kept.doubtMs + later),
  };
};

/** [D1] The true time, ms: never before what is recorded. */
export const timeOf = ({ offsetMs, floorMs }: TimeKept, wall: number): number =>
  Math.max(floorMs, wall + offsetMs);

/**
 * [D1] What the server said the time was, halfway between `sentAt` and `receivedAt` (device's clock), known to within
 * `errorMs` besides. The server alone may move the time back. Takes nothing from an answer too slow to tell more than
 * is known.
 */
export const measureClock = (
  kept: TimeKept,
  serverMs: number,
  sentAt: number,
  receivedAt: number,
  errorMs: number,
): TimeKept => {
  const trip = receivedAt - sentAt;
  const error = trip / 2 + errorMs;
  if (trip < 0 || (trip > slowestMs && error >= kept.doubtMs)) return kept;
  const measured = Math.round(serverMs - (sentAt + receivedAt) / 2);
  // Within its own error nothing new was learnt, but that the time is right.
  if (Math.abs(measured - kept.offsetMs) <= error) return { ...kept, doubtMs: 0 };
  return { offsetMs: measured, floorMs: sentAt + measured, doubtMs: 0 };
};

/** A round trip slower than this says too little about when the server spoke. */
const slowestMs = 10_000;
