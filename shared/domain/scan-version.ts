import type { z } from "zod";
import { firstScan, type Scan, scan, secondScan } from "./scan.ts";

/** Reads one version of the scan schema and makes of it a scan as it is written today. */
export interface ScanReader {
  readonly v: number;
  /** Of its input only `v` tells versions apart; its output is a scan of today. */
  readonly schema: z.ZodType<Scan>;
}

/**
 * [O5] The newest version and at most the two before it, newest first: tablets that nobody has loaded anew for weeks
 * still upload. A new version is put in front with its schema; the ones behind it get a `transform` to today's scan.
 */
export const scanReaders: readonly ScanReader[] = [
  { v: 3, schema: scan },
  { v: 2, schema: secondScan.transform((read): Scan => ({ ...read, v: 3, override: null })) },
  {
    v: 1,
    schema: firstScan.transform(
      (read): Scan => ({ ...read, v: 3, corrects: null, override: null }),
    ),
  },
];

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

/** A scan as it is written today, of whichever version read here; null where it is none. */
export const readScanOnRecord = (raw: Readonly<Record<string, unknown>>): Scan | null => {
  const version = scanVersion(raw);
  return "reader" in version ? (version.reader.schema.safeParse(raw).data ?? null) : null;
};
