import type { Finding } from "../../server/audit/finding.ts";
import type { KnownPoint } from "../../server/audit/verify-events.ts";
import { verifyStore } from "../../server/audit/verify-store.ts";
import type { AuditReads } from "../../server/store/audit-reads.ts";

/** All that a check finds wrong in a store, which it closes; `at` in ms. */
export const whatIsWrong = async (
  reads: AuditReads,
  at: number,
  known: KnownPoint | null = null,
): Promise<readonly Finding[]> => {
  const found: Finding[] = [];
  await verifyStore({
    reads,
    at,
    known,
    found: (finding) => found.push(finding),
    progress: () => undefined,
  });
  await reads.close();
  return found;
};
