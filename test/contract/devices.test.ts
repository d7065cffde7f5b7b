import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scanHash } from "../../server/commands/read-scan.ts";
import { openDrawKeys } from "../../server/draw-keys.ts";
import { drawDay } from "../../shared/domain/draw.ts";
import { aDevice, uuidV7 } from "../build/a-device.ts";
import { aQuestion } from "../build/a-question.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { at } from "../build/times.ts";

let server: TestServer;
let admin: Agent;

beforeAll(async () => {
  server = await aServer();
  admin = await server.as("administrator");
});
afterAll(() => server.close());

const hour = 3_600_000;
const makeCode = async (checkpoint = "tan-lap"): Promise<string> => {
  const reply = await admin.post("/api/devices/codes").send({ checkpoint });
  expect(reply.status).toBe(201);
  return reply.body.code;
};
const enrol = (code: string, publicKey = aDevice().publicKey) =>
  server.anyone().post("/api/devices/enrol").send({ code, name: "Máy bảng 1", publicKey });

describe("[X12] a code enrols one tablet", () => {
  it("at its post, shown as a link and a QR, typed in any spelling", async () => {
    const reply = await admin.post("/api/devices/codes").send({ checkpoint: "dong-xoai" });
    const { code, link, qrSvg, expiresAt } = reply.body;
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(link).toBe(`${server.url}/checkpoint/#enrol=${code}`);
    expect(qrSvg).toMatch(/^<svg/);
    expect(Date.parse(expiresAt)).toBe(server.clock.now + hour);
    const enrolled = await enrol(code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o"));
    expect(enrolled.status).toBe(201);
    expect(enrolled.body.device).toMatchObject({ checkpoint: "dong-xoai", lastSeq: 0 });
  });

  it("once: of two at the same moment, one", async () => {
    const code = await makeCode();
    const replies = await Promise.all([enrol(code), enrol(code), enrol(code)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await enrol(code)).body.code).toBe("code-used");
  });

  it("within the hour", async () => {
    const code = await makeCode();
    server.clock.now += hour;
    expect((await enrol(code)).body.code).toBe("code-expired");
    server.clock.now -= hour;
    expect((await enrol(code)).status).toBe(201);
  });

  it("and not when it is another's, or for a post that is not there", async () => {
    const wrong = await enrol("K7M2-9QXA-4TBD");
    expect(wrong.body.errors[0].field).toBe("code");
    const nowhere = await admin.post("/api/devices/codes").send({ checkpoint: "khong-co" });
    expect([nowhere.status, nowhere.body.code]).toEqual([409, "unknown-reference"]);
  });

  it("with a public key that lies on P-256, and the code is good for another try", async () => {
    const code = await makeCode();
    const { x, y } = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({
      format: "jwk",
    });
    const point = Buffer.concat([
      Buffer.of(4),
      Buffer.from(x ?? "", "base64url"),
      Buffer.from(y ?? "", "base64url"),
    ]);
    point[64]! ^= 1;
    for (const bad of [point, Buffer.alloc(65), Buffer.alloc(65, 4)]) {
      const reply = await enrol(code, bad.toString("base64url"));
      expect([reply.status, reply.body.errors?.[0].field]).toEqual([400, "publicKey"]);
    }
    expect((await enrol(code)).status).toBe(201);
  });

  it("keeps neither the code in the clear nor shows the key", async () => {
    const code = await makeCode();
    const enrolled = await enrol(code);
    const list = await admin.get("/api/devices");
    expect(list.body.items.map((d: { id: string }) => d.id)).toContain(enrolled.body.device.id);
    expect(list.text).not.toMatch(/publicKey|lastHash/);
    const hash = await server.store.reads.enrolCode(code.replaceAll("-", ""));
    expect(hash).toBeUndefined();
  });
});

describe("[X8] a tablet is known by its own signature", () => {
  const path = "/api/checkpoints?x=1";
  const ask = (authorization: string, at = path) =>
    server.anyone().get(at).set("authorization", authorization);

  it("over method, path with query and time", async () => {
    const tablet = await server.tablet();
    const { now } = server.clock;
    const five = 5 * 60_000;
    expect((await ask(tablet.authorization("GET", path, now))).status).toBe(200);
    expect((await ask(tablet.authorization("GET", path, now - five))).status).toBe(200);
    const wrong = [
      ask(tablet.authorization("GET", path, now - five - 1)),
      ask(tablet.authorization("GET", path, now + five + 1)),
      ask(tablet.authorization("POST", path, now)),
      ask(tablet.authorization("GET", path, now), "/api/checkpoints?x=2"),
      ask(tablet.authorization("GET", path, now).replace(/.$/, (c) => (c === "A" ? "Q" : "A"))),
      ask(aDevice("tan-lap", tablet.id).authorization("GET", path, now)),
      ask(aDevice().authorization("GET", path, now)),
      ask("Greenlane-Device nonsense"),
    ];
    for (const reply of await Promise.all(wrong))
      expect([reply.status, reply.body.code]).toEqual([401, "bad-signature"]);
  });

  it("over the body of a call that has one: what was signed once is not good for other content", async () => {
    const tablet = await server.tablet();
    const to = "/api/questions";
    const [given, other] = [aQuestion(), aQuestion()];
    const authorization = tablet.authorization("POST", to, server.clock.now, JSON.stringify(given));
    const post = (body: object, by = authorization) =>
      server.anyone().post(to).set("authorization", by).send(body);
    const bare = tablet.authorization("POST", to, server.clock.now);
    const wrong = [post(other), post({ ...given, text: "Khác" }), post(given, bare)];
    for (const reply of await Promise.all(wrong))
      expect([reply.status, reply.body.code]).toEqual([401, "bad-signature"]);
    expect((await post(given)).status).toBe(201);
  });

  it("uploads by the signature of the batch alone, whatever its clock says", async () => {
    const tablet = await server.tablet();
    const batch = tablet.batch([tablet.scan()]);
    const post = (body: object) => server.anyone().post("/api/scans").send(body);
    const reply = await post(batch);
    expect([reply.status, reply.body.results[0].result]).toEqual([200, "recorded"]);
    const forged = await post({
      ...batch,
      signature: aDevice("tan-lap", tablet.id).batch([]).signature,
    });
    expect([forged.status, forged.body.code]).toEqual([401, "bad-signature"]);
    const stranger = await post({ ...batch, device: "khong-co" });
    expect([stranger.status, stranger.body.code]).toEqual([401, "bad-signature"]);
  });
});

describe("cutting a tablet off", () => {
  it("refuses its calls but not its uploads, and tells its post", async () => {
    const tablet = await server.tablet();
    const before = await server.store.reads.latestSeq();
    const reply = await admin.post(`/api/devices/${tablet.id}/cut-off`);
    expect(reply.body.cutOffAt).toBe(new Date(server.clock.now).toISOString());
    const path = "/api/snapshot";
    const ask = await server
      .anyone()
      .get(path)
      .set("authorization", tablet.authorization("GET", path, server.clock.now));
    expect([ask.status, ask.body.code]).toEqual([403, "device-cut-off"]);
    const upload = await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([tablet.scan()]));
    expect(upload.body.results[0].result).toBe("recorded");
    const [event] = await server.store.reads.events(before, 1);
    expect(event).toMatchObject({
      type: "device.cut-off",
      topics: expect.arrayContaining(["post:tan-lap", "area:binh-phuoc"]),
    });
  });

  it("twice changes nothing, and a tablet that is not there is not found", async () => {
    const tablet = await server.tablet();
    const first = await admin.post(`/api/devices/${tablet.id}/cut-off`);
    server.clock.now += 1000;
    const second = await admin.post(`/api/devices/${tablet.id}/cut-off`);
    expect(second.body).toEqual(first.body);
    expect((await admin.post("/api/devices/khong-co/cut-off")).status).toBe(404);
  });
});

