import { everywhereWords as words } from "./everywhere.ts";
import { type Language, say } from "./say.ts";

/** Times are shown as the clock stands in Việt Nam, wherever the screen is. */
const timeZone = "Asia/Ho_Chi_Minh";
const minute = 60_000;

const numbers = new Intl.DateTimeFormat("en-GB", {
  timeZone,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const englishMonth = new Intl.DateTimeFormat("en-GB", { timeZone, month: "short" });

type Part = "year" | "month" | "day" | "hour" | "minute" | "second";
const partsOf = (time: string): Readonly<Record<Part, string>> =>
  Object.fromEntries(
    numbers.formatToParts(new Date(time)).map(({ type, value }) => [type, value]),
  ) as Record<Part, string>;

/** `14:05`, the same in both languages. */
export const clock = (time: string): string => {
  const { hour, minute } = partsOf(time);
  return `${hour}:${minute}`;
};

/** `14:05:09`, where a second matters: scans and logs. */
export const clockWithSeconds = (time: string): string => `${clock(time)}:${partsOf(time).second}`;

/** `22/11/2026`, in English `22 Nov 2026`. */
export const day = (time: string, language: Language): string => {
  const { year, month, day } = partsOf(time);
  return language === "vi"
    ? `${day}/${month}/${year}`
    : `${Number(day)} ${englishMonth.format(new Date(time))} ${year}`;
};

/** `14:05 ngày 22/11/2026`, in English `14:05, 22 Nov 2026`. */
export const dayAndClock = (time: string, language: Language): string =>
  say(words.dayAndClock, language, { clock: clock(time), day: day(time, language) });

/** The clock alone on the same day in Việt Nam as `at`, else with the day. */
export const shortly = (time: string, at: string, language: Language): string =>
  day(time, language) === day(at, language) ? clock(time) : dayAndClock(time, language);

/** How long: `dưới 1 phút`, `12 phút`, `3 giờ`, `2 ngày`; whole units, rounded down. `millis` ≥ 0. */
export const lasting = (millis: number, language: Language): string => {
  const minutes = Math.floor(millis / minute);
  if (minutes < 1) return say(words.underAMinute, language);
  if (minutes < 60) return say(words.minutes, language, { count: minutes });
  if (minutes < 48 * 60) return say(words.hours, language, { count: Math.floor(minutes / 60) });
  return say(words.days, language, { count: Math.floor(minutes / 1440) });
};

/** As `lasting`, but to the second below two minutes: `14 giây`, in English `14 s`. */
export const shortWhile = (millis: number, language: Language): string =>
  millis < 2 * minute
    ? say(words.seconds, language, { count: Math.round(millis / 1_000) })
    : lasting(millis, language);

/**
 * How long before `at`: `vừa xong`, `3 phút trước`; or, for a time still to come, `3 phút nữa`.
 * `at` is the viewer's true time, an argument so that the same screen can be drawn of any moment.
 */
export const ago = (time: string, at: string, language: Language): string => {
  const millis = Date.parse(at) - Date.parse(time);
  if (Math.abs(millis) < minute) return say(words.justNow, language);
  const length = lasting(Math.abs(millis), language);
  return say(millis > 0 ? words.ago : words.fromNow, language, { length });
};

/**
 * `2026-11-22 14:05`, as every spreadsheet reads a time whatever its language, and sorts it; as the clock stands in
 * Việt Nam, seven hours ahead all year. Reckoned, not formatted: lists have a hundred thousand rows.
 */
export const inSheet = (time: string): string =>
  new Date(Date.parse(time) + 7 * 60 * minute).toISOString().slice(0, 16).replace("T", " ");
