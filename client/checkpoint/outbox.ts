import { hasReceipt } from "../../shared/domain/receipt.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { scanBytes } from "../../shared/domain/scan-chain.ts";
import { nothingMeasured, type TimeKept } from "../../shared/domain/tablet-clock.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { sha256 } from "../api/bytes.ts";
import type { ChainHead, Database, RecentScan, WaitingScan } from "./database.ts";
import { readMeta } from "./database.ts";
import { giveUpPasses, spendReserve, tidy, trimRecent, withRoom } from "./room.ts";
import type { SecondCopy } from "./second-copy.ts";

/** A scan but for its place in the device's chain. Keep the draft: recording it again is harmless. */
export type ScanDraft = Omit<Scan, "v" | "seq" | "prev">;

/** How many of its own scans the tablet lists. */
const recentKept = 60;
/** [O22] What a scan is worth, least first. */
const worthLess = [tidy, spendReserve, giveUpPasses];
const empty: ChainHead = { seq: 0, hash: null };

/** A second page wrote between reading the chain's head and taking it. */
class HeadMoved extends Error {}

/** This tablet was cut off and has forgotten its key: what it recorded now could never be sent. */
class Wiped extends Error {}

/**
 * [O56] What the driver is given on paper can be printed long after the scan itself has been sent. [O10] Not who decided:
 * of one who comes to the post no more the tablet keeps nothing.
 */
const recordOf = ({
  decision,
  verdict,
  checkpoint,
}: Scan): NonNullable<RecentScan["record"]> | null =>
  hasReceipt(decision) ? { reasons: verdict.reasons, checkpoint } : null;

export const toRecent = ({ id, seq, scan }: WaitingScan): RecentScan => ({
  id,
  seq,
  at: iso(ms(scan.at) + scan.offsetMs),
  plate: scan.plate,
  outcome: scan.verdict.outcome,
  reason: scan.verdict.reasons[0]?.code ?? null,
  decision: scan.decision,
  corrects: scan.corrects?.scan ?? null,
  occupantsSeen: scan.occupantsSeen,
  record: recordOf(scan),
  state: "waiting",
  serverOutcome: null,
});

/** The scan that comes after `head`. */
export const chained = async (draft: ScanDraft, head: ChainHead): Promise<WaitingScan> => {
  const scan: Scan = { v: 4, ...draft, seq: head.seq + 1, prev: head.hash };
  return { seq: scan.seq, id: scan.id, scan, hash: await sha256(scanBytes(scan)) };
};

/** Scan, sequence and chain head in one transaction. True when the draft is on disk, also from before. */
const write = async (db: Database, waiting: WaitingScan, after: ChainHead): Promise<void> => {
  const tx = db.transaction(["meta", "outbox", "recent"], "readwrite", { durability: "strict" });
  const done = tx.done;
  // The transaction's end is awaited below in every case; this only keeps an abort from being reported twice.
  done.catch(() => {});
  if (await tx.objectStore("meta").get("wiped")) {
    tx.abort();
    await done.catch(() => {});
    throw new Wiped();
  }
  if (await tx.objectStore("recent").get(waiting.id)) return done;
  const head = ((await tx.objectStore("meta").get("head")) as ChainHead | undefined) ?? empty;
  if (head.seq !== after.seq || head.hash !== after.hash) {
    tx.abort();
    await done.catch(() => {});
    throw new HeadMoved();
  }
  const { scan } = waiting;
  const time = (await tx.objectStore("meta").get("time")) as TimeKept | undefined;
  // [D1] Where the app is closed now, it starts again no earlier than this scan.
  const floorMs = ms(scan.at) + scan.offsetMs;
  const written = [
    tx.objectStore("meta").put({ ...(time ?? nothingMeasured), floorMs }, "time"),
    tx.objectStore("outbox").add(waiting),
    tx.objectStore("meta").put({ seq: waiting.seq, hash: waiting.hash }, "head"),
    tx.objectStore("recent").put(toRecent(waiting)),
  ];
  // Where one fails all do, and the transaction says why.
  for (const request of written) request.catch(() => {});
  return done;
};

/**
 * [O1] Makes a scan durable and part of the device's chain before anybody is told so. Resolves after the
 * transaction's `complete` event; rejects when nothing was written. [O2] One chain however many pages are open:
 * the hash is computed outside the transaction (it would end it), so the head is taken under a lock and
 * checked again inside.
 */
export const recordScan = (
  db: Database,
  draft: ScanDraft,
  locks: LockManager = navigator.locks,
  copy: SecondCopy | null = null,
): Promise<void> =>
  locks.request("greenlane-chain", async () => {
    for (let tries = 0; ; tries += 1) {
      const head = (await readMeta(db, "head")) ?? empty;
      const waiting = await chained(draft, head);
      try {
        await withRoom(db, () => write(db, waiting, head), worthLess);
        await copy?.add(waiting);
        await trimRecent(db, recentKept).catch(() => {});
        return;
      } catch (error) {
        if (!(error instanceof HeadMoved) || tries >= 5) throw error;
      }
    }
  });

/** [O11] An officer has seen that the server judged this scan otherwise. */
export const acknowledgeNews = async (db: Database, id: string): Promise<void> => {
  const tx = db.transaction("recent", "readwrite", { durability: "strict" });
  const scan = await tx.store.get(id);
  if (scan) await tx.store.put({ ...scan, news: null });
  await tx.done;
};
