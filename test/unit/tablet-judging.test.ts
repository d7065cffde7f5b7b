import "fake-indexeddb/auto";
import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyItems, isOnFile } from "../../client/checkpoint/apply-items.ts";
import type { Clock } from "../../client/checkpoint/clock.ts";
import {
  type Database,
  frameStores,
  type Meta,
  openDatabase,
  type RecentScan,
  readMeta,
  writeMeta,
} from "../../client/checkpoint/database.ts";
import { draftScan, nothingSaid } from "../../client/checkpoint/draft.ts";
import { renewDrawKeys } from "../../client/checkpoint/draw-keys.ts";
import { enrol } from "../../client/checkpoint/enrol.ts";
import { bestPass, passById, passesLike } from "../../client/checkpoint/find-pass.ts";
import { emptyOnFile, loadOnFile, type OnFile, takeIn } from "../../client/checkpoint/on-file.ts";
import { correctedSince } from "../../client/checkpoint/seen-before.ts";
import {
  correcting,
  type Moment,
  takeBack,
  type Undoable,
  undoLeft,
} from "../../client/checkpoint/undo.ts";
import {
  type Desk,
  expectedAboard,
  judgeCase,
  nothingObserved,
  openCase,
  type Shown,
} from "../../client/checkpoint/vehicle-case.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { isInTime } from "../../shared/domain/correction.ts";
import { drawDay, drawFrom, drawMessage } from "../../shared/domain/draw.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { scan as scanSchema, trueTime } from "../../shared/domain/scan.ts";
import { encodeStatusList, packStatuses, sealStatusList } from "../../shared/domain/status-list.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { aCard, an } from "../build/a-manifest.ts";
import { aPassOnFile } from "../build/a-pass.ts";
import { aCheckpoint, aCorridor, anArea, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aLevel, aMeasure } from "../build/a-rule.ts";
import { aTrip } from "../build/a-trip.ts";
import { deflateByNode, someFields, testIssuer, verifyByNode } from "../build/issuing-key.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const issuer = testIssuer("tablet");
const now = ms(at());
const pass = aPassOnFile();
const keys: Item = {
  kind: "keys",
  id: "issuing",
  value: {
    issuedAt: at("08:00", -9),
    keys: [
      {
        kid: issuer.kid,
        alg: "EdDSA",
        publicKey: Buffer.from(issuer.publicKey).toString("base64url"),
        realm: issuer.realm,
        validFrom: issuer.validFrom,
        validTo: issuer.validTo,
      },
    ],
  },
};
const rules: Item = { kind: "rules", id: "1", value: rulesForTests() };
const corridor: Item = { kind: "corridor", id: aCorridor().id, value: aCorridor() };
const passItem = (value = pass): Item => ({ kind: "pass", id: value.id, value });

const statusList = (seq: number, revoked: readonly number[]): Item => {
  const bits = packStatuses(
    64,
    revoked.map((index) => [index, "revoked"] as const),
  );
  const fields = {
    list: 0,
    seq,
    size: 64,
    issuedAt: at("08:50"),
    ttlSeconds: 3_600,
    expiresAt: at("08:50", 3),
  };
  const payload = encodeStatusList(fields, deflateByNode(bits));
  const token = sealStatusList(issuer.kid, payload, issuer.sign(payload, "GL1-status"));
  const value = { kid: issuer.kid, list: 0, token: Buffer.from(token).toString("base64url") };
  return { kind: "status-list", id: `${issuer.kid}-0`, value };
};

const tokenFor = (change: Parameters<typeof someFields>[0] = {}) =>
  issuer.token(
    someFields({
      list: 0,
      index: 7,
      plate: pass.plate,
      occupantsMax: 2,
      vehicleKind: 1,
      purpose: 1,
      corridorCode: aCorridor().code,
      validFrom: pass.validFrom,
      validTo: pass.validTo,
      ...change,
    }),
  );

