import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { mayAnywhere } from "../../shared/domain/access.ts";
import { groupBy } from "../../shared/domain/group-by.ts";
import type {
  ImportField,
  ImportMapping,
  ImportState,
  RowResult,
} from "../../shared/domain/import-shape.ts";
import { withMerged } from "../../shared/domain/merged.ts";
import type { ReadRow } from "../imports/read-row.ts";
import type { KeySet } from "../keys.ts";
import type { ImportRow } from "../store/import-ports.ts";
import type { NewEvent, Reads, Store, Writes } from "../store/ports.ts";
import { type Issuer, issuerOf } from "./decide-registration.ts";
import { issueWithin } from "./issue-pass.ts";
import {
  broughtBefore,
  counted,
  earlierOf,
  refusedRow,
  saysTheSame,
  stayingFor,
} from "./row-results.ts";

/** Of a person's act nothing is sent to anybody; the inspector reads it in the log. */
const importEvent = (type: "import.begun" | "import.ended", row: ImportRow): NewEvent => ({
  type,
  subject: { kind: "person", id: row.account },
  payload: { import: row.id, rows: row.rows, issued: row.counts.issued },
  topics: [],
});

export const noCounts = { good: 0, issued: 0, already: 0, wrong: 0 } as const;

/** An import none of whose rows was looked at. */
export const uncheckedAgain = (row: ImportRow): ImportRow => ({
  ...row,
  rows: row.allRows,
  done: 0,
  through: 0,
  counts: noCounts,
  passedOver: [],
});

/** [I9] [I11] Changes an import of an account's own as it now stands, or refuses. */
const change = (
  store: Store,
  { id, account }: { readonly id: string; readonly account: string },
  at: number,
  decide: (
    row: ImportRow,
    tx: Reads & Writes,
  ) => Promise<ImportRow | Refusal> | ImportRow | Refusal,
): Promise<ImportRow | Refusal> =>
  store.write(async (tx) => {
    const row = await tx.importBatch(id);
    if (!row || row.account !== account) return refusal("not-found");
    const changed = await decide(row, tx);
    if ("refused" in changed) return changed;
    const kept = { ...changed, changedAt: at };
    await tx.putImport(kept);
    return kept;
  });

/** [I12] Its rows are not kept any more: nothing can be made of it. */
const isForgotten = async ({ id, parts }: ImportRow, tx: Reads): Promise<boolean> =>
  parts > 0 && (await tx.importParts(id, 0, 1)).length === 0;
const forgotten = refusal("import-state", { rows: "rows-forgotten" });

const isIn = (row: ImportRow, ...states: readonly ImportState[]): boolean =>
  states.includes(row.state);

/** [I1] Says which column says what; its rows are checked anew, and the account's headings are known the next time. */
export const mapImport = (
  store: Store,
  whose: { readonly id: string; readonly account: string },
  mapping: ImportMapping,
  headingOf: (heading: string) => string,
  at: number,
): Promise<ImportRow | Refusal> =>
  change(store, whose, at, async (row, tx) => {
    if (!isIn(row, "checked", "checking", "stopped") || row.began) return refusal("import-state");
    if (await isForgotten(row, tx)) return forgotten;
    const known = { ...(await tx.headingsOf(row.account)) };
    for (const [column, heading] of row.headings.entries()) {
      const key = headingOf(heading);
      if (key === "") continue;
      const field = Object.entries(mapping.columns).find(([, of]) => of === column)?.[0] as
        | ImportField
        | undefined;
      known[key] = field ?? null;
    }
    await tx.putHeadings(row.account, known);
    return { ...uncheckedAgain(row), mapping, state: "checking", why: null };
  });

/** [I9] Begins to issue, or goes on where it was stopped. */
export const runImport = (
  store: Store,
  whose: { readonly id: string; readonly account: string },
  at: number,
): Promise<ImportRow | Refusal> =>
  change(store, whose, at, async (row, tx) => {
    if (isIn(row, "running")) return row;
    if (isIn(row, "stopped", "checked") && (await isForgotten(row, tx))) return forgotten;
    if (isIn(row, "stopped"))
      return row.began
        ? { ...row, state: "running", why: null }
        : { ...uncheckedAgain(row), state: "checking", why: null };
    if (!isIn(row, "checked")) return refusal("import-state");
    const begun: ImportRow = {
      ...row,
      state: "running",
      began: true,
      done: 0,
      through: 0,
      counts: noCounts,
      why: null,
    };
    await tx.append([importEvent("import.begun", begun)], at);
    return begun;
  });

