import type { IDBPTransaction } from "idb";
import { plateLook } from "../../shared/domain/plate-look.ts";
import type { Database, DatabaseSchema, PartIndex, StoredPart, StoredPass } from "./database.ts";
import { isRetired, toItsEnd } from "./transaction.ts";

/**
 * What a look-up may name. `look`: `typed` is part of a plate, at least three characters, and `text` how `plateLook` has
 * it; passes of at most `limit` vehicles, those spelt as typed first.
 */
export type Sought =
  | { readonly by: "id" | "code" | "plate"; readonly text: string }
  | { readonly by: "look"; readonly text: string; readonly typed: string; readonly limit: number };

/**
 * The passes on file: those of the snapshot's parts, and over them what was heard since. Values are as they came, to be
 * parsed by whoever asked.
 */
export interface PassParts {
  readonly find: (sought: Sought) => Promise<readonly unknown[]>;
  /**
   * [F9] Takes parts in whose bytes are what their names say, durable and ready to be looked through, but part of no
   * snapshot yet. False, with nothing taken, where one is something else. Rejects where storage fails.
   */
  readonly take: (parts: readonly StoredPart[]) => Promise<boolean>;
}

/** What of a pass it is found by; the rest is read when it is found. */
interface Indexed {
  readonly id: string;
  readonly shortCode: string;
  readonly plate: string;
  readonly trailerPlate: string | null;
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const text = btoa(String.fromCharCode(...digest));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};

