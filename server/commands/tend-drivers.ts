import { isRefusal } from "../../shared/contract/problems.ts";
import { namesKeptMs } from "../../shared/domain/manifest.ts";
import type { Store } from "../store/ports.ts";

/** At a time: nobody who writes is held up for long. */
const mostAtOnce = 200;

/** [P29] Erases the names of drivers of passes whose time is over. Answers of how many passes. */
export const tendDrivers = async (store: Store, at: number): Promise<number> => {
  let erased = 0;
  for (;;) {
    const done = await store.write(async (tx) => {
      const ids = await tx.passesNamingDrivers(at - namesKeptMs, mostAtOnce);
      if (ids.length === 0) return 0;
      await tx.eraseDrivers(ids);
      const events = ids.map((id) => ({
        type: "pass.driver-erased",
        subject: { kind: "pass" as const, id },
        payload: {},
        topics: [],
      }));
      await tx.append(events, at);
      return ids.length;
    });
    if (isRefusal(done)) return erased;
    erased += done;
    if (done < mostAtOnce) return erased;
  }
};
