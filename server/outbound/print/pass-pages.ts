import type { PassSheet, SheetFact } from "../../../shared/text/pass-sheet.ts";
import { printWords } from "../../../shared/text/print.ts";
import { type Drawing, type Measure, makeDrawing, type Sheet, withMarks } from "./sheet.ts";

/** [G2] Millimetres of the code on paper, without the white around it: officers scan through a windscreen. */
const a4Code = 122;
const a5Code = 121;
/** White around a code: four modules of the fewest a pass's code has. */
const quietOf = (code: number): number => (code * 4) / 49;

const upper = (text: string): string => text.toLocaleUpperCase("vi");

/** A fact as a label with its value below; answers with the line after it. */
const fact = (
  drawing: Drawing,
  { label, value }: SheetFact,
  { x, y, width, size }: { x: number; y: number; width: number; size: number },
  most = 1,
): number => {
  drawing.line(label, y, { x, width, size: size * 0.8 });
  const place = { x, width, size, bold: true };
  if (most > 1) return drawing.lines(value, y + size * 1.2, place, most);
  drawing.fitted(value, y + size * 1.2, place);
  return y + size * 1.2 * 2;
};

/** [G1] A pass on a sheet of A4. What lies below the code is folded behind it where the windscreen has less room [G4]. */
export const passOnA4 = (sheet: PassSheet, measure: Measure, crop: boolean): Sheet => {
  const size = { width: 210, height: 297 };
  const [left, width] = [11, 188];
  const drawing = makeDrawing(measure);
  const half = (x: number) => ({ x, width: 88, size: 3.4, bold: true, align: "centre" as const });
  drawing.lines(upper(sheet.issuer), 14, half(left), 2);
  drawing.line(upper(sheet.nation), 14, half(left + 100));
  drawing.line(sheet.motto, 18.4, half(left + 100));
  drawing.fitted(upper(sheet.title), 29, {
    ...{ x: left, width, size: 6.6, bold: true, align: "centre" },
  });
  drawing.framed(sheet.plate, [left, 33, width, 31], 27);

  const codeTop = 74.5;
  drawing.qr(sheet.token, left, codeTop, a4Code);
  const beside = { x: left + a4Code + quietOf(a4Code), width: 0 };
  beside.width = left + width - beside.x;
  drawing.line(sheet.people.label, 77.5, { ...beside, size: 3.6 });
  drawing.fitted(sheet.people.value, 103, { ...beside, width: 34, size: 30, bold: true });
  const number = measure(sheet.people.value, 30, true);
  drawing.line(sheet.people.unit, 103, {
    x: beside.x + Math.min(34, number) + 2,
    width: 20,
    ...{ size: 7, bold: true },
  });
  drawing.line(sheet.people.note, 109, { ...beside, size: 3.6 });
  for (const [n, one] of sheet.validity.entries())
    fact(drawing, one, { ...beside, y: 122 + n * 19, size: 5.4 });
  drawing.line(sheet.code.label, 181, { ...beside, size: 3.6 });
  drawing.fitted(sheet.code.value, 191.5, { ...beside, size: 9.5, bold: true });

  const foldAt = codeTop + a4Code + quietOf(a4Code) + 0.5;
  drawing.line(printWords.fold.vi, foldAt - 1.2, { ...beside, size: 2.6, align: "right" });
  const { label, value, address } = sheet.endpoint;
  drawing.line(label, foldAt + 8, { x: left, width, size: 3.4 });
  let y = drawing.lines(value, foldAt + 15, { x: left, width, size: 6, bold: true }, 2);
  y = drawing.lines(address, y - 0.5, { x: left, width, size: 4.4 }, 2) + 2;
  const foot = { x: left, width, size: 3.2 };
  const feet = sheet.foot.reduce((sum, text) => sum + drawing.count(text, foot, 2), 0);
  let line = size.height - 9 - (feet - 1) * foot.size * 1.28;
  const way = (on: Drawing, most: number): number => {
    let [row, after] = [y, y];
    for (const [n, one] of sheet.way.entries()) {
      const place = { x: left + (n % 2) * 97, y: row, width: 91, size: 4.2 };
      after = Math.max(after, fact(on, one, place, most) + 1);
      if (n % 2 === 1) row = after;
    }
    return after;
  };
  way(drawing, way(makeDrawing(measure), 2) < line ? 2 : 1);
  for (const text of sheet.foot) line = drawing.lines(text, line, foot, 2);
  return withMarks(size, drawing.marks, { crop, foldAt });
};

