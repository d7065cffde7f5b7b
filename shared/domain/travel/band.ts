import { z } from "zod";

/** First hours of the bands: an hour each by day, when traffic changes; the night is one. */
export const bandHours = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22] as const;
const night = bandHours.at(-1)!;

/** `work-07`: from seven in the morning of a working day on; `rest-22` is the night that begins on a weekend's day. */
export const band = z.templateLiteral([
  z.enum(["work", "rest"]),
  "-",
  z.string().regex(/^(0[5-9]|1\d|2[02])$/),
]);
export type Band = z.infer<typeof band>;

const hourMs = 3_600_000;
/** Việt Nam keeps one time all year, seven hours ahead. */
const localOffsetMs = 7 * hourMs;

/** [K2] The band that a moment (ms) lies in, in Việt Nam's time. The small hours belong to the night of the day before. */
export const bandOf = (at: number): Band => {
  const local = at + localOffsetMs;
  const small = Math.floor(local / hourMs) % 24 < bandHours[0];
  const day = Math.floor((small ? local - 24 * hourMs : local) / (24 * hourMs));
  const hour = small ? night : Math.floor(local / hourMs) % 24;
  const from = bandHours.findLast((first) => first <= hour) ?? night;
  // 1 January 1970 was a Thursday.
  const weekday = (day + 4) % 7;
  const kind = weekday === 0 || weekday === 6 ? "rest" : "work";
  return `${kind}-${String(from).padStart(2, "0")}`;
};

/** The calendar's day of Việt Nam that a moment (ms) lies in, as a number. */
export const dayOf = (at: number): number => Math.floor((at + localOffsetMs) / (24 * hourMs));
