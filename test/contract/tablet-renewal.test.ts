import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase, readMeta } from "../../client/checkpoint/database.ts";
import { passById } from "../../client/checkpoint/find-pass.ts";
import { loadOnFile } from "../../client/checkpoint/on-file.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { aPassNo, inSomeParts, movePlaces, putPasses, tabletGet } from "../build/a-snapshot.ts";
import { aTablet, broken, isPart, type TestTablet } from "../build/a-tablet.ts";
import { verifyByNode } from "../build/issuing-key.ts";

let server: TestServer;
let db: Database;
let opened = 0;
beforeEach(async () => {
  server = await aServer();
  opened += 1;
  db = await openDatabase(`tablet-renewal-${opened}`);
});
afterEach(async () => {
  db.close();
  await server.close();
});

const idOf = (n: number) => toPassId(1, 0, n)!;
const asksChanges = (path: string): boolean => path.startsWith("/api/changes");

/** As it would be after a day. */
const makeOld = async (): Promise<void> => {
  await db.put("meta", { ...(await readMeta(db, "parts"))!, takenAt: 0 }, "parts");
  server.clock.now += 3_600_000;
};

/** The tablet renews its snapshot, up to a part that waits on the line until it is let through. */
const renewUpTo = async (tablet: TestTablet, part: number): Promise<() => void> => {
  await makeOld();
  const device = await server.tablet();
  const line = Promise.withResolvers<void>();
  let parts = 0;
  await tablet.catchUp((path) => {
    if (!isPart(path)) return undefined;
    parts += 1;
    const reply = tabletGet(server, device, path);
    return parts < part ? reply : line.promise.then(() => reply);
  });
  await expect.poll(() => parts, { timeout: 10_000 }).toBe(part);
  return line.resolve;
};

describe("a tablet's snapshot", () => {
  it("[F10] [F11] is renewed within the day by the parts that changed, and takes in what stood over it", async () => {
    await putPasses(server, inSomeParts());
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    await putPasses(server, [aPassNo(3, { rev: 2 }), aPassNo(1_600)]);
    await tablet.catchUp();
    expect(await db.count("pass")).toBe(2);
    const before = await db.count("part");
    server.clock.now += 25 * 3_600_000;
    await tablet.catchUp();
    await expect.poll(() => db.count("pass"), { timeout: 10_000 }).toBe(0);
    await expect.poll(() => db.count("part"), { timeout: 10_000 }).toBe(before);
    expect((await readMeta(db, "parts"))?.takenAt).toBe(server.clock.now);
    expect(await passById(db, toPassId(1, 0, 3))).toMatchObject({ rev: 2 });
    expect(await passById(db, toPassId(1, 0, 1_600))).not.toBeNull();
    tablet.close();
  });

  it("[F10] a renewal is as old as it says, where the line breaks before what came since is heard", async () => {
    await putPasses(server, inSomeParts());
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    const taken = server.clock.now;
    await db.put("meta", { ...(await readMeta(db, "parts"))!, takenAt: 0 }, "parts");
    server.clock.now += 600_000;
    let heard = 0;
    await tablet.catchUp((path) => {
      heard += path.startsWith("/api/changes") ? 1 : 0;
      return heard > 1 ? broken() : undefined;
    });
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(2);
    expect((await readMeta(db, "parts"))?.takenAt).toBe(taken);
    expect((await readMeta(db, "sync"))?.asOf).toBe(taken);
    tablet.close();
  });

  it("[F10] a renewal of which a part is here no more changes nothing", async () => {
    await putPasses(server, inSomeParts());
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    await putPasses(server, [aPassNo(3, { rev: 2 })]);
    // The part with that pass comes; then all but passes, for which it waits.
    const letThrough = await renewUpTo(tablet, 2);
    await putPasses(server, [aPassNo(3, { rev: 3 })]);
    await movePlaces(server);
    const asked = await tablet.catchUp();
    expect(asked.some((path) => path.endsWith("/manifest"))).toBe(true);
    const before = await readMeta(db, "parts");
    const [rounds, paths] = [asked.filter(asksChanges).length, asked.length];
    letThrough();
    await expect
      .poll(() => asked.filter(asksChanges).length, { timeout: 10_000 })
      .toBeGreaterThan(rounds);
    // A round that waits its turn: had it been put in place, the tablet would have noticed by then and begun anew.
    const after = [...asked.slice(paths), ...(await tablet.catchUp())];
    expect(after.filter((path) => path.startsWith("/api/snapshot"))).toEqual([]);
    expect(await readMeta(db, "parts")).toEqual(before);
    expect(await passById(db, idOf(3))).toMatchObject({ rev: 3 });
    expect(await passById(db, idOf(565))).not.toBeNull();
    // Begun anew, the tablet knows as much as it does now.
    expect(tablet.onFile().corridor.size).toBeGreaterThan(0);
    expect(await loadOnFile(db, verifyByNode)).toEqual(tablet.onFile());
    tablet.close();
  });

  it("[F11] what is heard while a renewal comes stands over it, also where the line breaks then", async () => {
    await putPasses(server, inSomeParts());
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    const letThrough = await renewUpTo(tablet, 1);
    await putPasses(server, [aPassNo(3, { rev: 2 }), aPassNo(90)]);
    await tablet.catchUp();
    expect(await passById(db, idOf(3))).toMatchObject({ rev: 2 });
    const asked = await tablet.catchUp((path) => (asksChanges(path) ? broken() : undefined));
    letThrough();
    await expect.poll(() => asked.filter(asksChanges).length, { timeout: 10_000 }).toBe(2);
    expect((await readMeta(db, "parts"))?.takenAt).toBe(server.clock.now);
    expect(await passById(db, idOf(3))).toMatchObject({ rev: 2 });
    expect(await passById(db, idOf(90))).not.toBeNull();
    tablet.close();
  });

  it("[F1] two pages of one tablet miss nothing, where one puts an older snapshot under what the other heard", async () => {
    await putPasses(server, inSomeParts());
    const [one, other] = [await aTablet(server, db), await aTablet(server, db)];
    await one.catchUp();
    const letThrough = await renewUpTo(one, 1);
    // The other does not renew it, too.
    await db.put("meta", { names: [], takenAt: server.clock.now }, "parts");
    const cursor = async () => (await readMeta(db, "sync"))?.cursor;
    const before = await cursor();
    const device = await server.tablet();
    const { id, plate } = aPassNo(3);
    const scan = device.scan({ pass: id, plate, at: iso(server.clock.now) });
    await server
      .anyone()
      .post("/api/scans")
      .send(device.batch([scan]))
      .expect(200);
    await other.catchUp();
    expect(await db.get("trip", scan.id)).toBeDefined();
    await one.catchUp((path) => (asksChanges(path) ? broken() : undefined));
    letThrough();
    await expect.poll(cursor, { timeout: 10_000 }).toBe(before);
    expect(await db.get("trip", scan.id)).toBeUndefined();
    await other.catchUp();
    expect(await db.get("trip", scan.id)).toBeDefined();
    expect(await cursor()).toBe(await server.store.reads.latestSeq());
    one.close();
    other.close();
  });
});
