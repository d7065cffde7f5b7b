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

const dateText = /(\d{1,4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{2,4})(?!\d)/;
const timeText =
  /(\d{1,2})\s*(?:h|:)\s*(\d{2})?(?:\s*(?::|m|p)\s*\d{0,2})?(?:\.\d+)?\s*(sa|ch|am|pm)?/;

/** Words between the numbers, as people write dates: `07 giờ 30 ngày 14 tháng 8 năm 2021`. */
const plain = (text: string): string =>
  fold(text.normalize("NFKC"))
    .replace(/\bgio\b/g, "h")
    .replace(/\bphut\b/g, "")
    .replace(/(\d)\s*t(?=\d{2}:)/g, "$1 ")
    .replace(/\b(?:thang|nam)\b/g, "/")
    .replace(/\b(?:ngay|luc|tu|den|het|hoi|vao|from|until|to|at|on)\b/g, " ")
    .replace(/(\d)\s*\/\s*/g, "$1/")
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
    return { wrong: noYear ? "date-without-year" : "date-unread", right: null };
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

/** Two dates in one cell: `14/08/2021 – 20/08/2021`, `từ 14/8/2021 đến hết 20/8/2021`. */
export const splitPeriod = (text: string): readonly [string, string] | null => {
  const parts = text
    .split(/\s+[-–—→]\s+|[–—→]|\s+(?:đến|den|to|until)\s+|\n/iu)
    .map((one) => one.trim());
  const [from = "", to = ""] = parts.filter((one) => one !== "");
  if (parts.length !== 2 || !/\d{4}|\d\D+\d\D+\d{2}/.test(from) || !/\d/.test(to)) return null;
  return "at" in readDate(from) && "at" in readDate(to) ? [from, to] : null;
};

const length = /^(\d{1,4})\s*(ngay|days?|gio|h|hours?|tuan|weeks?|thang|months?)$/;

/** How long, ms, where a cell says that instead of an end: `7 ngày`, `72h`. Null where it does not. */
export const readLength = (text: string): number | null => {
  const [, number = "", unit = ""] = length.exec(fold(text)) ?? [];
  if (number === "") return null;
  const each = /^(gio|h)/.test(unit)
    ? hour
    : /^(tuan|w)/.test(unit)
      ? 7 * day
      : /^(thang|m)/.test(unit)
        ? 30 * day
        : day;
  return Number(number) * each;
};

/** The end of the day on which a moment (ms) falls in Việt Nam. */
export const endOfDay = (at: number): number =>
  Math.floor((at + offset) / day) * day + day - offset;
export const startOfDay = (at: number): number => Math.floor((at + offset) / day) * day - offset;
