/** Begins as a formula does, or as what spreadsheets strip before one. */
const formula = /^[=+\-@\t\r]/;

const cell = (value: string | number): string => {
  if (typeof value === "number") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
};

/**
 * [R11] Rows as CSV (RFC 4180), in UTF-8 with the mark by which spreadsheets know it. What one would run as a formula is
 * text.
 */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
