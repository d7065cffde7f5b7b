import type { Item } from "../../shared/contract/sync.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Database } from "./database.ts";
import { type OnFile, takePlain } from "./on-file.ts";
import type { Store } from "./store.ts";

/** [W7] Entries of the watchlist that have ended leave the tablet, though no sync takes them away. `now`: true time, ms. */
export const dropEndedWatch = async (
  db: Database,
  onFile: Store<OnFile>,
  now: number,
): Promise<void> => {
  const ended = [...onFile.get().watch.values()].filter(({ until }) => ms(until) <= now);
  if (ended.length === 0) return;
  onFile.set(
    takePlain(
      onFile.get(),
      ended.map(({ id }): Item => ({ kind: "watch", id, value: null })),
    ),
  );
  const tx = db.transaction("watch", "readwrite");
  for (const { id } of ended) await tx.store.delete(id);
  await tx.done;
};
