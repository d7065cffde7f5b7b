import { type Item, tabletKinds } from "../../shared/contract/sync.ts";
import type { Verify, VerifyingKey } from "../../shared/domain/cose.ts";
import { type RuleBook, ruleBook } from "../../shared/domain/in-force.ts";
import type { PassId, PassStatus } from "../../shared/domain/pass.ts";
import { type RuleSet, ruleSet, rulesAt } from "../../shared/domain/rules.ts";
import {
  newerList,
  openStatusList,
  type StatusList,
  statusAt,
} from "../../shared/domain/status-list.ts";
import { type Watchlist, watchlistOf } from "../../shared/domain/watch.ts";
import { fromBase64url } from "../api/bytes.ts";
import { inflate } from "../api/inflate.ts";
import { type ItemKindOnFile, type ItemOnFile, isOnFile } from "./apply-items.ts";
import type { Database, ItemValue } from "./database.ts";

/** Kinds kept in memory besides the database: few, and needed for every verdict. Passes stay on disk. */
export type KindAtHand = Exclude<ItemKindOnFile, "pass" | "status-list">;
const kindsAtHand = tabletKinds.filter(
  (kind): kind is KindAtHand => kind !== "pass" && kind !== "status-list",
);

type Tables = { readonly [K in KindAtHand]: ReadonlyMap<string, ItemValue<K>> };

/** What the tablet knows, as one immutable value; a new one for every frame taken in. */
export interface OnFile extends Tables {
  readonly verifyingKeys: readonly VerifyingKey[];
  readonly keysIssuedAt: string | null;
  readonly statusLists: ReadonlyMap<string, StatusList>;
  /** Rule sets, levels and measures, in the order that verdicts want them. */
  readonly book: RuleBook;
  readonly watchlist: Watchlist;
}

export const emptyOnFile: OnFile = {
  ...(Object.fromEntries(kindsAtHand.map((kind) => [kind, new Map()])) as unknown as Tables),
  verifyingKeys: [],
  keysIssuedAt: null,
  statusLists: new Map(),
  book: ruleBook([], [], []),
  watchlist: watchlistOf([]),
};

/**
 * The time (ms) to ask the rules about: the time it is, or while this tablet's clock runs so far behind that none has
 * begun, when the first of them does.
 */
export const rulesTime = ({ book }: OnFile, at: number): number =>
  Math.max(at, Math.min(...book.ruleSets.map((one) => Date.parse(one.effectiveFrom))));

/** [V28] The rule set to judge by; null while there is none on file. */
export const rulesOnFile = (onFile: OnFile, at: number): RuleSet | null =>
  rulesAt(onFile.book.ruleSets, rulesTime(onFile, at));

const listName = (kid: number, list: number): string => `${kid}-${list}`;

/** The list that covers a pass, and what it says of it; nulls where none does. */
export const listStatus = (
  { statusLists }: OnFile,
  id: PassId,
): { readonly list: StatusList | null; readonly status: PassStatus | null } => {
  const [kid, list, index] = id.split("-").map(Number) as [number, number, number];
  const found = statusLists.get(listName(kid, list)) ?? null;
  return { list: found, status: (found && statusAt(found, index)) ?? null };
};

/** The keys of the newest bundle, and its date. */
export const readKeys = (bundles: ReadonlyMap<string, ItemValue<"keys">>) => {
  const newest = [...bundles.values()].sort((a, b) => b.issuedAt.localeCompare(a.issuedAt))[0];
  return {
    keysIssuedAt: newest?.issuedAt ?? null,
    verifyingKeys: (newest?.keys ?? []).map((key) => ({
      ...key,
      publicKey: fromBase64url(key.publicKey),
    })),
  };
};

const bookKinds = ["rules", "risk-level", "measure"] as const;

const readBook = (tables: Tables): RuleBook =>
  ruleBook(
    // Parsed: what an earlier version of this page kept lacks what came since.
    [...tables.rules.values()].map((one) => ruleSet.parse(one)),
    [...tables["risk-level"].values()],
    [...tables.measure.values()],
  );

const tableOf = (onFile: OnFile, kind: string): ReadonlyMap<string, unknown> =>
  onFile[kind as KindAtHand];

/** Takes items into what is at hand. Items of the same id: the last one counts. */
export const takePlain = (onFile: OnFile, items: readonly Item[]): OnFile => {
  const next: Record<string, unknown> = { ...onFile };
  const copied = new Set<string>();
  for (const item of items) {
    if (!(kindsAtHand as readonly string[]).includes(item.kind)) continue;
    if (!copied.has(item.kind))
      next[item.kind] = new Map<string, unknown>(tableOf(onFile, item.kind));
    copied.add(item.kind);
    const table = next[item.kind] as Map<string, unknown>;
    if (item.value === null) table.delete(item.id);
    else table.set(item.id, item.value);
  }
  const taken = next as unknown as OnFile;
  return {
    ...taken,
    ...(copied.has("keys") ? readKeys(taken.keys) : {}),
    ...(bookKinds.some((kind) => copied.has(kind)) ? { book: readBook(taken) } : {}),
    ...(copied.has("watch") ? { watchlist: watchlistOf(taken.watch.values()) } : {}),
  };
};

const openList = async (
  token: string,
  keys: readonly VerifyingKey[],
  verify: Verify,
): Promise<StatusList | undefined> => {
  try {
    return await openStatusList(fromBase64url(token), keys, verify, inflate);
  } catch {
    // Not base64url: as good as no list.
    return undefined;
  }
};

/**
 * [P8] [P9] Status lists are opened and checked before they are taken in or written down: an altered list or one
 * played back is left out. Answers what is now known and the items worth writing.
 */
export const takeIn = async (
  onFile: OnFile,
  items: readonly Item[],
  verify: Verify,
): Promise<{ readonly onFile: OnFile; readonly worthKeeping: readonly ItemOnFile[] }> => {
  const plain = takePlain(onFile, items);
  const lists = new Map(plain.statusLists);
  const worthKeeping: ItemOnFile[] = [];
  for (const item of items) {
    if (!isOnFile(item)) continue;
    if (item.kind !== "status-list") worthKeeping.push(item);
    else if (item.value) {
      const opened = await openList(item.value.token, plain.verifyingKeys, verify);
      if (!opened) continue;
      const name = listName(opened.kid, opened.list);
      const kept = newerList(lists.get(name), opened);
      lists.set(name, kept);
      if (kept === opened) worthKeeping.push(item);
    }
  }
  return { onFile: { ...plain, statusLists: lists }, worthKeeping };
};

/** What the database holds, at start. */
export const loadOnFile = async (db: Database, verify: Verify): Promise<OnFile> => {
  const kinds = [...kindsAtHand, "status-list"] as const;
  const stored = await Promise.all(
    kinds.map(async (kind) => {
      const rows: readonly { id: string; value: unknown }[] = await db.getAll(kind);
      return rows.map(({ id, value }) => ({ kind, id, value }));
    }),
  );
  return (await takeIn(emptyOnFile, stored.flat() as Item[], verify)).onFile;
};
