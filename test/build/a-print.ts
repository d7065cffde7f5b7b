import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Readers of PDF that are none of ours; .ci/run installs them. */
export const canReadPdf = ["pdftoppm", "zbarimg"].every((name) => existsSync(`/usr/bin/${name}`));

const inFolder = <T>(pdf: Uint8Array, read: (file: string, folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), "greenlane-"));
  try {
    const file = join(folder, "a.pdf");
    writeFileSync(file, pdf);
    return read(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const said = (name: string, ...given: string[]): string =>
  execFileSync(name, given, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1e9,
  });

/** The text that is copied out of each page. */
export const textOf = (pdf: Uint8Array): readonly string[] =>
  inFolder(pdf, (file) => said("pdftotext", file, "-").split("\f").slice(0, -1));

/** Names of the fonts, whether each is embedded, is a subset, and says which letters it draws. */
export const fontsOf = (pdf: Uint8Array): readonly string[] =>
  inFolder(pdf, (file) =>
    said("pdffonts", file)
      .trim()
      .split("\n")
      .slice(2)
      .map(
        (line) =>
          /(\S+) .* (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$/.exec(line)?.slice(1).join(" ") ?? line,
      ),
  );

export const infoOf = (pdf: Uint8Array): ReadonlyMap<string, string> =>
  inFolder(
    pdf,
    (file) =>
      new Map(
        said("pdfinfo", "-box", file)
          .split("\n")
          .map((line) => [line.split(":")[0]!, line.slice(line.indexOf(":") + 1).trim()] as const),
      ),
  );

/** A page as a printer sees it: dots of grey, and how many there are to a millimetre. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly perMm: number;
  readonly dark: (x: number, y: number) => boolean;
}

const dpi = 300;

const readRaster = (file: string): Raster => {
  const bytes = readFileSync(file);
  const [, wide, high] = /^P5\s(\d+) (\d+)\s255\s/.exec(bytes.toString("latin1", 0, 40)) ?? [];
  const [width, height] = [Number(wide), Number(high)];
  const from = bytes.length - width * height;
  return {
    width,
    height,
    perMm: dpi / 25.4,
    dark: (x, y) => bytes[from + Math.round(y) * width + Math.round(x)]! < 128,
  };
};

/** Each page rasterised, with the text of the code on it. */
export const rasterise = (
  pdf: Uint8Array,
): readonly { readonly raster: Raster; readonly code: string }[] =>
  inFolder(pdf, (file, folder) => {
    said("pdftoppm", "-gray", "-r", String(dpi), file, join(folder, "page"));
    const pages = readdirSync(folder).filter((name) => name.endsWith(".pgm"));
    return pages.sort().map((name) => ({
      raster: readRaster(join(folder, name)),
      code: codeIn(join(folder, name)),
    }));
  });

const codeIn = (file: string): string => {
  try {
    return said("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file).trim();
  } catch {
    // It ends so where it finds none.
    return "";
  }
};

/** A rectangle, mm from the top left corner of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The dark part around a point (mm) that white at least `gap` mm wide surrounds. */
export const darkAround = (
  { dark, perMm, width, height }: Raster,
  at: { readonly x: number; readonly y: number },
  gap: number,
): Box => {
  let [left, right, top, bottom] = [at.x, at.x, at.y, at.y].map((mm) => Math.round(mm * perMm)) as [
    number,
    number,
    number,
    number,
  ];
  const steps = Math.round(gap * perMm);
  const column = (x: number): boolean => {
    for (let y = top; y <= bottom; y += 1) if (dark(x, y)) return true;
    return false;
  };
  const row = (y: number): boolean => {
    for (let x = left; x <= right; x += 1) if (dark(x, y)) return true;
    return false;
  };
  const within = (value: number, end: number): boolean => value >= 0 && value < end;
  for (let grown = true; grown; ) {
    grown = false;
    for (let n = 1; n <= steps; n += 1) {
      if (within(left - n, width) && column(left - n)) [left, grown] = [left - n, true];
      if (within(right + n, width) && column(right + n)) [right, grown] = [right + n, true];
      if (within(top - n, height) && row(top - n)) [top, grown] = [top - n, true];
      if (within(bottom + n, height) && row(bottom + n)) [bottom, grown] = [bottom + n, true];
    }
  }
  return {
    left: left / perMm,
    top: top / perMm,
    right: (right + 1) / perMm,
    bottom: (bottom + 1) / perMm,
  };
};

/** Is there anything dark within a rectangle? */
export const hasInk = ({ dark, perMm }: Raster, { left, top, right, bottom }: Box): boolean => {
  for (let y = Math.ceil(top * perMm); y < bottom * perMm; y += 1)
    for (let x = Math.ceil(left * perMm); x < right * perMm; x += 1) if (dark(x, y)) return true;
  return false;
};
