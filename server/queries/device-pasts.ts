import type { DeviceChain } from "../../shared/domain/findings/device-findings.ts";
import type { FindingPlaces } from "../../shared/domain/findings/history.ts";
import { dueTime } from "../../shared/domain/findings/silences.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { DeviceRow, Reads } from "../store/ports.ts";

/** So many numbers of a tablet's chain are read at once; the newest are all that is looked at when it is marked. */
const linksAtOnce = 2_000;
/**
 * So far back a post's silence is looked for, and what a chain lacks, whose time to come in must be over first; what was found
 * before stands.
 */
export const silenceBackMs = 48 * 3_600_000;

/** How many scans are read at once to tell how busy posts are. */
const scansAtOnce = 5_000;

/** Moments, ISO, by post. */
export type TimesAt = ReadonlyMap<string, readonly string[]>;
/** When vehicles must have come by posts unseen. */
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
export const neighboursOf = (checkpoint: string, places: FindingPlaces): string[] => [
  ...new Set(
    (places.corridorsAt.get(checkpoint) ?? []).flatMap(({ posts }) => {
      const along = [...posts].sort((a, b) => a.km - b.km).map((post) => post.checkpoint);
      const here = along.indexOf(checkpoint);
      return [along[here - 1], along[here + 1]].flatMap((post) => post ?? []);
    }),
  ),
];

/**
 * A tablet's chain, without how busy its post is: its newest numbers, and all that it made since a time (ms), where one is said.
 * `rest`: between what is read at once.
 */
export const chainOf = async (
  reads: Reads,
  device: DeviceRow,
  since = Number.POSITIVE_INFINITY,
  rest: () => Promise<void> = () => Promise.resolve(),
): Promise<DeviceChain> => {
  let from = Math.max(1, device.lastSeq - linksAtOnce);
  let page = await reads.chainLinks(device.id, from, Number.MAX_SAFE_INTEGER);
  const links = [...page];
  while (from > 1 && page.some(({ at }) => ms(at) >= since)) {
    await rest();
    const before = from;
    from = Math.max(1, before - linksAtOnce);
    page = await reads.chainLinks(device.id, from, before);
    links.push(...page);
  }
  return {
    device: device.id,
    checkpoint: device.checkpoint,
    from,
    links,
    atPost: [],
    around: [],
    due: [],
  };
};

/**
 * When there was scanned at each post since a time (ms), ISO: read once for all of them, a page after the other.
 * `rest`: between the pages.
 */
export const scanTimes = async (
  reads: Pick<Reads, "scannedSince">,
  since: number,
  rest: () => Promise<void>,
): Promise<TimesAt> => {
  const times = new Map<string, string[]>();
  for (let after = 0; ; ) {
    const page = await reads.scannedSince(since, after, scansAtOnce);
    for (const { checkpoint, at } of page) {
      const here = times.get(checkpoint);
      if (here) here.push(iso(at));
      else times.set(checkpoint, [iso(at)]);
    }
    const last = page.at(-1);
    if (!last) return times;
    after = last.seq;
    await rest();
  }
};

/** What is known of posts at a moment, for all their tablets. */
export interface PostsSeen {
  readonly times: TimesAt;
  readonly due: TimesAt;
  /** When they were looked at, ms. */
  readonly at: number;
}

/** Chains of all tablets at work at a post, with how busy it is. */
export const chainsAt = async (
  reads: Reads,
  checkpoint: string,
  devices: readonly DeviceRow[],
  places: FindingPlaces,
  { times, due, at }: PostsSeen,
  rest: () => Promise<void>,
): Promise<readonly DeviceChain[]> => {
  const pace = {
    atPost: times.get(checkpoint) ?? [],
    around: neighboursOf(checkpoint, places).flatMap((post) => times.get(post) ?? []),
    due: due.get(checkpoint) ?? [],
  };
  const chains: DeviceChain[] = [];
  for (const device of devices)
    chains.push({ ...(await chainOf(reads, device, at - silenceBackMs, rest)), ...pace });
  return chains;
};
