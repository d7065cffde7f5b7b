import "fake-indexeddb/auto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failingSeeds } from "./tablets/failing-seeds.ts";
import { addUp, againBy, faults, happenedTable } from "./tablets/happened.ts";
import { type Installation, makeInstallation } from "./tablets/installation.ts";
import { runSeed } from "./tablets/run.ts";
import { serverHere } from "./tablets/server.ts";
import type { Happened } from "./tablets/world.ts";

/** All of them where a change is handed in; at one's own desk as many as meet every fault. */
const runs = process.env.CI ? 500 : 200;
const atOnce = 50;
const rounds = Array.from({ length: runs / atOnce }, (_, n) => ({
  from: n * atOnce + 1,
  to: (n + 1) * atOnce,
}));

let installation: Installation;
const happened: Happened = new Map();
beforeAll(async () => {
  installation = await makeInstallation();
}, 120_000);
afterAll(() => installation.remove());

/** What went wrong with a seed, and how to run it again; nothing where all was well. */
const failuresOf = async (seed: number): Promise<readonly string[]> => {
  const ran = await runSeed(seed, { installation, openServer: serverHere });
  addUp(happened, ran.happened);
  return ran.failures.length === 0 ? [] : [againBy(seed), ...ran.failures];
};

describe("three to eight tablets and their server, with crashes simulated in process", {
  timeout: 300_000,
}, () => {
  it.each(failingSeeds())("seed $seed, which found that $found", async ({ seed }) => {
    expect(await failuresOf(seed)).toEqual([]);
  });

  it.each(rounds)(
    "[O1] [O2] [O3] [O4] [F1] [F2] [F11] [S3] [S5] [T5] end equal, each scan on record once and in order: seeds $from to $to",
    async ({ from, to }) => {
      const failures: string[] = [];
      for (let seed = from; seed <= to; seed += 1) failures.push(...(await failuresOf(seed)));
      expect(failures).toEqual([]);
    },
  );

  it("met every fault there is, many times", () => {
    const rare = faults.filter((fault) => (happened.get(fault) ?? 0) < runs / 20);
    expect(rare, happenedTable(happened)).toEqual([]);
  });
});