let db: Database;
let count = 0;
beforeEach(async () => {
  count += 1;
  db = await openDatabase(`judging-${count}`);
});
afterEach(() => db.close());

const put = async (items: readonly Item[], before: OnFile = emptyOnFile): Promise<OnFile> => {
  const taken = await takeIn(before, items, verifyByNode);
  const tx = db.transaction(frameStores, "readwrite");
  await applyItems(tx, taken.worthKeeping);
  await tx.done;
  return taken.onFile;
};
const deskWith = (onFile: OnFile, asOf: number | null = now - 60_000): Desk => ({
  db,
  onFile,
  verify: verifyByNode,
  checkpoint: "tan-lap",
  now,
  asOf,
});
const camera = (text: string): Shown => ({ by: "text", how: "camera", text });
const verdictOf = async (desk: Desk, shown: Shown) => {
  const vehicleCase = await openCase(desk, shown);
  if (!vehicleCase) throw new Error("no rules on file");
  return judgeCase(vehicleCase, nothingObserved, now);
};

describe("[B9] endpoints that were merged", () => {
  it("are one place to a tablet without network: gate, corridor and measures", async () => {
    const into = { into: "kcn-moi", wasActive: true };
    const area = (id: string): Item => ({ kind: "area", id, value: anArea({ id, parent: null }) });
    const endpoint = (value = anEndpoint()): Item => ({ kind: "endpoint", id: value.id, value });
    const places: readonly Item[] = [
      ...[area("binh-phuoc"), area("chon-thanh"), corridor, keys, rules, passItem()],
      ...[anEndpoint({ id: "kcn-moi", code: 9, area: "chon-thanh" })].map(endpoint),
    ].flat();
    const gate = aCheckpoint({ id: "cong-moi", kind: "endpoint-gate", endpoint: "kcn-moi" });
    const way = aCorridor({ id: "ql13", code: 3, posts: [{ checkpoint: "cong-moi", km: 0 }] });
    const around: readonly Item[] = [
      { kind: "checkpoint", id: gate.id, value: gate },
      { kind: "corridor", id: way.id, value: way },
    ];
    const judged = async (other: Item, measure?: Item) => {
      const onFile = await put([...places, ...around, other, ...(measure ? [measure] : [])]);
      const desk = { ...deskWith(onFile), checkpoint: "cong-moi" };
      const { outcome, reasons } = await verdictOf(desk, camera(tokenFor()));
      return [outcome, ...reasons.map(({ code }) => code)];
    };
    const apart = endpoint();
    const merged = endpoint(anEndpoint({ active: false, merged: into }));
    expect(await judged(apart)).toEqual(["inspect", "off-corridor"]);
    expect(await judged(merged)).toEqual(["go"]);
    const none = aMeasure({ area: "chon-thanh", effect: { kind: "stops", at: ["khac"] } });
    const ordered: Item = { kind: "measure", id: none.id, value: none };
    expect(await judged(apart, ordered)).toEqual(["inspect", "off-corridor"]);
    expect(await judged(merged, ordered)).toEqual(["stop", "stop-not-permitted"]);
  });
});

