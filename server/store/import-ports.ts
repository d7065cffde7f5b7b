import type {
  ImportBatch,
  ImportField,
  ImportState,
  RowResult,
} from "../../shared/domain/import-shape.ts";
import type { Page } from "./ports.ts";

/** An import as it is on record. */
export interface ImportRow extends ImportBatch {
  /** Who brought the list, and in whose name its passes are issued. */
  readonly account: string;
  /** Rows below the headings, those that are no vehicle's too. */
  readonly allRows: number;
  /** Issuing was begun. */
  readonly began: boolean;
  /** When anything of it changed last, ms. */
  readonly changedAt: number;
  /** Parts its rows are kept in, numbered from 0. */
  readonly parts: number;
  /** Parts that the step under way is through with. */
  readonly done: number;
}

/** A spreadsheet's row as it is kept: its number, and its cells. */
export type KeptRow = readonly [number: number, cells: readonly string[]];

/** Some rows of an import, and what came of them: null before they were looked at. Rows that are no vehicle's have no result. */
export interface ImportPart {
  readonly part: number;
  readonly rows: readonly KeptRow[];
  readonly results: readonly RowResult[] | null;
}

export interface ImportReads {
  importBatch(id: string): Promise<ImportRow | undefined>;
  /** Newest first. */
  importsOf(
    account: string,
    query: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<Page<ImportRow>>;
  /** In any of these states, the oldest first. */
  importsIn(states: readonly ImportState[]): Promise<readonly ImportRow[]>;
  /** From a part on, in order, at most `limit`; only those with rows that are wrong where that is asked. */
  importParts(
    id: string,
    from: number,
    limit: number,
    wrongOnly?: boolean,
  ): Promise<readonly ImportPart[]>;
  /** How an account's headings were mapped: by heading the field, or null for none. */
  headingsOf(account: string): Promise<Readonly<Record<string, ImportField | null>>>;
}
export interface ImportWrites {
  putImport(row: ImportRow): Promise<void>;
  addImportParts(id: string, parts: readonly Pick<ImportPart, "part" | "rows">[]): Promise<void>;
  putResults(
    id: string,
    results: readonly { readonly part: number; readonly results: readonly RowResult[] }[],
  ): Promise<void>;
  /** Forgets rows of an import. */
  dropImportParts(id: string): Promise<void>;
  /** Forgets rows of imports that changed last before a time (ms) and are at rest; answers of how many. */
  forgetImportRows(before: number): Promise<number>;
  putHeadings(
    account: string,
    headings: Readonly<Record<string, ImportField | null>>,
  ): Promise<void>;
}

/** States in which nothing goes on by itself. */
export const atRest = [
  "checked",
  "stopped",
  "done",
  "refused",
] as const satisfies readonly ImportState[];
