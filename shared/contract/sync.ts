import { z } from "zod";
import { areaLevel } from "../domain/levels.ts";
import { manifest } from "../domain/manifest-shape.ts";
import { areaMeasure } from "../domain/measures.ts";
import { passOnFile } from "../domain/pass.ts";
import { area, carrier, checkpoint, corridor, endpoint } from "../domain/place.ts";
import { question } from "../domain/question.ts";
import { ruleSet } from "../domain/rules.ts";
import { scanSeen } from "../domain/scan.ts";
import { isoTime } from "../domain/time.ts";
import { trip } from "../domain/trip-shape.ts";
import { alertItem } from "./alerts.ts";
import { device, keyBundle } from "./device.ts";
import { officer } from "./officer.ts";
import { watchItem } from "./watchlist.ts";

/** A status list as the tablet keeps it: COSE_Sign1 (aad `GL1-status`), base64url. */
export const statusListItem = z.object({ kid: z.int(), list: z.int(), token: z.string() });

const upsert = <K extends string, V extends z.ZodType>(kind: K, value: V) =>
  z.object({ kind: z.literal(kind), id: z.string(), value: value.nullable() });

/**
 * As much of a convoy as every client reads; the rest travels with it and is as `Convoy` says, which a tablet reads when its
 * roll is called: its first load is small.
 */
const convoyItem = z.looseObject({ id: z.string(), name: z.string(), corridor: z.string() });

/** As much of a proposal as every client reads, which is that there is something new; no tablet is told of one. */
const proposalItem = z.looseObject({ id: z.string() });

/** [K17] As much of a road mark as every client reads; it is as `RoadMarkTold` says, for whoever works out due times. */
const roadMarkItem = z.looseObject({ id: z.string() });

/**
 * One thing as it now stands; `value: null` is a tombstone. The same items travel in the snapshot,
 * in `changes` and in live frames, so a client has one reducer. Applying an item twice is harmless.
 */
export const item = z.discriminatedUnion("kind", [
  upsert("pass", passOnFile),
  upsert("trip", trip),
  upsert("scan", scanSeen),
  upsert("area", area),
  upsert("checkpoint", checkpoint),
  upsert("corridor", corridor),
  upsert("endpoint", endpoint),
  upsert("carrier", carrier),
  upsert("device", device),
  upsert("rules", ruleSet),
  upsert("risk-level", areaLevel),
  upsert("measure", areaMeasure),
  upsert("keys", keyBundle),
  upsert("status-list", statusListItem),
  upsert("proposal", proposalItem),
  upsert("officer", officer),
  upsert("question", question),
  upsert("manifest", manifest),
  upsert("alert", alertItem),
  upsert("watch", watchItem),
  upsert("convoy", convoyItem),
  upsert("road-mark", roadMarkItem),
  // That it moved on: whoever shows it asks for it.
  upsert("application", z.object({ id: z.string() })),
  upsert("sign-up", z.object({ id: z.string() })),
]);
export type Item = z.infer<typeof item>;
export type ItemKind = Item["kind"];

const kinds: ReadonlySet<unknown> = new Set(item.options.map(({ shape }) => shape.kind.value));
const isOfLater = (one: unknown): boolean =>
  typeof one === "object" && one !== null && "kind" in one && !kinds.has(one.kind);

/** [F14] Items as they are read: a page that is older than the server leaves out the kinds it does not know. */
export const itemList = z.preprocess(
  (given) => (Array.isArray(given) ? given.filter((one) => !isOfLater(one)) : given),
  z.array(item),
);

/** What a tablet holds to judge by: no scans of others, no other tablets. */
export const tabletKinds = [
  "pass",
  "trip",
  "area",
  "checkpoint",
  "corridor",
  "endpoint",
  "carrier",
  "rules",
  "risk-level",
  "measure",
  "keys",
  "status-list",
  "officer",
  "question",
  "manifest",
  "alert",
  "watch",
  "convoy",
  "road-mark",
] as const satisfies readonly ItemKind[];

/** Everything the caller may hold, as of `cursor`. */
export const snapshot = z.object({
  cursor: z.int().min(0),
  serverTime: isoTime,
  items: itemList,
});

/** SHA-256 of a part's bytes, base64url. */
const partName = "[A-Za-z0-9_-]{43}";
/** Of one to sixteen parts, set apart by commas. */
export const partNames = z.string().regex(new RegExp(`^${partName}(,${partName}){0,15}$`));

/**
 * What a tablet's snapshot is made of: an untagged COSE_Sign1 (aad `GL1-manifest`), base64url, of a CBOR array: version 1,
 * cursor, whole seconds since 1970 at which it was true, names of parts of passes, names of parts of other items. A part is
 * zlib-deflated JSON and never changes; `serverTime` is now.
 */
export const snapshotManifest = z.object({
  manifest: z.string().regex(/^[A-Za-z0-9_-]+$/),
  serverTime: isoTime,
});

export const changesQuery = z.object({
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});

/** `next` steps over what the caller may not see; gaps between items mean nothing. */
export const changes = z.object({
  items: itemList,
  next: z.int().min(0),
  more: z.boolean(),
  serverTime: isoTime,
});
export type Changes = z.infer<typeof changes>;

/** Longest JSON of a frame that a client makes room for, bytes: far more than the most items a frame is made of. */
const longestFrame = 64 * 1024 * 1024;

/**
 * A long frame as it travels on a socket: the JSON of `changes` in UTF-8, deflated by zlib (RFC 1950), base64url;
 * `bytes` is its length before. Some eighth of the bytes, which is what a tablet on a weak signal waits for.
 */
export const packedChanges = z.object({
  deflated: z.base64url(),
  bytes: z.int().min(1).max(longestFrame),
});
export type PackedChanges = z.infer<typeof packedChanges>;

/** What a `changes` frame looks like on a socket. */
export const changesFrame = z.union([changes, packedChanges]);

/**
 * Reads a frame as it came over a socket. `unpack` gives the JSON of a packed one, and rejects for data that is none.
 * Rejects for what the contract does not know.
 */
export const readChanges = async (
  raw: unknown,
  unpack: (packed: PackedChanges) => Promise<string>,
): Promise<Changes> => {
  const frame = changesFrame.parse(raw);
  return "items" in frame ? frame : changes.parse(JSON.parse(await unpack(frame)));
};
