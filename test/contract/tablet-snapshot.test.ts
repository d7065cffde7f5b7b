import "fake-indexeddb/auto";
import { deflateSync, inflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deviceCall } from "../../client/api/device-call.ts";
import { type Database, openDatabase, readMeta } from "../../client/checkpoint/database.ts";
import {
  passByCode,
  passById,
  passesLike,
  passForPlate,
} from "../../client/checkpoint/find-pass.ts";
import { recordScan } from "../../client/checkpoint/outbox.ts";
import { giveUpPasses, passesGivenUp } from "../../client/checkpoint/room.ts";
import { makeUploader } from "../../client/checkpoint/upload.ts";
import { rotateKey } from "../../server/commands/rotate-key.ts";
import { joinParts } from "../../shared/domain/joined-parts.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aDisk } from "../build/a-disk.ts";
import { aPlate } from "../build/a-plate.ts";
import { aScan } from "../build/a-scan.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import {
  aPassNo,
  inSomeParts,
  movePlaces,
  numbersOfManyParts,
  putPasses,
  tabletGet,
} from "../build/a-snapshot.ts";
import { aTablet, broken, isPart } from "../build/a-tablet.ts";

let server: TestServer;
let db: Database;
let opened = 0;
beforeEach(async () => {
  server = await aServer();
  opened += 1;
  db = await openDatabase(`tablet-snapshot-${opened}`);
});
afterEach(async () => {
  db.close();
  await server.close();
});

