import { openDatabase, type WaitingScan } from "../../client/checkpoint/database.ts";
import { chained, recordScan, type ScanDraft } from "../../client/checkpoint/outbox.ts";
import { copyInBrowser } from "../../client/checkpoint/second-copy.ts";

declare global {
  interface Window {
    /** Records drafts one after the other by the tablet's own outbox; `tell` hears of each once it is durable. */
    recordAll: (drafts: readonly ScanDraft[], tell: (id: string) => Promise<void>) => Promise<void>;
    /** Leaves drafts as `recordAll` would leave them on a tablet that has recorded nothing, at once: thousands take it a minute. */
    queueAll: (drafts: readonly ScanDraft[]) => Promise<void>;
  }
}

/** Loaded into a page of the tablet, which otherwise keeps its outbox to itself. */
window.recordAll = async (drafts, tell) => {
  const db = await openDatabase();
  const copy = await copyInBrowser();
  for (const [n, draft] of drafts.entries()) {
    await recordScan(db, draft, navigator.locks, copy);
    await tell(draft.id);
    // What is recorded is sent at once, as after an officer's tap.
    if (n % 5 === 0) dispatchEvent(new Event("online"));
  }
  db.close();
};

window.queueAll = async (drafts) => {
  const db = await openDatabase();
  const all: WaitingScan[] = [];
  let head: Pick<WaitingScan, "seq"> & { readonly hash: string | null } = { seq: 0, hash: null };
  for (const draft of drafts) {
    const waiting = await chained(draft, head);
    all.push(waiting);
    head = { seq: waiting.seq, hash: waiting.hash };
  }
  const tx = db.transaction(["meta", "outbox"], "readwrite", { durability: "strict" });
  for (const waiting of all) void tx.objectStore("outbox").add(waiting);
  void tx.objectStore("meta").put(head, "head");
  await tx.done;
  db.close();
};
