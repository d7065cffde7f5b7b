const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51,
  52, 53, 54, 55, 56, 57, 58,
]);

/** Does a number format show a date or a time? `codes`: those that the workbook defines itself. */
export const isDateFormat = (id: number, codes: ReadonlyMap<number, string>): boolean => {
  const code = codes.get(id);
  if (code === undefined) return builtInDates.has(id);
  // Without what stands in quotes, brackets and after a backslash only the letters that show something are left.
  return /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, "").replace(/general/i, ""));
};

const dayMs = 86_400_000;
/** Days before 1 March 1900 are one too many in Excel's first system, which no list of ours needs. */
const epoch = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
const two = (value: number): string => String(value).padStart(2, "0");

/**
 * [I2] A serial date as a spreadsheet counts, as `dd/mm/yyyy`, with the time of day where it has one; null where no
 * list of ours can mean it.
 */
export const serialDate = (serial: number, system: 1900 | 1904 = 1900): string | null => {
  const at = epoch[system] + Math.round((serial * dayMs) / 60_000) * 60_000;
  const date = new Date(at);
  const year = date.getUTCFullYear();
  if (!(year >= 1950 && year <= 2200)) return null;
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${year}`;
  const [hours, minutes] = [date.getUTCHours(), date.getUTCMinutes()];
  return hours === 0 && minutes === 0 ? day : `${day} ${two(hours)}:${two(minutes)}`;
};

/** A number as it was typed: whole, without the digits that binary fractions add. */
export const shownNumber = (text: string): string => {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value) ? text : String(value);
};

/** `C` of `C12` as a column from 0; -1 where there is none. */
export const columnOf = (reference: string): number => {
  let column = 0;
  for (let place = 0; place < reference.length; place += 1) {
    const code = reference.charCodeAt(place);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
};

/** A column from 0 by its letters: 0 is `A`, 26 `AA`. */
export const lettersOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);

/** Characters that XML cannot hold stand as `_x000D_` in a workbook. */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
