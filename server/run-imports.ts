import { isRefusal, refusal } from "../shared/contract/problems.ts";
import { groupBy } from "../shared/domain/group-by.ts";
import { rulesAt } from "../shared/domain/rules.ts";
import { ms } from "../shared/domain/time.ts";
import { behindScans } from "./behind-scans.ts";
import { checkParts, type ListSoFar, newList } from "./commands/check-import.ts";
import { issueParts, type PartRead, uncheckedAgain } from "./commands/import-passes.ts";
import { vehicleHeadings } from "./imports/headings.ts";
import { monthFirstIn } from "./imports/month-first.ts";
import { type ListThread, makeListThread } from "./imports/thread.ts";
import type { KeySet } from "./keys.ts";
import type { Logger } from "./log.ts";
import { SheetRefused } from "./sheets/sheet.ts";
import type { ImportPart, ImportRow } from "./store/import-ports.ts";
import { isForLater, type Store } from "./store/ports.ts";
import { makeTurn } from "./turn.ts";
import { makeWorkLoop } from "./work-loop.ts";

/** Parts read at once: five hundred rows. */
const partsAtOnce = 10;
/** A file that is not read by then was another process's, which is gone. */
const lostAfterMs = 180_000;
/** [I12] What nobody went on with is forgotten after so long; what came of it stays. */
const rowsKeptMs = 14 * 24 * 3_600_000;
const forgetEveryMs = 3_600_000;
/** Lists of which it is known how their dates are written. */
const mostKnown = 200;
/** Files that wait to be read: each is whole in memory. */
const mostWaiting = 2;

type PartFound = PartRead & { readonly passedOver: readonly number[] };

export interface ImportParts {
  readonly store: Store;
  readonly keys: KeySet;
  readonly now: () => number;
  readonly log: Pick<Logger, "error" | "warn">;
  readonly shared: boolean;
  /** When a scan came last, by `performance.now()`. */
  readonly lastScanAt: () => number;
}

