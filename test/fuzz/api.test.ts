import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { roles } from "../../shared/domain/access-shape.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { sendRandomRequests } from "./random-requests.ts";
import { statusTable } from "./status-table.ts";

// A seed that once found something stays here for ever; `npm run fuzz:api -- --requests 100000 --seed N` looks for more.
const seeds = [1, 20_261_122];
const requests = 1_200;

let server: TestServer;
beforeEach(async () => {
  server = await aServer();
});
afterEach(() => server.close());

describe("random requests as anybody", { timeout: 120_000 }, () => {
  it.each(seeds)(
    "[X24] of seed %i are answered as the contract says, and none with a failure",
    async (seed) => {
      const ran = await sendRandomRequests(server, seed, requests);
      expect(ran.failures).toEqual([]);
      expect(server.logged.filter((line) => line.includes("a call failed"))).toEqual([]);
      expect([...ran.statuses.keys()]).toEqual(
        expect.arrayContaining(["nobody", "tablet", ...roles]),
      );
      // A run that never gets past the door would prove nothing.
      expect(ran.succeeded.size).toBeGreaterThan(ran.operations.length / 2);
      expect(statusTable(ran)).toContain("| administrator |");
    },
  );

  it("are seen to fail where the server does", async () => {
    const { reads } = server.store;
    const broken = { ...reads, accounts: () => Promise.reject(new Error("broken")) };
    Object.assign(server.store.reads, broken);
    const ran = await sendRandomRequests(server, 1, 600);
    expect(ran.failures.length).toBeGreaterThan(0);
    expect(ran.failures.every(({ answer }) => answer.status === 500)).toBe(true);
  });
});
