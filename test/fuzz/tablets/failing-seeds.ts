import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("./failing-seeds.json", import.meta.url);

export interface FailingSeed {
  readonly seed: number;
  readonly found: string;
}

/** Seeds that once found something: run before all others, for ever. */
export const failingSeeds = (): readonly FailingSeed[] =>
  JSON.parse(readFileSync(file, "utf8")) as readonly FailingSeed[];

/** Adds those that are not there yet. */
export const keepSeeds = (found: readonly FailingSeed[]): void => {
  const kept = failingSeeds();
  const fresh = found.filter(({ seed }) => kept.every((one) => one.seed !== seed));
  if (fresh.length > 0) writeFileSync(file, `${JSON.stringify([...kept, ...fresh], null, 2)}\n`);
};
