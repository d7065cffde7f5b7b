import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { statusListSize } from "../../server/pass-numbers.ts";
import type { NewEvent } from "../../server/store/ports.ts";
import type { RecordedScanRow, ScanGroupWrites } from "../../server/store/scan-group-ports.ts";
import { refusal } from "../../shared/contract/problems.ts";
import { encodeCanonical } from "../../shared/domain/cbor.ts";
import type { IssuingKey } from "../../shared/domain/issuing-key.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import type { Proposal } from "../../shared/domain/proposal.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { ms } from "../../shared/domain/time.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aLevel, aMeasure } from "../build/a-rule.ts";
import { aScan, aScanFact, aScanId } from "../build/a-scan.ts";
import { putPlaces, stores, type TestStore } from "../build/a-store.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const now = ms(at());

const anEvent = (n: number, change: Partial<NewEvent> = {}): NewEvent => ({
  type: "checkpoint.put",
  subject: { kind: "checkpoint", id: `post-${n}` },
  payload: { n, name: "Chốt" },
  topics: ["everyone", `post:post-${n}`],
  ...change,
});

const noKeys = { ids: [], passes: [], vehicles: [], devices: [], deviceSeqs: [] };
const noWrites: ScanGroupWrites = {
  scans: [],
  evidence: [],
  trips: [],
  droppedTrips: [],
  devices: [],
  marks: [],
  spent: [],
  unspent: [],
  events: [],
};

const aRow = (n: number): RecordedScanRow => {
  const scan = aScan({ id: aScanId(n) });
  return {
    seen: {
      id: scan.id,
      checkpoint: scan.checkpoint,
      direction: scan.direction,
      at: scan.at,
      receivedAt: scan.at,
      how: scan.how,
      pass: scan.pass,
      plate: scan.plate,
      occupantsSeen: scan.occupantsSeen,
      outcome: scan.verdict.outcome,
      reasons: [],
      decision: scan.decision,
      trip: null,
      marks: [],
    },
    hash: "A".repeat(43),
    device: null,
    deviceSeq: null,
    vehicle: scan.pass,
    fact: aScanFact(n),
    body: scan,
  };
};
const scanEvent = (n: number): NewEvent =>
  anEvent(n, { type: "scan.recorded", subject: { kind: "scan", id: aScanId(n) } });

/** A PostgreSQL in WebAssembly takes its time. */
const startWithinMs = 90_000;

