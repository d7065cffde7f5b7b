import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../client/api/device-call.ts";
import { inquiriesOf, isAbout } from "../../client/checkpoint/ask/inquiries.ts";
import { openQuestions } from "../../client/checkpoint/ask/questions.ts";
import { makeQuestionSender } from "../../client/checkpoint/ask/send-questions.ts";
import { type Database, openDatabase } from "../../client/checkpoint/database.ts";
import { recordScan } from "../../client/checkpoint/outbox.ts";
import type { VehicleCase } from "../../client/checkpoint/vehicle-case.ts";
import type { NewQuestion } from "../../shared/contract/questions.ts";
import type { Question } from "../../shared/domain/question.ts";
import { uuidV7 } from "../build/a-device.ts";
import { anotherPhoto, aPhoto, aQuestion } from "../build/a-question.ts";
import { aScan } from "../build/a-scan.ts";
import { good, refusedWith } from "../build/an-answer.ts";
import { at } from "../build/times.ts";

const taken = [aPhoto, anotherPhoto].map(({ sha, bytes }) => ({
  sha,
  bytes: new Uint8Array(bytes),
}));
const names = taken.map(({ sha }) => sha);
const now = () => Date.parse(at());

let db: Database;
let name = 0;
beforeEach(async () => {
  name += 1;
  db = await openDatabase(`questions-${name}`);
});
afterEach(() => db.close());

const keep = async (given: NewQuestion, photos = taken): Promise<void> =>
  (await openQuestions(db, now, () => {})).keep(given, photos);

/** A sender whose calls are noted and answered as told; what it would do later is done when called. */
const aSender = (
  told: { ask?: () => Answer<unknown>; photo?: () => Answer<unknown> } = {},
  calls: string[] = [],
) => {
  const later: { readonly delay: number; readonly then: () => void }[] = [];
  const sender = makeQuestionSender({
    db,
    ask: async ({ id }) => {
      calls.push(id);
      return told.ask?.() ?? good;
    },
    photo: async ({ sha }) => {
      calls.push(sha);
      return told.photo?.() ?? good;
    },
    onChanged: () => {},
    random: () => 0,
    after: (delay, then) => {
      later.push({ delay, then });
      return () => {};
    },
  });
  return { sender, calls, later };
};

const aDraft = () => {
  const { v: _v, seq: _seq, prev: _prev, ...rest } = aScan();
  return { ...rest, id: uuidV7(Date.now()) };
};

describe("keeping", () => {
  it("[O54] question and photos are on disk, whole, when keeping resolves", async () => {
    const given = aQuestion({ photos: names });
    await keep(given);
    expect(await db.getAll("asked")).toEqual([
      { id: given.id, asking: given, state: "waiting", seen: false },
    ]);
    expect(
      (await db.getAll("photo")).map(({ question, sha, bytes }) => [question, sha, bytes.length]),
    ).toEqual(
      taken
        .map(({ sha, bytes }) => [given.id, sha, bytes.length])
        .sort(([, a], [, b]) => (String(a) < String(b) ? -1 : 1)),
    );
  });

  it("[O54] keeping rejects when nothing could be written, or nothing can ever be sent", async () => {
    const questions = await openQuestions(db, now, () => {});
    await db.put("meta", { at: at(), scans: 0 }, "wiped");
    await expect(questions.keep(aQuestion(), [])).rejects.toThrow();
    db.close();
    await expect(questions.keep(aQuestion(), [])).rejects.toThrow();
    db = await openDatabase(`questions-${name}`);
    expect(await db.count("asked")).toBe(0);
  });

  it("[O54] what waits is kept however long; what was sent goes after three days", async () => {
    const old = at("09:00", -4);
    const [waiting, sent] = [aQuestion({ at: old }), aQuestion({ at: old })];
    await keep(waiting, []);
    await keep(sent, []);
    await db.put("asked", { id: sent.id, asking: sent, state: "sent", seen: true });
    const { asked } = await openQuestions(db, now, () => {});
    expect(asked.get().map(({ id }) => id)).toEqual([waiting.id]);
  });
});

