import type { DeviceChain } from "../../shared/domain/findings/device-findings.ts";
import type { FindingPlaces } from "../../shared/domain/findings/history.ts";
import { dueTime } from "../../shared/domain/findings/silences.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { DeviceRow, Reads } from "../store/ports.ts";

/** So many numbers back from its newest a tablet's chain is looked at. */
const linksBack = 2_000;
/** So far back a post's silence is looked for; what was found before stands. */
export const silenceBackMs = 48 * 3_600_000;

/** When vehicles must have come by posts unseen, ISO, by post. */
export type DueAt = Map<string, string[]>;

/** [A20] Adds what trips tell of posts on their way that did not see them. */
export const addDue = (due: DueAt, trips: readonly Trip[], places: FindingPlaces): void => {
  for (const trip of trips)
    for (const { checkpoint } of places.corridors.get(trip.corridor)?.posts ?? []) {
      const at = dueTime(trip, checkpoint, places);
      if (at !== null) due.set(checkpoint, [...(due.get(checkpoint) ?? []), iso(at)]);
    }
};

/** The posts before and after one on its corridors. */
const neighboursOf = (checkpoint: string, places: FindingPlaces): string[] => [
  ...new Set(
    (places.corridorsAt.get(checkpoint) ?? []).flatMap(({ posts }) => {
      const along = [...posts].sort((a, b) => a.km - b.km).map((post) => post.checkpoint);
      const here = along.indexOf(checkpoint);
      return [along[here - 1], along[here + 1]].flatMap((post) => post ?? []);
    }),
  ),
];

/** A tablet's chain, without how busy its post is. */
export const chainOf = async (reads: Reads, device: DeviceRow): Promise<DeviceChain> => {
  const from = Math.max(1, device.lastSeq - linksBack);
  return {
    device: device.id,
    checkpoint: device.checkpoint,
    from,
    links: await reads.chainLinks(device.id, from),
    atPost: [],
    around: [],
    due: [],
  };
};

/** Chains of all tablets at work at a post, with how busy it is. */
export const chainsAt = async (
  reads: Reads,
  checkpoint: string,
  devices: readonly DeviceRow[],
  places: FindingPlaces,
  due: DueAt,
  at: number,
): Promise<readonly DeviceChain[]> => {
  const since = at - silenceBackMs;
  const times = async (posts: readonly string[]): Promise<string[]> =>
    (await reads.scanTimesAt(posts, since)).map(iso);
  const pace = {
    atPost: await times([checkpoint]),
    around: await times(neighboursOf(checkpoint, places)),
    due: due.get(checkpoint) ?? [],
  };
  const chains: DeviceChain[] = [];
  for (const device of devices) chains.push({ ...(await chainOf(reads, device)), ...pace });
  return chains;
};