describe("a tablet's snapshot", () => {
  it("[F9] is looked through by id, code, plate and part of a plate", async () => {
    const trailer = aPlate("51R-123.45");
    await putPasses(server, [...inSomeParts(), aPassNo(1_300, { trailerPlate: trailer })]);
    const tablet = await aTablet(server, db);
    const asked = await tablet.catchUp();
    expect(asked.filter(isPart).length).toBeGreaterThan(2);
    expect(asked).not.toContain("/api/snapshot");
    expect(tablet.state()).toMatchObject({ trouble: null, asOf: server.clock.now, coming: null });
    const wanted = aPassNo(565);
    const { id } = wanted;
    expect(await passById(db, id)).toMatchObject({ id, plate: wanted.plate });
    expect(await passById(db, "1-0-5")).toMatchObject({ id: "1-0-5" });
    expect(await passById(db, "1-0-9999")).toBeNull();
    expect(await passByCode(db, wanted.shortCode)).toMatchObject({ id });
    expect(await passByCode(db, wanted.shortCode.slice(1))).toBeNull();
    expect(await passForPlate(db, wanted.plate, server.clock.now)).toMatchObject({ id });
    expect(await passForPlate(db, aPlate("93C1056"), server.clock.now)).toBeNull();
    const withTrailer = toPassId(1, 0, 1_300);
    expect(await passForPlate(db, trailer, server.clock.now)).toMatchObject({ id: withTrailer });
    // What an eye confuses is suggested, the exact spelling first.
    const like = await passesLike(db, "10565", 6);
    expect(like.map(({ plate }) => plate)).toEqual(["93C10565"]);
    expect((await passesLike(db, "93C-IO56", 20)).length).toBe(10);
    expect(tablet.onFile().checkpoint.size).toBeGreaterThan(0);
    tablet.close();
  });

  it("[F10] parts that an earlier version wrote, in one line, go on serving", async () => {
    await putPasses(server, inSomeParts());
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    for (const part of await db.getAll("part")) {
      const passes = JSON.parse(inflateSync(part.bytes).toString());
      const bytes = new Uint8Array(deflateSync(JSON.stringify(passes)));
      await db.put("part", { ...part, bytes });
    }
    for (const { id, plate } of inSomeParts())
      expect(await passById(db, id)).toMatchObject({ id, plate });
    tablet.close();
  });

  it("[F10] cut in the middle goes on where it was, and until then the old one serves", async () => {
    await putPasses(server, inSomeParts());
    const tablet = await aTablet(server, db);
    let through = 0;
    const first = await tablet.catchUp((path) => {
      if (!isPart(path)) return undefined;
      through += 1;
      return through > 2 ? broken() : undefined;
    });
    expect(tablet.state()).toMatchObject({ trouble: "unreachable", asOf: null });
    expect(await passById(db, toPassId(1, 0, 3))).toBeNull();
    expect(tablet.onFile().checkpoint.size).toBe(0);
    const got = new Set(await db.getAllKeys("part"));
    expect(got.size).toBe(2);
    const second = await tablet.catchUp();
    expect(tablet.state()).toMatchObject({ trouble: null });
    expect(second.filter((path) => got.has(path.split("/").at(-1)!))).toEqual([]);
    expect(first.filter(isPart).length + second.filter(isPart).length).toBeGreaterThan(3);
    expect(await passById(db, toPassId(1, 0, 3))).not.toBeNull();
    expect(await readMeta(db, "parts")).toMatchObject({ takenAt: server.clock.now });
    tablet.close();
  });

  it.each([
    ["in few calls over a good line", 0, 30],
    ["one part at a time over a bad one", 6_000, Number.POSITIVE_INFINITY],
  ])("[F10] comes %s", async (_, lineMs, mostCalls) => {
    await putPasses(
      server,
      numbersOfManyParts.map((n) => aPassNo(n)),
    );
    const tablet = await aTablet(server, db);
    const asked = await tablet.catchUp((path) => {
      if (isPart(path)) server.clock.now += lineMs;
      return undefined;
    });
    expect(tablet.state()).toMatchObject({ trouble: null });
    const parts = await db.count("part");
    expect(parts).toBeGreaterThan(70);
    const calls = asked.filter(isPart).length;
    expect(calls).toBeLessThan(mostCalls);
    if (lineMs > 0) expect(calls).toBeGreaterThanOrEqual(parts);
    tablet.close();
  });

  it("[O21] passes that gave way to scans come back, and a disk that is full is not knocked at again and again", async () => {
    await putPasses(server, inSomeParts());
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    const id = toPassId(1, 0, 3);
    await giveUpPasses(db);
    expect(await passById(db, id)).toBeNull();
    expect(tablet.onFile().checkpoint.size).toBeGreaterThan(0);
    const disk = aDisk();
    try {
      disk.takes(disk.used(db) + 1_000);
      const asked: string[] = [];
      const counting = (path: string) => {
        asked.push(path);
        return undefined;
      };
      await tablet.catchUp(counting);
      await expect.poll(() => asked.filter(isPart).length).toBeGreaterThan(0);
      await expect.poll(() => tablet.state().coming).toBeNull();
      asked.length = 0;
      // A renewal begins when its round is over: the rounds after it give it time to.
      for (const _ of [1, 2, 3]) await tablet.catchUp(counting);
      expect(tablet.state()).toMatchObject({ trouble: null, asOf: server.clock.now });
      expect(asked.filter((path) => path.includes("/snapshot"))).toEqual([]);
    } finally {
      disk.remove();
    }
    server.clock.now += 5 * 60_000;
    await tablet.catchUp();
    await expect.poll(() => passById(db, id)).not.toBeNull();
    expect(await passesGivenUp(db)).toBe(false);
    tablet.close();
  });

  it("[F9] a part that is not as its name says is not taken in, nor is another server's page", async () => {
    await putPasses(server, inSomeParts());
    const tablet = await aTablet(server, db);
    const liar = async (bytes: Uint8Array<ArrayBuffer>) =>
      new Response(bytes, { headers: { "content-type": "application/octet-stream" } });
    const lie = Uint8Array.of(1, 2, 3);
    const other = joinParts([deflateSync("[]")]);
    for (const bytes of [lie, joinParts([lie]), other, other.slice(0, -1), joinParts([lie, lie])]) {
      await tablet.catchUp((path) => (isPart(path) ? liar(bytes) : undefined));
      expect(tablet.state()).toMatchObject({ trouble: "not-ours", asOf: null });
      expect(await db.count("part")).toBe(0);
    }
    const portal = async () => new Response("<html>", { headers: { "content-type": "text/html" } });
    await tablet.catchUp((path) => (isPart(path) ? portal() : undefined));
    expect(tablet.state()).toMatchObject({ trouble: "not-ours", asOf: null });
    await tablet.catchUp();
    expect(tablet.state()).toMatchObject({ trouble: null });
    tablet.close();
  });

  const rotateKeyOf = ({ store, keys, clock }: TestServer): Promise<unknown> =>
    store.write((tx) => rotateKey(tx, keys, "live", clock.now));

  it.each(["a number that it knows too", "a number that it has never heard of"])(
    "[F9] a manifest signed by none of the keys it knows changes nothing, the other key of %s",
    async (number) => {
      await putPasses(server, [aPassNo(1)]);
      const tablet = await aTablet(server, db);
      await tablet.catchUp();
      const other = await aServer();
      try {
        if (number.includes("never")) await rotateKeyOf(other);
        await putPasses(other, [aPassNo(1, { rev: 7 })]);
        const device = await other.tablet("tan-lap");
        await movePlaces(server);
        await tablet.catchUp((path) => {
          if (path.includes("/snapshot/")) return tabletGet(other, device, path);
          if (path.endsWith("greenlane-keys")) return fetch(other.url + path);
          return undefined;
        });
        expect(tablet.state()).toMatchObject({ trouble: "not-ours" });
        expect(await passById(db, toPassId(1, 0, 1))).toMatchObject({ rev: 1 });
        await tablet.catchUp();
        expect(tablet.state()).toMatchObject({ trouble: null });
      } finally {
        await other.close();
        tablet.close();
      }
    },
  );

  it("[F9] is believed by a key made since it last heard of its server", async () => {
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    await rotateKeyOf(server);
    await putPasses(server, [aPassNo(1)]);
    await movePlaces(server);
    const asked = await tablet.catchUp();
    expect(asked.some((path) => path.endsWith("greenlane-keys"))).toBe(true);
    expect(tablet.state()).toMatchObject({ trouble: null });
    expect(await passById(db, toPassId(1, 0, 1))).not.toBeNull();
    tablet.close();
  });

  it("[O3] [F9] another installation, asked by mistake, takes no scan and changes nothing on file", async () => {
    await putPasses(server, [aPassNo(1)]);
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    const { v: _v, seq: _seq, prev: _prev, ...draft } = aScan({ id: uuidV7(server.clock.now) });
    await recordScan(db, draft);
    const other = await aServer();
    try {
      await tablet.catchUp((path) => fetch(other.url + path));
      expect(tablet.state().trouble).not.toBeNull();
      expect(await passById(db, toPassId(1, 0, 1))).not.toBeNull();
      expect(tablet.onFile().checkpoint.size).toBeGreaterThan(0);
      const told: (string | null)[] = [];
      const { device } = tablet;
      const uploader = makeUploader({
        db,
        device,
        post: (body) =>
          deviceCall(
            device,
            "recordScans",
            { body },
            { fetch: (path, init) => fetch(other.url + String(path), init) },
          ),
        onState: ({ trouble }) => told.push(trouble),
        after: () => () => {},
      });
      await uploader.flush();
      expect(told.at(-1)).toBe("bad-signature");
      expect(await db.count("outbox")).toBe(1);
    } finally {
      await other.close();
      tablet.close();
    }
  });

  it("[P7] a server whose keys are past their time gives no new snapshot, and the tablet says why", async () => {
    await putPasses(server, [aPassNo(1)]);
    const years = 4 * 366 * 86_400_000;
    server.clock.now += years;
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    expect(tablet.state()).toMatchObject({ trouble: "no-signing-key", asOf: null });
    tablet.close();
  });

  it("[F11] what is heard after it stands over it, also what is gone", async () => {
    await putPasses(server, inSomeParts());
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    const [a, b, c] = [3, 4, 5].map((n) => toPassId(1, 0, n));
    await putPasses(server, [
      aPassNo(3, { rev: 2, occupantsMax: 4, plate: aPlate("51F-999.99") }),
      aPassNo(4, { rev: 2, corridor: "ql14-bac", endpoint: "cho-gia-nghia" }),
      aPassNo(90),
    ]);
    // It was bound here before, and so is heard of.
    await server.store.write((tx) =>
      tx.append(
        [
          {
            type: "pass.amended",
            subject: { kind: "pass", id: b! },
            payload: {},
            topics: ["corridor:dt741-ql14"],
          },
        ],
        server.clock.now,
      ),
    );
    const asked = await tablet.catchUp();
    expect(asked.filter((path) => path.includes("/snapshot"))).toEqual([]);
    expect(await passById(db, a!)).toMatchObject({ rev: 2, occupantsMax: 4 });
    expect(await passForPlate(db, aPlate("93C10003"), server.clock.now)).toBeNull();
    expect(await passForPlate(db, aPlate("51F-999.99"), server.clock.now)).toMatchObject({ id: a });
    expect(await passById(db, b!)).toBeNull();
    expect(await passByCode(db, makeShortCode(4))).toBeNull();
    expect(await passesLike(db, "10004", 6)).toEqual([]);
    expect(await passById(db, c!)).toMatchObject({ rev: 1 });
    expect(await passById(db, toPassId(1, 0, 90))).not.toBeNull();
    tablet.close();
  });

  it("[F1] a cursor that cannot be followed any more leads to a new one by itself", async () => {
    await putPasses(server, [aPassNo(1)]);
    const tablet = await aTablet(server, db);
    await tablet.catchUp();
    const mark = (await readMeta(db, "sync"))!;
    await db.put("meta", { ...mark, cursor: 10_000_000 }, "sync");
    const again = await aTablet(server, db);
    const asked = await again.catchUp();
    expect(asked.some((path) => path.endsWith("/manifest"))).toBe(true);
    expect(again.state()).toMatchObject({ trouble: null, asOf: server.clock.now });
    expect((await readMeta(db, "sync"))?.cursor).toBe(mark.cursor);
    tablet.close();
    again.close();
  });
});
