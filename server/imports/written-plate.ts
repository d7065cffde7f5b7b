import { formatPlate, type Plate, parsePlate, plateKind } from "../../shared/domain/plate.ts";
import { fold } from "../../shared/domain/search.ts";

/** At least one of both; a trailer's plate alone leaves `plate` null. */
export type ReadPlates =
  | { readonly plate: Plate | null; readonly trailer: Plate | null }
  | { readonly wrong: string; readonly right: string | null };

/** A number as a spreadsheet or a person writes it: `51000`, `0.051`, `5.1E+124`, `5.1e-122`. No plate of ours is one. */
const number = /^\d+(?:[.,]\d+)*$/;
const power = /^\d(?:[.,]\d+)?e[+-]?\d+$/i;

/**
 * [I2] What a plate was before a spreadsheet took it for a number; null where the text is no number. `51E0123` becomes
 * 51 × 10^123, shown `5.1E+124`, and `51E-0123` becomes 51 × 10^-123, shown `5.1E-122`. The zeros before 123 are lost: there are
 * two plates it may have been.
 */
const beforeNumber = (text: string): { readonly right: string | null } | null => {
  if (number.test(text)) return { right: null };
  if (!power.test(text)) return null;
  const [mantissa = "", exponent] = Number(text.replace(",", ".")).toExponential().split("e");
  const head = mantissa.replace(".", "").padEnd(2, "0");
  const digits = String(Math.abs(Number(exponent) - 1));
  if (head.length !== 2 || !Number.isFinite(Number(exponent))) return { right: null };
  const plates = [4, 5]
    .filter((length) => digits.length <= length)
    .flatMap((length) => parsePlate(`${head}E${digits.padStart(length, "0")}`) ?? []);
  return { right: plates.map(formatPlate).join(" / ") };
};

/** Letters of other scripts that look like ours: typed on another keyboard, or copied from a picture that was read by a machine. */
const alike: Readonly<Record<string, string>> = {
  А: "A",
  В: "B",
  Е: "E",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  У: "Y",
  Х: "X",
  Ѕ: "S",
  І: "I",
  Α: "A",
  Β: "B",
  Ε: "E",
  Ζ: "Z",
  Η: "H",
  Ι: "I",
  Κ: "K",
  Μ: "M",
  Ν: "N",
  Ο: "O",
  Ρ: "P",
  Τ: "T",
  Υ: "Y",
  Χ: "X",
};
const notLatin = /(?!\p{Script=Latin})\p{L}/u;

/** What people write before a plate. */
const labels =
  /^(?:(?:so ?mi[ -]?ro[ -]?mo+c|smrm|ro[ -]?mo+c|mo+c|rm|trailer|dau keo|keo(?: theo)?|kem(?: theo)?|va|and|bien(?: so| kiem soat)?|bks|bsx|bs|so|xe|plate)(?![a-z])[\s.:&\p{Pd}]*)+/u;
