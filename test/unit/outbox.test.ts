import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../client/api/device-call.ts";
import { type Database, openDatabase, readMeta } from "../../client/checkpoint/database.ts";
import { acknowledgeNews, recordScan, type ScanDraft } from "../../client/checkpoint/outbox.ts";
import { makeUploader, type OutboxState } from "../../client/checkpoint/upload.ts";
import type { ScanAnswer, ScanBatch } from "../../shared/contract/scanning.ts";
import { scan as scanSchema } from "../../shared/domain/scan.ts";
import { batchMessage } from "../../shared/domain/scan-chain.ts";
import { type Outcome, outcomes } from "../../shared/domain/verdict-shape.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aScan } from "../build/a-scan.ts";
import { aReason, aVerdict } from "../build/a-verdict.ts";

const draft = (change: Partial<ScanDraft> = {}): ScanDraft => {
  const { v: _v, seq: _seq, prev: _prev, ...rest } = aScan();
  return { ...rest, id: uuidV7(Date.now()), ...change };
};

type Posted = Answer<{ results: ScanAnswer[]; serverTime: string }>;
const reply = (results: readonly ScanAnswer[]): Posted => ({
  kind: "reply",
  value: { results: [...results], serverTime: "2026-11-22T02:00:00.000Z" },
});
const answerFor = (id: unknown, result: ScanAnswer["result"]): ScanAnswer => ({
  id: String(id),
  result,
  seq: 1,
  verdict: null,
});

let db: Database;
let name = 0;
beforeEach(async () => {
  name += 1;
  db = await openDatabase(`outbox-${name}`);
});
afterEach(() => db.close());

const uploader = (post: (batch: ScanBatch) => Posted, onState = (_: OutboxState) => {}) =>
  makeUploader({
    db,
    device: { id: "tablet-1", now: Date.now, sign: async (m) => new TextDecoder().decode(m) },
    post: async (batch) => post(batch),
    onState,
    random: () => 0,
  });

