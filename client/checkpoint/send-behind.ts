import { batchMessage } from "../../shared/domain/scan-chain.ts";
import type { Identity, WaitingScan } from "./database.ts";
import { deviceIdentity } from "./identity.ts";

const name = "greenlane-checkpoint";
const batchSize = 100;
/** A line that is dead must not hold the database open for longer. */
const withinMs = 60_000;

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** What the tablet's pages keep, whatever its version; rejects where they never kept anything, and makes nothing. */
const openAsItIs = (): Promise<IDBDatabase> => {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.transaction?.abort();
  return result(opening);
};

/** Our server's word for each scan, and nothing that a captive portal would say. */
const names = (answer: unknown, { id }: WaitingScan): boolean =>
  (answer as { results?: readonly { id?: unknown }[] } | null)?.results?.some?.(
    (one) => one?.id === id,
  ) === true;

const send = async (device: Identity, batch: readonly WaitingScan[]): Promise<void> => {
  const { id, sign } = deviceIdentity(device, Date.now);
  const hashes = batch.map(({ hash }) => hash);
  const response = await fetch("/api/scans", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      device: id,
      scans: batch.map(({ scan }) => scan),
      signature: await sign(batchMessage(id, hashes)),
    }),
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(withinMs),
  });
  const answer: unknown = await response.json();
  if (!batch.every((waiting) => names(answer, waiting))) throw new Error("not acknowledged");
};

/**
 * [O30] Sends what waits while no page of this tablet is open. Takes nothing out of the outbox and reads no verdict: the
 * next page sends it all once more, is told "duplicate" with the server's verdict, and tells the officer what is new.
 * Rejects where it could not send all, so that the browser calls again.
 */
export const sendBehind = async (): Promise<void> => {
  const db = await openAsItIs();
  // A newer page must not wait for this one.
  db.onversionchange = () => db.close();
  try {
    const identity = await result<Identity | undefined>(
      db.transaction("meta").objectStore("meta").get("identity"),
    );
    for (let after = 0; identity; ) {
      const waiting: WaitingScan[] = await result(
        db
          .transaction("outbox")
          .objectStore("outbox")
          .getAll(IDBKeyRange.lowerBound(after, true), batchSize),
      );
      const last = waiting.at(-1);
      if (!last) return;
      await send(identity, waiting);
      after = last.seq;
    }
  } finally {
    db.close();
  }
};
