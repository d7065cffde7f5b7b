import { expect, test } from "vitest";
import { z } from "zod";
import { scan } from "../../shared/domain/scan.ts";
import {
  readScanOnRecord,
  type ScanReader,
  scanReaders,
  scanVersion,
} from "../../shared/domain/scan-version.ts";
import { aScan, aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

/** Versions that there might be one day: 5 said a remark where today's scan says a note. */
const ofFive = z
  .looseObject({ v: z.literal(5), remark: z.string().nullable() })
  .transform(
    ({ remark, ...rest }) =>
      ({ ...rest, v: 4 as const, note: remark }) as unknown as z.input<typeof scan>,
  )
  .pipe(scan);
const later: readonly ScanReader[] = [
  { v: 6, schema: scan },
  { v: 5, schema: ofFive },
  { v: 4, schema: scan },
];

test("[O5] each of the last three versions finds its reader", () => {
  for (const { v } of later)
    expect(scanVersion({ ...aScan(), v }, later)).toEqual({ reader: later.find((r) => r.v === v) });
});

test("[O5] what is newer or older than those is told from what is no version at all", () => {
  const bounds = { least: 4, most: 6 };
  expect(scanVersion({ v: 7 }, later)).toEqual({ cannot: "too-new", v: 7, ...bounds });
  expect(scanVersion({ v: 2 }, later)).toEqual({ cannot: "too-old", v: 2, ...bounds });
  for (const v of [undefined, "2", 1.5, null])
    expect(scanVersion({ v }, later)).toEqual({ reader: later[0] });
});

test("[O5] an older version is read into a scan of today", () => {
  const { note: _, ...others } = aScan();
  const { reader } = scanVersion({ v: 5 }, later) as { reader: ScanReader };
  const read = reader.schema.parse({ ...others, v: 5, remark: "xe chở rau" });
  expect(read).toEqual({ ...aScan(), note: "xe chở rau" });
});

test("[O5] a scan from before there were corrections corrects nothing, whatever it says", () => {
  const { corrects: _, override: __, changes: ___, ...first } = { ...aScan(), v: 1 };
  expect(readScanOnRecord(first)).toEqual(aScan());
  const corrects = { scan: aScanId(2), at: at() };
  expect(readScanOnRecord({ ...first, corrects })).toEqual(aScan());
  expect(readScanOnRecord({ ...first, corrects, v: 2 })).toEqual({ ...aScan(), corrects });
  expect(readScanOnRecord({ ...first, v: 2 })).toBeNull();
});

test("[O5] a scan from before there were overrides overrides nothing, whatever it says", () => {
  const { override: _, changes: __, ...second } = { ...aScan(), v: 2 };
  const override = { reason: "Chở ô-xy cho bệnh viện", superior: "Thượng tá Lê Văn An" };
  expect(readScanOnRecord(second)).toEqual(aScan());
  expect(readScanOnRecord({ ...second, override })).toEqual(aScan());
  expect(readScanOnRecord({ ...second, override, v: 3 })).toEqual({ ...aScan(), override });
  expect(readScanOnRecord({ ...second, v: 3 })).toBeNull();
});

test("[O5] a scan from before a count was explained explains none; what is on record is read for ever", () => {
  const { changes: _, ...third } = { ...aScan(), v: 3 };
  const changes = [{ why: "quarantine" as const, people: 1 }];
  expect(readScanOnRecord(third)).toEqual(aScan());
  expect(readScanOnRecord({ ...third, changes })).toEqual(aScan());
  expect(readScanOnRecord({ ...third, changes, v: 4 })).toEqual(aScan({ changes }));
  const { corrects: __, override: ___, ...first } = { ...third, v: 1 };
  expect(scanVersion(first)).toEqual({ cannot: "too-old", v: 1, least: 2, most: 4 });
  expect(readScanOnRecord(first)).toEqual(aScan());
});

test("[O5] the readers that ship are at most three, newest first without a gap", () => {
  const versions = scanReaders.map(({ v }) => v);
  expect(versions.length).toBeLessThanOrEqual(3);
  expect(versions).toEqual(versions.map((_, n) => versions[0]! - n));
  const { reader } = scanVersion(aScan()) as { reader: ScanReader };
  expect(reader.schema.parse(aScan())).toEqual(aScan());
});
