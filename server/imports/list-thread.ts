import { parentPort } from "node:worker_threads";
import { SheetRefused, type SheetRow } from "../sheets/sheet.ts";
import type { KeptRow } from "../store/import-ports.ts";
import type { Job, Told } from "./job.ts";
import { knownNames } from "./known-names.ts";
import { monthFirstIn } from "./month-first.ts";
import { readRows } from "./read-list.ts";
import { placeHeadings, readPlaces } from "./read-places.ts";
import type { RowReading } from "./read-row.ts";
import { takeApart } from "./take-apart.ts";

/** [I10] Takes lists apart and reads their rows, beside the thread that takes scans; see `makeListThread`. */
const port = parentPort;
if (!port) throw new Error("list-thread.ts is started by thread.ts");
const tell = (told: Told): void => port.postMessage(told);

/** Rows of one part: what one transaction issues. */
const inPart = 20;
/** Parts told of at once. */
const atOnce = 25;

let kept: (() => void) | null = null;
let reading: RowReading | null = null;

const read = async ({
  bytes,
  sheet,
  memory,
}: Extract<Job, { read: unknown }>["read"]): Promise<void> => {
  let part: KeptRow[] = [];
  let parts: KeptRow[][] = [];
  let behind: Promise<void> | null = null;
  let monthFirst: ReadonlySet<number> = new Set();
  const send = (): void => {
    tell({ parts });
    parts = [];
    behind = new Promise((resolve) => {
      kept = resolve;
    });
  };
  await takeApart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    sheet,
    memory,
    head: (head) => tell({ head }),
    row: ({ number, cells }) => {
      part.push([number, cells]);
      monthFirst = monthFirstIn([[number, cells]], monthFirst);
      if (part.length < inPart) return;
      parts.push(part);
      part = [];
    },
    // No further ahead of the store than one telling, so that a long list is never whole in memory.
    pause: async () => {
      if (parts.length < atOnce) return;
      await behind;
      send();
    },
  });
  if (part.length > 0) parts.push(part);
  await behind;
  if (parts.length > 0) {
    send();
    await behind;
  }
  tell({ ended: true, monthFirst: [...monthFirst] });
};

/** [B7] Rows of one sheet of places: as many as are put at once. */
const mostPlaceRows = 20_000;

const readSheet = async ({
  bytes,
  kind,
  lists,
}: Extract<Job, { places: unknown }>["places"]): Promise<void> => {
  const rows: SheetRow[] = [];
  let headings: readonly string[] = [];
  await takeApart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    sheet: null,
    memory: {},
    reader: placeHeadings(kind),
    head: (head) => {
      headings = head.headings;
    },
    row: (row) => {
      if (rows.length === mostPlaceRows)
        throw new SheetRefused("too-many-rows", { most: mostPlaceRows });
      rows.push(row);
    },
    pause: () => {},
  });
  tell({ places: readPlaces(kind, headings, rows, lists) });
};

port.on("message", async (job: Job) => {
  try {
    if ("kept" in job) kept?.();
    else if ("by" in job) {
      const { nameable, mapping, at, monthFirst } = job.by;
      reading = { names: knownNames(nameable), mapping, at, monthFirst: new Set(monthFirst) };
    } else if ("rows" in job) {
      if (!reading) throw new Error("nothing is known yet to read rows by");
      tell(
        readRows(
          job.rows.map(([number, cells]) => ({ number, cells })),
          reading,
        ),
      );
    } else if ("places" in job) await readSheet(job.places);
    else await read(job.read);
  } catch (error) {
    if (error instanceof SheetRefused) tell({ refused: error.code, params: error.params });
    else tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
