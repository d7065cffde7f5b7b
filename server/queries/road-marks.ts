import type { RoadMarkQuery, RoadMarkSeen } from "../../shared/contract/road-marks.ts";
import { ms } from "../../shared/domain/time.ts";
import { markEnd, type RoadMarkEntry } from "../../shared/domain/travel/road-mark.ts";
import type { Page, Reads } from "../store/ports.ts";

const dayMs = 86_400_000;

/** Marks with the names of those who set them and took them back. */
export const presentMarks = async (
  reads: Pick<Reads, "account">,
  entries: readonly RoadMarkEntry[],
): Promise<RoadMarkSeen[]> => {
  const seen: RoadMarkSeen[] = [];
  for (const entry of entries) {
    const names: Record<string, string> = {};
    for (const id of new Set([entry.madeBy, entry.takenBack?.by ?? entry.madeBy]))
      names[id] = (await reads.account(id))?.displayName ?? id;
    seen.push({ ...entry, names });
  }
  return seen;
};

/** Its place in the list, as text that is in the same order. */
const placeOf = ({ madeAt, id }: RoadMarkEntry): string => `${ms(madeAt)}.${id}`;

/** A page of road marks, newest first: roads are everybody's, whoever may read any mark reads all. */
export const roadMarksFor = async (
  reads: Reads,
  { status, cursor, limit }: RoadMarkQuery,
  at: number,
): Promise<Page<RoadMarkSeen> & { items: RoadMarkSeen[] }> => {
  const isOver = (entry: RoadMarkEntry): boolean => {
    const end = markEnd(entry);
    return end !== null && ms(end) <= at - dayMs;
  };
  const rest = (await reads.reference()).roadMarks
    .filter((one) => isOver(one) === (status === "over"))
    .filter((one) => cursor === undefined || placeOf(one) < cursor)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  return { items: await presentMarks(reads, page), next: last ? placeOf(last) : null };
};
