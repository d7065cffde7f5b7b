import { type DBSchema, type IDBPDatabase, wrap } from "idb";
import { nothingMeasured, type TimeKept } from "../../shared/domain/tablet-clock.ts";
import { ms } from "../../shared/domain/time.ts";
import type { ChainHead, Database, Identity, Meta, WaitingScan } from "./database.ts";
import { toRecent } from "./outbox.ts";

interface Schema extends DBSchema {
  tablet: { key: "identity" | "head"; value: Identity | ChainHead };
  scan: { key: number; value: WaitingScan };
}

/**
 * [O26] What waits to be sent, and the key that signs it, once more in a database apart: Chromium throws a damaged one away
 * whole, and the log it writes can be damaged by being killed twice in the middle of a write.
 */
export interface SecondCopy {
  /** Resolves when the scan is durable here too, or cannot be: the first copy alone decides whether it is recorded. */
  readonly add: (waiting: WaitingScan) => Promise<void>;
  /** Never rejects. Makes this the copy of what the tablet's database holds now: of nothing where that was wiped. */
  readonly follow: (db: Database) => Promise<void>;
  /** Gives the database what it has lost of the same tablet: its identity, its scans, the end of its chain. */
  readonly restore: (db: Database) => Promise<void>;
}

/** A copy that fails or does not answer must hold no officer up. */
const withinMs = 1_000;
const inTime = <T>(work: Promise<T>): Promise<T | null> =>
  Promise.race([
    work.catch(() => null),
    new Promise<null>((late) => setTimeout(() => late(null), withinMs)),
  ]);

const strict = { durability: "strict" } as const;

const open = (factory: IDBFactory): Promise<IDBPDatabase<Schema>> => {
  const request = factory.open("greenlane-waiting", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("tablet");
    request.result.createObjectStore("scan", { keyPath: "seq" });
  };
  return wrap(request) as unknown as Promise<IDBPDatabase<Schema>>;
};

const readCopy = async (copy: IDBPDatabase<Schema>) => {
  const tx = copy.transaction(["tablet", "scan"]);
  const [identity, head, scans] = await Promise.all([
    tx.objectStore("tablet").get("identity") as Promise<Identity | undefined>,
    tx.objectStore("tablet").get("head") as Promise<ChainHead | undefined>,
    tx.objectStore("scan").getAll(),
  ]);
  return { identity, head, scans };
};

const restoreFrom = async (copy: IDBPDatabase<Schema>, db: Database): Promise<void> => {
  if (!(await inTime(copy.count("tablet")))) return;
  const { identity, head, scans } = await readCopy(copy);
  if (!identity) return;
  const tx = db.transaction(["meta", "outbox", "recent"], "readwrite", strict);
  const meta = tx.objectStore("meta");
  const [own, ownHead, wiped] = await Promise.all([
    meta.get("identity") as Promise<Identity | undefined>,
    meta.get("head") as Promise<ChainHead | undefined>,
    meta.get("wiped"),
  ]);
  const isAnother = own !== undefined && own.device.id !== identity.device.id;
  if (wiped || isAnother) return tx.done;
  if (!own) await meta.put(identity, "identity");
  const reached = ownHead?.seq ?? 0;
  if (head && head.seq > reached) {
    const lost = scans.filter(({ seq }) => seq > reached);
    await meta.put(head, "head");
    for (const waiting of lost) {
      await tx.objectStore("outbox").put(waiting);
      await tx.objectStore("recent").put(toRecent(waiting));
    }
    const last = lost.at(-1)?.scan;
    const time = ((await meta.get("time")) as TimeKept | undefined) ?? nothingMeasured;
    const lastMs = last ? ms(last.at) + last.offsetMs : 0;
    await meta.put({ ...time, floorMs: Math.max(time.floorMs, lastMs) }, "time");
  }
  return tx.done;
};

const followIn = async (copy: IDBPDatabase<Schema>, db: Database): Promise<void> => {
  // Looked at first: a scan recorded meanwhile is not among them, and so is not taken for one that was sent.
  const heldBefore = await copy.getAllKeys("scan");
  const now = db.transaction(["meta", "outbox"]);
  const [identity, head, wiped, waiting] = await Promise.all([
    now.objectStore("meta").get("identity") as Promise<Meta["identity"] | undefined>,
    now.objectStore("meta").get("head") as Promise<ChainHead | undefined>,
    now.objectStore("meta").get("wiped"),
    now.objectStore("outbox").getAllKeys(),
  ]);
  // An empty database may be one that was lost a moment ago.
  if (!identity && !wiped) return;
  const before = (await copy.get("tablet", "identity")) as Identity | undefined;
  const isAnother = before?.device.id !== identity?.device.id;
  const held = new Set(isAnother ? [] : heldBefore);
  const missing = await Promise.all(
    waiting.filter((seq) => !held.has(seq)).map((seq) => db.get("outbox", seq)),
  );
  const wanted = new Set(waiting);
  const tx = copy.transaction(["tablet", "scan"], "readwrite", strict);
  const [tablet, scan] = [tx.objectStore("tablet"), tx.objectStore("scan")];
  if (isAnother) await Promise.all([tablet.clear(), scan.clear()]);
  if (identity) await tablet.put(identity, "identity");
  const end = (await tablet.get("head")) as ChainHead | undefined;
  if (head && head.seq > (end?.seq ?? 0)) await tablet.put(head, "head");
  await Promise.all([...held].filter((seq) => !wanted.has(seq)).map((seq) => scan.delete(seq)));
  await Promise.all(missing.map((one) => one && scan.put(one)));
  return tx.done;
};

/** `factory`: of a place that is kept apart from the tablet's own database. Rejects where nothing can be kept there. */
export const openSecondCopy = async (factory: IDBFactory): Promise<SecondCopy> => {
  const copy = await open(factory);
  return {
    add: async (waiting) => {
      const written = async (): Promise<void> => {
        const tx = copy.transaction(["tablet", "scan"], "readwrite", strict);
        await tx.objectStore("scan").put(waiting);
        await tx.objectStore("tablet").put({ seq: waiting.seq, hash: waiting.hash }, "head");
        await tx.done;
      };
      await inTime(written());
    },
    follow: async (db) => void (await inTime(followIn(copy, db))),
    restore: (db) => restoreFrom(copy, db),
  };
};

/** What some browsers have: places of one site that are damaged, and thrown away, each for itself. */
interface WithBuckets {
  readonly storageBuckets?: {
    readonly open: (
      name: string,
      wish: { readonly durability: "strict"; readonly persisted: boolean },
    ) => Promise<{ readonly indexedDB: IDBFactory }>;
  };
}

/** Chromium leaves a place's databases without answer once nobody holds the place itself any more. */
let place: { readonly indexedDB: IDBFactory } | undefined;

const openInBrowser = async (): Promise<SecondCopy | null> => {
  const { storageBuckets } = navigator as WithBuckets;
  place = await storageBuckets?.open("greenlane-waiting", { ...strict, persisted: true });
  return place ? openSecondCopy(place.indexedDB) : null;
};

/** Null where this browser has no such place, or does not give it at once. */
export const copyInBrowser = (): Promise<SecondCopy | null> => inTime(openInBrowser());