const unpack = (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();

/** The things of a part whose bytes were checked. */
export const unpackPart = async (bytes: Uint8Array<ArrayBuffer>): Promise<readonly unknown[]> =>
  JSON.parse(await unpack(bytes));

/** The thing in a row of a part. A part has a line a thing, so that the hundreds beside it need not be read. */
const thingAt = (part: string, row: number): unknown => {
  const line = part.split("\n", row + 2)[row + 1];
  // Parts from an earlier version are one line.
  return line === undefined ? JSON.parse(part)[row] : JSON.parse(line.replace(/,$/, ""));
};

/** [F9] The things of a part, or undefined where its bytes are not what its name says. */
export const openPart = async (
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<readonly unknown[] | undefined> =>
  (await sha256(bytes)) === name ? unpackPart(bytes) : undefined;

/**
 * A column as one text, a line a pass, so that the browser's own search of text does the looking: a few milliseconds
 * through 200,000 plates, where a database's index of every part of every plate takes minutes to write.
 */
const column = (lines: readonly string[]): string => `\n${lines.join("\n")}\n`;
const platesOf = ({ plate, trailerPlate }: Indexed): string =>
  trailerPlate === null ? plate : `${plate} ${trailerPlate}`;

const indexOf = (name: string, passes: readonly Indexed[]): PartIndex => {
  const plates = passes.map(platesOf);
  return {
    name,
    ids: column(passes.map(({ id }) => id)),
    codes: column(passes.map(({ shortCode }) => shortCode)),
    plates: column(plates),
    looks: column(plates.map(plateLook)),
  };
};

const isBoundary = (char: string | undefined): boolean => char === "\n" || char === " ";

/** Places in a column where a text stands; `whole`: and nothing else beside it. */
const placesIn = (lines: string, text: string, whole: boolean): number[] => {
  const places: number[] = [];
  for (let at = lines.indexOf(text); at >= 0; at = lines.indexOf(text, at + 1))
    if (!whole || (isBoundary(lines[at - 1]) && isBoundary(lines[at + text.length])))
      places.push(at);
  return places;
};

const rowAt = (lines: string, place: number): number => {
  let row = 0;
  for (let at = lines.indexOf("\n", 1); at < place && at >= 0; at = lines.indexOf("\n", at + 1))
    row += 1;
  return row;
};

const columnFor = { id: "ids", code: "codes", plate: "plates", look: "looks" } as const;

interface Found {
  readonly part: string;
  readonly row: number;
  readonly id: string;
  /** The vehicle's plate, and its trailer's behind it. */
  readonly plates: string;
}

const findIn = (index: PartIndex, { by, text }: Sought): Found[] => {
  const lines = index[columnFor[by]];
  const rows = new Set(placesIn(lines, text, by !== "look").map((place) => rowAt(lines, place)));
  if (rows.size === 0) return [];
  const [ids, plates] = [index.ids.split("\n"), index.plates.split("\n")];
  return [...rows].map((row) => ({
    part: index.name,
    row,
    id: ids[row + 1] ?? "",
    plates: plates[row + 1] ?? "",
  }));
};

/** Of so many times as many as are wanted, those spelt as typed come first. */
const lookedThrough = 3;

/** Each vehicle once, those spelt as typed first: a part is opened for every pass that is answered. */
const bestOf = (
  found: readonly Found[],
  { typed, limit }: Extract<Sought, { by: "look" }>,
): readonly Found[] => {
  const vehicles = new Map(found.map((one) => [one.plates, one]));
  const unlike = ({ plates }: Found): number => (plates.includes(typed) ? 0 : 1);
  return [...vehicles.values()]
    .sort((a, b) => unlike(a) - unlike(b) || (a.plates < b.plates ? -1 : 1))
    .slice(0, limit);
};

const stores = ["meta", "pass", "part", "part-index"] as const;
type Reading = IDBPTransaction<DatabaseSchema, typeof stores, "readonly">;

const heardSince = (tx: Reading, sought: Sought): Promise<readonly StoredPass[]> => {
  const passes = tx.objectStore("pass");
  switch (sought.by) {
    case "id":
      return passes.get(sought.text).then((one) => (one ? [one] : []));
    case "code":
      return passes.index("shortCode").getAll(sought.text);
    case "plate":
      return passes.index("plates").getAll(sought.text);
    case "look": {
      const { text, limit } = sought;
      const range = IDBKeyRange.bound(text, `${text}\uffff`);
      return passes.index("tails").getAll(range, limit * lookedThrough);
    }
  }
};

/** Parts opened lately: the same vehicle is looked up more than once, and neighbours were issued together. */
const keptOpen = 4;

/** Reads and takes in parts over a database connection: in a thread of its own, or where there is none in the page's. */
export const openPassParts = (db: Database): PassParts => {
  const indexes = new Map<string, PartIndex>();
  const opened = new Map<string, Promise<string>>();

  /** The parts the snapshot on file is made of; what is new of them is read within the transaction. */
  const currentIndexes = async (tx: Reading): Promise<readonly PartIndex[]> => {
    const kept = (await tx.objectStore("meta").get("parts")) as
      | { readonly names: readonly string[] }
      | undefined;
    const names = new Set(kept?.names);
    for (const name of indexes.keys()) if (!names.has(name)) indexes.delete(name);
    const lacking = [...names].filter((name) => !indexes.has(name));
    const read = await Promise.all(lacking.map((name) => tx.objectStore("part-index").get(name)));
    for (const index of read) if (index) indexes.set(index.name, index);
    return [...indexes.values()];
  };

  const open = (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
    const text = opened.get(name) ?? unpack(bytes);
    opened.delete(name);
    opened.set(name, text);
    const [oldest] = opened.keys();
    if (opened.size > keptOpen && oldest !== undefined) opened.delete(oldest);
    return text;
  };

  return {
    find: async (sought) => {
      // One transaction: the snapshot may be changed for another at any time, and what was heard since with it.
      const tx = db.transaction(stores, "readonly");
      const over = await heardSince(tx, sought);
      const values = over.flatMap(({ value }) => (value === null ? [] : [value]));
      if (sought.by === "id" && over.length > 0) return values;
      const found: Found[] = [];
      for (const index of await currentIndexes(tx)) {
        found.push(...findIn(index, sought));
        if (sought.by === "look" && found.length >= sought.limit * lookedThrough) break;
      }
      const passes = tx.objectStore("pass");
      const masked = await Promise.all(found.map(({ id }) => passes.getKey(id)));
      const unmasked = found.filter((_, n) => masked[n] === undefined);
      const standing = sought.by === "look" ? bestOf(unmasked, sought) : unmasked;
      const names = [...new Set(standing.map(({ part }) => part))];
      const parts = await Promise.all(names.map((name) => tx.objectStore("part").get(name)));
      const texts = new Map(
        await Promise.all(
          parts.flatMap((part) =>
            part ? [open(part.name, part.bytes).then((text) => [part.name, text] as const)] : [],
          ),
        ),
      );
      const read = standing.flatMap(({ part, row }) => {
        const text = texts.get(part);
        return text === undefined ? [] : [thingAt(text, row)];
      });
      return [...values, ...read];
    },
    take: async (parts) => {
      const found: PartIndex[] = [];
      for (const { name, bytes } of parts) {
        // Unpacking waits, so that a vehicle comes in between.
        const things = await openPart(name, bytes);
        if (!things) return false;
        found.push(indexOf(name, things as readonly Indexed[]));
      }
      const tx = db.transaction(["meta", "part", "part-index"], "readwrite");
      const keep = async (): Promise<void> => {
        if (await isRetired(tx.objectStore("meta"))) return;
        await Promise.all([
          ...parts.map((part) => tx.objectStore("part").put(part)),
          ...found.map((index) => tx.objectStore("part-index").put(index)),
        ]);
      };
      await toItsEnd(tx, keep());
      return true;
    },
  };
};
