import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestServer } from "../build/a-server.ts";
import { anInstallation } from "./an-installation.ts";
import { callerGroups } from "./callers.ts";
import { sendRandomRequests } from "./random-requests.ts";
import { statusTable } from "./status-table.ts";
import { neverAnsweredWell } from "./tally.ts";

// A seed that once found something stays here for ever; `npm run fuzz:api -- --each 100000 --seed N` looks for more.
const seeds = [1, 20_261_122];
/** Every operation is answered well by then, nearly always; chance is given more before it is called a failure. */
const run = { requests: 1_500, most: 12_000 };

let server: TestServer;
beforeEach(async () => {
  server = await anInstallation();
});
afterEach(() => server.close());

describe("random requests as anybody", { timeout: 300_000 }, () => {
  it.each(seeds)(
    "[X24] of seed %i are answered as the contract says, none with a failure, and each operation well at least once",
    async (seed) => {
      const ran = await sendRandomRequests(server, seed, run);
      expect(ran.failures).toEqual([]);
      expect(server.logged.filter((line) => line.includes("a call failed"))).toEqual([]);
      expect([...ran.byGroup.keys()]).toEqual(callerGroups);
      // A run that never gets past the door of an operation would prove nothing of it.
      expect(neverAnsweredWell(ran.byOperation), statusTable("operation", ran.byOperation)).toEqual(
        [],
      );
    },
  );

  it("are seen to fail where the server does", async () => {
    const { reads } = server.store;
    const broken = { ...reads, accounts: () => Promise.reject(new Error("broken")) };
    Object.assign(server.store.reads, broken);
    const ran = await sendRandomRequests(server, 1, { requests: 600 });
    expect(ran.failures.length).toBeGreaterThan(0);
    expect(ran.failures.every(({ answer }) => answer.status === 500)).toBe(true);
  });
});
