import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may } from "../../shared/domain/access.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import type { LoggedEvent, Reads } from "../store/ports.ts";

interface AuditPage {
  readonly items: (Omit<LoggedEvent, "at" | "topics"> & {
    readonly at: string;
    readonly topics: string[];
    readonly hash: string;
  })[];
  readonly next: number | null;
}

/**
 * The log as it is, newest first. The chain runs through all of it, so [X2] only a grant over everything reads it:
 * `not-allowed` for any other.
 */
export const auditFor = async (
  reads: Reads,
  caller: Caller,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<AuditPage | Refusal> => {
  if (caller.kind !== "person" || !may(caller.grants, "audit.read", {}))
    return refusal("not-allowed");
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
