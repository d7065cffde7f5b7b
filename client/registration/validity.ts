import { registryWords } from "../../shared/text/registry.ts";
import { fromWallClock, toWallClock } from "../ui/wall-clock.ts";

/** The usual lengths of validity, hours. */
export const usualHours = [24, 72, 168, 720] as const;

export const usualWords = {
  24: registryWords.hours24,
  72: registryWords.days3,
  168: registryWords.days7,
  720: registryWords.days30,
} as const;

/** The end of a validity of so many hours that begins at a wall clock; null while there is no beginning. */
export const endAfter = (from: string, hours: number): string | null => {
  const start = fromWallClock(from);
  return start === null ? null : toWallClock(Date.parse(start) + hours * 3_600_000);
};

/** Whole hours between two wall clocks, or null. */
export const hoursBetween = (from: string, to: string): number | null => {
  const [start, end] = [fromWallClock(from), fromWallClock(to)];
  return start === null || end === null ? null : (Date.parse(end) - Date.parse(start)) / 3_600_000;
};
