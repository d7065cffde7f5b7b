import { join } from "node:path";
import Database from "better-sqlite3";
import { io } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tendQuestions } from "../../server/commands/tend-questions.ts";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import { examples } from "../../shared/contract/examples.ts";
import type { NewQuestion } from "../../shared/contract/questions.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { isPlainJpeg, plainJpeg } from "../../shared/domain/jpeg.ts";
import { photosKeptMs, questionOpenMs, questionToldMs } from "../../shared/domain/question.ts";
import { whatIsWrong } from "../build/a-check.ts";
import type { TestDevice } from "../build/a-device.ts";
import { readFrame } from "../build/a-frame.ts";
import {
  anotherPhoto,
  aPhoto,
  aPhotoWithComment,
  aPhotoWithExif,
  aQuestion,
  aSegment,
  withSegment,
} from "../build/a-question.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";

const withinMs = 90_000;

describe.each(Object.entries(stores))("asking command, on %s", (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let tablet: TestDevice;
  let commander: Agent;

  beforeEach(async () => {
    const test = await open();
    const { store } = test;
    // The server closes the store; what is left of the test's own goes after it.
    drop = () => test.close().catch(() => {});
    server = await aServer({ store });
    tablet = await server.tablet("tan-lap");
    commander = await server.as("commander", { kind: "area", id: "binh-phuoc" });
  }, withinMs);
  afterEach(async () => {
    await server.close();
    await drop();
  });

  const sign = (device: TestDevice, method: string, path: string, content?: string | Uint8Array) =>
    device.authorization(method, path, server.clock.now, content);
  const ask = (given: NewQuestion, device = tablet) =>
    server
      .anyone()
      .post("/api/questions")
      .set("authorization", sign(device, "POST", "/api/questions", JSON.stringify(given)))
      .send(given);
  const send = (
    id: string,
    { sha, bytes }: typeof aPhoto,
    device = tablet,
    type = "image/jpeg",
  ) => {
    const path = `/api/questions/${id}/photos/${sha}`;
    return server
      .anyone()
      .put(path)
      .set("authorization", sign(device, "PUT", path, bytes))
      .set("content-type", type)
      .send(bytes);
  };
  const answer = (id: string, by = commander, body: object = { decision: "hold", words: "Giữ" }) =>
    by.post(`/api/questions/${id}/answer`).send(body);
  const listed = async (by = commander, query = "") =>
    (await by.get(`/api/questions${query}`).expect(200)).body.items as { id: string }[];
  const heardBy = async (device: TestDevice): Promise<readonly Item[]> => {
    const path = "/api/changes?after=0";
    const reply = await server
      .anyone()
      .get(path)
      .set("authorization", sign(device, "GET", path));
    return (reply.body.items as Item[]).filter(({ kind }) => kind === "question");
  };
  const outcome = (reply: { status: number; body: { code?: string } }) => [
    reply.status,
    reply.body.code ?? "done",
  ];

  it("[O50] is told to those who answer for the post and to its tablets, and to nobody else", async () => {
    const given = aQuestion();
    const reply = await ask(given);
    expect([reply.status, reply.body]).toMatchObject([
      201,
      { id: given.id, checkpoint: "tan-lap", device: tablet.id, closedAt: null, answer: null },
    ]);
    expect(await listed()).toMatchObject([{ id: given.id, text: given.text }]);
    expect(await heardBy(tablet)).toMatchObject([{ id: given.id, value: { text: given.text } }]);
    for (const post of ["dong-xoai", "dak-r-lap", "tuan-tra"])
      expect(await heardBy(await server.tablet(post)), post).toEqual([]);
    const neighbour = await server.as("commander", { kind: "area", id: "dak-nong" });
    expect(await listed(neighbour)).toEqual([]);
    const officer = await server.as("officer", { kind: "checkpoint", id: "tan-lap" });
    expect((await officer.get("/api/questions")).status).toBe(403);
    const { items } = (await officer.get("/api/changes?after=0")).body;
    expect(items.filter(({ kind }: Item) => kind === "question")).toEqual([]);
    const snapshot = (await commander.get("/api/snapshot")).body.items as Item[];
    expect(snapshot.filter(({ kind }) => kind === "question")).toMatchObject([{ id: given.id }]);
  });

  it("[O50] leaves nothing of what was asked in the log", async () => {
    const given = aQuestion({ photos: [aPhoto.sha] });
    await ask(given).expect(201);
    await send(given.id, aPhoto).expect(200);
    await answer(given.id).expect(200);
    const events = (await server.store.reads.events(0, 500)).filter(
      ({ subject }) => subject.kind === "question",
    );
    expect(events.map(({ type }) => type)).toEqual([
      "question.asked",
      "question.photo",
      "question.answered",
    ]);
    expect(JSON.stringify(events)).not.toMatch(/93C12345|Nguyễn|Giữ|commander-|account-/);
    expect(events[0]?.topics).toEqual(["post:tan-lap", "area:binh-phuoc"]);
  });

  it("[O50] the same question again is one question; its id with another content is refused", async () => {
    const given = aQuestion();
    const [first, again] = [await ask(given), await ask({ ...given, id: given.id.toUpperCase() })];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(outcome(await ask({ ...given, text: "khác" }))).toEqual([409, "already-exists"]);
    expect(outcome(await ask(given, await server.tablet("tan-lap")))).toEqual([
      409,
      "already-exists",
    ]);
    expect(await listed()).toHaveLength(1);
  });

  it("what asks nothing, or at a time that cannot be, is refused by field", async () => {
    const wrong = async (change: Partial<NewQuestion>) =>
      (await ask(aQuestion(change))).body.errors.map(({ field }: { field: string }) => field);
    expect(await wrong({ topics: [], text: "  " })).toEqual(["text"]);
    expect(await wrong({ text: "a".repeat(301) })).toEqual(["text"]);
    expect(await wrong({ photos: ["a", "b", "c", "d"].map((c) => c.repeat(43)) })).toEqual([
      "photos",
    ]);
    expect(await wrong({ at: "9999-12-31T23:59:59Z", offsetMs: 4_000_000_000_000 })).toEqual([
      "at",
    ]);
    const ahead = await ask(aQuestion({ offsetMs: 60_000 }));
    expect(ahead.body.askedAt).toBe(ahead.body.receivedAt);
  });

  it("[O50] a photo is kept where the tablet's own question names it, and shown to those who answer", async () => {
    const given = aQuestion({ photos: [aPhoto.sha, anotherPhoto.sha] });
    await ask(given).expect(201);
    const path = `/api/questions/${given.id}/photos/${aPhoto.sha}`;
    expect((await commander.get(path)).status).toBe(404);
    expect(outcome(await send(given.id, aPhoto, await server.tablet("tan-lap")))).toEqual([
      404,
      "not-found",
    ]);
    expect(outcome(await send(aQuestion().id, aPhoto))).toEqual([404, "not-found"]);
    const unnamed = aQuestion();
    await ask(unnamed).expect(201);
    expect(outcome(await send(unnamed.id, aPhoto))).toEqual([404, "not-found"]);

    await send(given.id, aPhoto).expect(200);
    const seq = await server.store.reads.latestSeq();
    await send(given.id, aPhoto).expect(200);
    expect(await server.store.reads.latestSeq()).toBe(seq);
    const shown = await commander.get(path).expect(200);
    expect([shown.type, shown.headers["cache-control"], shown.body]).toEqual([
      "image/jpeg",
      "no-store",
      aPhoto.bytes,
    ]);
    const [question] = await listed();
    expect(question).toMatchObject({ photos: [{ state: "here" }, { state: "awaited" }] });
    const neighbour = await server.as("commander", { kind: "area", id: "dak-nong" });
    expect((await neighbour.get(path)).status).toBe(404);
    const officer = await server.as("officer");
    expect((await officer.get(path)).status).toBe(403);
  });

  it("[O54] takes a photo of 400 kB at most, as it is named, and nothing beside a picture", async () => {
    const large = { ...aPhoto, bytes: Buffer.concat([aPhoto.bytes, Buffer.alloc(400_000)]) };
    const photos = [aPhotoWithExif.sha, aPhotoWithComment.sha, aPhoto.sha];
    const given = aQuestion({ photos });
    await ask(given).expect(201);
    for (const photo of [aPhotoWithExif, aPhotoWithComment])
      expect((await send(given.id, photo)).body.errors[0].field).toBe("photo");
    const renamed = { ...anotherPhoto, sha: aPhoto.sha };
    expect((await send(given.id, renamed)).body.errors[0].field).toBe("sha");
    expect(outcome(await send(given.id, large))).toEqual([413, "too-large"]);
    expect(outcome(await send(given.id, aPhoto, tablet, "image/png"))).toEqual([
      415,
      "unsupported-media-type",
    ]);
    expect(isPlainJpeg(plainJpeg(aPhotoWithExif.bytes)!)).toBe(true);
    expect(Buffer.from(plainJpeg(aPhotoWithComment.bytes)!)).toEqual(aPhoto.bytes);
    const film = Buffer.concat([aPhoto.bytes, Buffer.from("ftypmp42 a film of it")]);
    expect(Buffer.from(plainJpeg(film)!)).toEqual(aPhoto.bytes);
    const smaller = aSegment(0xe0, "JFXX\0 a picture of the uncut scene");
    const between = Buffer.concat([
      aPhoto.bytes.subarray(0, -2),
      aSegment(0xfe, "10.7769,106.7009"),
      aPhoto.bytes.subarray(-2),
    ]);
    for (const more of [withSegment(smaller).bytes, between])
      expect(Buffer.from(plainJpeg(more)!)).toEqual(aPhoto.bytes);
    const nothing = Buffer.of(0xff, 0xd8, 0xff, 0xd9);
    const noEnd = Buffer.concat([aPhoto.bytes.subarray(0, -2), Buffer.alloc(400)]);
    const noPicture = [Buffer.alloc(0), Buffer.from("GIF89a"), aPhoto.bytes.subarray(0, 40)];
    for (const none of [...noPicture, nothing, noEnd]) expect(plainJpeg(none)).toBe(null);
  });

  it("[O51] of two answers the first stands, also at once, and reaches the post with a name", async () => {
    const given = aQuestion();
    await ask(given).expect(201);
    const other = await server.as("commander");
    const replies = await Promise.all([
      answer(given.id),
      answer(given.id, other, { decision: "let-through", words: "" }),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = replies.find(({ status }) => status === 200)!.body;
    expect(outcome(await answer(given.id))).toEqual([409, "question-over"]);
    expect(won.answer.by).toMatch(/^commander-\d$/);
    expect(await heardBy(tablet)).toMatchObject([{ value: { answer: won.answer } }]);
    expect(await listed()).toEqual([]);
    expect(await listed(commander, "?status=closed")).toMatchObject([{ id: given.id }]);
  });

  it("[O51] only those answer who command where the post lies, and say something", async () => {
    const given = aQuestion();
    await ask(given).expect(201);
    const neighbour = await server.as("commander", { kind: "area", id: "dak-nong" });
    expect(outcome(await answer(given.id, neighbour))).toEqual([404, "not-found"]);
    const inspector = await server.as("inspector");
    expect(outcome(await answer(given.id, inspector))).toEqual([403, "not-allowed"]);
    const mute = await answer(given.id, commander, { decision: "none", words: " " });
    expect(mute.body.errors[0].field).toBe("words");
  });

  it("[O52] is closed after a day without an answer, and then takes none", async () => {
    const given = aQuestion();
    await ask(given).expect(201);
    server.clock.now += questionOpenMs - 1;
    expect(await tendQuestions(server.store, server.clock.now)).toBe(0);
    server.clock.now += 1;
    commander = await server.as("commander");
    expect(outcome(await answer(given.id))).toEqual([409, "question-over"]);
    expect(await tendQuestions(server.store, server.clock.now)).toBe(1);
    expect(await tendQuestions(server.store, server.clock.now)).toBe(0);
    expect(await listed(commander, "?status=closed")).toMatchObject([
      { id: given.id, answer: null },
    ]);
    expect(await heardBy(tablet)).toMatchObject([{ value: { answer: null } }]);
  });

  it("[O55] the answer is told to a tablet that was away for a day, and to nobody after three", async () => {
    const given = aQuestion();
    await ask(given).expect(201);
    await answer(given.id).expect(200);
    server.clock.now += questionToldMs;
    expect(await heardBy(tablet)).toMatchObject([{ id: given.id, value: { answer: {} } }]);
    server.clock.now += 1;
    expect(await heardBy(tablet)).toEqual([{ kind: "question", id: given.id, value: null }]);
  });

  it("[O53] photos are deleted thirty days after the question was closed, its words are not", async () => {
    const given = aQuestion({ photos: [aPhoto.sha, anotherPhoto.sha] });
    await ask(given).expect(201);
    await send(given.id, aPhoto).expect(200);
    await answer(given.id).expect(200);
    server.clock.now += photosKeptMs - 1;
    expect(await tendQuestions(server.store, server.clock.now)).toBe(0);
    expect(await server.store.reads.questionPhoto(given.id, aPhoto.sha)).toBeDefined();
    server.clock.now += 1;
    expect(await tendQuestions(server.store, server.clock.now)).toBe(1);
    expect(await server.store.reads.questionPhoto(given.id, aPhoto.sha)).toBeUndefined();
    const kept = await server.store.reads.question(given.id);
    expect(kept).toMatchObject({
      text: given.text,
      photos: [{ state: "deleted" }, { state: "deleted" }],
    });
    // A tablet that was away so long is told that it need not keep it either.
    await send(given.id, anotherPhoto).expect(200);
    expect(await server.store.reads.questionPhoto(given.id, anotherPhoto.sha)).toBeUndefined();
    expect(await tendQuestions(server.store, server.clock.now)).toBe(0);
  });

  it("is paged: open ones as they came, closed ones the newest first", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await ask(aQuestion()).expect(201)).body.id);
    const walk = async (status: string): Promise<string[]> => {
      const found: string[] = [];
      for (let cursor = ""; ; ) {
        const query = `?status=${status}&limit=2${cursor && `&cursor=${cursor}`}`;
        const { body } = await commander.get(`/api/questions${query}`).expect(200);
        found.push(...body.items.map(({ id }: { id: string }) => id));
        if (body.next === null) return found;
        cursor = body.next;
      }
    };
    expect(await walk("open")).toEqual(ids);
    for (const id of ids.slice(0, 3)) await answer(id).expect(200);
    expect(await walk("open")).toEqual(ids.slice(3));
    expect(await walk("closed")).toEqual(ids.slice(0, 3).reverse());
  });

  it("[O50] reaches the commander's screen and the post's tablets as it is asked, no other's", async () => {
    const heard = async (auth: object, headers: object) => {
      const socket = io(server.url, {
        path: "/live",
        transports: ["websocket"],
        reconnection: false,
        forceNew: true,
        auth,
        extraHeaders: headers as Record<string, string>,
      });
      const items: Item[] = [];
      socket.on("changes", (raw) => void items.push(...readFrame(raw).items));
      await new Promise<void>((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("connect_error", reject);
      });
      const after = await server.store.reads.latestSeq();
      await socket.timeout(5_000).emitWithAck("join", { after });
      return { items, close: () => socket.close() };
    };
    const cookie = await server.cookie("commander", { kind: "area", id: "binh-phuoc" });
    const other = await server.tablet("dong-xoai");
    const patrol = await server.tablet("tuan-tra");
    const sockets = [
      await heard({}, { cookie }),
      ...(await Promise.all(
        [tablet, other, patrol].map((one) => heard({ device: sign(one, "GET", "/live") }, {})),
      )),
    ];
    const given = aQuestion();
    await ask(given).expect(201);
    await expect.poll(() => sockets[0]!.items.length).toBe(1);
    await expect.poll(() => sockets[1]!.items.length).toBe(1);
    await answer(given.id).expect(200);
    await expect
      .poll(() => sockets[1]!.items.at(-1)?.value)
      .toMatchObject({ answer: { decision: "hold" } });
    expect(sockets.slice(2).map(({ items }) => items)).toEqual([[], []]);
    for (const socket of sockets) socket.close();
  });

  it("[O50] a tablet asks so much and no more", async () => {
    await server.close();
    await drop();
    const test = await open();
    drop = () => test.close().catch(() => {});
    const allowances = { questions: { points: 2, duration: 60 } };
    server = await aServer({ store: test.store, allowances });
    tablet = await server.tablet();
    await ask(aQuestion()).expect(201);
    await ask(aQuestion()).expect(201);
    expect(outcome(await ask(aQuestion()))).toEqual([429, "rate-limited"]);
    await ask(aQuestion(), await server.tablet()).expect(201);
  });
});