/** [I9] Stops an import before its next group; what was issued stays. One that is at rest stays as it is. */
export const stopImport = (
  store: Store,
  whose: { readonly id: string; readonly account: string },
  at: number,
): Promise<ImportRow | Refusal> =>
  change(store, whose, at, (row) => {
    // Read in part it is of no use.
    if (isIn(row, "reading"))
      return { ...row, state: "refused", why: { code: "stopped", params: {} } };
    return isIn(row, "checking", "running") ? { ...row, state: "stopped" } : row;
  });

/** [I11] Who an import issues for, as the account stands now; null where it may not any more. */
export const importIssuer = async (
  reads: Pick<Reads, "account" | "reference">,
  account: string,
): Promise<Issuer | null> => {
  const person = await reads.account(account);
  const reference = await reads.reference();
  return person?.active && mayAnywhere(person.grants, "pass.issue")
    ? issuerOf(account, withMerged(person.grants, reference))
    : null;
};

export interface PartRead {
  readonly part: number;
  readonly read: readonly ReadRow[];
}

/**
 * [I7] [I9] Issues the passes of some parts of a running import: passes, events, the result of every row and how far the import is
 * are one transaction. Refuses `import-state` where it was stopped or another is at it.
 */
export const issueParts = (
  store: Store,
  keys: KeySet,
  id: string,
  parts: readonly PartRead[],
  at: number,
): Promise<ImportRow | Refusal> =>
  store.write(async (tx) => {
    const row = await tx.importBatch(id);
    if (row?.state !== "running" || row.done !== parts[0]?.part) return refusal("import-state");
    const stopped = async (code: string): Promise<ImportRow> => {
      const kept: ImportRow = {
        ...row,
        state: "stopped",
        why: { code, params: {} },
        changedAt: at,
      };
      await tx.putImport(kept);
      return kept;
    };
    const issuer = await importIssuer(tx, row.account);
    if (!issuer) return stopped("not-allowed");
    const stays = stayingFor(await tx.reference());
    const all = parts.flatMap(({ read }) => read.flatMap((one) => ("input" in one ? one : [])));
    const onFile = await tx.passesOfPlates([...new Set(all.map(({ input }) => input.plate))]);
    const earlier = await earlierOf(tx, onFile);
    const ofPlate = groupBy(onFile, ({ plate }) => plate);
    const before = new Map(
      all.flatMap((one) => {
        const of = ofPlate.get(one.input.plate) ?? [];
        const result = broughtBefore(row, one, of, earlier, stays);
        return result ? [[one.row, result] as const] : [];
      }),
    );
    const good = all.filter((one) => !before.has(one.row));
    const issued = await issueWithin(
      tx,
      keys,
      good.map(({ input }) => input),
      issuer,
      at,
      onFile,
    );
    if ("refused" in issued) return stopped(issued.refused);
    const byRow = new Map(good.map((one, place) => [one.row, issued[place]!]));
    const results = parts.map(({ part, read }) => ({
      part,
      results: read.map((one): RowResult => {
        if ("errors" in one)
          return { row: one.row, outcome: "wrong", pass: null, errors: [...one.errors] };
        const known = before.get(one.row);
        if (known) return known;
        const became = byRow.get(one.row)!;
        if ("pass" in became)
          return { row: one.row, outcome: "issued", pass: became.pass.id, errors: [] };
        const same = became.ofPlate.find(
          (pass) => pass.status === "valid" && saysTheSame(pass, one.input, one.assumed, stays),
        );
        if (same && became.refusal.refused === "already-exists")
          return { row: one.row, outcome: "already", pass: same.id, errors: [] };
        return refusedRow(row, one.row, became.refusal);
      }),
    }));
    await tx.putResults(id, results);
    const done = row.done + parts.length;
    const told = results.flatMap((one) => one.results);
    const kept: ImportRow = {
      ...row,
      done,
      through: row.through + told.length,
      counts: counted(row.counts, told),
      state: done >= row.parts ? "done" : "running",
      changedAt: at,
    };
    await tx.putImport(kept);
    if (kept.state === "done") await tx.append([importEvent("import.ended", kept)], at);
    return kept;
  });