describe("[V18] the draw of the post", () => {
  const withKeys = async (days: readonly string[]) => {
    const usage = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", new Uint8Array(32), usage, false, ["sign"]);
    await writeMeta(
      db,
      "drawKeys",
      days.map((day) => ({ day, key })),
    );
    const noOdds = rulesForTests({
      inspection: { perThousand: 1_000, autoIssuedPerThousand: 1_000 },
    });
    return put([corridor, passItem(), keys, { kind: "rules", id: "1", value: noOdds }]);
  };

  it("is that of its key, pass and day, and picks the vehicle out without network", async () => {
    const onFile = await withKeys(["2026-11-22"]);
    const message = drawMessage("tan-lap", "2026-11-22", pass.id);
    const draw = drawFrom(createHmac("sha256", new Uint8Array(32)).update(message).digest());
    const { outcome, reasons, facts } = await verdictOf(deskWith(onFile), camera(tokenFor()));
    expect([outcome, reasons.map(({ code }) => code), facts.draw]).toEqual([
      "inspect",
      ["random-inspection"],
      draw,
    ]);
  });

  it("keeps a week without network: asked for again each day, and only as what it still is", async () => {
    const identity = (id: string) =>
      writeMeta(db, "identity", { device: { id } } as Meta["identity"]);
    let today = now;
    let asked = 0;
    const answers = () => {
      asked += 1;
      const days = Array.from({ length: 8 }, (_, n) => drawDay(iso(today + n * 86_400_000)));
      const items = days.map((day) => ({ day, key: "A".repeat(43) }));
      return Promise.resolve(Response.json({ items }));
    };
    const device = { id: "one", sign: async () => "A".repeat(86), now: () => today };
    const renew = () =>
      renewDrawKeys({ db, device, clock: { now: () => today }, call: { fetch: answers } });
    const held = async () => (await readMeta(db, "drawKeys"))?.map(({ day }) => day).at(-1);
    await identity("one");
    await renew();
    await renew();
    expect([asked, await held()]).toEqual([1, "2026-11-29"]);
    today += 86_400_000;
    await renew();
    expect([asked, await held()]).toEqual([2, "2026-11-30"]);
    // Enrolled at another post while the answer was on its way.
    await identity("two");
    today += 86_400_000;
    await renew();
    expect([asked, await held()]).toEqual([3, "2026-11-30"]);
  });

  it("forgets another post's keys when the tablet is enrolled anew", async () => {
    await withKeys(["2026-11-22"]);
    const device = {
      ...{ id: "new", name: "Máy 2", checkpoint: "dong-xoai", enrolledAt: at(), lastSeenAt: null },
      ...{ lastSeq: 0, cutOffAt: null, marks: {}, keptApart: 0 },
    };
    const reply = () =>
      Promise.resolve(Response.json({ device, serverTime: at() }, { status: 201 }));
    vi.stubGlobal("fetch", reply);
    const clock = { learn: () => {} } as unknown as Clock;
    expect(await enrol(db, clock, "K7M2-9QXA-4TBD", "Máy 2")).toMatchObject({ device });
    vi.unstubAllGlobals();
    expect(await readMeta(db, "drawKeys")).toBeUndefined();
  });

  it("is none on a day without a key, or for a vehicle that nothing names", async () => {
    const onFile = await withKeys(["2026-11-21", "2026-11-23"]);
    expect((await verdictOf(deskWith(onFile), camera(tokenFor()))).facts.draw).toBeNull();
    await withKeys(["2026-11-22"]);
    expect((await verdictOf(deskWith(onFile), camera("HC1:ABC"))).facts.draw).toBeNull();
  });
});

