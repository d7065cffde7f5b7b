import { afterEach, describe, expect, it } from "vitest";
import { toPassId } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { aPass } from "../build/a-pass.ts";
import { aServer, type ServerOptions, type TestServer } from "../build/a-server.ts";
import { at } from "../build/times.ts";

let server: TestServer;
afterEach(() => server.close());

/** A registry that takes long to search: `search` is all that is looked through. */
const aRegistry = async (
  passes: number,
  search: string,
  change: Parameters<typeof aPass>[0] = {},
  options: ServerOptions = {},
): Promise<void> => {
  server = await aServer(options);
  await server.store.write(async (tx) => {
    for (let n = 0; n < passes; n += 1) {
      const ids = { id: toPassId(1, 0, n), shortCode: makeShortCode(n) };
      await tx.putPass(aPass({ ...ids, ...change }), search);
    }
  });
};

describe("reads that take long", () => {
  it("[S17] scans are taken and snapshots given while a report is still being read", async () => {
    // Every place of such a plate is nearly a match, which is found out at the last letter.
    const over = { validFrom: at("07:00", -9), validTo: at("07:00", -8) };
    await aRegistry(300, "", { plate: "A".repeat(100_000) as Plate, ...over });
    const registrar = await server.as("registrar");
    const commander = await server.as("commander");
    const device = await server.tablet("tan-lap");

    let read = false;
    const report = registrar
      .get("/api/passes")
      .query({ plate: `${"A".repeat(18)}B` })
      .then((reply) => {
        read = true;
        return reply;
      });
    // It has reached the server before the first scan does.
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (let n = 0; n < 20; n += 1) {
      const upload = server.anyone().post("/api/scans");
      // Of none of these passes, whose plates are no plates.
      const scan = device.scan({ pass: toPassId(1, 9, 9) });
      const reply = await upload.send(device.batch([scan]));
      expect(reply.body.results).toMatchObject([{ result: "recorded" }]);
    }
    expect((await commander.get("/api/snapshot")).status).toBe(200);
    expect(read).toBe(false);
    expect((await report).body).toMatchObject({ items: [], total: 0 });
  }, 60_000);

  it("[S17] a list of many parts comes whole and in order", async () => {
    await aRegistry(3_500, "");
    const device = await server.tablet("tan-lap");
    const reply = await server
      .anyone()
      .get("/api/snapshot")
      .set("authorization", device.authorization("GET", "/api/snapshot", server.clock.now));
    const passes = reply.body.items.filter(({ kind }: { kind: string }) => kind === "pass");
    expect(passes.map(({ id }: { id: string }) => id)).toEqual(
      Array.from({ length: 3_500 }, (_, n) => toPassId(1, 0, n)),
    );
  });

  it("[S18] one that needs too much is refused, and the next is served", async () => {
    await aRegistry(40, "", { origin: "TP. Thủ Đức ".repeat(40_000) }, { readerMemoryMb: 24 });
    const newest = { id: toPassId(1, 0, 100), shortCode: makeShortCode(100) };
    await server.store.write((tx) => tx.putPass(aPass(newest), ""));
    const registrar = await server.as("registrar");
    const tooMuch = await registrar.get("/api/passes").query({ limit: 200 });
    expect(tooMuch.status).toBe(503);
    expect(tooMuch.body).toMatchObject({ code: "not-ready", title: "Máy chủ chưa sẵn sàng" });
    expect(server.logged.join("\n")).toContain("the store did not answer");
    const enough = await registrar.get("/api/passes").query({ limit: 1 });
    expect(enough.status).toBe(200);
    expect(enough.body.items).toHaveLength(1);
  });
});
