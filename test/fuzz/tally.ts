/** How often each status came, by something: row → status → how many. */
export type Counts = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** What came of a run, or of several taken together. */
export interface Tally {
  readonly requests: number;
  readonly byGroup: Counts;
  readonly byOperation: Counts;
}

export interface Counter {
  readonly add: (row: string, status: number, count?: number) => void;
  readonly counts: Counts;
}

export const makeCounter = (rows: readonly string[] = []): Counter => {
  const counts = new Map(rows.map((row) => [row, new Map<number, number>()]));
  return {
    counts,
    add: (row, status, count = 1) => {
      const mine = counts.get(row) ?? new Map<number, number>();
      counts.set(row, mine);
      mine.set(status, (mine.get(status) ?? 0) + count);
    },
  };
};

const merged = (all: readonly Counts[]): Counts => {
  const { add, counts } = makeCounter(all.flatMap((one) => [...one.keys()]));
  for (const one of all)
    for (const [row, mine] of one) for (const [status, count] of mine) add(row, status, count);
  return counts;
};

export const together = (tallies: readonly Tally[]): Tally => ({
  requests: tallies.reduce((sum, { requests }) => sum + requests, 0),
  byGroup: merged(tallies.map(({ byGroup }) => byGroup)),
  byOperation: merged(tallies.map(({ byOperation }) => byOperation)),
});

export const tries = (counts: Counts, row: string): number =>
  [...(counts.get(row)?.values() ?? [])].reduce((sum, count) => sum + count, 0);

export const successes = (counts: Counts, row: string): number =>
  [...(counts.get(row) ?? [])].reduce(
    (sum, [status, count]) => (status >= 200 && status < 300 ? sum + count : sum),
    0,
  );

/** Operations that were never once answered well: of those, nothing behind the door was tried. */
export const neverAnsweredWell = (byOperation: Counts): readonly string[] =>
  [...byOperation.keys()].filter((name) => successes(byOperation, name) === 0);
