import { fold } from "../../shared/domain/search.ts";
import { serialDate } from "../sheets/cell-format.ts";

export type ReadDate =
  /** `wholeDay`: without a time of day. */
  | { readonly at: number; readonly wholeDay: boolean }
  | { readonly wrong: string; readonly right: string | null };

const hour = 3_600_000;
const day = 24 * hour;
/** Việt Nam has one time and no summer time. */
const offset = 7 * hour;

const two = (value: number): string => String(value).padStart(2, "0");
const written = (d: number, m: number, y: number): string => `${two(d)}/${two(m)}/${y}`;
/** Of a moment, the day on which it falls in Việt Nam, as it is written. */
const dayOf = (at: number): string => {
  const date = new Date(at + offset);
  return written(date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear());
};

/** Nothing that would make it part of another date, or of two, stands beside it. */
const dateText = /(?<![\d/.-])(\d{1,4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{2,4})(?!\d|[/.-]\s*\d)/;
const timeText =
  /(\d{1,2})\s*(?:h|:)\s*(\d{2})?(?:\s*(?::|m|p)\s*\d{0,2})?(?:\.\d+)?\s*(sa|ch|am|pm)?/;
/** How programs write a day that has no time. `0h` is written by people, and meant. */
const noTime = /^(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? ?(?:sa|am))$/;

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month = `(${months.join("|")})[a-z]*`;
const monthAfter = new RegExp(`(\\d{1,2})[\\s.,/-]*${month}[\\s.,/-]*(\\d{4}|\\d{2})(?![\\d:h])`);
const monthBefore = new RegExp(`\\b${month}\\.? (\\d{1,2}),? (\\d{4})\\b`);
const numberOf = (name: string): number => months.indexOf(name) + 1;

/** Words between the numbers, as people write dates: `07 giờ 30 ngày 14 tháng 8 năm 2021`, `20-Dec-26`. */
const plain = (text: string): string =>
  fold(text.normalize("NFKC"))
    .replace(monthAfter, (_, d: string, m: string, y: string) => `${d}/${numberOf(m)}/${y}`)
    .replace(monthBefore, (_, m: string, d: string, y: string) => `${d}/${numberOf(m)}/${y}`)
    .replace(/\bgio\b/g, "h")
    .replace(/\bphut\b/g, "")
    .replace(/(\d)\s*t(?=\d{2}:)/g, "$1 ")
    .replace(/[\s-]*\b(?:thang|thg)\.?\s*(?=\d)/g, "/")
    .replace(/[\s,]*\bnam\b\s*/g, "/")
    .replace(/\b(?:ngay|luc|tu|den|het|hoi|vao|from|until|to|at|on)\b/g, " ")
    .replace(/(\d)\s*\/\s*/g, "$1/")
    .replace(/(\/\d{1,2}),?\s+(?=\d{4}\b)/, "$1/")
    .replace(/[,;]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const inYear = (year: number): number => (year < 100 ? 2_000 + year : year);

const timeOf = (text: string): number | null => {
  const [, hours = "", minutes = "0", half] = timeText.exec(text) ?? [];
  if (hours === "") return null;
  const h = Number(hours) % (half ? 12 : 100);
  const ms = (h + (half === "ch" || half === "pm" ? 12 : 0)) * hour + Number(minutes) * 60_000;
  return Number(minutes) < 60 && ms <= day ? ms : Number.NaN;
};

const dateOf = (text: string): ReadDate => {
  const [whole, a = "", b = "", c = ""] = dateText.exec(text) ?? [];
  if (whole === undefined) {
    const noYear = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})$/.exec(text);
    // `01//12/2026`.
    const once = text.replace(/[/.-]\s*(?=[/.-])/g, "");
    const read = once === text ? null : dateOf(once);
    return {
      wrong: noYear ? "date-without-year" : "date-unread",
      right: read && "at" in read && read.wholeDay ? dayOf(read.at) : null,
    };
  }
  const [y, m, d] =
    a.length === 4 ? [Number(a), Number(b), Number(c)] : [inYear(Number(c)), Number(b), Number(a)];
  if (a.length === 3 || c.length === 3) return { wrong: "date-unread", right: null };
  if (m > 12 && d <= 12) return { wrong: "date-month-first", right: written(m, d, y) };
  const at = Date.UTC(y, m - 1, d);
  const back = new Date(at);
  if (back.getUTCMonth() !== m - 1 || back.getUTCDate() !== d)
    return { wrong: "date-no-such-day", right: null };
  const rest =
    `${text.slice(0, text.indexOf(whole))} ${text.slice(text.indexOf(whole) + whole.length)}`.trim();
  const time = timeOf(rest);
  if (noTime.test(rest) && text.startsWith(whole)) return { at: at - offset, wholeDay: true };
  if (time === null)
    return rest === "" || /^[a-z .()]*$/.test(rest)
      ? { at: at - offset, wholeDay: true }
      : { wrong: "date-unread", right: null };
  return Number.isNaN(time)
    ? { wrong: "time-unread", right: null }
    : { at: at - offset + time, wholeDay: false };
};

