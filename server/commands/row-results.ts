import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { NewPass } from "../../shared/contract/registry.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { groupBy } from "../../shared/domain/group-by.ts";
import type {
  CellError,
  ImportBatch,
  ImportField,
  RowResult,
} from "../../shared/domain/import-shape.ts";
import { staysAmong } from "../../shared/domain/merged.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { ms } from "../../shared/domain/time.ts";
import type { ReadRow } from "../imports/read-row.ts";
import { lettersOf } from "../sheets/cell-format.ts";
import type { Reads, Reference } from "../store/ports.ts";
import { wholeMinutes } from "./decide-registration.ts";

/** [B4] The carrier and the endpoint that one goes by. */
export interface StayingFor {
  readonly carrier: (id: string) => string;
  readonly endpoint: (id: string) => string;
}
export const stayingFor = ({
  carriers,
  endpoints,
}: Pick<Reference, "carriers" | "endpoints">): StayingFor => ({
  carrier: staysAmong(carriers),
  endpoint: staysAmong(endpoints),
});

/**
 * [I7] Does a pass say all that a row says? What the row left open may stand otherwise.
 */
export const saysTheSame = (
  pass: Pass,
  input: NewPass,
  assumed: readonly ImportField[],
  stays: StayingFor,
): boolean => {
  const { from, to } = wholeMinutes(input);
  return (
    (
      [
        "plate",
        "trailerPlate",
        "kind",
        "purpose",
        "occupantsMax",
        "origin",
        "corridor",
        "use",
      ] as const
    ).every((field) => pass[field] === input[field]) &&
    stays.carrier(pass.carrier) === stays.carrier(input.carrier) &&
    endpointsOf(pass).map(stays.endpoint).join() ===
      endpointsOf(input).map(stays.endpoint).join() &&
    (assumed.includes("validFrom") || ms(pass.validFrom) === from) &&
    ms(pass.validTo) === to
  );
};

/** What passes of some plates ever said, by pass; those that were never changed say it themselves. */
export const earlierOf = async (
  reads: Pick<Reads, "passVersions">,
  passes: readonly Pass[],
): Promise<ReadonlyMap<PassId, readonly Pass[]>> => {
  const changed = passes.filter(({ rev }) => rev > 1).map(({ id }) => id);
  const versions = changed.length === 0 ? [] : await reads.passVersions(changed);
  return groupBy(
    versions.map(({ pass }) => pass),
    ({ id }) => id,
  );
};

/**
 * [I7] What a row is that a pass on file said once, however it was changed since: `already` there, or refused where that was revoked,
 * which an old list does not undo. Null for a row that is new, and for a suspended pass, which stands in the way by itself.
 */
export const broughtBefore = (
  batch: Pick<ImportBatch, "mapping">,
  { row, input, assumed }: Extract<ReadRow, { readonly input: NewPass }>,
  ofPlate: readonly Pass[],
  earlier: ReadonlyMap<PassId, readonly Pass[]>,
  stays: StayingFor,
): RowResult | null => {
  const same = ofPlate.filter((pass) =>
    [pass, ...(earlier.get(pass.id) ?? [])].some((one) => saysTheSame(one, input, assumed, stays)),
  );
  const there = same.find(({ status }) => status === "valid" || status === "spent");
  if (there) return { row, outcome: "already", pass: there.id, errors: [] };
  const [revoked] = same;
  if (revoked?.status !== "revoked") return null;
  const params = { code: formatShortCode(revoked.shortCode) };
  return refusedRow(
    batch,
    row,
    refusal("already-exists", { plate: { code: "plate-revoked", params } }),
  );
};

const cellOf = (
  { mapping }: Pick<ImportBatch, "mapping">,
  field: string,
  row: number,
): string | null => {
  const column = mapping.columns[field as ImportField];
  return column === undefined ? null : `${lettersOf(column)}${row}`;
};

/** A refusal of a registration as what is wrong in its row. */
export const refusedRow = (
  batch: Pick<ImportBatch, "mapping">,
  row: number,
  { refused, fields = {} }: Refusal,
): RowResult => {
  const named = Object.entries(fields).map(([path, what]): CellError => {
    const field = path.split(".")[0] as ImportField;
    const { code, params } = typeof what === "string" ? { code: what, params: {} } : what;
    return { field, cell: cellOf(batch, field, row), code, params, right: null };
  });
  const errors: readonly CellError[] =
    named.length > 0
      ? named
      : [
          {
            field: "endpoint",
            cell: cellOf(batch, "endpoint", row),
            code: refused === "not-allowed" ? "out-of-reach" : "not-taken",
            params: {},
            right: null,
          },
        ];
  return { row, outcome: "wrong", pass: null, errors: [...errors] };
};

export const counted = (
  before: ImportBatch["counts"],
  results: readonly RowResult[],
): ImportBatch["counts"] => {
  const counts = { ...before };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
};