describe("judging from what is on file", () => {
  it("[V7] a pass on file goes, and is shown as the file has it", async () => {
    const desk = deskWith(
      await put([keys, rules, corridor, passItem({ ...pass, occupantsMax: 3 })]),
    );
    const vehicleCase = await openCase(desk, camera(tokenFor()));
    expect(vehicleCase?.vehicle).toMatchObject({ plate: pass.plate, endpoint: pass.endpoint });
    const verdict = await verdictOf(desk, camera(tokenFor()));
    expect(verdict).toMatchObject({ outcome: "go", facts: { occupantsMax: 3, source: "both" } });
  });

  it("[V7] a token of a higher revision than the file's is what judges and what is shown", async () => {
    const desk = deskWith(await put([keys, rules, corridor, passItem()]));
    const text = tokenFor({ rev: 2, occupantsMax: 1 });
    const vehicleCase = await openCase(desk, camera(text));
    expect(vehicleCase?.vehicle?.endpoint).toBe(12);
    expect(await verdictOf(desk, camera(text))).toMatchObject({
      facts: { occupantsMax: 1, rev: 2 },
    });
  });

  it("[V6] [V13] a key bundle that ended before the pass began: fresh, it stops; old, nothing can be checked", async () => {
    const bundle = (keys as Extract<Item, { kind: "keys" }>).value!;
    const ended = bundle.keys.map((key) => ({ ...key, validTo: at("08:30", -5) }));
    const past: Item = { ...keys, kind: "keys", value: { ...bundle, keys: ended } };
    const onFile = await put([past, rules, corridor, passItem()]);
    const text = tokenFor();
    expect(await verdictOf(deskWith(onFile), camera(text))).toMatchObject({
      outcome: "stop",
      reasons: [{ code: "unknown-key" }],
    });
    const weekOld = now - 7 * 86_400_000;
    expect((await verdictOf(deskWith(onFile, weekOld), camera(text))).outcome).toBe("cannot-check");
  });

  it("[V4] a pass not on file that the status list revokes is stopped", async () => {
    const desk = deskWith(await put([keys, rules, corridor, statusList(2, [7])]));
    expect(await verdictOf(desk, camera(tokenFor()))).toMatchObject({
      outcome: "stop",
      reasons: [{ code: "revoked" }],
    });
    expect(await verdictOf(desk, camera(tokenFor({ index: 8 })))).toMatchObject({ outcome: "go" });
  });

  it("[P9] an older status list played back undoes no revocation, nor does one that was altered", async () => {
    const first = await put([keys, rules, corridor, statusList(5, [7])]);
    const altered = statusList(6, []);
    const [value] = [(altered as Extract<Item, { kind: "status-list" }>).value!];
    const broken: Item = {
      ...altered,
      kind: "status-list",
      value: { ...value, token: `${value.token.slice(0, -4)}AAAA` },
    };
    await put([statusList(4, [])], first);
    await put([broken], first);
    const desk = deskWith(await loadOnFile(db, verifyByNode));
    expect(await verdictOf(desk, camera(tokenFor()))).toMatchObject({ outcome: "stop" });
  });

  it("[V13] nothing ever synced is cannot-check, and so is data older than three days", async () => {
    const onFile = await put([keys, rules, corridor, passItem()]);
    expect(await verdictOf(deskWith(onFile, null), camera(tokenFor()))).toMatchObject({
      outcome: "cannot-check",
    });
    expect(
      await verdictOf(deskWith(onFile, now - 73 * 3_600_000), camera(tokenFor())),
    ).toMatchObject({ outcome: "cannot-check" });
    expect(
      await verdictOf(deskWith(onFile, now - 2 * 3_600_000), camera(tokenFor())),
    ).toMatchObject({
      outcome: "inspect",
      reasons: [{ code: "status-stale" }],
    });
  });

  it("[V5] a forged code names no vehicle", async () => {
    const desk = deskWith(await put([keys, rules, corridor, passItem()]));
    const forged = testIssuer("somebody else").token(someFields({ list: 0, index: 7 }));
    expect((await openCase(desk, camera(forged)))?.vehicle).toBeNull();
    expect(await verdictOf(desk, camera(forged))).toMatchObject({
      outcome: "stop",
      reasons: [{ code: "forged" }],
    });
  });

  it("[V14] a typed plate or code finds the pass; one nobody holds is cannot-check", async () => {
    const desk = deskWith(await put([keys, rules, corridor, passItem()]));
    const typed = (plate: string): Shown => ({ by: "plate", text: plate, plate: aPlate(plate) });
    expect(await verdictOf(desk, typed(pass.plate))).toMatchObject({ outcome: "go" });
    expect(await verdictOf(desk, { by: "code", text: pass.shortCode })).toMatchObject({
      outcome: "go",
    });
    expect(await verdictOf(desk, typed("99Z-999.99"))).toMatchObject({
      outcome: "cannot-check",
      reasons: [{ code: "unknown-plate" }],
    });
  });

  it.each([
    ["nobody counted yet", {}, 2],
    ["one was counted at the last post", { occupantsLast: 1 }, 1],
    ["more than permitted were let through by order", { occupantsLast: 5 }, 2],
    ["the trip is over", { occupantsLast: 1, status: "arrived" }, 2],
  ] as const)(
    "[R1] the next post expects as many aboard as were counted last, else as permitted: %s",
    async (_, change, expected) => {
      const trip = aTrip({ pass: pass.id, plate: pass.plate, occupantsLast: null, ...change });
      const onFile = await put([
        keys,
        rules,
        corridor,
        passItem(),
        { kind: "trip", id: trip.id, value: trip },
      ]);
      const found = await openCase(deskWith(onFile), { by: "code", text: pass.shortCode });
      if (!found) throw new Error("there are rules");
      expect(expectedAboard(found, judgeCase(found, nothingObserved, now))).toBe(expected);
    },
  );

  it("without rules on file nothing is judged", async () => {
    expect(await openCase(deskWith(await put([keys, passItem()])), camera(tokenFor()))).toBeNull();
  });

  it("[F2] applying items twice is harmless, and what the server removed is gone", async () => {
    await put([rules, passItem()]);
    await put([rules, passItem()]);
    expect(await db.count("pass")).toBe(1);
    await put([corridor]);
    await put([
      { kind: "pass", id: pass.id, value: null },
      { kind: "corridor", id: corridor.id, value: null },
    ]);
    expect(await passById(db, pass.id)).toBeNull();
    expect(await passesLike(db, pass.plate, 6)).toEqual([]);
    expect(await db.count("corridor")).toBe(0);
    expect([rules, passItem()].every(isOnFile)).toBe(true);
  });
});

