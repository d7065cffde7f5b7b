import type { RowResult } from "../../../shared/domain/import-shape.ts";
import type { ImportPart, KeptRow } from "../import-ports.ts";

export interface PartColumns {
  readonly part: number;
  readonly rows: string;
  readonly results: string | null;
}

export const toPart = ({ part, rows, results }: PartColumns): ImportPart => ({
  part,
  rows: JSON.parse(rows) as KeptRow[],
  results: results === null ? null : (JSON.parse(results) as RowResult[]),
});

export const wrongIn = (results: readonly RowResult[]): number =>
  results.filter(({ outcome }) => outcome === "wrong").length;
