import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { NewConvoy } from "../../shared/contract/convoys.ts";
import type { Device } from "../../shared/contract/device.ts";
import type { NewCheck, NewManifest } from "../../shared/contract/manifests.ts";
import type { NewQuestion } from "../../shared/contract/questions.ts";
import { type Item, type ItemKind, tabletKinds } from "../../shared/contract/sync.ts";
import type { TravelTimes } from "../../shared/contract/travel-routes.ts";
import type { NewConvoyAct } from "../../shared/domain/convoy-shape.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import type { Decision, Scan } from "../../shared/domain/scan.ts";
import type { TimeKept } from "../../shared/domain/tablet-clock.ts";
import type { IsoTime } from "../../shared/domain/time.ts";
import type { Outcome, Reason } from "../../shared/domain/verdict-shape.ts";

export type ItemValue<K extends ItemKind> = NonNullable<Extract<Item, { kind: K }>["value"]>;

/**
 * A pass as it was last heard of since the snapshot, which it stands over, with the tails of its plates, so that any part
 * of a plate of three characters or more finds it. Null where it is gone: then by its id alone.
 */
export interface StoredPass {
  readonly id: string;
  readonly value: PassOnFile | null;
  /** The event up to which this is true; left out by earlier versions. */
  readonly upTo?: number;
  readonly shortCode?: string;
  readonly plates?: readonly string[];
  readonly tails?: readonly string[];
}