describe("finding", () => {
  const other = aPassOnFile({
    id: toPassId(1, 0, 8),
    plate: aPlate("51C-812.34"),
    trailerPlate: aPlate("51R-012.34"),
  });

  it("[P2] any part of a plate finds it, look-alikes and trailers too, exact spellings first", async () => {
    await put([passItem(aPassOnFile({ plate: aPlate("93C-123.45") })), passItem(other)]);
    const plates = async (typed: string) => (await passesLike(db, typed, 6)).map((p) => p.plate);
    expect(await plates("23.4")).toEqual(["51C81234", "93C12345"]);
    expect(await plates("C-B12")).toEqual(["51C81234"]);
    expect(await plates("r012")).toEqual(["51C81234"]);
    expect(await plates("93")).toEqual([]);
  });

  it("of several passes of a vehicle the valid one counts, then the one that lasts longest", () => {
    const revoked = aPassOnFile({
      id: toPassId(1, 0, 1),
      status: "revoked",
      validTo: at("00:00", 9),
    });
    const short = aPassOnFile({ id: toPassId(1, 0, 2) });
    const long = aPassOnFile({ id: toPassId(1, 0, 3), validTo: at("00:00", 5) });
    expect(bestPass([revoked, short, long], now)?.id).toBe(long.id);
    expect(bestPass([revoked], now)?.id).toBe(revoked.id);
    expect(bestPass([], now)).toBeNull();
  });
});