describe("sending", () => {
  it("[O54] questions go in their order, then photos, each forgotten when it is acknowledged", async () => {
    const [one, two] = [aQuestion({ photos: names }), aQuestion({ at: at("09:01") })];
    await keep(one);
    await keep(two, []);
    const { sender, calls } = aSender();
    await sender.flush();
    expect(calls.slice(0, 2)).toEqual([one.id, two.id]);
    expect(calls.slice(2).sort()).toEqual([...names].sort());
    expect((await db.getAll("asked")).map(({ state }) => state)).toEqual(["sent", "sent"]);
    expect(await db.count("photo")).toBe(0);
    await sender.flush();
    expect(calls).toHaveLength(4);
  });

  it("[O54] nothing is sent while a scan waits, nor between two scans", async () => {
    const given = aQuestion({ photos: names });
    await keep(given);
    await recordScan(db, aDraft());
    const calls: string[] = [];
    const { sender } = aSender(
      {
        ask: () => {
          // The outbox has something again while the question is under way.
          void db.put("outbox", { seq: 9, id: "x", hash: "h", scan: aScan() });
          return good;
        },
      },
      calls,
    );
    await sender.flush();
    expect(calls).toEqual([]);
    await db.clear("outbox");
    await sender.flush();
    expect(calls).toEqual([given.id]);
    await db.clear("outbox");
    await sender.flush();
    expect(calls).toHaveLength(3);
  });

  it("[O54] what failed is sent again, whole, after a growing while, and nothing of it is lost", async () => {
    const given = aQuestion({ photos: names });
    await keep(given);
    let answer: Answer<unknown> = { kind: "unreachable" };
    const { sender, calls, later } = aSender({ ask: () => answer, photo: () => answer });
    for (const failing of [answer, refusedWith("not-ready"), refusedWith("rate-limited")]) {
      answer = failing;
      await sender.flush();
    }
    expect(later.map(({ delay }) => delay)).toEqual([500, 1_000, 2_000]);
    expect(calls).toEqual([given.id, given.id, given.id]);
    answer = good;
    await sender.flush();
    expect(calls).toHaveLength(6);

    await keep(aQuestion({ photos: names }));
    let times = 0;
    const cut = aSender({ photo: () => (++times === 1 ? { kind: "not-ours" } : good) });
    await cut.sender.flush();
    expect(await db.count("photo")).toBe(2);
    cut.later.at(-1)?.then();
    await expect.poll(() => db.count("photo")).toBe(0);
    expect(cut.calls.filter((sha) => sha === cut.calls[1])).toHaveLength(2);
  });

  it("[O54] what the server will never take stands in nobody's way", async () => {
    const bad = aQuestion({ photos: names });
    const next = aQuestion({ photos: names, at: at("09:01") });
    await keep(bad);
    await keep(next);
    let asked = 0;
    let sent = 0;
    const { sender } = aSender({
      ask: () => (++asked === 1 ? refusedWith("already-exists") : good),
      photo: () => (++sent === 1 ? refusedWith("not-found") : good),
    });
    await sender.flush();
    expect((await db.getAll("asked")).map(({ state }) => state)).toEqual(["refused", "sent"]);
    expect(await db.count("photo")).toBe(0);
    expect(sent).toBe(2);
  });
});

describe("what came of it", () => {
  const told = (given: NewQuestion, change: Partial<Question> = {}): Question => {
    const { at: askedAt, offsetMs: _, photos, ...rest } = given;
    return {
      ...rest,
      device: "tablet-1",
      checkpoint: "tan-lap",
      askedAt,
      receivedAt: askedAt,
      photos: photos.map((sha) => ({ sha, state: "awaited" as const })),
      closedAt: null,
      answer: null,
      ...change,
    };
  };
  const answer = { decision: "hold" as const, words: "Giữ", by: "Trần Thị Bình", at: at("09:05") };

  it("[O55] an answer is news on the tablet that asked until it is acknowledged, and on no other", async () => {
    const given = aQuestion();
    await keep(given, []);
    const questions = await openQuestions(db, now, () => {});
    const answered = new Map([[given.id, told(given, { answer, closedAt: answer.at })]]);
    const seen = () => inquiriesOf(questions.asked.get(), answered, new Set());
    expect(seen()).toMatchObject([{ state: "answered", news: true, answer }]);
    expect(inquiriesOf([], answered, new Set())).toMatchObject([{ news: false, answer }]);
    await questions.acknowledge(given.id);
    expect(seen()).toMatchObject([{ state: "answered", news: false }]);
    const after = await openQuestions(db, now, () => {});
    expect(after.asked.get()).toMatchObject([{ seen: true }]);
  });

  it("says how far each has come, the latest first", async () => {
    const given = ["09:00", "09:01", "09:02", "09:03"].map((clock) => aQuestion({ at: at(clock) }));
    for (const one of given) await keep(one, []);
    const { asked } = await openQuestions(db, now, () => {});
    const states = asked.get().map((one, n) => ({
      ...one,
      state: (["waiting", "sent", "refused", "sent"] as const)[n]!,
    }));
    const lapsed = new Map([[given[3]!.id, told(given[3]!, { closedAt: at("10:00") })]]);
    expect(inquiriesOf(states, lapsed, new Set()).map(({ state }) => state)).toEqual([
      "lapsed",
      "refused",
      "asked",
      "waiting",
    ]);
  });

  it("is shown with the vehicle it is about, by pass or by plate", () => {
    const here = (pass: string | null, plate: string | null) =>
      ({
        pass,
        vehicle: plate === null ? null : { plate },
        shown: { by: "code", text: "" },
      }) as VehicleCase;
    const about = { plate: aQuestion().plate, pass: null };
    expect(isAbout(about, here(null, "93C12345"))).toBe(true);
    expect(isAbout(about, here(null, "93C12346"))).toBe(false);
    expect(isAbout({ plate: null, pass: null }, here(null, null))).toBe(false);
  });
});
