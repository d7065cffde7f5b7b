import type { z } from "zod";
import type { Daily, dailyQuery, PostDays, postDayQuery } from "../../shared/contract/daily.ts";
import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { scopesFor } from "../../shared/domain/access.ts";
import { type Day, dayOf } from "../../shared/domain/daily.ts";
import { delayKind } from "../../shared/domain/delay.ts";
import { type Reach, reachOf } from "../../shared/domain/expand-scope.ts";
import { type DayDelay, postDays } from "../../shared/domain/post-day.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import { placesOf } from "../places.ts";
import type { Reads } from "../store/ports.ts";

/** [R10] A day that has begun; of one to come there is nothing to tell, and no figure of today's is passed off as its. */
const dayBegun = (day: string, at: number): Day | Refusal => {
  const asked = dayOf(day, at);
  return asked.from > at ? refusal("invalid-input", { day: "day-to-come" }) : asked;
};

/**
 * [R10] The table of a day. Everybody's is made of the same trips; of areas out of reach nothing is said, and one that is
 * asked for by name is `not-found`. A day that has not begun is `invalid-input`.
 */
export const dailyFor = async (
  reads: Reads,
  caller: Caller,
  { day, area }: z.output<typeof dailyQuery>,
  at: number,
): Promise<Daily | Refusal> => {
  const asked = dayBegun(day, at);
  if (isRefusal(asked)) return asked;
  const reference = await reads.reference();
  const grants = caller.kind === "person" ? caller.grants : [];
  const { all, areas } = reachOf(scopesFor(grants, "trip.read"), reference);
  const mine = reference.areas.filter(({ id }) => all || areas.has(id));
  const ids = new Set(mine.map(({ id }) => id));
  if (area !== undefined && !ids.has(area)) return refusal("not-found");
  const tops = mine.filter(({ id, parent }) =>
    area === undefined ? parent === null || !ids.has(parent) : id === area,
  );
  const shown = tops.flatMap((top) => [
    top.id,
    ...mine.filter(({ parent }) => parent === top.id).map(({ id }) => id),
  ]);
  const { checkpoints, endpoints } = placesOf(reference);
  const wanted = new Set(shown);
  const areasOf = new Map(
    [...endpoints, ...checkpoints].map(([id, lies]) => [id, lies.filter((one) => wanted.has(one))]),
  );
  const rows = shown.length === 0 ? [] : await reads.areaDays(asked, areasOf);
  const byArea = new Map(rows.map((row) => [row.area, row]));
  return { day, asOf: iso(asked.asOf), items: shown.flatMap((id) => byArea.get(id) ?? []) };
};

const pageOfDelays = 200;

/** Delays that drivers reported on a day, the latest first. */
const delaysOf = async (
  reads: Reads,
  reach: Reach,
  { from, until }: Day,
): Promise<readonly DayDelay[]> => {
  const found: DayDelay[] = [];
  for (let cursor: string | undefined; ; ) {
    const asked = { kinds: [delayKind], cursor, limit: pageOfDelays };
    const page = await reads.findAlerts(asked, reach);
    for (const { checkpoint, number, plate, at: since, firstAt: at } of page.items)
      if (checkpoint !== null && ms(at) >= from && ms(at) < until)
        found.push({ checkpoint, alert: number, plate, since, at });
    // Numbers are given as reports come in: what follows is older still.
    if (page.next === null || ms(page.items.at(-1)?.firstAt ?? "") < from) return found;
    cursor = page.next;
  }
};

/** [E4] The table of a day by post, of the posts that the caller reaches. A day that has not begun is `invalid-input`. */
export const postDaysFor = async (
  reads: Reads,
  caller: Caller,
  { day }: z.output<typeof postDayQuery>,
  at: number,
): Promise<PostDays | Refusal> => {
  const asked = dayBegun(day, at);
  if (isRefusal(asked)) return asked;
  const grants = caller.kind === "person" ? caller.grants : [];
  const reach = reachOf(scopesFor(grants, "alert.read"), await reads.reference());
  const within = ({ checkpoint }: { readonly checkpoint: string }): boolean =>
    reach.all || reach.checkpoints.has(checkpoint);
  const { scans, refusals } = await reads.dayOnRecord(asked);
  const delays = await delaysOf(reads, reach, asked);
  const items = postDays({ scans: scans.filter(within), refusals }, delays.filter(within));
  return { day, asOf: iso(asked.asOf), items };
};