/** A part of the snapshot as it came, zlib-deflated JSON of passes. */
export interface StoredPart {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the passes of a part are found by, a line each in their order; lines are set apart by line ends. */
export interface PartIndex {
  readonly name: string;
  readonly ids: string;
  readonly codes: string;
  /** The vehicle's plate, and behind a space its trailer's. */
  readonly plates: string;
  readonly looks: string;
}

/** The snapshot on file: the one pointer that says which parts count. */
export interface SnapshotOnFile {
  readonly names: readonly string[];
  /** True time it was taken in, ms. */
  readonly takenAt: number;
}
export interface StoredItem<K extends ItemKind> {
  readonly id: string;
  readonly value: ItemValue<K>;
}

/** What this tablet is: its enrolment and its key, whose private half cannot be read out. */
export interface Identity {
  readonly device: Device;
  readonly keys: CryptoKeyPair;
}

/** The end of this device's chain of scans: the next scan is `seq + 1` and names `hash`. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string | null;
}

/** How far the data on file reaches. Times are the server's, ms. */
export interface SyncMark {
  readonly cursor: number;
  readonly asOf: number;
  /** `shapeOnFile` of whoever wrote it; left out by the first version. */
  readonly shape?: number;
}

/**
 * Raised when tablets begin to hold other things than before: what is on file then lacks them, and a snapshot is
 * taken at the next chance. Until then what is there goes on serving.
 */
export const shapeOnFile = 9;

export interface WaitingScan {
  readonly seq: number;
  readonly id: string;
  /** Base64url SHA-256 of `scanBytes(scan)`, as signed for the upload. */
  readonly hash: string;
  readonly scan: Scan;
}

export interface RefusedScan extends WaitingScan {
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** What this tablet asked command. */
export interface AskedQuestion {
  readonly id: string;
  readonly asking: NewQuestion;
  /** `refused`: the server will never take it. */
  readonly state: "waiting" | "sent" | "refused";
  /** [O55] An officer has acknowledged the answer. */
  readonly seen: boolean;
}

/** What this tablet did to a convoy: made it, or one act. */
export type ConvoyDoing =
  | { readonly made: NewConvoy }
  | { readonly convoy: string; readonly act: NewConvoyAct };

/**
 * What this tablet wrote down that rides behind the scans: a list of the people aboard a vehicle, who of one was there, or
 * what it did to a convoy.
 */
export interface MadeOfPeople {
  readonly id: string;
  readonly what:
    | { readonly list: NewManifest }
    | { readonly check: NewCheck }
    | { readonly doing: ConvoyDoing };
  /** `refused`: the server will never take it. */
  readonly state: "waiting" | "sent" | "refused";
}

/** A photo that waits to be sent, after everything else. */
export interface WaitingPhoto {
  readonly question: string;
  /** Its name: base64url SHA-256 of its bytes. */
  readonly sha: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What this tablet did lately, for its own list; the scan itself lives in the outbox and on the server. */
export interface RecentScan {
  readonly id: string;
  readonly seq: number;
  /** True time. */
  readonly at: IsoTime;
  readonly plate: string | null;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly decision: Decision;
  /** The scan whose decision it corrects; left out by earlier versions. */
  readonly corrects?: string | null;
  readonly occupantsSeen: number | null;
  readonly state: "waiting" | "recorded" | "refused";
  /** The server judged otherwise, with fresher facts. */
  readonly serverOutcome: Outcome | null;
  /** What a printed record of it says besides: of vehicles held, turned back or referred; left out by earlier versions. */
  readonly record?: {
    readonly reasons: readonly Reason[];
    readonly checkpoint: string;
  } | null;
  /** [O11] The server's verdict overturns this one, and no officer has acknowledged it yet; with its gravest reason. */
  readonly news?: { readonly outcome: Outcome; readonly reason: string | null } | null;
}

/**
 * [O8] What this tablet keeps of an officer's PIN: enough to recognise it slowly, not to read it. Base64url; times are
 * true time.
 */
export interface Pin {
  readonly displayName: string;
  readonly salt: string;
  /** PBKDF2-SHA-256 of PIN and salt, 32 bytes. */
  readonly verifier: string;
  readonly iterations: number;
  /** When the person last signed in at the server on this tablet. */
  readonly signedInAt: IsoTime;
  /** Wrong tries since the last right one. */
  readonly wrong: number;
  readonly waitUntil: IsoTime | null;
}

export interface Meta {
  identity: Identity;
  /** Made for an enrolment under way. */
  pendingKeys: CryptoKeyPair;
  head: ChainHead;
  sync: SyncMark;
  parts: SnapshotOnFile;
  time: TimeKept;
  officer: { id: string; displayName: string; since: IsoTime };
  /** Of those who have a PIN on this tablet, by the person's id. */
  pins: Readonly<Record<string, Pin>>;
  /** [V18] What this post draws with, today and the days ahead; no key can be read out. */
  drawKeys: readonly { readonly day: string; readonly key: CryptoKey }[];
  direction: "in" | "out";
  /** [K14] How long roads take, by the newest table that was fetched, and the true time of that, ms. */
  travel: { readonly model: TravelTimes; readonly fetchedAt: number };
  /** The server said that this tablet is cut off. True time it was heard. */
  cutOff: { heardAt: IsoTime };
  /** [O21] Nothing but its size, given up for scans that find no room. */
  reserve: Uint8Array<ArrayBuffer>;
  /** [O24] Scans that storage lost on the way, and how many of them the server never had; until somebody has seen it. */
  loss: { scans: number; unsent: number };
  /** All is sent and forgotten. `scans`: how many this tablet ever recorded. */
  wiped: { at: IsoTime; scans: number };
}

interface Schema extends DBSchema {
  meta: { key: keyof Meta; value: Meta[keyof Meta] };
  pass: {
    key: string;
    value: StoredPass;
    indexes: { shortCode: string; plates: string; tails: string; upTo: number };
  };
  part: { key: string; value: StoredPart };
  "part-index": { key: string; value: PartIndex };
  trip: { key: string; value: StoredItem<"trip"> };
  area: { key: string; value: StoredItem<"area"> };
  checkpoint: { key: string; value: StoredItem<"checkpoint"> };
  corridor: { key: string; value: StoredItem<"corridor"> };
  endpoint: { key: string; value: StoredItem<"endpoint"> };
  carrier: { key: string; value: StoredItem<"carrier"> };
  rules: { key: string; value: StoredItem<"rules"> };
  "risk-level": { key: string; value: StoredItem<"risk-level"> };
  measure: { key: string; value: StoredItem<"measure"> };
  keys: { key: string; value: StoredItem<"keys"> };
  "status-list": { key: string; value: StoredItem<"status-list"> };
  officer: { key: string; value: StoredItem<"officer"> };
  question: { key: string; value: StoredItem<"question"> };
  manifest: { key: string; value: StoredItem<"manifest"> };
  alert: { key: string; value: StoredItem<"alert"> };
  watch: { key: string; value: StoredItem<"watch"> };
  convoy: { key: string; value: StoredItem<"convoy"> };
  "road-mark": { key: string; value: StoredItem<"road-mark"> };
  asked: { key: string; value: AskedQuestion };
  photo: { key: [question: string, sha: string]; value: WaitingPhoto };
  people: { key: string; value: MadeOfPeople; indexes: { state: string } };
  outbox: { key: number; value: WaitingScan; indexes: { id: string } };
  refused: { key: string; value: RefusedScan };
  recent: { key: string; value: RecentScan; indexes: { seq: number } };
}
export type Database = IDBPDatabase<Schema>;
export type DatabaseSchema = Schema;

/**
 * What the server tells: items, each kind in its own store, parts of the snapshot, and how far they reach; and lists of
 * people made here, which give way to what it tells of them.
 */
export const frameStores = [...tabletKinds, "people", "part", "part-index", "meta"] as const;

/** Opens what the tablet keeps. Rejects where storage is refused or broken. */
export const openDatabase = (name = "greenlane-checkpoint"): Promise<Database> =>
  openDB<Schema>(name, 10, {
    upgrade: (db, from, _to, tx) => {
      if (from < 1) {
        db.createObjectStore("meta");
        const pass = db.createObjectStore("pass", { keyPath: "id" });
        pass.createIndex("shortCode", "shortCode");
        pass.createIndex("plates", "plates", { multiEntry: true });
        pass.createIndex("tails", "tails", { multiEntry: true });
        db.createObjectStore("outbox", { keyPath: "seq" }).createIndex("id", "id");
        db.createObjectStore("refused", { keyPath: "id" });
        db.createObjectStore("recent", { keyPath: "id" }).createIndex("seq", "seq");
      }
      // An older page's database lacks what came since; what it holds goes on serving.
      for (const kind of tabletKinds)
        if (!db.objectStoreNames.contains(kind)) db.createObjectStore(kind, { keyPath: "id" });
      if (from < 4) {
        tx.objectStore("pass").createIndex("upTo", "upTo");
        db.createObjectStore("part", { keyPath: "name" });
        db.createObjectStore("part-index", { keyPath: "name" });
      }
      if (from < 5) {
        db.createObjectStore("asked", { keyPath: "id" });
        db.createObjectStore("photo", { keyPath: ["question", "sha"] });
      }
      if (from < 6) db.createObjectStore("people", { keyPath: "id" }).createIndex("state", "state");
    },
    // An older page must not hold up a newer one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

/** Reads one of the few single values. */
export const readMeta = async <K extends keyof Meta>(
  db: Database,
  key: K,
): Promise<Meta[K] | undefined> => (await db.get("meta", key)) as Meta[K] | undefined;

export const writeMeta = async <K extends keyof Meta>(
  db: Database,
  key: K,
  value: Meta[K],
): Promise<void> => {
  await db.put("meta", value, key);
};
