import { randomUUID } from "node:crypto";
import { type Refusal, refusal } from "../../../shared/contract/problems.ts";
import { toCsv } from "../../../shared/domain/csv.ts";
import type { ImportBatch } from "../../../shared/domain/import-shape.ts";
import { iso } from "../../../shared/domain/time.ts";
import { importWords } from "../../../shared/text/imports.ts";
import { say } from "../../../shared/text/say.ts";
import type { Caller } from "../../caller.ts";
import { mapImport, noCounts, runImport, stopImport } from "../../commands/import-passes.ts";
import { foldHeading } from "../../imports/heading-words.ts";
import { importRows, seenImport, wrongHeadings, wrongRows } from "../../queries/imports.ts";
import type { ImportRunner } from "../../run-imports.ts";
import { makeWorkbook } from "../../sheets/write-workbook.ts";
import type { ImportRow } from "../../store/import-ports.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

export const importHandlers = (
  store: Store,
  runner: ImportRunner,
  limits: RateLimits,
): Pick<
  Handlers,
  | "imports"
  | "takeImport"
  | "import"
  | "mapImport"
  | "runImport"
  | "stopImport"
  | "importRows"
  | "wrongRows"
  | "wrongRowsCsv"
> => {
  const { reads } = store;
  const accountOf = (caller: Caller): string => (caller.kind === "person" ? caller.account : "");
  /** [I11] Another's does not exist. */
  const own = async (id: string, caller: Caller): Promise<ImportRow | Refusal> => {
    const row = await reads.importBatch(id);
    return row && row.account === accountOf(caller) ? row : refusal("not-found");
  };
  /** One whose rows can be taken along: they are all there, and still kept. */
  const whole = async (id: string, caller: Caller): Promise<ImportRow | Refusal> => {
    const row = await own(id, caller);
    if ("refused" in row) return row;
    if (row.state === "reading") return refusal("import-state");
    const isForgotten = row.parts > 0 && (await reads.importParts(id, 0, 1)).length === 0;
    return isForgotten ? refusal("import-state", { rows: "rows-forgotten" }) : row;
  };
  const told = (result: ImportRow | Refusal): ImportBatch | Refusal => {
    if ("refused" in result) return result;
    runner.wake();
    return seenImport(result);
  };

  return {
    imports: async ({ query }, { caller }) => {
      const { items, next } = await reads.importsOf(accountOf(caller), query);
      return { items: items.map(seenImport), next };
    },
    takeImport: async ({ query, bytes }, { caller, at }) => {
      const account = accountOf(caller);
      const refused = runner.hasRoom() ? await limits.take("imports", account) : { retryAfter: 10 };
      if (refused) return { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 10 };
      const row: ImportRow = {
        id: randomUUID(),
        account,
        name: query.name,
        at: iso(at),
        changedAt: at,
        state: "reading",
        why: null,
        format: null,
        encoding: null,
        sheet: query.sheet ?? null,
        sheets: [],
        headingRow: 0,
        headings: [],
        mapping: { columns: {}, fixed: {} },
        rows: 0,
        allRows: 0,
        passedOver: [],
        through: 0,
        counts: noCounts,
        parts: 0,
        done: 0,
        began: false,
      };
      const kept = await store.write<true>(async (tx) => {
        await tx.putImport(row);
        return true;
      });
      if (kept !== true) return kept;
      runner.take(row, { bytes, sheet: query.sheet ?? null });
      return seenImport(row);
    },
    import: async ({ params }, { caller }) => {
      const row = await own(params.id, caller);
      return "refused" in row ? row : seenImport(row);
    },
    mapImport: async ({ params, body }, { caller, at }) =>
      told(
        await mapImport(store, { ...params, account: accountOf(caller) }, body, foldHeading, at),
      ),
    runImport: async ({ params }, { caller, at }) =>
      told(await runImport(store, { ...params, account: accountOf(caller) }, at)),
    stopImport: async ({ params }, { caller, at }) =>
      told(await stopImport(store, { ...params, account: accountOf(caller) }, at)),
    importRows: async ({ params, query }, { caller, language }) => {
      const row = await own(params.id, caller);
      return "refused" in row ? row : importRows(reads, row, query, language);
    },
    wrongRows: async ({ params, query }, { caller, language }) => {
      const row = await whole(params.id, caller);
      if ("refused" in row) return row;
      const name = say(importWords.whatIsWrong, language);
      const rows = wrongRows(reads, row, query.which, language);
      return makeWorkbook(name, wrongHeadings(row, language), rows);
    },
    wrongRowsCsv: async ({ params, query }, { caller, language }) => {
      const row = await whole(params.id, caller);
      if ("refused" in row) return row;
      const pieces = [toCsv([wrongHeadings(row, language)])];
      // The mark stands once, at the head.
      for await (const rows of wrongRows(reads, row, query.which, language))
        pieces.push(toCsv(rows).slice(1));
      return pieces.join("");
    },
  };
};
