import type { AuditReads } from "../store/audit-reads.ts";
import type { Finding } from "./finding.ts";
import { type KnownPoint, verifyEvents } from "./verify-events.ts";
import { verifyRows, verifyTrips } from "./verify-rows.ts";

export interface Verifying {
  readonly reads: AuditReads;
  /** The time of the check, ms: trips past theirs are over by then. */
  readonly at: number;
  /** A point of the chain noted before, or null. */
  readonly known: KnownPoint | null;
  readonly found: (finding: Finding) => void;
  /** A sentence of how far it is. */
  readonly progress: (sentence: string) => void;
}

/**
 * [S15] Proves that nothing in a store was altered, removed, inserted or moved since it was written, or says what was.
 * Whoever can write the database can also write a whole new one with a chain of its own: only a point noted
 * elsewhere shows that, so the head is handed back to be noted.
 */
export const verifyStore = async ({
  reads,
  at,
  known,
  found,
  progress,
}: Verifying): Promise<{ readonly seq: number; readonly hash: string }> => {
  const walked = await verifyEvents(reads, known, found, (done, of) =>
    progress(`events: ${done} of ${of}`),
  );
  for (const { seq, topic, which } of await reads.misfiled())
    found({ what: which === "missing" ? "topic-missing" : "topic-stray", seq, topic });
  await verifyRows(reads, walked, found, (kind, done) => progress(`${kind}: ${done}`));
  await verifyTrips(reads, at, found, (done) => progress(`vehicles: ${done}`));
  const { seq, hash } = await reads.head();
  return { seq, hash: Buffer.from(hash).toString("hex") };
};
