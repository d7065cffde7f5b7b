import { ms } from "../../../shared/domain/time.ts";
import {
  isPerson,
  mostHits,
  type PersonTold,
  type WatchTold,
} from "../../../shared/domain/watch.ts";
import { paperHashIn } from "../../api/paper-hash.ts";

/** Where and when a paper is shown. */
export interface ShownAt {
  /** Ids of the area the post lies in and those above. */
  readonly areas: readonly string[];
  /** At some moment from then to then, true ms. */
  readonly from: number;
  readonly until: number;
}

/**
 * [W10] The entries in force there and then that watch whoever's paper has this whole number; nothing of the number is
 * kept. Last characters alone are asked about nowhere: four alike are nobody.
 */
export const personMet = async (
  entries: Iterable<WatchTold>,
  { areas, from, until }: ShownAt,
  number: string,
): Promise<readonly PersonTold[]> => {
  const met: PersonTold[] = [];
  for (const entry of entries) {
    if (!isPerson(entry) || !areas.includes(entry.area)) continue;
    if (ms(entry.from) > until || from >= ms(entry.until)) continue;
    const { trace } = entry.watched;
    if (trace && (await paperHashIn(trace.salt, number)) === trace.hash) met.push(entry);
  }
  return met.slice(0, mostHits);
};
