import type { Readable } from "node:stream";
import yauzl from "yauzl";
import { SheetRefused, sheetLimits } from "./sheet.ts";

/** The parts of a workbook by name, each to be unpacked as a stream. */
export interface Zip {
  readonly names: readonly string[];
  /** Throws `damaged` where there is no such part, or it is more than it said. */
  readonly open: (name: string) => Promise<Readable>;
}

/** Parts of an ordinary workbook are some dozens. */
const mostParts = 2_000;

/**
 * [I5] Opens a zip file in memory. Nothing is unpacked yet: what all its parts say they come to is added up first, and no
 * part can come to more than it said. Throws `too-big-unpacked`, `locked` or `damaged`.
 */
export const openZip = async (bytes: Buffer): Promise<Zip> => {
  const entries = new Map<string, yauzl.Entry>();
  const file = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, opened) => {
      if (error) return reject(new SheetRefused("damaged"));
      resolve(opened);
    });
  });
  await new Promise<void>((resolve, reject) => {
    let unpacked = 0;
    file.on("entry", (entry: yauzl.Entry) => {
      unpacked += entry.uncompressedSize;
      if (unpacked > sheetLimits.unpacked || entries.size >= mostParts)
        return reject(
          new SheetRefused("too-big-unpacked", { most: sheetLimits.unpacked / 1_000_000 }),
        );
      if (entry.isEncrypted()) return reject(new SheetRefused("locked"));
      entries.set(entry.fileName, entry);
      file.readEntry();
    });
    file.on("end", resolve);
    file.on("error", () => reject(new SheetRefused("damaged")));
    file.readEntry();
  });
  return {
    names: [...entries.keys()],
    open: (name) =>
      new Promise((resolve, reject) => {
        const entry = entries.get(name);
        if (!entry) return reject(new SheetRefused("damaged"));
        file.openReadStream(entry, (error, stream) =>
          error ? reject(new SheetRefused("damaged")) : resolve(stream),
        );
      }),
  };
};
