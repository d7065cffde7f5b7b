import type { Item } from "../../shared/contract/sync.ts";
import type { WatchQuery, WatchSeen } from "../../shared/contract/watchlist.ts";
import { scopesFor } from "../../shared/domain/access.ts";
import type { Grant } from "../../shared/domain/access-shape.ts";
import { type Reach, reachOf } from "../../shared/domain/expand-scope.ts";
import { fold } from "../../shared/domain/search.ts";
import { ms } from "../../shared/domain/time.ts";
import {
  endOf,
  toWatchTold,
  type WatchEntry,
  type Watched,
  withoutTrace,
} from "../../shared/domain/watch.ts";
import type { Audience } from "../audience.ts";
import type { Caller } from "../caller.ts";
import { placesOf } from "../places.ts";
import type { Reads, Reference } from "../store/ports.ts";

/** The area and every area below it. */
const areasIn = (area: string, reference: Reference): ReadonlySet<string> =>
  reachOf([{ kind: "area", id: area }], reference).areas;

/** [W7] Whoever lies in the area it holds in: its posts, and those whose grant reaches an area in it. */
export const watchTopics = (area: string, reference: Reference): string[] => {
  const { areas, checkpoints } = reachOf([{ kind: "area", id: area }], reference);
  return [...[...areas].map((id) => `area:${id}`), ...[...checkpoints].map((id) => `post:${id}`)];
};

/** Does an entry hold anywhere within reach? */
const holdsWithin = (
  { area }: Pick<WatchEntry, "area">,
  { all, areas, checkpoints }: Reach,
  reference: Reference,
): boolean => {
  if (all || areas.has(area)) return true;
  const { checkpoints: lying } = placesOf(reference);
  if ([...checkpoints].some((post) => lying.get(post)?.includes(area))) return true;
  const within = areas.size > 0 ? areasIn(area, reference) : areas;
  return [...areas].some((id) => within.has(id));
};

export const mayRead = (
  grants: readonly Grant[],
  entry: WatchEntry,
  reference: Reference,
): boolean => {
  const scopes = scopesFor(grants, "watch.read");
  return scopes.length > 0 && holdsWithin(entry, reachOf(scopes, reference), reference);
};

/** Entries with the names of those who made and withdrew them. */
export const presentWatch = async (
  reads: Pick<Reads, "account">,
  entries: readonly WatchEntry[],
): Promise<WatchSeen[]> => {
  const ids = new Set(
    entries.flatMap(({ madeBy, withdrawn }) => (withdrawn ? [madeBy, withdrawn.by] : [madeBy])),
  );
  const names = new Map<string, string>();
  for (const id of ids) names.set(id, (await reads.account(id))?.displayName ?? id);
  return entries.map((one) => {
    const of = one.withdrawn ? [one.madeBy, one.withdrawn.by] : [one.madeBy];
    return { ...one, names: Object.fromEntries(of.map((id) => [id, names.get(id) ?? id])) };
  });
};

/** [W6] [W7] An entry for one audience, or null where it is not theirs to see or over. */
export const watchFor = (
  seen: WatchSeen,
  reach: Reach,
  audience: Audience,
  reference: Reference,
  at: number,
): Item["value"] => {
  if (at >= ms(endOf(seen)) || !holdsWithin(seen, reach, reference)) return null;
  if (audience.kind === "person") return withoutTrace(seen);
  const { names: _, ...entry } = seen;
  return toWatchTold(entry);
};

/** The entries that an audience begins with. */
export const watchItems = async (audience: Audience, reads: Reads, at: number): Promise<Item[]> => {
  const reach = audience.reach("watch");
  if (!reach) return [];
  const reference = await reads.reference();
  const current = reference.watchlist.filter((one) => at < ms(endOf(one)));
  return (await presentWatch(reads, current)).flatMap((one): Item[] => {
    const value = watchFor(one, reach, audience, reference, at);
    return value ? [{ kind: "watch", id: one.id, value } as Item] : [];
  });
};

const said = (watched: Watched): string => {
  if (watched.by === "person") return watched.last;
  return watched.by === "plate" ? watched.plate : watched.code;
};

const searchText = (entry: WatchEntry, areaName: string): string => {
  const { watched, issuer, reason, instruction } = entry;
  return fold(`${said(watched)} ${issuer} ${reason} ${instruction} ${areaName}`);
};

/** Its place in the list, as text that is in the same order; what is withdrawn meanwhile moves no page. */
const placeOf = ({ madeAt, id }: WatchEntry): string => `${ms(madeAt)}.${id}`;
const newestFirst = (a: WatchEntry, b: WatchEntry): number => (placeOf(a) < placeOf(b) ? 1 : -1);

/** A page of the watchlist within the caller's reach, newest first. */
export const watchlistFor = async (
  reads: Reads,
  caller: Caller,
  { status, q, cursor, limit }: WatchQuery,
  at: number,
): Promise<{ items: WatchSeen[]; next: string | null }> => {
  const reference = await reads.reference();
  const reach = reachOf(
    scopesFor(caller.kind === "person" ? caller.grants : [], "watch.read"),
    reference,
  );
  const nameOf = new Map(reference.areas.map(({ id, name }) => [id, name]));
  const sought = fold(q ?? "");
  const asPlate = sought.replace(/[^a-z0-9]/g, "");
  const found = (entry: WatchEntry): boolean => {
    const text = searchText(entry, nameOf.get(entry.area) ?? entry.area);
    return text.includes(sought) || (asPlate.length > 2 && text.includes(asPlate));
  };
  const all = reference.watchlist
    .filter((one) => at < ms(endOf(one)) === (status === "current"))
    .filter((one) => holdsWithin(one, reach, reference))
    .filter(found)
    .sort(newestFirst);
  const rest = cursor === undefined ? all : all.filter((one) => placeOf(one) < cursor);
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  const next = last ? placeOf(last) : null;
  return { items: (await presentWatch(reads, page)).map(withoutTrace), next };
};
