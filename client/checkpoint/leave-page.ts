import { unwrap } from "idb";
import type { Database } from "./database.ts";

/**
 * [O27] WebKit keeps a page that was left, in case somebody comes back to it, with its transactions as they stood; those of
 * the next page wait for them for ever. So they end with the page: what they had not written was not told as recorded.
 * `page`: its window. `startAgain`: called when somebody came back.
 */
export const endWhenLeft = (db: Database, page: EventTarget, startAgain: () => void): void => {
  const raw = unwrap(db);
  const begin = raw.transaction.bind(raw);
  const running = new Set<IDBTransaction>();
  raw.transaction = (...asked) => {
    const tx = begin(...asked);
    running.add(tx);
    const over = (): void => void running.delete(tx);
    tx.addEventListener("complete", over);
    tx.addEventListener("abort", over);
    return tx;
  };
  page.addEventListener("pagehide", () => {
    for (const tx of running)
      try {
        tx.abort();
      } catch {
        // All is asked for already: that ends by itself.
      }
    db.close();
  });
  page.addEventListener("pageshow", (event) => {
    if ((event as PageTransitionEvent).persisted) startAgain();
  });
};
