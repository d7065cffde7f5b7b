import { type IsoTime, iso } from "../../shared/domain/time.ts";

/** Việt Nam's offset, the whole year round: forms speak its wall clock wherever the desk stands. */
const offsetMs = 7 * 3_600_000;
const minute = 60_000;

/** A moment in ms as a form's `2026-11-22T14:05` on Việt Nam's clock, whole minutes. */
export const toWallClock = (millis: number): string =>
  iso(Math.floor(millis / minute) * minute + offsetMs).slice(0, 16);

/** A form's wall clock as an ISO time, or null when it is not (yet) one. */
export const fromWallClock = (wall: string): IsoTime | null => {
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) ? `${wall}:00+07:00` : "";
  return Number.isNaN(Date.parse(time)) ? null : time;
};
