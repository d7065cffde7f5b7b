import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mostPrinted } from "../../shared/contract/prints.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { aPass } from "../build/a-pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

describe.each(Object.entries(stores))(
  "all that is found, on %s",
  { timeout: 90_000 },
  (_, open) => {
    let server: TestServer;

    beforeAll(async () => {
      const { store } = await open();
      server = await aServer({ store });
      await server.store.write(async (tx) => {
        for (let n = 0; n < 120; n += 1)
          await tx.putPass(
            aPass({
              id: toPassId(1, 0, n),
              shortCode: makeShortCode(n),
              plate: aPlate(`93C-${10_000 + n}`),
              ...(n % 3 === 1 && { status: "revoked" as const }),
              ...(n % 3 === 2 && { validTo: at("08:00") }),
              ...(n >= 90 && { endpoint: "elsewhere", corridor: "ql14-bac", carrier: "other" }),
              ...(n === 0 && { validFrom: at("20:00") }),
            }),
            `93c${10_000 + n} xe ${n % 2 ? "le" : "chan"}`,
          );
        return true;
      });
    }, 90_000);
    afterAll(() => server.close());

    const found = async (query: object = {}, scope: "all" | "area" = "area") => {
      const agent = await server.as(
        "registrar",
        scope === "all" ? { kind: "all" } : { kind: "area", id: "binh-phuoc" },
      );
      return (await agent.get("/api/passes/found").query(query).expect(200)).body;
    };
    const chosen = (of: (n: number) => boolean, below = 90) =>
      Array.from({ length: below }, (_, n) => below - 1 - n)
        .filter((n) => n % 3 === 0 && of(n))
        .map((n) => ({ id: toPassId(1, 0, n), shortCode: makeShortCode(n) }));

    it("[L6] chooses every pass that is still good, those to come too, newest first, within reach", async () => {
      expect(await found()).toEqual({ items: chosen(() => true), more: false });
      expect(await found({}, "all")).toEqual({ items: chosen(() => true, 120), more: false });
      expect((await found({ q: "LẺ" })).items).toEqual(chosen((n) => n % 2 === 1));
      expect((await found({ q: "1000" })).items).toEqual(chosen((n) => n < 10));
      expect((await found({ status: "not-yet-valid" })).items).toEqual(chosen((n) => n === 0));
      expect((await found({ status: "revoked" })).items).toEqual([]);
      expect((await found({ status: "expired" })).items).toEqual([]);
    });
  },
);

it("[L6] chooses no more than are printed at once, and says that there are more", async () => {
  const server = await aServer();
  const registrar = await server.as("registrar");
  const put = (from: number, count: number) =>
    server.store.write(async (tx) => {
      for (let n = from; n < from + count; n += 1)
        await tx.putPass(
          aPass({
            id: toPassId(1, 0, n),
            shortCode: makeShortCode(n),
            plate: aPlate(`93H-${10_000 + n}`),
          }),
          `93h${10_000 + n}`,
        );
      return true;
    });
  const found = async () => (await registrar.get("/api/passes/found").query({ q: "93h" })).body;
  await put(0, mostPrinted);
  const all = await found();
  expect([all.items.length, all.more]).toEqual([mostPrinted, false]);
  await put(mostPrinted, 1);
  const more = await found();
  expect([more.items.length, more.more]).toEqual([mostPrinted, true]);
  expect(more.items[0].id).toBe(toPassId(1, 0, mostPrinted));
  await server.close();
}, 60_000);
