import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflateSync } from "node:zlib";

const { resolve } = createRequire(import.meta.url);

/** Latin letters and signs, Vietnamese letters with their marks, and other Latin letters with theirs: a file of its own each. */
export const scripts = ["latin", "vietnamese", "latin-ext"] as const;
export type Script = (typeof scripts)[number];
const weights = { plain: 500, bold: 700 } as const;
export type Weight = keyof typeof weights;

const woff = { header: 44, entry: 20 };
const sfnt = { header: 12, entry: 16 };
const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** A typeface's file for the web (WOFF) as it was before it was packed: unpacked once, and not for every file that is printed. */
const unpacked = (packed: Buffer): Buffer => {
  const count = packed.readUInt16BE(12);
  const head = Buffer.alloc(sfnt.header + count * sfnt.entry);
  packed.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const pieces: Buffer[] = [head];
  let end = head.length;
  for (let n = 0; n < count; n += 1) {
    const from = woff.header + n * woff.entry;
    const to = sfnt.header + n * sfnt.entry;
    const [offset, short, length] = [4, 8, 12].map((at) => packed.readUInt32BE(from + at)) as [
      number,
      number,
      number,
    ];
    const kept = packed.subarray(offset, offset + short);
    const table = Buffer.alloc(padded(length));
    (short < length ? inflateSync(kept) : kept).copy(table);
    // Its name and checksum, where it begins now, and how long it is.
    packed.copy(head, to, from, from + 4);
    packed.copy(head, to + 4, from + 16, from + 20);
    head.writeUInt32BE(end, to + 8);
    head.writeUInt32BE(length, to + 12);
    pieces.push(table);
    end += table.length;
  }
  return Buffer.concat(pieces);
};

/** The typeface's files, those that screens use, by weight and script. */
export const typefaceFiles = (): readonly {
  readonly weight: Weight;
  readonly script: Script;
  readonly bytes: Buffer;
}[] => {
  const folder = join(dirname(resolve("@fontsource/be-vietnam-pro/package.json")), "files");
  return (Object.keys(weights) as Weight[]).flatMap((weight) =>
    scripts.map((script) => {
      const file = `be-vietnam-pro-${script}-${weights[weight]}-normal.woff`;
      return { weight, script, bytes: unpacked(readFileSync(join(folder, file))) };
    }),
  );
};