/** [G1] A pass on a sheet of A5: its code as large as on A4, all else smaller. */
export const passOnA5 = (sheet: PassSheet, measure: Measure, crop: boolean): Sheet => {
  const size = { width: 148, height: 210 };
  const [left, width] = [8, 132];
  const drawing = makeDrawing(measure);
  const half = (x: number) => ({ x, width: 64, size: 2.3, bold: true, align: "centre" as const });
  drawing.lines(upper(sheet.issuer), 6.4, half(left), 2);
  drawing.line(upper(sheet.nation), 6.4, half(left + 68));
  drawing.line(sheet.motto, 9.4, half(left + 68));
  drawing.fitted(upper(sheet.title), 14.6, {
    ...{ x: left, width, size: 4.2, bold: true, align: "centre" },
  });
  drawing.framed(sheet.plate, [left, 16.5, 98, 16], 17);
  const people = { x: left + 101, width: 31 };
  drawing.line(sheet.people.label, 18.4, { ...people, size: 2.3 });
  drawing.fitted(sheet.people.value, 29.8, { ...people, width: 17, size: 14, bold: true });
  drawing.line(sheet.people.unit, 29.8, {
    x: people.x + Math.min(17, measure(sheet.people.value, 14, true)) + 1,
    width: 14,
    ...{ size: 3.6, bold: true },
  });
  drawing.line(sheet.people.note, 32.6, { ...people, size: 2.3 });

  const codeTop = 32.6 + quietOf(a5Code);
  drawing.qr(sheet.token, (size.width - a5Code) / 2, codeTop, a5Code);

  const top = codeTop + a5Code + quietOf(a5Code) + 1.3;
  const column = (n: number) => ({ x: left + n * 45, width: 42 });
  drawing.line(sheet.code.label, top, { ...column(0), size: 2.2 });
  drawing.fitted(sheet.code.value, top + 5.4, { ...column(0), size: 6, bold: true });
  for (const [n, one] of sheet.validity.entries())
    fact(drawing, one, { ...column(0), y: top + 8.6 + n * 5.2, size: 2.5 });
  const { label, value, address } = sheet.endpoint;
  drawing.line(label, top, { ...column(1), size: 2.2 });
  const wide = { ...column(1), width: 87, bold: true };
  drawing.fitted(value, top + 3.8, { ...wide, size: 3.6 });
  drawing.line(address, top + 7, { ...wide, size: 2.4, bold: false });
  for (const [n, one] of sheet.way.entries()) {
    const y = top + 10 + n * 3.1;
    const said = `${one.label}:`;
    drawing.line(said, y, { ...column(1), size: 2.2 });
    const x = column(1).x + measure(said, 2.2, false) + 1;
    drawing.fitted(one.value, y, { x, width: left + width - x, size: 2.7, bold: true });
  }
  const foot = { x: left, width, size: 2.1 };
  let line = size.height - 4.5 - (sheet.foot.length - 1) * foot.size * 1.28;
  for (const text of sheet.foot) line = drawing.lines(text, line, foot, 1);
  return withMarks(size, drawing.marks, { crop, foldAt: null });
};

/** [G7] What a driver keeps on the phone: as wide as a phone's screen is, with the code as large as it allows. */
export const passOnPhone = (sheet: PassSheet, measure: Measure): Sheet => {
  const size = { width: 90, height: 160 };
  const [left, width] = [4, 82];
  const drawing = makeDrawing(measure);
  drawing.fitted(upper(sheet.title), 7.5, {
    ...{ x: left, width, size: 4, bold: true, align: "centre" },
  });
  drawing.framed(sheet.plate, [left, 10.5, width, 15], 14);
  const code = 77;
  drawing.qr(sheet.token, (size.width - code) / 2, 25.5 + quietOf(code), code);
  const top = 25.5 + quietOf(code) * 2 + code + 3;
  drawing.line(sheet.people.label, top, { x: left, width: 34, size: 2.8 });
  drawing.fitted(`${sheet.people.value} ${sheet.people.unit}`, top + 8, {
    ...{ x: left, width: 34, size: 8, bold: true },
  });
  drawing.line(sheet.code.label, top, { x: left + 38, width: 44, size: 2.8 });
  drawing.fitted(sheet.code.value, top + 8, { x: left + 38, width: 44, size: 7.6, bold: true });
  for (const [n, one] of sheet.validity.slice(0, 2).entries())
    fact(drawing, one, { x: left + n * 42, y: top + 14, width: 40, size: 3.6 });
  drawing.line(sheet.endpoint.label, top + 24, { x: left, width, size: 2.8 });
  const place = { x: left, width, size: 4, bold: true };
  const y = drawing.lines(sheet.endpoint.value, top + 28.8, place, 2);
  const [corridor] = sheet.way;
  if (corridor) drawing.line(corridor.value, y, { x: left, width, size: 3 });
  return withMarks(size, drawing.marks, { crop: false, foldAt: null });
};