const isoZoned = /^\d{4}-\d{2}-\d{2}[tT ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const serial = /^\d{5}(?:[.,]\d+)?$/;

/**
 * [I2] A day, or a moment, as people and spreadsheets write it, by the clock of Việt Nam: day first, always. Text that could
 * only be month first is refused with what was likely meant, never turned round.
 */
export const readDate = (text: string): ReadDate => {
  const trimmed = text.trim();
  if (isoZoned.test(trimmed)) {
    const at = Date.parse(trimmed.replace(" ", "T"));
    return Number.isNaN(at) ? { wrong: "date-unread", right: null } : { at, wholeDay: false };
  }
  if (serial.test(trimmed)) {
    const shown = serialDate(Number(trimmed.replace(",", ".")));
    return shown === null ? { wrong: "date-unread", right: null } : readDate(shown);
  }
  return dateOf(plain(trimmed));
};

const numbersFirst =
  /(?<![\d/.-])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?!\d|[/.]\d)/;
const numbersOf = (text: string): readonly [number, number, number] | null => {
  const [, a, b, year] = numbersFirst.exec(text) ?? [];
  return a === undefined ? null : [Number(a), Number(b), inYear(Number(year))];
};
/** [I2] Can the date in a cell only be month first? Then no other of its column is day first for sure. */
export const isMonthFirst = (text: string): boolean => {
  const [a = 0, b = 0] = numbersOf(text) ?? [];
  return a >= 1 && a <= 12 && b > 12 && b <= 31;
};
/** Both days that a date may be where nothing says whether the month comes first; null where it can be one only. */
export const eitherWay = (text: string): string | null => {
  // A serial number was a date that the spreadsheet read, in an order of its own.
  const read = serial.test(text.trim()) ? readDate(text) : null;
  const [a = 0, b = 0, year = 0] = numbersOf(read && "at" in read ? dayOf(read.at) : text) ?? [];
  const both = a !== b && a >= 1 && a <= 12 && b >= 1 && b <= 12;
  return both ? `${written(a, b, year)} / ${written(b, a, year)}` : null;
};

/** A period without blanks, or that says once what both its ends share: `01-20/12/2026`, `1/12-20/12/2026`. */
const closePeriod =
  /^((?:\D*\s)?\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?)?)\s*[-–—→]\s*(\d{1,2}[/.]\d{1,2}[/.]\d{2,4})$/;

/** The first end with what it leaves to the second. */
const completed = (from: string, to: string): string => {
  const [, day = "", month] = /^(\d{1,2})(?:[/.-](\d{1,2}))?$/.exec(plain(from)) ?? [];
  const [, , ofTo = "", year = ""] = dateText.exec(plain(to)) ?? [];
  return day === "" || year === "" ? from : `${day}/${month ?? ofTo}/${year}`;
};

/** Two dates in one cell: `14/08/2021 – 20/08/2021`, `từ 14/8/2021 đến hết 20/8/2021`, `14-20/08/2021`. */
export const splitPeriod = (text: string): readonly [string, string] | null => {
  const parts =
    closePeriod.exec(text.trim())?.slice(1) ??
    text.split(/\s+[-–—→]\s+|[–—→]|\s+(?:đến|den|to|until)\s+|\n/iu).map((one) => one.trim());
  const [first = "", to = ""] = parts.filter((one) => one !== "");
  if (parts.length !== 2 || to === "") return null;
  const from = completed(first, to);
  return "at" in readDate(from) && "at" in readDate(to) ? [from, to] : null;
};

const length = /^(\d{1,4})\s*(ngay|days?|gio|h|hours?|tuan|weeks?|thang|months?)(?![a-z])(.*)$/;

/** The same day and time so many months on, or the last day of a shorter month. */
const monthsOn = (at: number, count: number): number => {
  const date = new Date(at + offset);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count];
  const day = Math.min(date.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate());
  return Date.UTC(year, month, day) + ((at + offset) % (24 * hour)) - offset;
};

/**
 * The end that a length makes of a beginning, ms, where a cell says that instead: `7 ngày`, `72h`, `1 tháng`. Null where it says none;
 * wrong where it counts from something else: `7 ngày kể từ ngày ký`.
 */
export const readLength = (
  text: string,
): { readonly after: (from: number) => number } | { readonly wrong: string } | null => {
  const [, number = "", unit = "", rest = ""] = length.exec(fold(text)) ?? [];
  if (number === "") return null;
  if (rest.trim() !== "") return /\d/.test(rest) ? null : { wrong: "length-from-elsewhere" };
  const count = Number(number);
  if (/^(thang|m)/.test(unit)) return { after: (from) => monthsOn(from, count) };
  const each = /^(gio|h)/.test(unit) ? hour : /^(tuan|w)/.test(unit) ? 7 * day : day;
  return { after: (from) => from + count * each };
};

/** The end of the day on which a moment (ms) falls in Việt Nam. */
export const endOfDay = (at: number): number =>
  Math.floor((at + offset) / day) * day + day - offset;
export const startOfDay = (at: number): number => Math.floor((at + offset) / day) * day - offset;
