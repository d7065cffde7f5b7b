import type { ConvoyLook } from "../../shared/domain/roll-call.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { Database, RecentScan, WaitingScan } from "./database.ts";
import { correctedSince } from "./seen-before.ts";

/** More than a tablet scans in the day that anybody waits for a vehicle: a week without network is not read with each scan. */
const mostWaiting = 1_000;

const newestWaiting = async (db: Database): Promise<readonly WaitingScan[]> => {
  const { store } = db.transaction("outbox");
  const last = await store.openKeyCursor(null, "prev");
  return last ? store.getAll(IDBKeyRange.lowerBound(last.key - mostWaiting, true)) : [];
};

/** Scans of this tablet, the newest of those that wait, in order; one that corrects another counts in its place [T11]. */
export const ownLooks = async (db: Database, checkpoint: string): Promise<ConvoyLook[]> => {
  const recent: readonly RecentScan[] = await db.getAllFromIndex("recent", "seq");
  const gone = correctedSince(recent);
  const waiting = await newestWaiting(db);
  const corrected = new Set(waiting.flatMap(({ scan }) => scan.corrects?.scan ?? []));
  const none = { pass: null, trip: null, arrived: false, checkpoint };
  return [
    ...recent
      .filter(({ id }) => !gone.has(id))
      .map(({ id, plate, at, decision, occupantsSeen, corrects }) => ({
        ...{ ...none, at, decision, plate: plate as ConvoyLook["plate"] },
        scan: corrects ?? id,
        occupants: occupantsSeen,
      })),
    ...waiting
      .filter(({ id }) => !corrected.has(id))
      .map(({ id, scan }) => ({
        ...{ ...none, pass: scan.pass, plate: scan.plate, decision: scan.decision },
        scan: scan.corrects?.scan ?? id,
        at: iso(ms(scan.at) + scan.offsetMs),
        occupants: scan.occupantsSeen,
      })),
  ];
};
