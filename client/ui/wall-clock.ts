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

/** A form's wall clock as people read it: `22/11/2026 14:05`; empty where it is none. */
export const showWall = (wall: string): string => {
  const [, year, month, day, clock] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})$/.exec(wall) ?? [];
  return clock === undefined ? "" : `${day}/${month}/${year} ${clock}`;
};

/** What people write of a moment, day first, as a form's wall clock; null where it is none. `14h05` is read too. */
export const readWall = (text: string): string | null => {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[\s,]+(\d{1,2})\s*[:h]\s*(\d{2})$/i.exec(
    text.trim(),
  );
  if (!written) return null;
  const [day, month, year, hour, minute] = written.slice(1).map((part) => part.padStart(2, "0"));
  const wall = `${year}-${month}-${day}T${hour}:${minute}`;
  const time = fromWallClock(wall);
  // A 31st of a month that has none is some day of the next.
  return time !== null && toWallClock(Date.parse(time)) === wall ? wall : null;
};