describe("[X2] tablets lie where their posts lie", () => {
  it("an administrator of a province has those of that province", async () => {
    const there = await server.tablet("dak-r-lap");
    const here = await server.tablet("tan-lap");
    const dakNong = await server.as("administrator", { kind: "area", id: "dak-nong" });
    const { items } = (await dakNong.get("/api/devices")).body;
    expect(items.map((d: { id: string }) => d.id)).toEqual([there.id]);
    expect((await dakNong.post(`/api/devices/${here.id}/cut-off`)).status).toBe(404);
    const code = (checkpoint: string) => dakNong.post("/api/devices/codes").send({ checkpoint });
    expect((await code("tan-lap")).status).toBe(403);
    expect((await code("dak-r-lap")).status).toBe(201);
  });
});

const upload = async (batch: object) => {
  const reply = await server.anyone().post("/api/scans").set("accept-language", "en").send(batch);
  return reply.body.results as { result: string; errors?: { field: string; message: string }[] }[];
};
const listed = async ({ id }: { readonly id: string }) =>
  (await admin.get("/api/devices")).body.items.find((one: { id: string }) => one.id === id);

describe("[O5] a scan of another version", () => {
  it("than the server reads is answered with what it reads, kept as evidence, and a link of the chain", async () => {
    const tablet = await server.tablet();
    const [newer, older, none] = [
      { ...tablet.scan(), v: 5, hoa: true },
      { ...tablet.scan(), v: 0 },
      { ...tablet.scan(), v: "một" },
    ];
    const [first, second, third] = await upload(tablet.batch([newer, older, none]));
    expect([first!.result, second!.result, third!.result]).toEqual(Array(3).fill("rejected"));
    expect(first!.errors).toEqual([
      {
        field: "v",
        message: expect.stringMatching(/version 5 .*reads 2 to 4\. Upgrade the server/),
      },
    ]);
    expect(second!.errors![0]!.message).toMatch(/Load the page anew on the tablet/);
    expect(third!.errors!.map(({ field }) => field)).toEqual(["v"]);
    expect(await listed(tablet)).toMatchObject({ keptApart: 3, lastSeq: 3 });
    // Sent again, as after a lost answer, it is kept once.
    await upload(tablet.batch([newer]));
    expect((await listed(tablet)).keptApart).toBe(3);
  });

  it("does not break the chain of the scans that follow", async () => {
    const tablet = await server.tablet();
    const newer = { ...tablet.scan(), v: 5 };
    const next = tablet.scan({ prev: scanHash(newer) });
    const [rejected, recorded] = await upload(tablet.batch([newer, next]));
    expect([rejected!.result, recorded!.result]).toEqual(["rejected", "recorded"]);
    expect((await listed(tablet)).marks).toEqual({});
  });
});

