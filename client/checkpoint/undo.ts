import { correctableMs } from "../../shared/domain/correction.ts";
import type { HeadChange } from "../../shared/domain/head-change-shape.ts";
import type { TakeOver } from "../../shared/domain/take-over-shape.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { draftScan, nothingSaid, type Post } from "./draft.ts";
import type { ScanDraft } from "./outbox.ts";
import { judgeCase, type Observed, type VehicleCase } from "./vehicle-case.ts";

/** What the officer saw of a vehicle, to begin with again. */
export interface Seen {
  readonly observed: Observed;
  /** As typed; empty where nothing was. */
  readonly plateSeen: string;
  readonly changes: readonly HeadChange[];
  readonly takeOver?: TakeOver | null;
}

/** A moment by both of the device's clocks, ms: one may be set meanwhile, the other stands still while it sleeps. */
export interface Moment {
  readonly wall: number;
  readonly running: number;
}
export const momentNow = (): Moment => ({ wall: Date.now(), running: performance.now() });

/** The last decision on this tablet, for as long as it may be taken back. */
export interface Undoable {
  /** The scan as it was first recorded: what every correction of it names. */
  readonly first: ScanDraft;
  readonly firstAt: Moment;
  /** The scan that counts now: the first, or what was decided in its place. */
  readonly last: Pick<ScanDraft, "id" | "plate" | "decision"> & { readonly overridden?: boolean };
  readonly vehicleCase: VehicleCase;
  readonly seen: Seen;
}

const since = ({ firstAt }: Pick<Undoable, "firstAt">, now: Moment): number =>
  Math.max(now.wall - firstAt.wall, now.running - firstAt.running, 0);

/** Milliseconds in which it may still be taken back; 0 when it may not. */
export const undoLeft = (undoable: Pick<Undoable, "firstAt">, now: Moment): number =>
  Math.max(0, correctableMs - since(undoable, now));

/**
 * [O7] A draft as the correction of what was first recorded, by the clock that timed that; as it is where a minute has
 * passed, or where it is of another vehicle, whose trips are others.
 */
export const correcting = (undoable: Undoable, draft: ScanDraft, now: Moment): ScanDraft => {
  const { first } = undoable;
  const same = (draft.pass ?? draft.plate) === (first.pass ?? first.plate);
  if (!same || undoLeft(undoable, now) === 0) return draft;
  return {
    ...draft,
    corrects: { scan: first.id, at: iso(ms(first.at) + first.offsetMs) },
    at: iso(ms(first.at) + since(undoable, now)),
    offsetMs: first.offsetMs,
  };
};

/**
 * [O7] The scan that takes the last decision back: the vehicle was there, and nothing is decided. Null when it is too
 * late for that. A count that was only the tap's own is taken back with it.
 */
export const takeBack = (undoable: Undoable, post: Post, now: Moment): ScanDraft | null => {
  const { vehicleCase, seen, first } = undoable;
  const at = post.deviceNow + post.offsetMs;
  const verdict = judgeCase(vehicleCase, seen.observed, at);
  const draft = draftScan(vehicleCase, verdict, seen.observed, "none", nothingSaid, post);
  // [T19] What took over is taken back with it.
  const plate = first.takeOver ? draft.plate : first.plate;
  const undone = correcting(undoable, { ...draft, plate }, now);
  return undone.corrects ? undone : null;
};
