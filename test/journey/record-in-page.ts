import { openDatabase } from "../../client/checkpoint/database.ts";
import { recordScan, type ScanDraft } from "../../client/checkpoint/outbox.ts";
import { copyInBrowser } from "../../client/checkpoint/second-copy.ts";

declare global {
  interface Window {
    /** Records drafts one after the other by the tablet's own outbox; `tell` hears of each once it is durable. */
    recordAll: (
      drafts: readonly ScanDraft[],
      tell: ((id: string) => Promise<void>) | null,
    ) => Promise<void>;
  }
}

/** Loaded into a page of the tablet, which otherwise keeps its outbox to itself. */
window.recordAll = async (drafts, tell) => {
  const db = await openDatabase();
  const copy = await copyInBrowser();
  for (const [n, draft] of drafts.entries()) {
    await recordScan(db, draft, navigator.locks, copy);
    await tell?.(draft.id);
    // What is recorded is sent at once, as after an officer's tap.
    if (tell && n % 5 === 0) dispatchEvent(new Event("online"));
  }
  db.close();
};
