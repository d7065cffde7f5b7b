import type { ConvoySheet } from "../../../shared/text/convoy-sheet.ts";
import { termWords } from "../../../shared/text/everywhere.ts";
import { printWords } from "../../../shared/text/print.ts";
import { registryWords } from "../../../shared/text/registry.ts";
import { say } from "../../../shared/text/say.ts";
import { type Drawing, type Measure, makeDrawing, type Sheet, withMarks } from "./sheet.ts";

const size = { width: 210, height: 297 };
const [left, right] = [11, 199];
const rowHeight = 7;
const boxWidth = 7;
const lastRow = size.height - 18;

const columns = [
  { of: "number", name: printWords.number.vi, x: left, width: 7 },
  { of: "plate", name: termWords.plate.vi, x: left + 8, width: 29 },
  { of: "people", name: registryWords.sheetPeople.vi, x: left + 38, width: 7 },
  { of: "code", name: termWords.shortCode.vi, x: left + 46, width: 22 },
  { of: "endpoint", name: termWords.endpoint.vi, x: left + 69, width: 42 },
  { of: "until", name: printWords.until.vi, x: left + 112, width: 26 },
  { of: "note", name: printWords.note.vi, x: left + 139, width: 0 },
] as const;

/** The head of the roll on its first page; answers with where its table begins. */
const head = (drawing: Drawing, sheet: ConvoySheet): number => {
  const whole = { x: left, width: right - left, align: "centre" as const };
  drawing.line(sheet.nation.toLocaleUpperCase("vi"), 14, { ...whole, size: 3.4, bold: true });
  drawing.line(sheet.motto, 18.5, { ...whole, size: 3.4, bold: true });
  drawing.line(sheet.title.toLocaleUpperCase("vi"), 29, { ...whole, size: 6.6, bold: true });
  drawing.fitted(sheet.name, 37, { ...whole, size: 6, bold: true });
  let y = 46;
  for (const { label, value } of sheet.facts) {
    drawing.line(label, y, { x: left, width: 34, size: 3.4 });
    drawing.fitted(value, y, { x: left + 36, width: right - left - 36, size: 4, bold: true });
    y += 6;
  }
  const posts = sheet.posts.map((name, n) => `${n + 1} ${name}`).join(" · ");
  drawing.fitted(say(printWords.postColumns, "vi", { posts }), y, {
    ...{ x: left, width: right - left, size: 3.4 },
  });
  return y + 8;
};

/** [G6] A convoy's roll on as many sheets of A4 as it takes, each with the head of its table. */
export const convoyOnA4 = (
  sheet: ConvoySheet,
  measure: Measure,
  crop: boolean,
): readonly Sheet[] => {
  const boxes = right - sheet.posts.length * boxWidth;
  const pages: Drawing[] = [];
  const begin = (): { drawing: Drawing; y: number } => {
    const drawing = makeDrawing(measure);
    const y = pages.length === 0 ? head(drawing, sheet) : 20;
    pages.push(drawing);
    for (const { name, x, width } of columns)
      drawing.fitted(name, y, { x, width: width || boxes - x, size: 3.2, bold: true });
    for (const [n] of sheet.posts.entries())
      drawing.line(String(n + 1), y, {
        ...{ x: boxes + n * boxWidth, width: boxWidth, size: 3.2, bold: true, align: "centre" },
      });
    drawing.rule(y + 2, left, right, 0.4);
    return { drawing, y: y + rowHeight };
  };
  let { drawing, y } = begin();
  for (const row of sheet.rows) {
    if (y > lastRow) ({ drawing, y } = begin());
    for (const { of, x, width } of columns)
      drawing.fitted(row[of], y, {
        ...{ x, width: width || boxes - x - 1 },
        size: of === "plate" ? 4.2 : 3.4,
        bold: of === "plate",
      });
    for (const [n] of sheet.posts.entries())
      drawing.box(boxes + n * boxWidth + 1.5, y - 3.8, boxWidth - 3);
    drawing.rule(y + 2, left, right, 0.15);
    y += rowHeight;
  }
  return pages.map((one, n) => {
    const foot = { x: left, width: right - left, size: 3 };
    one.line(sheet.printedAt, size.height - 9, foot);
    one.line(say(printWords.page, "vi", { page: n + 1, pages: pages.length }), size.height - 9, {
      ...foot,
      align: "right",
    });
    return withMarks(size, one.marks, { crop, foldAt: null });
  });
};
