import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canPrint } from "../../server/outbound/print/printer.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { aPass } from "../build/a-pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { canReadPdf, infoOf, textOf } from "../build/a-print.ts";
import { aServer, type TestServer } from "../build/a-server.ts";

describe("many passes", { timeout: 300_000 }, () => {
  const count = 5_000;
  const ids = Array.from({ length: count }, (_, n) => toPassId(9, 1, n));
  let server: TestServer;
  let cookie: string;

  beforeAll(async () => {
    server = await aServer();
    cookie = await server.cookie("registrar");
    await server.store.write(async (tx) => {
      for (const [n, id] of ids.entries())
        await tx.putPass(
          aPass({
            id,
            plate: aPlate(`61C-${String(10_000 + n)}`),
            shortCode: makeShortCode(2_000_000 + n),
            token: `GL1:${String(n).padStart(200, "0")}`,
          }),
          "",
        );
    });
  }, 120_000);
  afterAll(() => server.close());

  /** Asks for a file and answers with it once it is whole, or what there is when it is enough. */
  const stream = (
    enough: (bytes: number) => boolean,
  ): Promise<{ bytes: Buffer; firstMs: number; allMs: number }> =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const content = JSON.stringify({ passes: ids, paper: "a5" });
      const asked = request(
        `${server.url}/api/passes/print`,
        {
          method: "POST",
          headers: {
            cookie,
            origin: server.url,
            "content-type": "application/json",
            "content-length": Buffer.byteLength(content),
          },
        },
        (response) => {
          expect(response.statusCode).toBe(200);
          const pieces: Buffer[] = [];
          let [bytes, firstMs] = [0, 0];
          const done = (): void =>
            resolve({ bytes: Buffer.concat(pieces), firstMs, allMs: performance.now() - began });
          response.on("data", (piece: Buffer) => {
            firstMs ||= performance.now() - began;
            pieces.push(piece);
            bytes += piece.length;
            if (enough(bytes)) {
              asked.destroy();
              done();
            }
          });
          response.on("end", done);
          response.on("error", () => {});
        },
      );
      asked.on("error", reject);
      asked.end(content);
    });

  it("[G5] leave as they are made, and while they are nobody waits for them", async () => {
    const tablet = await server.tablet();
    let over = false;
    const slowest = async (): Promise<number> => {
      let most = 0;
      while (!over) {
        const from = performance.now();
        await server
          .anyone()
          .post("/api/scans")
          .send(tablet.batch([tablet.scan()]))
          .expect(200);
        most = Math.max(most, performance.now() - from);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return most;
    };
    const waited = slowest();
    const { bytes, firstMs, allMs } = await stream(() => false);
    over = true;
    expect(firstMs).toBeLessThan(allMs / 5);
    // A page takes some milliseconds, a file of them half a minute.
    expect(await waited).toBeLessThan(Math.min(2_000, allMs / 4));
    expect(bytes.toString("latin1").split("/Type /Page\n")).toHaveLength(count + 1);
    expect(bytes.length / count).toBeLessThan(16_000);
    if (!canReadPdf) return;
    expect(infoOf(bytes).get("Pages")).toBe(String(count));
    const pages = textOf(bytes);
    expect(pages).toHaveLength(count);
    for (const n of [0, 1, 2_499, 4_999])
      expect(pages[n]).toContain(formatPlate(aPlate(`61C-${String(10_000 + n)}`)));
  });

  /** Asks for a file and goes away some time later, whatever came. */
  const giveUp = (afterMs: number): Promise<void> =>
    new Promise((resolve) => {
      const asked = request(`${server.url}/api/passes/print`, {
        method: "POST",
        headers: { cookie, origin: server.url, "content-type": "application/json" },
      });
      asked.on("error", () => {});
      asked.on("close", () => resolve());
      asked.end(JSON.stringify({ passes: ids, paper: "a5" }));
      setTimeout(() => asked.destroy(), afterMs);
    });

  it("[G5] end with who asked for them, before their first bytes too", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => giveUp(20 * n)));
    await expect.poll(canPrint, { timeout: 10_000 }).toBe(true);
    // As many as may be under way at once, each given up after its first pages: there is room again for the next.
    await Promise.all(Array.from({ length: 16 }, () => stream((bytes) => bytes > 200_000)));
    await expect.poll(canPrint, { timeout: 10_000 }).toBe(true);
    const { bytes } = await stream((all) => all > 100_000);
    expect(bytes.length).toBeGreaterThan(100_000);
  });
});