describe("the scan of a case", () => {
  const post = {
    checkpoint: "tan-lap",
    direction: "in",
    officer: null,
    deviceNow: now,
    offsetMs: 5,
  } as const;

  it("is a whole scan, whatever the code said", async () => {
    const desk = deskWith(await put([keys, rules, corridor]));
    const vehicleCase = await openCase(
      desk,
      camera(`https://x.example/${"\ud83d\ude9a".repeat(500)}\ud83d`),
    );
    const verdict = judgeCase(vehicleCase!, nothingObserved, now);
    const draft = draftScan(
      vehicleCase!,
      verdict,
      nothingObserved,
      "none",
      { ...nothingSaid, note: "  " },
      post,
    );
    const scan = scanSchema.parse({ v: 4, seq: 1, prev: null, ...draft });
    expect(scan).toMatchObject({ decision: "none", note: null, pass: null, plate: null });
    expect(scan.text?.isWellFormed()).toBe(true);
  });

  it("[R9] says why a count is another, and nothing where nobody counted", async () => {
    const desk = deskWith(await put([keys, rules, corridor]));
    const vehicleCase = (await openCase(desk, camera("https://example.vn")))!;
    const verdict = judgeCase(vehicleCase, nothingObserved, now);
    const changes = [{ why: "quarantine" as const, people: 1 }];
    const drafted = (occupants: number | null) =>
      draftScan(
        vehicleCase,
        verdict,
        { plateMatches: null, occupants },
        "hold",
        { ...nothingSaid, changes },
        post,
      ).changes;
    expect(drafted(2)).toEqual(changes);
    expect(drafted(null)).toEqual([]);
  });

  it("[R6] carries nothing of an identity card, whichever way it came in", async () => {
    const desk = deskWith(await put([keys, rules, corridor]));
    const vehicleCase = (await openCase(desk, camera(aCard(an))))!;
    const verdict = judgeCase(vehicleCase, nothingObserved, now);
    const draft = draftScan(vehicleCase, verdict, nothingObserved, "none", nothingSaid, post);
    expect(scanSchema.parse({ v: 4, seq: 1, prev: null, ...draft }).text).toBe(null);
    expect(JSON.stringify(draft)).not.toContain(an.number);
  });

  it("[V16] of a walk-up keeps the entry and the text of the vehicle's own code", async () => {
    const desk = deskWith(await put([keys, rules, corridor]));
    const entry = {
      plate: aPlate(),
      kind: 1,
      occupants: 4,
      endpoint: "kcn-chon-thanh",
      corridor: "dt741-ql14",
    };
    const vehicleCase = await openCase(desk, { by: "walk-up", entry, text: "HC1:ABC" });
    const seen = { plateMatches: null, occupants: 4 };
    const verdict = judgeCase(vehicleCase!, seen, now);
    expect(verdict.outcome).toBe("inspect");
    const draft = draftScan(vehicleCase!, verdict, seen, "let-through", nothingSaid, post);
    expect(scanSchema.parse({ v: 4, seq: 1, prev: null, ...draft })).toMatchObject({
      how: "walk-up",
      text: "HC1:ABC",
      occupantsSeen: 4,
      plate: entry.plate,
      walkUp: { kind: 1, endpoint: entry.endpoint, corridor: entry.corridor },
    });
  });
});