it("[S15] what was asked and answered is vouched for by the log, and an altered answer is found", async () => {
  const server = await aServer();
  const tablet = await server.tablet();
  const commander = await server.as("commander");
  const given = aQuestion({ photos: [aPhoto.sha] });
  const path = `/api/questions/${given.id}/photos/${aPhoto.sha}`;
  const signed = (method: string, to: string, content: string | Uint8Array) =>
    tablet.authorization(method, to, server.clock.now, content);
  const caller = server.anyone();
  await caller
    .post("/api/questions")
    .set("authorization", signed("POST", "/api/questions", JSON.stringify(given)))
    .send(given)
    .expect(201);
  await caller
    .put(path)
    .set("authorization", signed("PUT", path, aPhoto.bytes))
    .set("content-type", "image/jpeg")
    .send(aPhoto.bytes)
    .expect(200);
  await commander
    .post(`/api/questions/${given.id}/answer`)
    .send({ decision: "hold", words: "Giữ" })
    .expect(200);
  await tendQuestions(server.store, server.clock.now + photosKeptMs);
  const file = join(server.data, "greenlane.db");
  const wrong = async () =>
    (await whatIsWrong(openSqliteAudit(file), server.clock.now + photosKeptMs)).filter((found) =>
      JSON.stringify(found).includes("question"),
    );
  expect(await wrong()).toEqual([]);
  const db = new Database(file);
  db.exec("UPDATE question SET body = replace(body, 'Giữ', 'Thả')");
  db.close();
  expect(await wrong()).toMatchObject([{ what: "row-altered", row: `question ${given.id}` }]);
  await server.close();
});

it("the example of a question names the photo that tests send", () => {
  expect(examples.askQuestion?.body?.photos).toEqual([aPhoto.sha]);
  expect(isPlainJpeg(aPhoto.bytes)).toBe(true);
});
