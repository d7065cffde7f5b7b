import type { Happened } from "./world.ts";

/** What the steps and the wire count, none of which may stay out: a fault that never comes proves nothing. */
export const faults = [
  "call dropped",
  "answer dropped",
  "call doubled",
  "call held up",
  "rubbish for an answer",
  "upload given up, arrives later",
  "late upload arrived",
  "old upload arrived again",
  "server crashed",
  "tablet killed",
  "tablet's power cut",
  "killed in the middle of a scan",
  "power cut in the middle of a scan",
  "tablet out of reach",
  "second page of a tablet",
  "clock set",
  "tablet new from its box",
  "correction",
  "same draft again",
  "pass registered",
  "pass revoked",
] as const;

export const addUp = (all: Happened, more: ReadonlyMap<string, number>): void => {
  for (const [what, times] of more) all.set(what, (all.get(what) ?? 0) + times);
};

/** Markdown: a line for each thing, with how often it happened. */
export const happenedTable = (all: ReadonlyMap<string, number>): string =>
  [
    "| what | times |",
    "| --- | --: |",
    ...[...all].sort().map(([what, times]) => `| ${what} | ${times} |`),
  ].join("\n");

/** How a seed is run again. */
export const againBy = (seed: number): string => `npm run fuzz:night -- --seed ${seed} --runs 1`;