describe("the last decision", () => {
  const post = {
    checkpoint: "tan-lap",
    direction: "in",
    officer: null,
    deviceNow: now,
    offsetMs: 5,
  } as const;
  const start = { wall: now, running: 1_000 };
  const later = (seconds: number, wall = seconds): Moment => ({
    wall: now + wall * 1_000,
    running: 1_000 + seconds * 1_000,
  });

  const decided = async (observed = nothingObserved): Promise<Undoable> => {
    const desk = deskWith(await put([keys, rules, corridor]));
    const plate = aPlate();
    const vehicleCase = (await openCase(desk, { by: "plate", text: plate, plate }))!;
    const verdict = judgeCase(vehicleCase, observed, now);
    const first = draftScan(vehicleCase, verdict, observed, "turn-back", nothingSaid, post);
    return {
      first,
      firstAt: start,
      last: first,
      vehicleCase,
      seen: { observed, plateSeen: "", changes: [] },
    };
  };

  it("[O7] is taken back by a scan of its own that names it, as if nothing were decided", async () => {
    const undoable = await decided();
    const undone = takeBack(undoable, { ...post, deviceNow: now + 12_000 }, later(12))!;
    expect(scanSchema.parse({ v: 4, seq: 2, prev: null, ...undone })).toMatchObject({
      corrects: { scan: undoable.first.id, at: iso(now + 5) },
      at: iso(now + 12_000),
      decision: "none",
      plate: undoable.first.plate,
    });
    expect(undone.id).not.toBe(undoable.first.id);
    expect(undoable.first.decision).toBe("turn-back");
  });

  it("[O7] can be taken back for a minute, by whichever clock of the tablet went on", async () => {
    const undoable = await decided();
    expect(undoLeft(undoable, later(59))).toBe(1_000);
    expect(undoLeft(undoable, later(60))).toBe(0);
    expect(undoLeft(undoable, later(5, 3_600))).toBe(0);
    expect(takeBack(undoable, post, later(61))).toBeNull();
  });

  it("[O7] is corrected by the clock that timed it, though that was set meanwhile", async () => {
    const undoable = await decided();
    const set = { ...post, deviceNow: now - 7_200_000, offsetMs: 7_200_005 };
    const undone = takeBack(undoable, set, later(20, -7_200))!;
    expect(undone).toMatchObject({ at: iso(now + 20_000), offsetMs: 5 });
    expect(isInTime(undone.corrects!, trueTime(undone))).toBe(true);
  });

  it("[O7] decided anew of another vehicle, or too late, is a scan like any other", async () => {
    const undoable = await decided();
    const anew = { ...undoable.first, id: "019a9e00-0000-7000-8000-000000000009" };
    expect(correcting(undoable, anew, later(30)).corrects?.scan).toBe(undoable.first.id);
    expect(correcting(undoable, anew, later(61))).toBe(anew);
    const other = { ...anew, plate: aPlate("51C-000.01") };
    expect(correcting(undoable, other, later(30))).toBe(other);
  });

  it("[O7] is told of a vehicle as it was corrected last", () => {
    const scan = (n: number, corrects: string | null) => ({ id: `${n}`, corrects }) as RecentScan;
    const scans = [scan(1, null), scan(2, null), scan(3, "1"), scan(4, null), scan(5, "1")];
    expect([...correctedSince(scans)]).toEqual(["1", "3"]);
  });
});

