import { iso } from "../../shared/domain/time.ts";
import type { LoggedEvent, Reads } from "../store/ports.ts";

interface AuditPage {
  readonly items: (Omit<LoggedEvent, "at" | "topics"> & {
    readonly at: string;
    readonly topics: string[];
    readonly hash: string;
  })[];
  readonly next: number | null;
}

/** The log as it is, newest first. The chain runs through all of it, so only a grant over everything reads it. */
export const auditFor = async (
  reads: Reads,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<AuditPage> => {
  const events = await reads.eventsBefore(before ?? Number.MAX_SAFE_INTEGER, limit);
  const last = events.at(-1)?.seq ?? 1;
  return {
    items: events.map(({ at, topics, ...event }) => ({
      ...event,
      at: iso(at),
      topics: [...topics],
    })),
    next: events.length === limit && last > 1 ? last : null,
  };
};
