import { formatPlate, type Plate, parsePlate, plateKind } from "../../shared/domain/plate.ts";

export type ReadPlates =
  | { readonly plate: Plate; readonly trailer: Plate | null }
  | { readonly wrong: string; readonly right: string | null };

/** `51E-0123` becomes 51 × 10^123 where a spreadsheet takes it for a number: `5.1E+124`. The zeros before 123 are lost. */
const power = /^(\d)(?:[.,](\d{1,4}))?e\+?(\d{1,3})$/i;

/** [I2] What a plate was before a spreadsheet took it for a number; null where the text is no such number. */
const beforePower = (text: string): { readonly right: string | null } | null => {
  const [, whole, fraction = "", exponent = ""] = power.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const head = `${whole}${fraction}`.padEnd(2, "0");
  const number = Number(exponent) - (head.length - 1);
  if (head.length !== 2 || number < 0) return { right: null };
  const likely = [
    `${head}E${String(number).padStart(4, "0")}`,
    `${head}E${String(number).padStart(5, "0")}`,
  ];
  const plates = likely.flatMap((one) => parsePlate(one) ?? []).map(formatPlate);
  return { right: plates.length > 0 ? plates.join(" / ") : null };
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
const otherScript = /[\u0370-\u03ff\u0400-\u04ff]/g;

/** What people write before a plate, and in brackets behind it. */
const around = /^\s*(?:biển\s*(?:số|kiểm\s*soát)|bks|bsx|xe|số)\s*(?:xe)?\s*[:.]?\s+|\([^)]*\)/giu;

const one = (text: string): Plate | null =>
  parsePlate(
    text
      .replace(around, "")
      .replace(/^['‘’`]/, "")
      .trim(),
  );

/**
 * [I2] The plate in a cell, and the trailer's where both stand in it (`51C-123.45/51R-045.67`, or one under the other). What a
 * spreadsheet made a number of cannot be made a plate again for sure, so it is refused with what it may have been.
 */
export const readPlates = (text: string): ReadPlates => {
  const power = beforePower(text);
  if (power) return { wrong: "plate-made-number", right: power.right };
  const whole = one(text);
  const parts = text
    .split(/[\n;/+]|\s(?:và|va|and|&)\s/iu)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === 2) {
    const [first, second] = parts.map(one);
    if (first && second && plateKind(second) === "trailer")
      return { plate: first, trailer: second };
    if (first && second && plateKind(first) === "trailer") return { plate: second, trailer: first };
    // A note under the plate, as `93C-123.45` over `xe thuê`.
    if (first && !second && !whole && !/\d{3}/.test(parts[1] ?? ""))
      return { plate: first, trailer: null };
    if (first && second && plateKind(first) !== "foreign" && plateKind(second) !== "foreign")
      return { wrong: "two-plates", right: null };
  }
  if (whole) return { plate: whole, trailer: null };
  const latin = text.toUpperCase().replace(otherScript, (letter) => alike[letter] ?? letter);
  const meant = latin === text.toUpperCase() ? null : one(latin);
  return { wrong: meant ? "plate-other-script" : "plate", right: meant && formatPlate(meant) };
};
