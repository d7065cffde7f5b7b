import { isDateFormat, unescaped } from "./cell-format.ts";
import { SheetRefused, sheetLimits } from "./sheet.ts";
import type { Zip } from "./unzip.ts";
import { readXml } from "./xml.ts";

/** What of a workbook its sheets share. */
export interface Workbook {
  /** Those that are to be seen, in order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly texts: readonly string[];
  /** Of each cell style: does it show a date? */
  readonly dates: readonly boolean[];
  readonly system: 1900 | 1904;
}

const inFolder = (folder: string, target: string): string =>
  target.startsWith("/") ? target.slice(1) : `${folder}${target}`;

const readRelations = async (zip: Zip, part: string): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  if (!zip.names.includes(part)) return found;
  await readXml(await zip.open(part), {
    open: (name, { Id, Target }) => {
      if (name === "Relationship" && Id && Target) found.set(Id, Target);
    },
  });
  return found;
};

const readTexts = async (zip: Zip, part: string | undefined): Promise<string[]> => {
  const texts: string[] = [];
  if (!part) return texts;
  let text = "";
  let characters = 0;
  let inText = false;
  let inPhonetic = false;
  await readXml(await zip.open(part), {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") inText = !inPhonetic;
    },
    text: (piece) => {
      if (inText && text.length < sheetLimits.cell) text += piece;
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") inPhonetic = false;
      else if (name === "si") {
        characters += text.length;
        if (texts.length >= sheetLimits.texts || characters > sheetLimits.textCharacters)
          throw new SheetRefused("too-many-texts", { most: sheetLimits.texts });
        texts.push(unescaped(text).slice(0, sheetLimits.cell));
      }
    },
  });
  return texts;
};

const readDates = async (zip: Zip, part: string | undefined): Promise<boolean[]> => {
  const dates: boolean[] = [];
  if (!part) return dates;
  const codes = new Map<number, string>();
  let inCells = false;
  await readXml(await zip.open(part), {
    open: (name, attributes) => {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells)
        dates.push(isDateFormat(Number(attributes.numFmtId), codes));
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return dates;
};

/** Reads what the sheets of a workbook share, within `sheetLimits`. Throws `not-a-sheet` for another zip file. */
export const readWorkbook = async (zip: Zip): Promise<Workbook> => {
  const root = await readRelations(zip, "_rels/.rels");
  const main =
    [...root.values()]
      .map((target) => inFolder("", target))
      .find((part) => /workbook\d*\.xml$/.test(part)) ?? "xl/workbook.xml";
  if (!zip.names.includes(main)) throw new SheetRefused("not-a-sheet");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = await readRelations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`);
  const partNamed = (end: RegExp): string | undefined =>
    [...relations.values()]
      .map((target) => inFolder(folder, target))
      .find((part) => end.test(part) && zip.names.includes(part));
  const sheets: { name: string; part: string }[] = [];
  let system: 1900 | 1904 = 1900;
  await readXml(await zip.open(main), {
    open: (name, attributes) => {
      if (name === "workbookPr")
        system = /^(1|true)$/.test(attributes.date1904 ?? "") ? 1904 : 1900;
      if (name !== "sheet" || sheets.length >= sheetLimits.sheets) return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      const target = id === undefined ? undefined : relations.get(id);
      const part = target && inFolder(folder, target);
      const seen = (attributes.state ?? "visible") === "visible";
      if (part && seen && zip.names.includes(part))
        sheets.push({ name: attributes.name ?? part, part });
    },
  });
  if (sheets.length === 0) throw new SheetRefused("no-sheet");
  return {
    sheets,
    system,
    dates: await readDates(zip, partNamed(/styles\.xml$/)),
    texts: await readTexts(zip, partNamed(/sharedStrings\.xml$/i)),
  };
};
