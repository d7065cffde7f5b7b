/** What is drawn, in millimetres from the top left corner of the trimmed sheet; black. */
export type Mark =
  /** `y`: the line the letters stand on. `size`: of the typeface. */
  | {
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly bold: boolean;
    }
  | {
      readonly line: readonly [x1: number, y1: number, x2: number, y2: number];
      readonly width: number;
    }
  | {
      readonly frame: readonly [x: number, y: number, width: number, height: number];
      readonly radius: number;
      readonly width: number;
    }
  /** `side`: of the code without the white around it. */
  | { readonly qr: string; readonly x: number; readonly y: number; readonly side: number };

/** One page: its trimmed size, and how much is left around it for what is cut off. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
  readonly marks: readonly Mark[];
}

/** How wide a text is, in the unit of `size`. */
export type Measure = (text: string, size: number, bold: boolean) => number;

/** Height of a capital and of the typeface's line, of its size. */
const capital = 0.7;
const leading = 1.28;

interface Place {
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: "left" | "centre" | "right";
}

/** Draws marks one after another; nothing is wider than the place it is given. */
export const makeDrawing = (measure: Measure) => {
  const marks: Mark[] = [];
  const put = (text: string, y: number, { x, width, size, bold = false, align }: Place): void => {
    if (text === "") return;
    const room = width - measure(text, size, bold);
    const left = align === "centre" ? room / 2 : align === "right" ? room : 0;
    marks.push({ text, x: x + left, y, size, bold });
  };
  /** As much of a text as fits on one line, with an ellipsis where that is not all. */
  const cut = (text: string, { width, size, bold = false }: Place): string => {
    if (measure(text, size, bold) <= width) return text;
    let end = text.length - 1;
    while (end > 0 && measure(`${text.slice(0, end).trimEnd()}…`, size, bold) > width) end -= 1;
    return `${text.slice(0, end).trimEnd()}…`;
  };
  const linesOf = (text: string, place: Place, most: number): string[] => {
    const lines: string[] = [];
    for (const word of text.split(" ")) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && measure(longer, place.size, place.bold ?? false) <= place.width)
        lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    const kept = lines.slice(0, most - 1);
    return [...kept, lines.slice(most - 1).join(" ")]
      .filter((line) => line !== "")
      .map((line) => cut(line, place));
  };
  return {
    marks,
    /** One line on `y`, cut where it is too long. */
    line: (text: string, y: number, place: Place): void => put(cut(text, place), y, place),
    /** One line on `y`, made smaller where it is too long. */
    fitted: (text: string, y: number, place: Place): void => {
      const wide = measure(text, place.size, place.bold ?? false);
      const size = wide > place.width ? (place.size * place.width) / wide : place.size;
      put(text, y, { ...place, size });
    },
    /** Up to `most` lines from the one on `y` on; answers with the line after the last. */
    lines: (text: string, y: number, place: Place, most: number): number => {
      const lines = linesOf(text, place, most);
      for (const [n, line] of lines.entries()) put(line, y + n * place.size * leading, place);
      return y + lines.length * place.size * leading;
    },
    /** How many lines `lines` takes. */
    count: (text: string, place: Place, most: number): number => linesOf(text, place, most).length,
    rule: (y: number, from: number, to: number, width: number): void =>
      void marks.push({ line: [from, y, to, y], width }),
    /** A square to be ticked. */
    box: (x: number, y: number, side: number): void =>
      void marks.push({ frame: [x, y, side, side], radius: 0.5, width: 0.25 }),
    /** A text in the middle of a frame, as large as its size and the frame allow. */
    framed: (
      text: string,
      [x, y, width, height]: readonly [number, number, number, number],
      size: number,
    ): void => {
      const stroke = height / 28;
      marks.push({ frame: [x, y, width, height], radius: height / 10, width: stroke });
      const room = width * 0.94;
      const wide = measure(text, size, true);
      const fits = wide > room ? (size * room) / wide : size;
      put(text, y + height / 2 + (fits * capital) / 2, {
        x,
        width,
        size: fits,
        bold: true,
        align: "centre",
      });
    },
    qr: (token: string, x: number, y: number, side: number): void =>
      void marks.push({ qr: token, x, y, side }),
  };
};
export type Drawing = ReturnType<typeof makeDrawing>;

/** Around a page that is to be cut: room, the length of a mark, and how far it stays off the sheet. */
const bleedMm = 10;
const markLength = 5;
const markGap = 3;
const hairline = 0.25;

/** [G4] Marks at which a page is cut, outside it, and folded: at its edge, or outside it where it is cut. */
export const withMarks = (
  { width, height }: { readonly width: number; readonly height: number },
  marks: readonly Mark[],
  { crop, foldAt }: { readonly crop: boolean; readonly foldAt: number | null },
): Sheet => {
  const lines: (readonly [number, number, number, number])[] = [];
  const far = markGap + markLength;
  if (crop)
    for (const x of [0, width])
      for (const y of [0, height]) {
        const outX = x === 0 ? -1 : 1;
        const outY = y === 0 ? -1 : 1;
        lines.push([x + outX * markGap, y, x + outX * far, y]);
        lines.push([x, y + outY * markGap, x, y + outY * far]);
      }
  if (foldAt !== null) {
    // Printers leave some millimetres at the edge white.
    const [from, to] = crop ? [-far, -markGap] : [4, 4 + markLength];
    lines.push([from, foldAt, to, foldAt], [width - from, foldAt, width - to, foldAt]);
  }
  return {
    width,
    height,
    bleed: crop ? bleedMm : 0,
    marks: [...marks, ...lines.map((line) => ({ line, width: hairline }))],
  };
};