describe("[X24] a tablet whose clock comes to a time that is none", () => {
  it.each([
    ["beyond the calendar", "9999-12-31T23:59:59Z", 4_000_000_000_000],
    ["before it", "0000-01-01T00:00:00Z", -4_000_000_000_000],
    ["before there were clocks to set", "1970-01-01T00:00:00Z", -1],
  ])("%s has its scan kept apart, and nobody else's feed is spoilt", async (_, time, offsetMs) => {
    const tablet = await server.tablet();
    const id = uuidV7(server.clock.now);
    const [answer] = await upload(tablet.batch([tablet.scan({ id, at: time, offsetMs })]));
    expect(answer).toMatchObject({ result: "rejected", errors: [{ field: "at" }] });
    expect((await admin.get("/api/changes?after=0")).status).toBe(200);
    expect(await listed(tablet)).toMatchObject({ keptApart: 1, lastSeq: 1 });
  });

  it("in 1970, not set yet, is taken at its word", async () => {
    const tablet = await server.tablet();
    const scan = tablet.scan({ id: uuidV7(server.clock.now), at: "1970-01-01T00:00:00Z" });
    expect((await upload(tablet.batch([scan])))[0]!.result).toBe("recorded");
    expect((await admin.get("/api/changes?after=0")).status).toBe(200);
  });
});

