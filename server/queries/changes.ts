import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Changes } from "../../shared/contract/sync.ts";
import { iso } from "../../shared/domain/time.ts";
import { type Audience, audienceOf } from "../audience.ts";
import type { Caller } from "../caller.ts";
import type { LoggedEvent, Reads } from "../store/ports.ts";
import { itemsOf } from "./items.ts";

/** Beyond this many events it is quicker for everybody to begin again from a snapshot. */
const farthestBehind = 200_000;

/** Where places moved, a caller may have come to reach what is no news and so in no event. */
const reachMayHaveChanged = (events: readonly LoggedEvent[], audience: Audience): boolean =>
  ((audience.bounded || audience.post !== null) &&
    events.some(({ payload }) => payload.moved === true)) ||
  // [B3] Of carriers that became one, or two again, whoever works for one reaches more or less.
  ((audience.reach("pass")?.carriers.size ?? 0) > 0 &&
    events.some(({ payload }) => payload.merged !== undefined));

export interface ChangesAsked {
  /** The cursor held. */
  readonly after: number;
  /** Most events taken into one answer. */
  readonly limit: number;
}

/**
 * [F1] What an audience has missed since a cursor, as it now stands, and the cursor to ask with next. [F3] `next`
 * steps over what they may not see. Refuses `resnapshot` where the cursor is not of this store or too far behind, or
 * what they reach may be another now.
 */
export const changesOf = async (
  reads: Reads,
  audience: Audience,
  { after, limit }: ChangesAsked,
  at: number,
): Promise<Changes | Refusal> => {
  // Read first: what is committed meanwhile is then not stepped over.
  const latest = await reads.latestSeq();
  if (after > latest || latest - after > farthestBehind) return refusal("resnapshot");
  const { topics } = audience;
  const events = topics
    ? await reads.eventsOn(topics, after, limit)
    : await reads.events(after, limit);
  if (reachMayHaveChanged(events, audience)) return refusal("resnapshot");
  const last = events.at(-1)?.seq ?? after;
  const more = events.length === limit && last < latest;
  const items = (await itemsOf(events, reads, at))(audience);
  return { items, next: more ? last : Math.max(last, latest), more, serverTime: iso(at) };
};

/** As `changesOf`, for whoever calls. Refuses `not-allowed` for those who may not follow along. */
export const changesFor = async (
  reads: Reads,
  caller: Caller,
  asked: ChangesAsked,
  at: number,
): Promise<Changes | Refusal> => {
  const audience = audienceOf(caller, await reads.reference());
  return audience ? changesOf(reads, audience, asked, at) : refusal("not-allowed");
};