/** What may stand between two plates. */
const between = /[\s.,;:+/&|→_\p{Pd}]+/gu;
const atEnds = /^[\s.,;:'"‘’`+/&|→]+|[\s.,;:'"‘’`+/&|→]+$/g;

const asTyped = (text: string): string =>
  fold(text.normalize("NFKC").replace(/\p{Cf}/gu, "")).replace(atEnds, "");

/** Ways of writing that make another plate of it: `93C-O1234`, `93C-123.4`. */
const doubtful = /[a-z][^a-z0-9]+[a-z]|^\d\d[^a-z0-9]*[a-z]{1,2}[^a-z0-9]*\d{3}[.,]\d$/;
/** A motorbike's has its series set apart: `93-H1 123.45`. A lorry's with a digit too many has not. */
const motorbike = /^\d\d[^a-z0-9]*[a-z]{1,2}\d[^a-z0-9]+\d/;
/** Letters that no series has: they are taken for 0 and 1. */
const noSeries = /^\d\d[A-Z]?[OIQ]/;

/** A text as it was typed, folded, as a plate of Việt Nam; null where it has none of its shapes. */
const vietnamese = (text: string): Plate | null => {
  const plate = parsePlate(text);
  if (!plate || doubtful.test(text)) return null;
  switch (plateKind(plate)) {
    case "foreign":
      return null;
    case "motorbike":
      return motorbike.test(text) && !noSeries.test(plate) ? plate : null;
    case "civil":
      return noSeries.test(plate) ? null : plate;
    default:
      return plate;
  }
};
const one = (text: string): Plate | null =>
  vietnamese(text) ?? vietnamese(text.replace(labels, ""));

/** Longer than two plates and what stands around them. */
const longestText = 150;

/** The plates that a text consists of, however they are set apart; null where anything else stands in it. */
const platesIn = (text: string): readonly Plate[] | null => {
  const whole = one(text);
  if (whole) return [whole];
  for (const gap of text.matchAll(between)) {
    const first = one(text.slice(0, gap.index));
    const rest = first && platesIn(text.slice(gap.index + gap[0].length));
    if (first && rest) return [first, ...rest];
  }
  return null;
};

/** Countries whose lorries come, as a cell may say them; short forms that are also those of a province are left out. */
const countries =
  "chdcnd lao|laos?|lpdr|cam ?pu ?chia|kampuchea|cambodia|khm?|thai lan|thailand|tha|trung quoc|china|chn|nuoc ngoai|foreign";
const country = new RegExp(`^(?:(?:xe|bien(?: so)?|nuoc) )*(?:${countries})$`);
const countryAtEnd = new RegExp(
  `^(?:(?:xe|bien(?: so)?|nuoc) )*(?:${countries})[\\s.:,-]+|[\\s.:,-]+(?:(?:xe|bien(?: so)?|nuoc) )*(?:${countries})$`,
);

/** [I2] A plate of another shape, where the cell says of which country it is: `2A-1234 (Campuchia)`, `LAO 1234`. */
const foreign = (pieces: readonly string[]): Plate | null => {
  const others = pieces.filter((piece) => !country.test(piece));
  const [piece = ""] = others;
  const bare = piece.replace(countryAtEnd, "").replace(labels, "");
  const said = others.length < pieces.length || countryAtEnd.test(piece);
  // Two digits and a letter are a province and its series, misspelt behind them.
  const ours = /^[1-9]\d[^a-z0-9]*[a-z]/.test(bare);
  const whole = /^[a-z0-9\s.\p{Pd}]+$/u.test(bare) && !/^\d+$/.test(bare);
  return said && others.length === 1 && whole && !ours ? parsePlate(bare) : null;
};

/** A note beside a plate: words, or a telephone number, and nothing that could be a plate or the end of one. */
const isNote = (text: string): boolean =>
  /^\+?\d[\d .-]{8,}$/.test(text) || (/[a-z]/.test(text) && !likePlate(text));
const likePlate = (text: string): boolean =>
  text
    .replace(/[.\p{Pd}]/gu, "")
    .split(/[^a-z0-9]+/)
    .some((word) => /[a-z]/.test(word) && (word.match(/\d/g) ?? []).length >= 3);

const digitFor: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  G: "6",
  B: "8",
};
/** The one plate of ours that differs by letters typed for digits; null where there is none, or several. */
const meantBy = (text: string): Plate | null => {
  if (!/^[a-z0-9\s.,\p{Pd}]+$/u.test(text)) return null;
  const bare = text.replace(/[^a-z0-9]/g, "").toUpperCase();
  const right = [/^(..)([A-Z])(.{4,5})$/, /^(..)([A-Z]{2})(.{4,5})$/].flatMap((shape) => {
    const [, province = "", series = "", rest = ""] = shape.exec(bare) ?? [];
    if (!/[A-Z]/.test(province + rest)) return [];
    const asDigits = (part: string): string =>
      part.replace(/[A-Z]/g, (letter) => digitFor[letter] ?? letter);
    return vietnamese(`${asDigits(province)}${series}${asDigits(rest)}`.toLowerCase()) ?? [];
  });
  return right.length === 1 ? (right[0] ?? null) : null;
};

const wrongBy = (code: string, right: Plate | null = null): ReadPlates => ({
  wrong: code,
  right: right && formatPlate(right),
});

/**
 * [I2] The plate in a cell, and the trailer's where both stand in it, in whatever way they are set apart. Only the shapes of Việt
 * Nam are taken, and another where the cell says its country; what a spreadsheet made a number of, and what only looks like a
 * plate, is refused with what it may have been.
 */
export const readPlates = (text: string): ReadPlates => {
  const power = beforeNumber(text.trim());
  if (power) return { wrong: "plate-made-number", right: power.right };
  if (text.length > longestText) return wrongBy("plate");
  const inBrackets = [...text.matchAll(/\(([^)]*)\)/g)].map(([, inside = ""]) => asTyped(inside));
  const outside = text.replace(/\([^)]*\)/g, " ");
  const whole = platesIn(asTyped(outside));
  const pieces = [...(whole ? [] : outside.split(/[\n;/+]/).map(asTyped)), ...inBrackets].filter(
    (piece) => piece !== "",
  );
  const read = pieces.map((piece) => ({ piece, plates: platesIn(piece) }));
  const plates = [...new Set([...(whole ?? []), ...read.flatMap((one) => one.plates ?? [])])];
  if (plates.length === 0) return notRead(text, pieces);
  const notes = read.flatMap((one) => (one.plates ? [] : [one.piece]));
  if (notes.some(likePlate)) return wrongBy("two-plates");
  if (!notes.every(isNote)) return wrongBy("plate-no-shape");
  const trailers = plates.filter((plate) => plateKind(plate) === "trailer");
  const vehicles = plates.filter((plate) => plateKind(plate) !== "trailer");
  return trailers.length > 1 || vehicles.length > 1
    ? wrongBy("two-plates")
    : { plate: vehicles[0] ?? null, trailer: trailers[0] ?? null };
};

const notRead = (text: string, pieces: readonly string[]): ReadPlates => {
  const plate = foreign(pieces);
  if (plate) return { plate, trailer: null };
  if (notLatin.test(text)) {
    const latin = [...text.toUpperCase()].map((letter) => alike[letter] ?? letter).join("");
    return wrongBy("plate-other-script", one(asTyped(latin)));
  }
  return /\d/.test(text) ? wrongBy("plate-no-shape", meantBy(asTyped(text))) : wrongBy("plate");
};