describe("[O6] what wants a second look is counted by tablet", () => {
  it("as it comes, once however often it is sent, and told to those who watch over tablets", async () => {
    const tablet = await server.tablet();
    const seq = await server.store.reads.latestSeq();
    const whole = tablet.scan();
    const afterGap = tablet.scan({ seq: 5 });
    const ahead = tablet.scan({ at: new Date(server.clock.now + 600_000).toISOString() });
    const fork = tablet.scan({ seq: 5, prev: null });
    const batch = tablet.batch([whole, afterGap, ahead, fork]);
    await upload(batch);
    await upload(batch);
    expect(await listed(tablet)).toMatchObject({
      lastSeq: 6,
      lastSeenAt: new Date(server.clock.now).toISOString(),
      marks: { gap: 1, future: 1, fork: 1 },
      keptApart: 0,
    });
    const events = await server.store.reads.events(seq, 50);
    const marked = events.filter(({ type }) => type === "device.marked");
    expect(marked).toMatchObject([
      { subject: { kind: "device", id: tablet.id }, payload: { gaps: 1, forks: 1 } },
    ]);
    const { items } = (await admin.get(`/api/changes?after=${seq}`)).body;
    const told = items.find((item: { kind: string; id: string }) => item.id === tablet.id);
    expect(told.value.marks).toMatchObject({ gap: 1, fork: 1 });
  });

  it("a cut-off tablet's scans as suspect", async () => {
    const tablet = await server.tablet();
    await admin.post(`/api/devices/${tablet.id}/cut-off`);
    await upload(tablet.batch([tablet.scan(), tablet.scan()]));
    expect((await listed(tablet)).marks).toEqual({ suspect: 2 });
  });
});

describe("[O24] a tablet that lost its storage", () => {
  const again = async (device: string, lastSeq: number, post?: string) => {
    const reply = await server
      .anyone()
      .post("/api/devices/enrol")
      .send({
        code: await makeCode(post),
        name: "Máy bảng 1",
        publicKey: aDevice().publicKey,
        lost: { device, lastSeq },
      });
    expect(reply.status).toBe(201);
    return reply.body.device;
  };

  it("tells what it was; what it recorded and never sent is counted at the tablet it was", async () => {
    const tablet = await server.tablet();
    await upload(tablet.batch([tablet.scan(), tablet.scan(), tablet.scan()]));
    const seq = await server.store.reads.latestSeq();
    const next = await again(tablet.id, 8);
    expect(next).toMatchObject({ lastSeq: 0, marks: {} });
    expect(await listed(tablet)).toMatchObject({ lastSeq: 3, marks: { lost: 5 } });
    const events = await server.store.reads.events(seq, 50);
    expect(events.filter(({ type }) => type === "device.marked")).toMatchObject([
      { subject: { kind: "device", id: tablet.id }, payload: { lost: 5 } },
    ]);
    const { items } = (await admin.get(`/api/changes?after=${seq}`)).body;
    const told = items.find((item: { id: string }) => item.id === tablet.id);
    expect(told.value.marks).toEqual({ lost: 5 });
  });

  it("is not believed of a tablet of another area: a code for one post is no leave to speak of others", async () => {
    const tablet = await server.tablet("dak-r-lap");
    await again(tablet.id, 2_147_483_647);
    expect((await listed(tablet)).marks).toEqual({});
    await again(tablet.id, 2, "dak-r-lap");
    expect((await listed(tablet)).marks).toEqual({ lost: 2 });
  });

  it("and had sent everything is marked with nothing, nor is one that never was", async () => {
    const tablet = await server.tablet();
    await upload(tablet.batch([tablet.scan(), tablet.scan()]));
    await again(tablet.id, 2);
    await again("khong-co", 9);
    expect((await listed(tablet)).marks).toEqual({});
  });

  it("keeps the mark and its other marks when scans come after all, told once however often", async () => {
    const tablet = await server.tablet();
    await again(tablet.id, 4);
    const seq = await server.store.reads.latestSeq();
    await again(tablet.id, 4);
    await again(tablet.id, 3);
    const events = await server.store.reads.events(seq, 50);
    expect(events.map(({ type }) => type)).toEqual(["device.enrolled", "device.enrolled"]);
    await upload(tablet.batch([tablet.scan({ seq: 7 })]));
    expect((await listed(tablet)).marks).toEqual({ lost: 4, gap: 1 });
    await again(tablet.id, 20);
    expect((await listed(tablet)).marks).toEqual({ lost: 13, gap: 1 });
  });
});

