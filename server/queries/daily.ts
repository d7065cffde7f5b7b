import type { z } from "zod";
import type { Daily, dailyQuery, PostDays, postDayQuery } from "../../shared/contract/daily.ts";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { scopesFor } from "../../shared/domain/access.ts";
import { dayOf } from "../../shared/domain/daily.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { postDays } from "../../shared/domain/post-day.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import { placesOf } from "../places.ts";
import type { Reads } from "../store/ports.ts";

/**
 * [R10] The table of a day. Everybody's is made of the same trips; of areas out of reach nothing is said, and one that is
 * asked for by name is `not-found`.
 */
export const dailyFor = async (
  reads: Reads,
  caller: Caller,
  { day, area }: z.output<typeof dailyQuery>,
  at: number,
): Promise<Daily | Refusal> => {
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
  const asked = dayOf(day, at);
  const rows = shown.length === 0 ? [] : await reads.areaDays(asked, areasOf);
  const byArea = new Map(rows.map((row) => [row.area, row]));
  return { day, asOf: iso(asked.asOf), items: shown.flatMap((id) => byArea.get(id) ?? []) };
};

/** [C4] The table of a day by post, of the posts that the caller reaches. */
export const postDaysFor = async (
  reads: Reads,
  caller: Caller,
  { day }: z.output<typeof postDayQuery>,
  at: number,
): Promise<PostDays> => {
  const grants = caller.kind === "person" ? caller.grants : [];
  const { all, checkpoints } = reachOf(scopesFor(grants, "alert.read"), await reads.reference());
  const asked = dayOf(day, at);
  const { scans, refusals } = await reads.dayOnRecord(asked);
  const within = scans.filter(({ checkpoint }) => all || checkpoints.has(checkpoint));
  return { day, asOf: iso(asked.asOf), items: postDays({ scans: within, refusals }) };
};