describe.each(Object.entries(stores))("a store on %s", (_, open) => {
  let test: TestStore;
  beforeEach(async () => {
    test = await open();
  }, startWithinMs);
  afterEach(() => test.close());

  it("[V28] [V29] keeps every level, measure and rule set that was published, and gives them back as they were", async () => {
    const later = rulesForTests({ version: 2, effectiveFrom: at("12:00") });
    const [level, measure] = [aLevel(), aMeasure()];
    await putPlaces(test.store);
    const before = await test.store.reads.reference();
    expect(before.ruleSets.map(({ version }) => version)).toEqual([1]);
    await test.store.write(async (tx) => {
      await tx.putLevel(level);
      await tx.putMeasure(measure);
      await tx.putRules(later);
    });
    const withdrawn = { ...later, withdrawnAt: at("11:00") };
    await test.store.write((tx) => tx.putRules(withdrawn));
    const { levels, measures, ruleSets } = await test.store.reads.reference();
    expect([levels, measures]).toEqual([[level], [measure]]);
    expect(ruleSets).toEqual([...before.ruleSets, withdrawn]);
    const inGroup = await test.store.recordScans(
      noKeys,
      ({ reference }) => ({ writes: noWrites, result: reference }),
      now,
    );
    expect(inGroup.result.ruleSets).toEqual(ruleSets);
    expect(inGroup.result.levels).toEqual([level]);
  });

  it("[S1] writes rows and events together, or neither when the work is refused or throws", async () => {
    const put = (id: string, end: () => unknown) =>
      test.store.write(async (tx) => {
        await tx.putCheckpoint(aCheckpoint({ id }));
        await tx.append([anEvent(1)], now);
        return end();
      });
    expect(await put("refused", () => refusal("not-allowed"))).toEqual({ refused: "not-allowed" });
    await expect(
      put("thrown", () => {
        throw new Error("on purpose");
      }),
    ).rejects.toThrow("on purpose");
    expect(await test.store.reads.latestSeq()).toBe(0);
    expect((await test.store.reads.reference()).checkpoints).toEqual([]);
    await put("kept", () => null);
    expect(await test.store.reads.latestSeq()).toBe(1);
    expect((await test.store.reads.reference()).checkpoints).toMatchObject([{ id: "kept" }]);
  });

  it("[S1] shows readers nothing of a transaction under way, and lets no other write in between", async () => {
    const order: string[] = [];
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = test.store.write(async (tx) => {
      await tx.append([anEvent(1)], now);
      order.push("first begins");
      await held;
      order.push("first ends");
    });
    const second = test.store.write(async (tx) => {
      order.push("second");
      await tx.append([anEvent(2)], now);
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const read = test.store.reads.latestSeq();
    if (!test.readsWait) expect(await read).toBe(0);
    release();
    await Promise.all([first, second, read]);
    expect(order).toEqual(["first begins", "first ends", "second"]);
    expect(await test.store.reads.latestSeq()).toBe(2);
  });

  it("[S6] lets scans past registrations that wait, one at a time, so that each side goes on", async () => {
    const order: string[] = [];
    const register = (n: number) =>
      test.store.write(async (tx) => {
        await tx.append([anEvent(n)], now);
        order.push("write");
      });
    const scan = () =>
      test.store.recordScans(
        noKeys,
        () => {
          order.push("scan");
          return { writes: noWrites, result: null };
        },
        now,
      );
    const writes = Array.from({ length: 20 }, (_, n) => register(n));
    await Promise.all([...writes, scan(), scan(), scan()]);
    expect(order.slice(0, 6)).toEqual(["write", "scan", "write", "scan", "write", "scan"]);
    expect(order).toHaveLength(23);
  });

  it("[S1] writes nothing of a group of scans when deciding it throws, and goes on", async () => {
    const failing = test.store.recordScans(
      noKeys,
      () => {
        throw new Error("on purpose");
      },
      now,
    );
    await expect(failing).rejects.toThrow("on purpose");
    const done = await test.store.recordScans(
      noKeys,
      () => ({
        writes: { ...noWrites, scans: [aRow(1)], events: [scanEvent(1)] },
        result: "done",
      }),
      now,
    );
    expect(done).toEqual({ result: "done", seqs: [1] });
  });

  it("[S5] numbers events from every kind of write without gaps, in one chain of hashes", async () => {
    await test.store.write((tx) => tx.append([anEvent(1), anEvent(2)], now));
    await Promise.all([
      test.store.recordScans(
        noKeys,
        () => ({
          writes: {
            ...noWrites,
            scans: [aRow(1), aRow(2)],
            events: [scanEvent(1), scanEvent(2)],
          },
          result: null,
        }),
        now + 5,
      ),
      test.store.write((tx) => tx.append([anEvent(3, { topics: ["a", "a"] })], now + 7)),
    ]);
    const events = await test.store.reads.events(0, 100);
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5]);
    const [kept] = await test.query<{ seq: number; hash: Buffer }>("SELECT * FROM log_head");
    const rows = await test.query<{ hash: Buffer; digests: Buffer | null }>(
      "SELECT hash, digests FROM event ORDER BY seq",
    );
    let head: Uint8Array = new Uint8Array(32);
    const chained: string[] = [];
    for (const [n, { seq, at, type, subject, payload, topics }] of events.entries()) {
      const event = encodeCanonical([seq, at, type, subject, payload, topics]);
      head = createHash("sha256")
        .update(head)
        .update(event)
        .update(rows[n]?.digests ?? "")
        .digest();
      chained.push(String(head));
    }
    expect(kept).toMatchObject({ seq: 5 });
    expect(Buffer.compare(kept!.hash, head)).toBe(0);
    expect(rows.map(({ hash }) => String(hash))).toEqual(chained);
  });

  it("[F1] pages through events by cursor, all or those of some topics", async () => {
    const events = [1, 2, 3, 4, 5, 6].map((n) =>
      anEvent(n, { topics: n % 2 ? ["odd", "all"] : ["even", "all"] }),
    );
    await test.store.write((tx) => tx.append(events, now));
    const seqs = (found: readonly { seq: number }[]) => found.map(({ seq }) => seq);
    expect(seqs(await test.store.reads.events(2, 3))).toEqual([3, 4, 5]);
    expect(seqs(await test.store.reads.eventsOn(["odd"], 1, 10))).toEqual([3, 5]);
    expect(seqs(await test.store.reads.eventsOn(["odd", "even", "all"], 0, 4))).toEqual([
      1, 2, 3, 4,
    ]);
    expect(await test.store.reads.eventsOn(["none"], 0, 4)).toEqual([]);
  });

  it("tells of a commit with its newest event, and only of commits that have any", async () => {
    const heard: number[] = [];
    const stop = test.store.onCommit((seq) => heard.push(seq));
    await test.store.write((tx) => tx.append([anEvent(1), anEvent(2)], now));
    await test.store.write((tx) => tx.putCheckpoint(aCheckpoint()));
    await test.store.write(async () => refusal("not-allowed"));
    stop();
    await test.store.write((tx) => tx.append([anEvent(3)], now));
    expect(heard).toEqual([2]);
  });

  it("[S2] has after a restart everything that was written", async () => {
    await putPlaces(test.store);
    await test.store.write((tx) => tx.putPass(aPass(), ""));
    await test.store.recordScans(
      noKeys,
      () => ({ writes: { ...noWrites, scans: [aRow(1)], events: [scanEvent(1)] }, result: null }),
      now,
    );
    const again = await test.reopen();
    expect(await again.reads.scanBody(aScanId(1))).toEqual(aScan({ id: aScanId(1) }));
    expect(await again.reads.scansSeenByIds([aScanId(1)])).toMatchObject([{ seq: 1 }]);
    expect(await again.reads.pass(aPass().id)).toEqual(aPass());
    expect(await again.reads.latestSeq()).toBe(1);
  });

  it("[P16] gives a key's number once, and keeps which keys there are and when one was cut off", async () => {
    const key = (kid: number): IssuingKey => ({
      kid,
      realm: "live",
      publicKey: `${kid}`.repeat(43),
      validFrom: at("00:00"),
      validTo: at("00:00", 1000),
      cutAt: null,
    });
    const add = (one: IssuingKey) => test.store.write((tx) => tx.addIssuingKey(one));
    await add(key(1));
    const both = await Promise.allSettled([
      add(key(2)),
      add({ ...key(2), publicKey: "B".repeat(43) }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await test.store.write((tx) => tx.cutIssuingKey(1, now));
    const found = (await (await test.reopen()).reads.issuingKeys()).map(({ kid, cutAt }) => [
      kid,
      cutAt && ms(cutAt),
    ]);
    expect(found).toEqual([
      [1, now],
      [2, null],
    ]);
  });

  it("gives each number of a key out once, in order, also several at once past the end of a list", async () => {
    const next = (count: number) => test.store.write((tx) => tx.nextIndices(1, count));
    expect(await next(1)).toEqual([{ list: 0, index: 0 }]);
    expect(await next(statusListSize - 2)).toHaveLength(statusListSize - 2);
    expect(await next(2)).toEqual([
      { list: 0, index: statusListSize - 1 },
      { list: 1, index: 0 },
    ]);
    expect(await next(statusListSize - 1)).toHaveLength(statusListSize - 1);
    expect(await next(1)).toEqual([{ list: 2, index: 0 }]);
    expect(await next(2 * statusListSize)).toMatchObject({
      [2 * statusListSize - 1]: { list: 4, index: 0 },
    });
    expect(await test.store.write((tx) => tx.nextIndices(2, 1))).toEqual([{ list: 0, index: 0 }]);
  });

  it("puts several passes at once, new ones beside new revisions, as it puts each by itself", async () => {
    const passes = [1, 2, 3].map((n) =>
      aPass({
        id: toPassId(1, 0, n),
        shortCode: makeShortCode(n),
        trailerPlate: n === 2 ? aPlate("51R00001") : null,
        ...(n === 3 ? { via: ["cho-gia-nghia"] } : {}),
        origin: `Kho "${n}" \\ 'Đồng Xoài' 🚚`,
      }),
    );
    const amended = { ...passes[0]!, rev: 2, changedAt: at("09:00"), occupantsMax: 3 };
    const groups = [passes, [amended, aPass()]].map((group) =>
      group.map((pass) => ({ pass, searchText: `kho ${pass.rev} ${pass.shortCode}` })),
    );
    const kept = async () => [
      await test.query("SELECT * FROM pass ORDER BY no"),
      await test.query("SELECT * FROM pass_version ORDER BY pass, rev"),
    ];
    for (const group of groups) await test.store.write((tx) => tx.putPasses(group));
    const atOnce = await kept();
    expect(atOnce.map(({ length }) => length)).toEqual([4, 5]);
    await test.close();
    test = await open();
    await test.store.write(async (tx) => {
      for (const { pass, searchText } of groups.flat()) await tx.putPass(pass, searchText);
    });
    expect(atOnce).toEqual(await kept());
    const found = await test.store.reads.passesByIds([amended.id, passes[2]!.id]);
    expect(found).toEqual([amended, passes[2]]);
  });

  it("[P3] tells which of some short codes passes have", async () => {
    await test.store.write((tx) => tx.putPass(aPass(), ""));
    const codes = [makeShortCode(1), aPass().shortCode];
    expect(await test.store.write((tx) => tx.takenShortCodes(codes))).toEqual([codes[1]]);
    expect(await test.store.write((tx) => tx.takenShortCodes([]))).toEqual([]);
  });

  it("[X16] lets one of several decide a proposal at a time, and lists proposals newest first", async () => {
    const proposal = (n: number, change: Partial<Proposal> = {}): Proposal => ({
      id: `proposal-${n}`,
      act: { kind: "rotate-key", realm: "live" },
      reason: "đến hạn",
      proposedBy: "an",
      proposedAt: at("09:00", n),
      alone: false,
      ending: null,
      decidedBy: null,
      decidedAt: null,
      note: null,
      ...change,
    });
    for (const n of [1, 2, 3]) await test.store.write((tx) => tx.putProposal(proposal(n)));
    const decide = (by: string) =>
      test.store.write(async (tx) => {
        const found = await tx.proposalToDecide("proposal-2");
        if (found?.ending !== null) return refusal("proposal-over");
        const decided = { ending: "rejected", decidedBy: by, decidedAt: at("10:00", 2) } as const;
        await tx.putProposal({ ...found, ...decided });
        return by;
      });
    const [first, ...others] = await Promise.all(["bình", "chi", "dung"].map(decide));
    expect(first).toBe("bình");
    for (const other of others) expect(other).toEqual({ refused: "proposal-over" });
    const { reads } = await test.reopen();
    expect(await reads.proposal("proposal-2")).toMatchObject({ decidedBy: "bình" });
    expect(await reads.proposal("khong-co")).toBeUndefined();
    const page = await reads.findProposals({ limit: 2 });
    expect(page.items.map(({ id }) => id)).toEqual(["proposal-3", "proposal-2"]);
    const rest = await reads.findProposals({ limit: 2, cursor: page.next ?? "" });
    expect(rest).toMatchObject({ items: [proposal(1)], next: null });
    expect(await reads.openProposals(ms(at("09:00", 1)))).toEqual([proposal(3)]);
  });

  it("loads of a vehicle's past the trip a moment lies in and all that came later, no more", async () => {
    const trip = (n: number, openedAt: string) => ({
      id: aScanId(n),
      aliases: [],
      pass: aPass().id,
      plate: aPass().plate,
      endpoint: "kcn-chon-thanh",
      corridor: "dt741-ql14",
      kind: 1,
      occupantsMax: 2,
      status: "arrived" as const,
      openedAt,
      closedAt: openedAt,
      sightings: [],
      occupantsAtEntry: null,
      occupantsLast: null,
      headCount: "unknown" as const,
    });
    const key = aPass().id;
    const days = [-3, -2, -1];
    await test.store.recordScans(
      noKeys,
      () => ({
        writes: {
          ...noWrites,
          scans: days.map((day, n) => {
            const row = aRow(n + 1);
            const when = at("09:00", day);
            return {
              ...row,
              seen: { ...row.seen, at: when },
              fact: aScanFact(n + 1, { at: when }),
            };
          }),
          trips: days.map((day, n) => ({ vehicle: key, trip: trip(n + 1, at("09:00", day)) })),
          events: days.map((_day, n) => scanEvent(n + 1)),
        },
        result: null,
      }),
      now,
    );
    const { result } = await test.store.recordScans(
      { ...noKeys, vehicles: [{ key, since: ms(at("12:00", -2)), corrected: [] }] },
      (facts) => ({ writes: noWrites, result: facts.histories.get(key) }),
      now,
    );
    expect(result?.trips.map(({ id }) => id)).toEqual([aScanId(2), aScanId(3)]);
    expect(result?.scans.map(({ id }) => id)).toEqual([aScanId(2), aScanId(3)]);
  });
});