describe("recording", () => {
  it("[O1] a recorded scan is on disk, whole, when recording resolves", async () => {
    const one = draft();
    await recordScan(db, one);
    const [waiting] = await db.getAll("outbox");
    expect(scanSchema.parse(waiting?.scan)).toMatchObject({ id: one.id, seq: 1, prev: null });
    expect(await db.get("recent", one.id)).toMatchObject({ state: "waiting" });
  });

  it("[O1] recording rejects when nothing could be written", async () => {
    db.close();
    await expect(recordScan(db, draft())).rejects.toThrow();
    db = await openDatabase(`outbox-${name}`);
    expect(await db.count("outbox")).toBe(0);
    expect(await readMeta(db, "head")).toBeUndefined();
  });

  it("[O1] recording rejects when its transaction is undone, and lists nothing as recorded", async () => {
    const [one, two] = [draft(), draft()];
    await recordScan(db, one);
    const [taken] = await db.getAll("outbox");
    // What another writer left under the next number makes the whole transaction fail.
    await db.put("outbox", { ...taken!, seq: 2 });
    await expect(recordScan(db, two)).rejects.toThrow();
    expect(await db.get("recent", two.id)).toBeUndefined();
    expect(await readMeta(db, "head")).toMatchObject({ seq: 1 });
  });

  it("[O2] each scan names the one before it, without gaps, recorded by two pages at once", async () => {
    const other = await openDatabase(`outbox-${name}`);
    const pages = [db, other];
    await Promise.all(Array.from({ length: 20 }, (_, i) => recordScan(pages[i % 2]!, draft())));
    other.close();
    const all = await db.getAll("outbox");
    expect(all.map((w) => w.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(all.map((w) => w.scan.prev)).toEqual([null, ...all.slice(0, -1).map((w) => w.hash)]);
    expect(new Set(all.map((w) => w.hash)).size).toBe(20);
  });

  it("[O2] where locks fail the moved head is noticed and the scan chained anew", async () => {
    const noLock = {
      request: (_: string, work: () => unknown) => work(),
    } as unknown as LockManager;
    const other = await openDatabase(`outbox-${name}`);
    const pages = [db, other];
    await Promise.all(
      Array.from({ length: 4 }, (_, i) => recordScan(pages[i % 2]!, draft(), noLock)),
    );
    other.close();
    const all = await db.getAll("outbox");
    expect(all.map((w) => w.scan.prev)).toEqual([null, ...all.slice(0, -1).map((w) => w.hash)]);
  });

  it("[O1] a draft recorded twice is one scan", async () => {
    const one = draft();
    await recordScan(db, one);
    await recordScan(db, one);
    expect(await db.count("outbox")).toBe(1);
    expect(await readMeta(db, "head")).toMatchObject({ seq: 1 });
  });
});

describe("[O11] what the server judged otherwise", () => {
  const late = async (own: Outcome, server: Outcome, result: ScanAnswer["result"] = "recorded") => {
    const one = draft({ verdict: aVerdict({ outcome: own }) });
    await recordScan(db, one);
    const verdict = aVerdict({ outcome: server, reasons: [aReason("revoked", "V4")] });
    await uploader((batch) =>
      reply(batch.scans.map((s) => ({ ...answerFor(s.id, result), verdict }))),
    ).flush();
    return one.id;
  };
  const news = async (id: string) => (await db.get("recent", id))?.news ?? null;

  it("is kept with both sides until an officer has seen it, however many scans follow", async () => {
    const id = await late("go", "stop", "duplicate");
    expect(await news(id)).toEqual({ outcome: "stop", reason: "revoked" });
    for (let n = 0; n < 62; n += 1) await recordScan(db, draft());
    await uploader((batch) => reply(batch.scans.map((s) => answerFor(s.id, "recorded")))).flush();
    await recordScan(db, draft());
    expect(await news(id)).toEqual({ outcome: "stop", reason: "revoked" });
    await acknowledgeNews(db, id);
    expect(await news(id)).toBeNull();
  });

  it("is none where the tablet was only more careful than needed, or both agree", async () => {
    const told: string[] = [];
    for (const own of outcomes)
      for (const server of outcomes)
        if (await news(await late(own, server))) told.push(`${own} → ${server}`);
    const all = outcomes.flatMap((own) => outcomes.map((server) => `${own} → ${server}`));
    const quiet = all.filter((pair) => !told.includes(pair));
    expect(quiet.sort()).toEqual(
      [...outcomes.map((one) => `${one} → ${one}`), "inspect → go", "cannot-check → go"].sort(),
    );
  });
});

describe("uploading", () => {
  it("[O4] scans go in order, in signed batches of at most a hundred", async () => {
    for (let i = 0; i < 230; i += 1) await recordScan(db, draft());
    const hashes = (await db.getAll("outbox")).map((w) => w.hash);
    const batches: ScanBatch[] = [];
    await uploader((batch) => {
      batches.push(batch);
      return reply(batch.scans.map((s) => answerFor(s.id, "recorded")));
    }).flush();
    expect(batches.map((b) => b.scans.length)).toEqual([100, 100, 30]);
    expect(batches.flatMap((b) => b.scans.map((s) => s.seq))).toEqual(
      Array.from({ length: 230 }, (_, i) => i + 1),
    );
    const signed = new TextDecoder().decode(batchMessage("tablet-1", hashes.slice(200)));
    expect(batches[2]?.signature).toBe(signed);
    expect(await db.count("outbox")).toBe(0);
  });

  it("[O3] only scans the answer names are forgotten", async () => {
    const [one, two, three] = [draft(), draft(), draft()];
    for (const each of [one, two, three]) await recordScan(db, each);
    let calls = 0;
    await uploader(() => {
      calls += 1;
      return calls === 1 ? reply([answerFor(two.id, "duplicate")]) : { kind: "unreachable" };
    }).flush();
    expect((await db.getAll("outbox")).map((w) => w.id)).toEqual([one.id, three.id]);
    expect(await db.get("recent", two.id)).toMatchObject({ state: "recorded" });
  });

  it("[O3] a rejected scan leaves the queue and is kept apart with what was wrong", async () => {
    const one = draft();
    await recordScan(db, one);
    const errors = [{ field: "plate", message: "?" }];
    await uploader(() => reply([{ ...answerFor(one.id, "rejected"), errors }])).flush();
    expect(await db.count("outbox")).toBe(0);
    expect(await db.get("refused", one.id)).toMatchObject({ id: one.id, errors });
    expect(await db.get("recent", one.id)).toMatchObject({ state: "refused" });
  });

  it.each<[string, Posted]>([
    ["a captive portal's page", { kind: "not-ours" }],
    ["no answer", { kind: "unreachable" }],
    ["an answer about other scans", reply([answerFor(uuidV7(1), "recorded")])],
    ["an empty answer", reply([])],
  ])("[O3] %s acknowledges nothing, and the state says so", async (_what, answer) => {
    await recordScan(db, draft());
    let last: OutboxState | undefined;
    const sending = uploader(
      () => answer,
      (state) => {
        last = state;
      },
    );
    await sending.flush();
    sending.close();
    expect(await db.count("outbox")).toBe(1);
    expect(last).toMatchObject({ waiting: 1, sending: false });
    expect(last?.trouble).not.toBeNull();
  });

  it("[O4] it tries again by itself until the server answers", async () => {
    const one = draft();
    await recordScan(db, one);
    let calls = 0;
    const answered = new Promise<void>((resolve) => {
      void uploader(
        (batch) => {
          calls += 1;
          return calls < 3
            ? { kind: "unreachable" }
            : reply(batch.scans.map((s) => answerFor(s.id, "recorded")));
        },
        ({ waiting }) => {
          if (waiting === 0) resolve();
        },
      ).flush();
    });
    await answered;
    expect(calls).toBe(3);
  });

  it("[O4] a server that asks for patience has it, whatever happens meanwhile, and never for long", async () => {
    await recordScan(db, draft());
    const put: { readonly delay: number; readonly then: () => void }[] = [];
    let calls = 0;
    let retryAfterMs = 45_000;
    const busy = (): Posted => {
      calls += 1;
      const code = "rate-limited" as const;
      const problem = { type: "", title: "", status: 429, code, detail: "" };
      return { kind: "problem", problem, retryAfterMs };
    };
    const sending = makeUploader({
      db,
      device: { id: "tablet-1", now: Date.now, sign: async () => "" },
      post: async () => busy(),
      onState: () => {},
      random: () => 0,
      after: (delay, then) => {
        put.push({ delay, then });
        return () => {};
      },
    });
    await sending.flush();
    await recordScan(db, draft());
    await sending.flush();
    expect(calls).toBe(1);
    expect(put.map(({ delay }) => delay)).toEqual([45_500]);
    retryAfterMs = 86_400_000;
    put[0]!.then();
    await expect.poll(() => put.length).toBe(2);
    expect([calls, put[1]!.delay]).toEqual([2, 601_000]);
    sending.close();
    expect(await db.count("outbox")).toBe(2);
  });

  it("[O4] a batch the server finds too large is sent in smaller parts", async () => {
    for (let i = 0; i < 10; i += 1) await recordScan(db, draft());
    const sizes: number[] = [];
    await uploader((batch) => {
      sizes.push(batch.scans.length);
      if (batch.scans.length <= 4)
        return reply(batch.scans.map((s) => answerFor(s.id, "recorded")));
      const code = "too-large" as const;
      return { kind: "problem", problem: { type: "", title: "", status: 413, code, detail: "" } };
    }).flush();
    expect(await db.count("outbox")).toBe(0);
    expect(Math.max(...sizes)).toBeGreaterThan(4);
  });

  it("[O4] a scan recorded while a batch is under way is sent too", async () => {
    await recordScan(db, draft());
    const sent: unknown[] = [];
    let again: Promise<void> | undefined;
    const sending = uploader((batch) => {
      sent.push(...batch.scans.map((s) => s.seq));
      again ??= recordScan(db, draft()).then(() => sending.flush());
      return reply(batch.scans.map((s) => answerFor(s.id, "recorded")));
    });
    await sending.flush();
    await again;
    await expect.poll(() => sent).toEqual([1, 2]);
  });
});
