import { randomBytes } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSession } from "../../server/commands/sign-in.ts";
import { type ClientEvents, readAnswer, type ServerEvents } from "../../shared/contract/events.ts";
import { isRefusal, type Problem } from "../../shared/contract/problems.ts";
import { type Changes, type Item, packedChanges } from "../../shared/contract/sync.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { ms } from "../../shared/domain/time.ts";
import type { TestDevice } from "../build/a-device.ts";
import { readFrame } from "../build/a-frame.ts";
import { aPass } from "../build/a-pass.ts";
import { aServer, type ServerOptions, type TestServer } from "../build/a-server.ts";
import { at } from "../build/times.ts";

type Client = Socket<ServerEvents, ClientEvents>;

/** A client as the pages have one: keeps items by kind and id, and the cursor it holds. */
interface Follower {
  readonly socket: Client;
  readonly items: Map<string, Item["value"]>;
  readonly frames: Changes[];
  readonly dropped: string[];
  cursor: number;
  readonly join: (after?: number) => Promise<{ ok: true } | Problem>;
}

describe("following live", () => {
  let server: TestServer;
  let tanLap: TestDevice;
  let sockets: Client[];

  const begin = async (options: ServerOptions = {}): Promise<void> => {
    sockets = [];
    server = await aServer(options);
    tanLap = await server.tablet();
    await server.store.write((tx) => tx.putPass(aPass(), ""));
  };
  beforeEach(() => begin());
  afterEach(async () => {
    for (const socket of sockets) socket.close();
    await server.close();
  });

  const connect = (options: object): Follower => {
    const socket: Client = io(server.url, {
      path: "/live",
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      ...options,
    });
    sockets.push(socket);
    const follower: Follower = {
      socket,
      items: new Map(),
      frames: [],
      dropped: [],
      cursor: 0,
      join: async (after = follower.cursor) => socket.timeout(5_000).emitWithAck("join", { after }),
    };
    socket.on("changes", (raw) => {
      const parsed = readFrame(raw);
      follower.frames.push(parsed);
      for (const { kind, id, value } of parsed.items) follower.items.set(`${kind} ${id}`, value);
      follower.cursor = Math.max(follower.cursor, parsed.next);
    });
    socket.on("dropped", ({ code }) => follower.dropped.push(code));
    return follower;
  };

  const connected = async (follower: Follower): Promise<Follower> => {
    if (follower.socket.connected) return follower;
    await new Promise<void>((resolve, reject) => {
      follower.socket.once("connect", resolve);
      follower.socket.once("connect_error", reject);
    });
    return follower;
  };

  const asCommander = async () =>
    connected(connect({ extraHeaders: { cookie: await server.cookie("commander") } }));
  const asTablet = async (device: TestDevice) =>
    connected(
      connect({ auth: { device: device.authorization("GET", "/live", server.clock.now) } }),
    );

  const upload = async (change: Partial<Scan> = {}): Promise<Scan> => {
    server.clock.now += 1_000;
    const scan = tanLap.scan({ at: new Date(server.clock.now).toISOString(), ...change });
    await server
      .anyone()
      .post("/api/scans")
      .send(tanLap.batch([scan]))
      .expect(200);
    return scan;
  };

  const told = (kind: "carrier", id: string) => ({
    type: `${kind}.put`,
    subject: { kind, id },
    payload: {},
    topics: ["everyone"],
  });

  const until = async (holds: () => boolean, what: string): Promise<void> => {
    for (let tries = 0; !holds(); tries += 1) {
      if (tries > 400) throw new Error(`never: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it("[F5] shows a scan on the open wall and its trip at the next post's tablet, and [F3] the scan itself not to the tablet", async () => {
    const wall = await asCommander();
    const next = await asTablet(await server.tablet("bu-dang"));
    const far = await asTablet(await server.tablet("dak-r-lap"));
    expect(await wall.join(await server.store.reads.latestSeq())).toEqual({ ok: true });
    expect(await next.join(await server.store.reads.latestSeq())).toEqual({ ok: true });
    const scan = await upload();
    await until(() => wall.items.has(`scan ${scan.id}`), "the wall shows the scan");
    await until(() => next.items.has(`trip ${scan.id}`), "the tablet shows the trip");
    expect(wall.items.get(`trip ${scan.id}`)).toMatchObject({ status: "on-the-road" });
    expect(next.items.has(`scan ${scan.id}`)).toBe(false);
    // Of what lies outside its reach a tablet hears nothing, not even that it is gone.
    await far.join(await server.store.reads.latestSeq());
    await upload();
    await server.store.write((tx) => tx.append([told("carrier", "ai-cung-biet")], ms(at())));
    await until(() => far.items.size > 0, "the far tablet hears of what is for everyone");
    expect([...far.items.keys()]).toEqual(["carrier ai-cung-biet"]);
  });

  it("[F1] misses nothing of more than one page, and follows only then", async () => {
    const carriers = Array.from({ length: 2_500 }, (_, n) => told("carrier", `van-tai-${n}`));
    await server.store.write((tx) => tx.append(carriers, ms(at())));
    const wall = await asCommander();
    expect(await wall.join(0)).toEqual({ ok: true });
    expect(wall.items.size).toBe(carriers.length);
    expect(wall.cursor).toBe(await server.store.reads.latestSeq());
  });

  it("[F8] packs a long frame, and what it says is what the cursor says", async () => {
    const raw: unknown[] = [];
    const wall = await asCommander();
    wall.socket.on("changes", (frame) => void raw.push(frame));
    await wall.join(0);
    const before = raw.length;
    const cursor = wall.cursor;
    await server.store.write((tx) =>
      tx.append(
        Array.from({ length: 200 }, (_, n) => told("carrier", `vận-tải-${n}`)),
        server.clock.now,
      ),
    );
    await until(() => wall.items.size >= 200, "they arrive");
    const [long] = raw.slice(before);
    const { deflated, bytes } = packedChanges.parse(long);
    expect(deflated.length).toBeLessThan(bytes / 4);
    expect(Object.keys(long as object)).toEqual(["deflated", "bytes"]);
    const { body } = await (await server.as("commander")).get(
      `/api/changes?after=${cursor}&limit=1000`,
    );
    expect(readFrame(long).items).toEqual((body as Changes).items);

    await upload();
    await until(() => raw.length > before + 1, "a short one");
    expect(raw.at(-1)).toHaveProperty("items");
  });

  it("[F1] catches up by cursor after a dropped connection, missing nothing, while scans go on", async () => {
    const commander = { extraHeaders: { cookie: await server.cookie("commander") } };
    const first = await connected(connect(commander));
    await first.join(await server.store.reads.latestSeq());
    const scans = [await upload(), await upload()];
    await until(() => first.items.has(`scan ${scans[1]?.id}`), "the first two arrive");
    first.socket.io.engine.close();
    for (let n = 0; n < 5; n += 1) scans.push(await upload());

    const again = await connected(connect(commander));
    for (const [key, value] of first.items) again.items.set(key, value);
    const joined = again.join(first.cursor);
    for (let n = 0; n < 20; n += 1) scans.push(await upload());
    expect(await joined).toEqual({ ok: true });
    scans.push(await upload());
    await until(() => again.items.has(`scan ${scans.at(-1)?.id}`), "the last arrives");
    for (const { id } of scans) expect(again.items.has(`scan ${id}`)).toBe(true);
    expect(again.items.get(`trip ${scans[0]?.id}`)).toMatchObject({
      sightings: { length: scans.length },
    });
    // What the socket said is what the cursor says.
    const { body } = await (await server.as("commander")).get("/api/changes?after=0&limit=1000");
    for (const { kind, id, value } of (body as Changes).items.filter((i) => i.kind === "scan"))
      expect(again.items.get(`${kind} ${id}`)).toEqual(value);
  });

  it("sends the first scan at once and those that follow closely as one frame", async () => {
    const wall = await asCommander();
    await wall.join(await server.store.reads.latestSeq());
    const scans = [await upload()];
    await until(() => wall.frames.length === 1, "the first frame");
    scans.push(...(await Promise.all(Array.from({ length: 30 }, () => upload()))));
    await until(() => scans.every(({ id }) => wall.items.has(`scan ${id}`)), "all arrive");
    expect(wall.frames.length).toBeLessThan(15);
  });

  it("[F4] drops a socket that does not read, and lets it catch up by cursor", async () => {
    await server.close();
    await begin({ mostQueued: 2 });
    const slow = await asCommander();
    const quick = await asCommander();
    await slow.join(await server.store.reads.latestSeq());
    await quick.join(await server.store.reads.latestSeq());
    const wire = (
      slow.socket.io.engine.transport as unknown as {
        ws: { _socket: { pause(): void; resume(): void } };
      }
    ).ws._socket;
    wire.pause();
    const passes = Array.from({ length: 400 }, (_, n) =>
      aPass({
        id: toPassId(1, 0, n + 1000),
        shortCode: makeShortCode(n + 1000),
        // Nothing that packs small: it is the bytes that are left unread.
        statusReason: randomBytes(217).toString("base64"),
      }),
    );
    await server.store.write(async (tx) => {
      for (const pass of passes) await tx.putPass(pass, "");
    });
    const issued = passes.map(({ id }) => ({
      type: "pass.issued",
      subject: { kind: "pass" as const, id },
      payload: {},
      topics: [],
    }));
    for (let n = 0; n < 120 && server.live.count() === 2; n += 1) {
      await server.store.write((tx) => tx.append(issued, server.clock.now));
      await until(() => quick.frames.length > n, `frame ${n}`);
    }
    expect(server.live.count()).toBe(1);
    wire.resume();
    await until(() => slow.dropped.length > 0 || !slow.socket.connected, "it is let go");
    expect(quick.dropped).toEqual([]);
    const back = await asCommander();
    expect(await back.join(slow.cursor)).toEqual({ ok: true });
    await until(() => back.cursor >= quick.cursor, "it caught up");
  });

  it("turns away whoever is not signed in, and says why", async () => {
    const stranger = connect({});
    const error = await connected(stranger).then(
      () => null,
      (refused: { data?: Problem }) => refused.data,
    );
    expect(error).toMatchObject({ code: "not-signed-in", status: 401 });
  });

  it("[F7] answers a malformed join with a problem that names what is wrong, and goes on", async () => {
    const wall = await asCommander();
    const scan = await upload();
    for (const wrong of [null, "x", {}, { after: -1 }, { after: "1" }, [[]]]) {
      const answer = await wall.socket
        .timeout(5_000)
        .emitWithAck("join", wrong as unknown as { after: number });
      const field = wrong !== null && typeof wrong === "object" && !Array.isArray(wrong);
      expect(answer).toMatchObject({
        code: "invalid-input",
        status: 400,
        errors: [{ field: field ? "after" : "", message: expect.stringMatching(/./) }],
      });
    }
    expect(wall.items.has(`scan ${scan.id}`)).toBe(false);
    expect(server.live.count()).toBe(0);
    wall.socket.emit("join", { after: 0 } as never, "no function" as never);
    expect(await wall.join(0)).toEqual({ ok: true });
    expect(await wall.join(10_000)).toMatchObject({ code: "resnapshot", status: 410 });
  });

  it("[F7] an answer is read before it is believed, and another contract's is none", async () => {
    const wall = await asCommander();
    expect(readAnswer("join", await wall.join(0))).toEqual({ ok: true });
    expect(readAnswer("join", await wall.join(10_000))).toMatchObject({ code: "resnapshot" });
    for (const wrong of [null, "ok", {}, { ok: false }, { code: "resnapshot" }])
      expect(() => readAnswer("join", wrong)).toThrow();
  });

  it("lets a tablet go when it is cut off", async () => {
    const lost = await server.tablet("bu-dang");
    const follower = await asTablet(lost);
    await follower.join(0);
    await server.store.write(async (tx) => {
      await tx.putDevice({ ...lost.row, cutOffAt: at() });
      const subject = { kind: "device", id: lost.id } as const;
      const topics = ["post:bu-dang"];
      await tx.append([{ type: "device.cut-off", subject, payload: {}, topics }], ms(at()));
    });
    await until(() => follower.dropped.includes("signed-out"), "it is told");
    await until(() => !follower.socket.connected, "it is let go");
    expect(server.live.count()).toBe(0);
  });

  /** The first page of events waits until told, as it does when the store is slow; the feed goes on. */
  const holdEvents = () => {
    const reads = server.store.reads as { events: TestServer["store"]["reads"]["events"] };
    const { events } = reads;
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const held = { asked: 0, release };
    reads.events = async (after, limit) => {
      const page = await events(after, limit);
      if (after > 0) return page;
      held.asked += 1;
      await released;
      return page;
    };
    return held;
  };

  it("brings a socket that asks a hundred times at once up to date for the first and the last time it asked", async () => {
    const wall = await asCommander();
    await upload();
    const held = holdEvents();
    const joins = Array.from({ length: 100 }, () => wall.join(0));
    await until(() => held.asked > 0, "the first is under way");
    await new Promise((resolve) => setTimeout(resolve, 100));
    held.release();
    expect(new Set((await Promise.all(joins)).map((answer) => "ok" in answer))).toEqual(
      new Set([true]),
    );
    expect(held.asked).toBeLessThan(5);
    const scan = await upload();
    await until(() => wall.items.has(`scan ${scan.id}`), "it follows");
  });

  it("[X6] tells whose grants change while it catches up to begin anew, and sends it nothing", async () => {
    const account = await server.person("chi-huy", [{ role: "commander", scope: { kind: "all" } }]);
    const session = await server.store.write((tx) => openSession(tx, account, server.clock.now));
    if (isRefusal(session)) throw new Error("no session");
    const extraHeaders = { cookie: `greenlane=${session.cookie}` };
    const wall = await connected(connect({ extraHeaders }));
    const held = holdEvents();
    const joined = wall.join(0);
    await until(() => held.asked > 0, "it is catching up");
    await server.store.write((tx) =>
      tx.putAccount({
        ...account,
        grants: [{ role: "commander", scope: { kind: "area", id: "dak-nong" } }],
      }),
    );
    const subject = { kind: "person", id: account.id } as const;
    await server.store.write((tx) =>
      tx.append([{ type: "person.changed", subject, payload: {}, topics: [] }], ms(at())),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    held.release();
    expect(await joined).toMatchObject({ code: "resnapshot" });
    const scan = await upload();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(wall.items.has(`scan ${scan.id}`)).toBe(false);
    expect(server.live.count()).toBe(0);
  });

  it("asks those whose reach changes with the places to begin anew", async () => {
    const tablet = await asTablet(await server.tablet("dak-r-lap"));
    const wall = await asCommander();
    await tablet.join(0);
    await wall.join(0);
    const [corridor] = (await server.store.reads.reference()).corridors;
    await server.store.write(async (tx) => {
      const posts = [...corridor!.posts, { checkpoint: "dak-r-lap", km: 120 }];
      await tx.putCorridor({ ...corridor!, posts });
      const subject = { kind: "corridor", id: corridor!.id } as const;
      await tx.append(
        [{ type: "corridor.put", subject, payload: {}, topics: ["everyone"] }],
        ms(at()),
      );
    });
    await until(() => tablet.dropped.includes("resnapshot"), "the tablet is told");
    expect(tablet.socket.connected).toBe(true);
    expect(await tablet.join(tablet.cursor)).toEqual({ ok: true });
    expect(wall.dropped).toEqual([]);
  });
});
