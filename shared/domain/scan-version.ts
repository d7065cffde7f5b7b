import type { z } from "zod";
import { firstScan, type Scan, scan, secondScan, thirdScan } from "./scan.ts";

/** Reads one version of the scan schema and makes of it a scan as it is written today. */
export interface ScanReader {
  readonly v: number;
  /** Of its input only `v` tells versions apart; its output is a scan of today. */
  readonly schema: z.ZodType<Scan>;
}

/** What scans of before did not have. */
const since: Pick<Scan, "v" | "changes"> = { v: 4, changes: [] };

/**
 * Every version there was, newest first: what is on record is read for ever. A new version is put in front with its
 * schema; the ones behind it get a `transform` to today's scan.
 */
const everyReader: readonly ScanReader[] = [
  { v: 4, schema: scan },
  { v: 3, schema: thirdScan.transform((read): Scan => ({ ...read, ...since })) },
  { v: 2, schema: secondScan.transform((read): Scan => ({ ...read, ...since, override: null })) },
  {
    v: 1,
    schema: firstScan.transform(
      (read): Scan => ({ ...read, ...since, corrects: null, override: null }),
    ),
  },
];

/**
 * [O5] The newest version and at most the two before it: tablets that nobody has loaded anew for weeks still upload.
 */
export const scanReaders: readonly ScanReader[] = everyReader.slice(0, 3);

export type ScanVersion =
  | { readonly reader: ScanReader }
  /** No version that is read here; `least` and `most` are. */
  | {
      readonly cannot: "too-new" | "too-old";
      readonly v: number;
      readonly least: number;
      readonly most: number;
    };

/** [O5] What reads a scan as uploaded. One that names no version at all is told so by the newest reader. */
export const scanVersion = (
  raw: Readonly<Record<string, unknown>>,
  readers: readonly ScanReader[] = scanReaders,
): ScanVersion => {
  const { v } = raw;
  const newest = readers[0]!;
  if (!Number.isInteger(v)) return { reader: newest };
  const reader = readers.find((one) => one.v === v);
  if (reader) return { reader };
  const least = readers.at(-1)!.v;
  const cannot = Number(v) > newest.v ? "too-new" : "too-old";
  return { cannot, v: Number(v), least, most: newest.v };
};

/** A scan as it is written today, of whichever version there was; null where it is none. */
export const readScanOnRecord = (raw: Readonly<Record<string, unknown>>): Scan | null => {
  const version = scanVersion(raw, everyReader);
  return "reader" in version ? (version.reader.schema.safeParse(raw).data ?? null) : null;
};
