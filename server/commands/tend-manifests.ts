import { isRefusal } from "../../shared/contract/problems.ts";
import { namesKeptMs, namesOutlived, withoutNames } from "../../shared/domain/manifest.ts";
import { iso } from "../../shared/domain/time.ts";
import { type ListKnown, listsKnown } from "../queries/manifests.ts";
import type { Store } from "../store/ports.ts";
import { manifestEvent } from "./list-people.ts";

/** At a time: nobody who writes is held up for long. */
const mostAtOnce = 100;

const erase = async (store: Store, lists: readonly ListKnown[], at: number): Promise<number> => {
  if (lists.length === 0) return 0;
  const trips = new Map(lists.map(({ manifest, trip }) => [manifest.id, trip]));
  const erased = await store.write(async (tx) => {
    // As they are now: another process may have been quicker.
    const now = await tx.manifestsByIds([...trips.keys()]);
    const named = now.filter(({ erasedAt }) => erasedAt === null);
    for (const row of named) {
      const bare = withoutNames(row, iso(at));
      await tx.putManifest(bare);
      await tx.append([await manifestEvent("erased", bare, trips.get(bare.id) ?? null, tx)], at);
    }
    return named.length;
  });
  return isRefusal(erased) ? 0 : erased;
};

/**
 * [R8] Erases names whose time is over. Lists of trips that are not over yet, or not long enough, are looked at and left.
 * Answers how many it erased.
 */
export const tendManifests = async (store: Store, at: number): Promise<number> => {
  let erased = 0;
  for (let after = 0; ; ) {
    const page = await store.reads.namedManifests(at - namesKeptMs, after, mostAtOnce);
    const known = await listsKnown(
      store.reads,
      page.map(({ row }) => row),
    );
    const outlived = known.filter(({ manifest, trip }) => namesOutlived(manifest, trip, at));
    erased += await erase(store, outlived, at);
    const last = page.at(-1);
    if (!last || page.length < mostAtOnce) return erased;
    after = last.no;
  }
};
