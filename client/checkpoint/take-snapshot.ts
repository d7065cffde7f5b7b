import { type Item, itemList } from "../../shared/contract/sync.ts";
import type { Verify, VerifyingKey } from "../../shared/domain/cose.ts";
import {
  manifestKid,
  openManifest,
  type SnapshotManifest,
} from "../../shared/domain/snapshot-manifest.ts";
import { ms } from "../../shared/domain/time.ts";
import { fromBase64url, toBase64url } from "../api/bytes.ts";
import {
  type CallOptions,
  type DeviceIdentity,
  deviceCall,
  deviceParts,
} from "../api/device-call.ts";
import type { Clock } from "./clock.ts";
import type { Database, StoredPart } from "./database.ts";
import { readKeys } from "./on-file.ts";
import { passPartsOf } from "./pass-desk.ts";
import { openPart } from "./pass-parts.ts";
import type { Trouble } from "./sync.ts";

export interface SnapshotOptions {
  readonly db: Database;
  readonly device: DeviceIdentity;
  readonly clock: Clock;
  readonly verify: Verify;
  readonly call: CallOptions;
  /** The keys this tablet has learnt so far. */
  readonly keys: () => readonly VerifyingKey[];
  /** How many of the parts are here. */
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** A snapshot that is here as a whole, and part of nothing yet. */
export interface WholeSnapshot {
  readonly manifest: SnapshotManifest;
  readonly others: readonly Item[];
}

const base64url = { encode: toBase64url, decode: fromBase64url };

/** Putting a province's passes together may take the server a while. */
const manifestWithinMs = 120_000;
const partsWithinMs = 60_000;
/** A line that is slow to answer is kept busy; one that is merely slow is not shared out among too many. */
const atOnce = 4;
/** What a call costs beside its parts is shared by as many as the server gives at once. */
const mostInACall = 16;
const quickMs = 500;
const slowMs = 4_000;
/** How many parts the next call is for: more where the last came quickly, so that it ends in time on a bad line too. */
const inNextCall = (count: number, tookMs: number): number => {
  if (tookMs < quickMs) return Math.min(mostInACall, 2 * count);
  return tookMs > slowMs ? Math.max(1, Math.floor(count / 2)) : count;
};
/** The server may have begun anew meanwhile, or be another process: its parts are then others. */
const tries = 3;

/**
 * [F9] The keys to believe a manifest by: those at hand, where they have the one that signed it; else the server's bundle,
 * if it has a key in common with them, or if there are none yet. Who has none of our keys is not our server.
 */
const keysFor = async (
  kid: number | undefined,
  { keys, call }: SnapshotOptions,
): Promise<readonly VerifyingKey[] | Trouble> => {
  const held = keys();
  if (held.some((key) => key.kid === kid)) return held;
  const answer = await deviceCall(null, "keys", {}, call);
  if (answer.kind === "problem") return answer.problem.code;
  if (answer.kind !== "reply") return answer.kind;
  const { verifyingKeys } = readKeys(new Map([["keys", answer.value]]));
  const names = new Set(held.map(({ publicKey }) => toBase64url(publicKey)));
  const known = verifyingKeys.some(({ publicKey }) => names.has(toBase64url(publicKey)));
  return held.length === 0 || known ? verifyingKeys : "not-ours";
};

const askManifest = async (options: SnapshotOptions): Promise<SnapshotManifest | Trouble> => {
  const { device, clock, verify, call } = options;
  const now = call.clock ?? Date.now;
  const sentAt = now();
  const long = { ...call, timeoutMs: manifestWithinMs };
  const answer = await deviceCall(device, "snapshotManifest", {}, long);
  if (answer.kind === "problem") return answer.problem.code;
  if (answer.kind !== "reply") return answer.kind;
  clock.learn(ms(answer.value.serverTime), sentAt, now());
  const sealed = fromBase64url(answer.value.manifest);
  const keys = await keysFor(manifestKid(sealed), options);
  if (typeof keys === "string") return keys;
  return (await openManifest(sealed, keys, verify, base64url)) ?? "not-ours";
};

/** Fetches parts and has them taken in. `not-ours`: what came is not what the names say. */
const fetchParts = async (
  names: readonly string[],
  { device, call }: SnapshotOptions,
  take: (parts: readonly StoredPart[]) => Promise<boolean>,
): Promise<Trouble | null> => {
  const answer = await deviceParts(device, names, { ...call, timeoutMs: partsWithinMs });
  if (answer.kind === "problem") return answer.problem.code;
  if (answer.kind !== "reply") return answer.kind;
  const parts = names.map((name, n) => ({ name, bytes: answer.value[n]! }));
  return (await take(parts)) ? null : "not-ours";
};

/** [F10] Fetches what this tablet lacks, a few at a time, each durable before it counts; ends with the first trouble. */
const fetchLacking = async (
  { passes }: SnapshotManifest,
  options: SnapshotOptions,
): Promise<Trouble | null> => {
  const { db, onProgress, call } = options;
  const now = call.clock ?? Date.now;
  const held = new Set(await db.getAllKeys("part"));
  const lacking = passes.filter((name) => !held.has(name));
  const parts = passPartsOf(db);
  let next = 0;
  let trouble: Trouble | null = null;
  let done = passes.length - lacking.length;
  const fetchOn = async (): Promise<void> => {
    for (let count = 1; ; ) {
      const names = lacking.slice(next, next + count);
      if (names.length === 0 || trouble !== null) return;
      next += names.length;
      const began = now();
      const failed = await fetchParts(names, options, parts.take).catch((): Trouble => "storage");
      trouble ??= failed;
      if (!failed) done += names.length;
      count = inNextCall(count, now() - began);
      onProgress({ done, of: passes.length });
    }
  };
  onProgress({ done, of: passes.length });
  await Promise.all(Array.from({ length: atOnce }, fetchOn));
  return trouble;
};

const fetchOthers = async (
  { others }: SnapshotManifest,
  options: SnapshotOptions,
): Promise<readonly Item[] | Trouble> => {
  const read: Item[] = [];
  for (const name of others) {
    let things: readonly unknown[] | undefined;
    const trouble = await fetchParts([name], options, async ([part]) => {
      things = part && (await openPart(name, part.bytes));
      return things !== undefined;
    });
    if (trouble) return trouble;
    read.push(...itemList.parse(things));
  }
  return read;
};

/**
 * Brings a whole snapshot here beside the one that serves, which is not touched. [F10] Parts that came before the line
 * broke, or that an earlier snapshot has, are not fetched again. Answers what went wrong where it does not come whole.
 */
export const fetchSnapshot = async (options: SnapshotOptions): Promise<WholeSnapshot | Trouble> => {
  for (let left = tries; ; left -= 1) {
    const manifest = await askManifest(options);
    if (typeof manifest === "string") return manifest;
    const trouble = await fetchLacking(manifest, options);
    const others = trouble ?? (await fetchOthers(manifest, options));
    if (typeof others !== "string") return { manifest, others };
    if (others !== "not-found" || left === 1) return others;
  }
};