export interface ImportRunner {
  /** [I5] Is there room for one more file to be read? */
  readonly hasRoom: () => boolean;
  /** Takes a file whose import is on record as `reading`. */
  readonly take: (
    row: ImportRow,
    file: { readonly bytes: Uint8Array; readonly sheet: string | null },
  ) => void;
  /** There is something to go on with. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

/**
 * [I10] Takes lists apart, checks them and issues their passes, one thing at a time, behind whatever else the server does: reading
 * in a thread of its own, passes in small groups, so that a scan waits for one of them at most.
 */
export const runImports = (parts: ImportParts): ImportRunner => {
  const { store, keys, now, log } = parts;
  const { reads } = store;
  const turn = makeTurn({ store, name: "imports", shared: parts.shared, now });
  const thread: ListThread = makeListThread();
  const scans = behindScans(parts.lastScanAt);
  const files: { row: ImportRow; file: { bytes: Uint8Array; sheet: string | null } }[] = [];
  const loop = makeWorkLoop();
  let groupParts = 1;
  let readingBy = "";
  let list: ListSoFar | null = null;
  /** [I2] Columns with dates that are month first, by list: rows that were read change no more. */
  const monthFirst = new Map<string, readonly number[]>();
  /** Parts that are read already, or being read. */
  let ahead: {
    readonly stamp: string;
    readonly from: number;
    readonly parts: Promise<readonly PartFound[] | null>;
  } | null = null;
  let forgotAt = Number.NEGATIVE_INFINITY;

  /** Changes an import where it is still being read; false where it was stopped. */
  const whileReading = async (
    id: string,
    next: (row: ImportRow) => Partial<ImportRow>,
    added: readonly Pick<ImportPart, "part" | "rows">[] = [],
  ): Promise<boolean> => {
    const done = await store.write<ImportRow>(async (tx) => {
      const row = await tx.importBatch(id);
      if (row?.state !== "reading") return refusal("import-state");
      const kept = { ...row, ...next(row), changedAt: now() };
      if (added.length > 0) await tx.addImportParts(id, added);
      await tx.putImport(kept);
      return kept;
    });
    return !isRefusal(done);
  };

  const read = async ({ row: { id, account }, file }: (typeof files)[number]): Promise<void> => {
    let told = 0;
    const memory = await reads.headingsOf(account);
    const goOn = (on: boolean): void => {
      if (!on || loop.isOver()) throw new SheetRefused("took-too-long");
    };
    try {
      const columns = await thread.takeApart(
        { ...file, memory },
        {
          head: async (head) => {
            const { format, encoding, sheet, sheets, headingRow, headings, filled } = head;
            const mapping = { columns: vehicleHeadings.map(headings, memory, filled), fixed: {} };
            goOn(
              await whileReading(id, () => ({
                format,
                encoding,
                sheet,
                sheets: [...sheets],
                headingRow,
                headings: [...headings],
                mapping,
              })),
            );
          },
          parts: async (given) => {
            const added = given.map((rows, place) => ({ part: told + place, rows }));
            told += added.length;
            const rows = given.reduce((sum, one) => sum + one.length, 0);
            goOn(
              await whileReading(
                id,
                (row) => ({
                  parts: told,
                  rows: row.rows + rows,
                  allRows: row.rows + rows,
                  through: row.through + rows,
                }),
                added,
              ),
            );
            await scans.rest(0);
          },
        },
      );
      monthFirst.set(id, columns);
      await whileReading(id, () => ({ state: "checking", through: 0, done: 0 }));
    } catch (error) {
      if (!(error instanceof SheetRefused) && !isForLater(error))
        log.error({ err: error, import: id }, "a list could not be read");
      const why =
        error instanceof SheetRefused
          ? { code: error.code, params: { ...error.params } }
          : { code: "damaged", params: {} };
      await whileReading(id, () => ({
        state: "refused",
        why,
        rows: 0,
        through: 0,
        parts: 0,
      })).catch(() => {});
      // [I5] Nothing of it is kept.
      await store.write((tx) => tx.dropImportParts(id)).catch(() => {});
    }
  };

  /** What another process read, or this one before it began anew, is looked through once more. */
  const monthFirstOf = async (id: string): Promise<readonly number[]> => {
    const known = monthFirst.get(id);
    if (known) return known;
    let columns: ReadonlySet<number> = new Set();
    for (let from = 0; !loop.isOver(); from += partsAtOnce) {
      const found = await reads.importParts(id, from, partsAtOnce);
      if (found.length === 0) break;
      columns = monthFirstIn(
        found.flatMap(({ rows }) => rows),
        columns,
      );
      await scans.rest(0);
    }
    if (monthFirst.size >= mostKnown) monthFirst.clear();
    monthFirst.set(id, [...columns]);
    return [...columns];
  };

  /** What the thread reads rows by, told it where that is another than before; the rules and places that hold now. */
  const readBy = async (row: ImportRow): Promise<string> => {
    const reference = await reads.reference();
    const rules = rulesAt(reference.ruleSets, now());
    const { carriers, endpoints, corridors } = reference;
    const stamp = `${row.id} ${JSON.stringify(row.mapping)} ${rules?.version} ${stampOf(reference)}`;
    if (stamp !== readingBy) {
      thread.readBy({
        nameable: { carriers, endpoints, corridors, rules },
        mapping: row.mapping,
        at: ms(row.at),
        monthFirst: await monthFirstOf(row.id),
      });
      readingBy = stamp;
    }
    return stamp;
  };

  const readFrom = async ({ id }: ImportRow, from: number): Promise<readonly PartFound[]> => {
    const found = await reads.importParts(id, from, partsAtOnce);
    if (found.length === 0) return [];
    const { read, passedOver } = await thread.readRows(found.flatMap(({ rows }) => rows));
    const places = new Map(
      found.flatMap(({ part, rows }) => rows.map(([number]) => [number, part] as const)),
    );
    const readIn = groupBy(read, ({ row }) => places.get(row));
    const overIn = groupBy(passedOver, (number) => places.get(number));
    return found.map(({ part }) => ({
      part,
      read: readIn.get(part) ?? [],
      passedOver: overIn.get(part) ?? [],
    }));
  };

  /** The next parts of a list, read; the thread reads those after them while these are written. */
  const readParts = async (row: ImportRow): Promise<readonly PartFound[]> => {
    const before = ahead;
    ahead = null;
    // It is asked one thing at a time.
    const early = await before?.parts;
    const stamp = await readBy(row);
    const fits = before?.stamp === stamp && before.from === row.done;
    const parts = fits && early ? early : await readFrom(row, row.done);
    const from = row.done + parts.length;
    if (!loop.isOver() && from < row.parts) {
      const next = readFrom(row, from).catch(() => null);
      ahead = { stamp, from, parts: next };
    }
    return parts;
  };

  const check = async (row: ImportRow): Promise<void> => {
    if (list?.id !== row.id || list.done !== row.done) {
      // Another process began it, or this one anew: what stood before a row in its list is known only from the start.
      list = newList(row.id);
      if (row.done > 0) {
        await store.write(async (tx) => {
          const held = await tx.importBatch(row.id);
          if (held?.state === "checking") await tx.putImport(uncheckedAgain(held));
        });
        return;
      }
    }
    const from = performance.now();
    const read = await readParts(row);
    if (loop.isOver()) return;
    const checked = await checkParts(store, keys, row.id, read, list, now());
    if (isRefusal(checked) || checked.state !== "checking") list = null;
    // Nothing was held meanwhile but the process itself.
    await scans.rest((performance.now() - from) / 3);
  };

  const issue = async (row: ImportRow): Promise<void> => {
    const read = await readParts(row);
    for (let place = 0; place < read.length && !loop.isOver(); ) {
      const group = read.slice(place, place + groupParts);
      const from = performance.now();
      const kept = await issueParts(store, keys, row.id, group, now());
      const took = performance.now() - from;
      if (isRefusal(kept) || kept.state !== "running") return;
      place += group.length;
      groupParts = scans.nextGroup(groupParts, took, partsAtOnce);
      await scans.rest(took);
    }
  };

  const tend = async (): Promise<void> => {
    if (now() - forgotAt < forgetEveryMs) return;
    forgotAt = now();
    await store.write(async (tx) => void (await tx.forgetImportRows(now() - rowsKeptMs)));
    for (const row of await reads.importsIn(["reading"]))
      if (row.changedAt < now() - lostAfterMs)
        await whileReading(row.id, () => ({
          state: "refused",
          why: { code: "interrupted", params: {} },
        }));
  };

  /** Whether there was anything to do. */
  const work = async (): Promise<boolean> => {
    const file = files[0];
    if (file) {
      await ahead?.parts;
      ahead = null;
      await read(file);
      files.shift();
      return true;
    }
    if (!(await turn.take())) return false;
    await tend();
    const waiting = await reads.importsIn(["checking", "running"]);
    for (const row of waiting) {
      if (loop.isOver() || files.length > 0) break;
      if (row.state === "checking") await check(row);
      else await issue(row);
    }
    return waiting.length > 0;
  };

  loop.begin({
    round: work,
    onBroken: (error) => log.error({ err: error }, "lists could not be gone on with"),
    atEnd: async () => {
      await ahead?.parts;
      thread.close();
      await turn.end();
    },
  });

  return {
    hasRoom: () => files.length < mostWaiting,
    take: (row, file) => {
      files.push({ row, file });
      loop.wake();
    },
    wake: loop.wake,
    stop: loop.stop,
  };
};

/** Reference data is another object with every change. */
const stamps = new WeakMap<object, number>();
let stamped = 0;
const stampOf = (reference: object): number => {
  const before = stamps.get(reference);
  if (before !== undefined) return before;
  stamped += 1;
  stamps.set(reference, stamped);
  return stamped;
};
