import { z } from "zod";

/**
 * [P1] A plate's one canonical form: 4–11 of `A–Z0–9` with at least one digit, no separators, e.g. `93C12345`.
 * Only `parsePlate` and the `plate` schema make one. Formats: circular 58/2020/TT-BCA and older; plates of
 * other countries are kept as they are.
 */
const canonical = /^(?=.*\d)[A-Z0-9]{4,11}$/;

/** Spaces, dashes of every script, dots and invisible marks: how a plate is set out, not what it says. */
const separators = /[\s\p{Pd}\p{Cf}\u2212.,·•_/]/gu;

/**
 * [P18] The letter of the ground, as the inspection and toll registers write it behind a plate: T white, V yellow, X
 * blue. No plate of Việt Nam ends in a letter, and the ground is no part of its number.
 */
const withGround = /^([1-9]\d[A-Z]{1,2}\d{4,6})[TVX]$/;

/** Longest text worth reading as a plate. */
const longestText = 40;

/**
 * [P1] Upper case, full-width folded, Đ (electric motorbikes, `MĐ`) written D, separators and ground [P18] removed.
 * For part of a plate as typed into a search; not checked to be a plate.
 */
export const barePlate = (text: string): string =>
  text
    .slice(0, longestText + 1)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[ĐÐ]/g, "D")
    .replace(separators, "")
    .replace(withGround, "$1");

/** A plate in any spelling, made canonical; the refusal is a custom issue with `params.code` "plate". */
export const plate = z
  .string()
  .meta({ description: "Plate in any spelling", examples: ["93C-123.45", "93c12345"] })
  .transform((text, context) => {
    const bare = canonical.test(text) && !withGround.test(text) ? text : barePlate(text);
    if (text.length <= longestText && canonical.test(bare)) return bare;
    context.issues.push({ code: "custom", input: text, params: { code: "plate" } });
    return z.NEVER;
  })
  .pipe(z.string().regex(canonical).brand<"Plate">());
export type Plate = z.infer<typeof plate>;

/** [P1] The canonical plate of a text in any spelling, or null when it cannot be a plate. */
export const parsePlate = (text: string): Plate | null => plate.safeParse(text).data ?? null;

/** `diplomatic`: NG, QT, CV and NN, the plates of foreign bodies and people. `foreign`: every other shape. */
export type PlateKind = "civil" | "motorbike" | "trailer" | "military" | "diplomatic" | "foreign";

const province = "([1-9]\\d)";
/** First shape that fits wins: `93H11234` reads as a car's 93H-112.34, not a motorbike's old 93-H1 1234. */
const shapes: readonly (readonly [PlateKind, RegExp, string])[] = [
  ["diplomatic", new RegExp(`^${province}(NG|QT|CV|NN)(\\d{3})(\\d{2})$`), "$1-$2-$3-$4"],
  ["diplomatic", new RegExp(`^${province}(\\d{3})(NG|QT|CV|NN)(\\d{2})$`), "$1-$2-$3-$4"],
  ["trailer", new RegExp(`^${province}(RM?)(\\d{3})(\\d{2})$`), "$1$2-$3.$4"],
  ["trailer", new RegExp(`^${province}(RM?)(\\d{4})$`), "$1$2-$3"],
  ["civil", new RegExp(`^${province}([A-Z]{1,2})(\\d{3})(\\d{2})$`), "$1$2-$3.$4"],
  ["civil", new RegExp(`^${province}([A-Z]{1,2})(\\d{4})$`), "$1$2-$3"],
  ["motorbike", new RegExp(`^${province}([A-Z]{1,2}\\d)(\\d{3})(\\d{2})$`), "$1-$2 $3.$4"],
  ["military", /^([ABHKPQTV][A-Z])(\d{2})(\d{2})$/, "$1-$2-$3"],
];

/** What sort of plate this is, by its shape alone. */
export const plateKind = (value: Plate): PlateKind =>
  shapes.find(([, shape]) => shape.test(value))?.[0] ?? "foreign";

/** As painted on the vehicle: `93C-123.45`, `93C-1234`, `TM-12-34`, `80-NG-123-45`; foreign plates as they are. */
export const formatPlate = (value: Plate): string => {
  const found = shapes.find(([, shape]) => shape.test(value));
  return found ? value.replace(found[1], found[2]) : value;
};
