import "fake-indexeddb/auto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addUp, happenedTable } from "../fuzz/tablets/happened.ts";
import { type Installation, makeInstallation } from "../fuzz/tablets/installation.ts";
import { runSeed } from "../fuzz/tablets/run.ts";
import { serverApart } from "../fuzz/tablets/server.ts";
import type { Happened } from "../fuzz/tablets/world.ts";

/** With the eight of `test/journey/killed.test.ts`, where a real browser is killed as well, it is twenty. */
const seeds = Array.from({ length: 12 }, (_, n) => 9_001 + n);

let installation: Installation;
const happened: Happened = new Map();
beforeAll(async () => {
  installation = await makeInstallation();
});
afterAll(() => installation.remove());

describe("simulated tablets and a server in a process of its own, which SIGKILL ends", () => {
  it.each(seeds)("[S2] [S3] [S5] [O3] [O4] end equal: seed %i", async (seed) => {
    const ran = await runSeed(seed, {
      installation,
      openServer: serverApart,
      surelyCrashes: true,
    });
    addUp(happened, ran.happened);
    expect(ran.failures, `seed ${seed} failed`).toEqual([]);
  });

  it("killed the server in each of them", () => {
    const kills = happened.get("server crashed");
    expect(kills, happenedTable(happened)).toBeGreaterThanOrEqual(seeds.length);
  });
});