describe("[V18] what a post draws vehicles for inspection with", () => {
  const asked = async (tablet: ReturnType<typeof aDevice>) => {
    const path = "/api/draw-keys";
    const authorization = tablet.authorization("GET", path, server.clock.now);
    const reply = await server.anyone().get(path).set("authorization", authorization);
    expect(reply.status).toBe(200);
    return reply.body.items as { day: string; key: string }[];
  };

  it("goes to its own tablets, for a week ahead, and for the day before, which may just have ended", async () => {
    const items = await asked(await server.tablet());
    const days = Array.from({ length: 9 }, (_, n) => drawDay(at("09:00", n - 1)));
    expect(items.map(({ day }) => day)).toEqual(days);
    expect(await asked(await server.tablet())).toEqual(items);
    const others = await asked(await server.tablet("dong-xoai"));
    expect(new Set([...items, ...others].map(({ key }) => key)).size).toBe(18);
  });

  it("is nobody else's: not of people, whatever their role, nor of a tablet that is cut off", async () => {
    expect((await admin.get("/api/draw-keys")).body.code).toBe("not-allowed");
    expect((await server.anyone().get("/api/draw-keys")).body.code).toBe("not-signed-in");
    const tablet = await server.tablet();
    await admin.post(`/api/devices/${tablet.id}/cut-off`);
    const authorization = tablet.authorization("GET", "/api/draw-keys", server.clock.now);
    const reply = await server.anyone().get("/api/draw-keys").set("authorization", authorization);
    expect(reply.body.code).toBe("device-cut-off");
  });

  it("comes from one secret that stays: its owner's alone, the same for processes that start at once", () => {
    const dir = mkdtempSync(join(tmpdir(), "greenlane-draw-"));
    const [one, two] = [openDrawKeys(dir), openDrawKeys(dir)];
    const key = one.keyOf("tan-lap", "2026-11-22");
    expect(two.keyOf("tan-lap", "2026-11-22")).toEqual(key);
    expect(readdirSync(dir)).toEqual(["draw.key"]);
    const file = join(dir, "draw.key");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, "half");
    expect(() => openDrawKeys(dir)).toThrow(/draw\.key is damaged/);
    rmSync(dir, { recursive: true });
    expect(openDrawKeys(dir).keyOf("tan-lap", "2026-11-22")).not.toEqual(key);
    rmSync(dir, { recursive: true });
  });
});

describe("naming a tablet", () => {
  it("anew is told to its post; out of reach it is not found, and without a name refused", async () => {
    const tablet = await server.tablet();
    const rename = (agent: Agent, name: string) =>
      agent.patch(`/api/devices/${tablet.id}`).send({ name });
    await upload(tablet.batch([tablet.scan()]));
    expect((await rename(admin, " Máy dự phòng ")).body).toMatchObject({
      name: "Máy dự phòng",
      lastSeq: 1,
    });
    expect(await listed(tablet)).toMatchObject({ name: "Máy dự phòng", lastSeq: 1 });
    expect((await rename(admin, " ")).body.errors[0].field).toBe("name");
    const dakNong = await server.as("administrator", { kind: "area", id: "dak-nong" });
    expect((await rename(dakNong, "Của tôi")).status).toBe(404);
  });
});
