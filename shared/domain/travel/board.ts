import { z } from "zod";
import { isoTime, ms } from "../time.ts";
import type { Due } from "./due.ts";

/** When a vehicle is due, as boards and others are told. */
export const boardDueShape = z.object({
  /** Half of those like it are there by then, a tenth by `early`, nine tenths by `late`; null where the road is shut for nobody knows how long. */
  at: isoTime.nullable(),
  early: isoTime.nullable(),
  late: isoTime.nullable(),
  /** Share of vehicles that would still not be seen there by now: the smaller, the more surprising. */
  chance: z.number().min(0).max(1),
});
export type BoardDue = z.infer<typeof boardDueShape>;

/** Of a due time what is told; a chance to three digits. */
export const boardDue = ({ at, early, late, chance }: Due): BoardDue => ({
  at,
  early,
  late,
  chance: Number(chance.toPrecision(3)),
});

type When = Pick<BoardDue, "at" | "late" | "chance">;

/** Nine in ten are there by then, and this one is not. */
export const isLate = (due: Pick<When, "late"> | null, now: number): boolean =>
  !!due?.late && ms(due.late) < now;

/** [K11] Who is late beyond nine in ten comes first, the most surprising at the top; then by due time, and last those without one. */
export const byDue = (a: When | null, b: When | null, now: number): number => {
  if (isLate(a, now) !== isLate(b, now)) return isLate(a, now) ? -1 : 1;
  const time = (one: When | null): number => (one?.at ? ms(one.at) : Number.MAX_SAFE_INTEGER);
  const surprise = isLate(a, now) ? a!.chance - b!.chance : 0;
  return surprise || time(a) - time(b);
};
