import PDFDocument from "pdfkit";
import { qrPath } from "./qr-path.ts";
import type { Mark, Measure, Sheet } from "./sheet.ts";
import { type Script, scripts, typefaceFiles, type Weight } from "./typefaces.ts";

/** What of the library's own fonts is used; its types leave them out. */
interface Face {
  readonly id: string;
  readonly name: string;
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  encode(text: string): [glyphs: string[], positions: { xAdvance: number; advanceWidth: number }[]];
  ref(): unknown;
}
interface Innards {
  readonly _font: Face;
  readonly _fontFamilies: Record<string, Face>;
  readonly page: {
    readonly fonts: Record<string, unknown>;
    readonly dictionary: { readonly data: { TrimBox?: readonly number[] } };
  };
}

const pointsPerMm = 72 / 25.4;
/** Texts of a document whose glyphs are remembered: labels come on every page, plates on one. */
const mostRemembered = 2_000;

/** A text as the page says it, in thousandths of its size, and how wide it is. */
interface SetText {
  readonly parts: readonly { readonly face: Face; readonly shown: string }[];
  readonly width: number;
}

const number = (value: number): string => String(Math.round(value * 1_000) / 1_000);

const files = typefaceFiles();

/**
 * [G3] A PDF that is written page by page: each is complete once the next is begun, and its bytes may leave. Letters are set in the
 * screens' typeface, of which the file holds those that it shows. `title`: what readers show it as. `at`: ms.
 */
export const makePdf = (title: string, at: number) => {
  const doc = new PDFDocument({
    autoFirstPage: false,
    font: "",
    lang: "vi",
    pdfVersion: "1.7",
    displayTitle: true,
    // It remembers without bounds.
    fontLayoutCache: false,
    info: { Title: title, Producer: "Greenlane", Creator: "Greenlane", CreationDate: new Date(at) },
  });
  const innards = doc as unknown as Innards;
  for (const { weight, script, bytes } of files) doc.registerFont(`${weight} ${script}`, bytes);
  const opened = new Map<string, Face>();
  const open = (weight: Weight, script: Script): Face => {
    const name = `${weight} ${script}`;
    const before = opened.get(name);
    if (before) return before;
    doc.font(name);
    const face = innards._font;
    // By their own name the scripts of a weight are one to the library, and the first would be taken for the others.
    delete innards._fontFamilies[face.name];
    opened.set(name, face);
    return face;
  };
  const knownFace = new Map<string, Face>();
  /** The first that has the letter; where none has, the first shows that one is missing. */
  const faceOf = (letter: string, weight: Weight): Face => {
    const key = `${weight}${letter}`;
    const known = knownFace.get(key);
    if (known) return known;
    const codePoint = letter.codePointAt(0) ?? 0;
    const script = scripts.find((one) => open(weight, one).font.hasGlyphForCodePoint(codePoint));
    const face = open(weight, script ?? scripts[0]);
    knownFace.set(key, face);
    return face;
  };

  const shownBy = (
    face: Face,
    text: string,
  ): { readonly shown: string; readonly width: number } => {
    const [glyphs, positions] = face.encode(text);
    let shown = "<";
    let width = 0;
    for (const [n, glyph] of glyphs.entries()) {
      const { xAdvance, advanceWidth } = positions[n]!;
      shown += glyph;
      width += xAdvance;
      // Drawn closer or wider than the letter alone is.
      if (xAdvance !== advanceWidth) shown += `> ${number(advanceWidth - xAdvance)} <`;
    }
    return { shown: `[${shown}>]`, width };
  };

  const remembered = new Map<string, SetText>();
  const setOf = (text: string, weight: Weight): SetText => {
    const key = `${weight}${text}`;
    const known = remembered.get(key);
    if (known) return known;
    const runs: { face: Face; text: string }[] = [];
    for (const letter of text) {
      const face = faceOf(letter, weight);
      const last = runs.at(-1);
      if (last?.face === face) last.text += letter;
      else runs.push({ face, text: letter });
    }
    const parts = runs.map((run) => ({ face: run.face, ...shownBy(run.face, run.text) }));
    const set = { parts, width: parts.reduce((sum, part) => sum + part.width, 0) };
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, set);
    return set;
  };
  const weightOf = (bold: boolean): Weight => (bold ? "bold" : "plain");

  const measure: Measure = (text, size, bold) => (setOf(text, weightOf(bold)).width * size) / 1_000;

  const drawn = (mark: Mark): string => {
    if ("line" in mark) {
      const [x1, y1, x2, y2] = mark.line.map(number);
      return `${number(mark.width)} w ${x1} ${y1} m ${x2} ${y2} l S`;
    }
    if ("frame" in mark) return framed(mark);
    if ("qr" in mark) {
      const { side, path } = qrPath(mark.qr);
      const module = mark.side / side;
      return `q ${module} 0 0 ${module} ${number(mark.x)} ${number(mark.y)} cm ${path} f Q`;
    }
    const { parts } = setOf(mark.text, weightOf(mark.bold));
    // Upright, on a page whose y grows downwards.
    const shown = parts.map(({ face, shown: glyphs }) => {
      innards.page.fonts[face.id] ??= face.ref();
      return `/${face.id} ${number(mark.size)} Tf ${glyphs} TJ`;
    });
    return `BT 1 0 0 -1 ${number(mark.x)} ${number(mark.y)} Tm ${shown.join(" ")} ET`;
  };

  return {
    measure,
    page: ({ width, height, bleed, marks }: Sheet): void => {
      const points = (mm: number): number => mm * pointsPerMm;
      const [wide, high] = [points(width + 2 * bleed), points(height + 2 * bleed)];
      doc.addPage({ size: [wide, high], margin: 0 });
      if (bleed > 0) {
        const edge = points(bleed);
        innards.page.dictionary.data.TrimBox = [edge, edge, wide - edge, high - edge];
      }
      const edge = number(points(bleed));
      doc.addContent(`${pointsPerMm} 0 0 ${pointsPerMm} ${edge} ${edge} cm`);
      doc.addContent(marks.map(drawn).join("\n"));
    },
    /** What was written since it was last taken. */
    take: (): Uint8Array => new Uint8Array((doc.read() as Buffer | null) ?? []),
    end: (): void => void doc.end(),
  };
};
export type Pdf = ReturnType<typeof makePdf>;

/** How far a curve's handles stand off for a quarter of a circle. */
const bend = 0.5523;

const framed = ({
  frame: [x, y, w, h],
  radius: r,
  width,
}: Extract<Mark, { frame: unknown }>): string => {
  const [k, right, low] = [r * (1 - bend), x + w, y + h];
  const path = [
    [x + r, y, "m"],
    [right - r, y, "l"],
    [right - k, y, right, y + k, right, y + r, "c"],
    [right, low - r, "l"],
    [right, low - k, right - k, low, right - r, low, "c"],
    [x + r, low, "l"],
    [x + k, low, x, low - k, x, low - r, "c"],
    [x, y + r, "l"],
    [x, y + k, x + k, y, x + r, y, "c"],
  ];
  const said = path.map((step) =>
    step.map((one) => (typeof one === "number" ? number(one) : one)).join(" "),
  );
  return `${number(width)} w ${said.join(" ")} s`;
};