describe("rules, levels and measures on file", () => {
  const areas: readonly Item[] = [
    anArea(),
    anArea({ id: "dong-phu", name: "Đồng Phú", kind: "district", parent: "binh-phuoc" }),
  ].map((value) => ({ kind: "area", id: value.id, value }));
  const post = aCheckpoint({ area: "dong-phu" });
  const places: readonly Item[] = [
    ...areas,
    { kind: "checkpoint", id: post.id, value: post },
    { kind: "endpoint", id: anEndpoint().id, value: anEndpoint() },
  ];
  const level = (change: Parameters<typeof aLevel>[0]): Item => {
    const value = aLevel(change);
    return { kind: "risk-level", id: value.id, value };
  };
  const measure = (change: Parameters<typeof aMeasure>[0] = {}): Item => {
    const value = aMeasure(change);
    return { kind: "measure", id: value.id, value };
  };
  const list = statusList(1, []);
  const base = [keys, list, rules, corridor, passItem(), ...places];
  const caseWith = async (items: readonly Item[]) => {
    const onFile = await put([...base, ...items]);
    const found = await openCase(deskWith(onFile), camera(tokenFor()));
    if (!found) throw new Error("no rules on file");
    return found;
  };
  const told = (found: Awaited<ReturnType<typeof caseWith>>, clock: number) => {
    const { outcome, reasons } = judgeCase(found, nothingObserved, clock);
    return [outcome, ...reasons.map(({ code, rule: by }) => `${code} ${by}`)];
  };

  it("[V28] [V20] a level published ahead bites at its minute with no network, also for a verdict left open", async () => {
    const inTen = ms(at("09:10"));
    const two = { ...aMeasure(), effect: { kind: "bar" } as const, level: "high" as const };
    const found = await caseWith([
      measure(two),
      level({ level: "high", area: "dong-phu", effectiveFrom: at("09:10") }),
    ]);
    expect(told(found, now)).toEqual(["go"]);
    expect(told(found, inTen - 1_000)).toEqual(["go"]);
    expect(told(found, inTen)).toEqual(["stop", "barred-by-measure V22"]);
  });

  it("[V28] a rule set published ahead takes over at its minute with no network", async () => {
    const stops = { ...rulesForTests(), version: 2, effectiveFrom: at("09:10") };
    const value = {
      ...stops,
      purposes: stops.purposes.map((one) => ({ ...one, stops: ["cho-dong-xoai"] })),
    };
    const found = await caseWith([{ kind: "rules", id: "2", value }]);
    expect(told(found, ms(at("09:10")) - 1_000)).toEqual(["go"]);
    expect(told(found, ms(at("09:10")))).toEqual(["stop", "stop-not-permitted V23"]);
  });

  it("[V24] a trip under way keeps what it began under, within the rules' grace", async () => {
    const trip = aTrip({ pass: pass.id, openedAt: at("08:00") });
    const found = await caseWith([
      measure({ effectiveFrom: at("08:30") }),
      { kind: "trip", id: trip.id, value: trip },
    ]);
    expect(told(found, now)).toEqual(["inspect", "barred-by-measure V24"]);
    expect(told(found, ms(at("08:30")) + 6 * 3_600_000)[0]).not.toBe("inspect");
  });

  it("[V21] the endpoint's area counts too, named by its code where only the token tells", async () => {
    const elsewhere = anEndpoint({ area: "binh-phuoc" });
    const afar = measure({ area: "binh-phuoc" });
    const onFile = await put([
      ...base.filter(({ kind }) => kind !== "pass"),
      { kind: "endpoint", id: elsewhere.id, value: elsewhere },
      { kind: "checkpoint", id: post.id, value: aCheckpoint({ area: "tinh-khac" }) },
      afar,
    ]);
    const found = await openCase(
      deskWith(onFile),
      camera(tokenFor({ endpointCode: elsewhere.code })),
    );
    expect(told(found!, now)).toEqual(["stop", "barred-by-measure V22"]);
    expect(found?.input.boundFor).toBe(elsewhere.id);
  });

  it("[V16] [V22] a vehicle without a code is held to the measures of where it is bound, with no network", async () => {
    const onFile = await put([
      ...base,
      measure({ area: "binh-phuoc", purposes: null, vehicleKinds: [8] }),
      { kind: "checkpoint", id: post.id, value: aCheckpoint({ area: "tinh-khac" }) },
    ]);
    const entered = async (kind: number) => {
      const [endpoint, corridor] = [anEndpoint().id, "dt741-ql14"];
      const entry = { plate: aPlate(), kind, occupants: 2, endpoint, corridor };
      const found = await openCase(deskWith(onFile), { by: "walk-up", entry, text: null });
      return told(found!, now);
    };
    expect(await entered(8)).toEqual(["stop", "barred-by-measure V22"]);
    expect(await entered(1)).toEqual(["inspect", "walk-up V16"]);
  });

  it("a tombstone takes a measure off, and all of it is there again after a restart", async () => {
    const bar = measure();
    expect(told(await caseWith([bar]), now)[0]).toBe("stop");
    const restarted = await loadOnFile(db, verifyByNode);
    const again = await openCase(deskWith(restarted), camera(tokenFor()));
    expect(told(again!, now)[0]).toBe("stop");
    const lifted = await put([{ kind: "measure", id: bar.id, value: null }], restarted);
    const free = await openCase(deskWith(lifted), camera(tokenFor()));
    expect(told(free!, now)).toEqual(["go"]);
  });

  it("what an earlier version of this page kept is read with what came since left empty", async () => {
    const { measures: _, withdrawnAt: __, scenario: ___, ...old } = rulesForTests();
    const found = await caseWith([{ kind: "rules", id: "1", value: old as never }]);
    expect(told(found, now)).toEqual(["go"]);
  });
});
