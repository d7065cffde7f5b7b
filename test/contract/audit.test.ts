import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Finding, sentence } from "../../server/audit/finding.ts";
import type { KnownPoint } from "../../server/audit/verify-events.ts";
import {
  decodeDigests,
  digestOf,
  recorded,
  type SealedKind,
} from "../../server/store/log-chain.ts";
import type { NewEvent } from "../../server/store/ports.ts";
import { openSqliteAudit } from "../../server/store/sqlite/audit.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { ms } from "../../shared/domain/time.ts";
import { whatIsWrong } from "../build/a-check.ts";
import type { TestDevice } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aCheckpoint } from "../build/a-place.ts";
import {
  aServerProcess,
  enrol,
  putStage,
  register,
  type ServerProcess,
  signInAsAdministrator,
} from "../build/a-process.ts";
import { at } from "../build/times.ts";

let data: string;
let server: ServerProcess;
let pass: Pass;
let scans: readonly Scan[];

const send = async (device: TestDevice, made: readonly object[]): Promise<void> => {
  const reply = await fetch(`${server.url}/api/scans`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(device.batch(made)),
  });
  expect(reply.status).toBe(200);
};

/** Places, people, passes and scans, all put through the public doors, so that events tell of every row. */
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "greenlane-"));
  server = await aServerProcess(data);
  const administrator = await signInAsAdministrator(server.url);
  await putStage(administrator);
  pass = await register(administrator, 1);
  const revoked = await register(administrator, 2);
  await administrator.post(`/api/passes/${revoked.id}/revoke`, { reason: "mất giấy" });
  const tanLap = await enrol(administrator, server.url, "tan-lap");
  const dongXoai = await enrol(administrator, server.url, "dong-xoai");
  const seen = (device: TestDevice, minutesAgo: number) =>
    device.scan({
      at: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
      pass: pass.id,
      plate: pass.plate,
      text: pass.token,
    });
  scans = [seen(tanLap, 60), seen(dongXoai, 30)];
  await send(tanLap, [scans[0]!]);
  await send(dongXoai, [scans[1]!]);
  // The same id with other content is kept apart, and the scan on record marked.
  await send(dongXoai, [{ ...scans[1]!, occupantsSeen: 1 }]);
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(data, { recursive: true });
});

const database = () => new Database(join(data, "greenlane.db"), { readonly: true });

interface EventColumns {
  readonly type: string;
  readonly subject_kind: NewEvent["subject"]["kind"];
  readonly subject_id: string;
  readonly digests: Buffer | null;
}

describe("what events say of rows", () => {
  it("[S13] each event carries the salted digest of what was written with it", async () => {
    const db = database();
    const events = db.prepare<[], EventColumns>("SELECT * FROM event ORDER BY seq").all();
    const salt = db.prepare<[string, string], Buffer>(
      "SELECT salt FROM row_seal WHERE kind = ? AND id = ?",
    );
    const told = (type: string, id?: string) => {
      const event = events.findLast(
        (e) => e.type === type && (id ?? e.subject_id) === e.subject_id,
      )!;
      const subject = { kind: event.subject_kind, id: event.subject_id } as const;
      return decodeDigests(subject, event.digests ?? Buffer.alloc(0))?.map((row) => ({
        ...row,
        digest: Buffer.from(row.digest).toString("hex"),
      }));
    };
    const hex = (kind: SealedKind, id: string, value: object, own?: Uint8Array | null): string =>
      Buffer.from(digestOf(own ?? salt.pluck().get(kind, id)!, kind, id, value)).toString("hex");

    expect(told("pass.issued", pass.id)).toEqual([
      { kind: "pass", id: pass.id, digest: hex("pass", pass.id, pass) },
    ]);
    const store = await openSqlite(join(data, "greenlane.db"));
    const [person] = await store.reads.accounts();
    const [list] = await store.reads.statusLists();
    await store.close();
    expect(told("person.added")).toEqual([
      { kind: "person", id: person!.id, digest: hex("person", person!.id, person!) },
    ]);
    expect(told("status-list.issued")).toEqual([
      { kind: "status-list", id: "1-0", digest: hex("status-list", "1-0", list!) },
    ]);
    const reads = openSqliteAudit(join(data, "greenlane.db"));
    const [first, second] = [await reads.scan(scans[0]!.id), await reads.scan(scans[1]!.id)];
    await reads.close();
    expect(told("scan.recorded", scans[0]!.id)).toEqual([
      {
        kind: "scan",
        id: scans[0]!.id,
        digest: hex("scan", scans[0]!.id, recorded(first!), first!.salt),
      },
    ]);
    // Marked later: its newest event vouches for the scan with its mark.
    expect(second!.seen.marks).toEqual(["fork"]);
    expect(told("scan.marked")).toEqual([
      {
        kind: "scan",
        id: scans[1]!.id,
        digest: hex("scan", scans[1]!.id, recorded(second!), second!.salt),
      },
    ]);
    expect(told("scan.recorded", scans[1]!.id)).not.toEqual(told("scan.marked"));
    // Of several rows and events written at once each event tells of its own.
    expect(told("reference.changed", "bu-dang")).toMatchObject([
      { kind: "checkpoint", id: "bu-dang" },
    ]);
    const without = events.filter(({ digests }) => digests === null).map(({ type }) => type);
    expect(new Set(without)).toEqual(new Set());
    db.close();
  });
});

it("[S13] of many passes written at once each event tells of its own, and of those written again", async () => {
  const file = join(data, "many.db");
  const store = await openSqlite(file);
  const passes = Array.from({ length: 300 }, (_, n) =>
    aPass({ id: toPassId(1, 0, n), shortCode: makeShortCode(n) }),
  );
  const put = (all: readonly Pass[]) =>
    store.write(async (tx) => {
      await tx.putPasses(all.map((pass) => ({ pass, searchText: pass.shortCode })));
      await tx.append(
        all.map(({ id }) => ({
          type: "pass.issued",
          subject: { kind: "pass", id } as const,
          payload: {},
          topics: [],
        })),
        ms(all[0]!.changedAt),
      );
    });
  await put(passes);
  await put(passes.slice(0, 2).map((pass) => ({ ...pass, rev: 2, changedAt: at("09:00") })));
  await store.close();
  expect(await check(file)).toEqual([]);
  const db = new Database(file, { readonly: true });
  const salts = db.prepare<[], string>("SELECT hex(salt) FROM row_seal").pluck().all();
  db.close();
  expect(new Set(salts)).toHaveLength(300);
});

it("[S13] the last event written at once tells of rows that no event is about", async () => {
  const file = join(data, "apart.db");
  const store = await openSqlite(file);
  await store.write(async (tx) => {
    await tx.putCheckpoint(aCheckpoint({ id: "a" }));
    await tx.putCheckpoint(aCheckpoint({ id: "b" }));
    const about = (id: string) => ({
      type: "reference.changed",
      subject: { kind: "checkpoint", id } as const,
      payload: {},
      topics: [],
    });
    await tx.append([about("a"), about("c")], Date.now());
  });
  await store.close();
  expect(await check(file)).toEqual([]);
});

it("[S5] [S13] events from before there were digests still verify, and their rows from the next change on", async () => {
  const file = join(data, "old.db");
  const old = new Database(file);
  const first = join(import.meta.dirname, "../../server/store/migrations/sqlite/0001-start.sql");
  old.exec(readFileSync(first, "utf8"));
  old.exec(
    `CREATE TABLE migration (no INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL);
     INSERT INTO migration VALUES (1, '0001-start.sql', 0)`,
  );
  // Hashes as the version before digests made them.
  const hashes = [
    "6d03af9ef9c04a8d55f9b809c593dc45e7dfa4631bbc58d6012a2bd17601e16b",
    "42aeec41e3c2b05921ddf6b4f0a9ef4adb5d304759283bbeb8aa78558ec2ff68",
  ].map((hex) => Buffer.from(hex, "hex"));
  const event = old.prepare(
    `INSERT INTO event VALUES (?, ?, 'reference.changed', 'checkpoint', ?, ?, '["everyone"]', ?)`,
  );
  event.run(1, 1_764_000_000_000, "tan-lap", "{}", hashes[0]);
  event.run(2, 1_764_000_001_000, "bu-dang", '{"moved":true}', hashes[1]);
  old.exec("INSERT INTO event_topic VALUES ('everyone', 1), ('everyone', 2)");
  old.prepare("UPDATE log_head SET seq = 2, hash = ?").run(hashes[1]);
  const place = old.prepare("INSERT INTO reference VALUES ('checkpoint', ?, ?)");
  for (const id of ["tan-lap", "bu-dang"]) place.run(id, JSON.stringify(aCheckpoint({ id })));
  old.close();

  const store = await openSqlite(file);
  await store.write(async (tx) => {
    await tx.putCheckpoint(aCheckpoint({ id: "bu-dang", name: "Chốt mới" }));
    const subject = { kind: "checkpoint", id: "bu-dang" } as const;
    await tx.append(
      [{ type: "reference.changed", subject, payload: {}, topics: ["everyone"] }],
      Date.now(),
    );
  });
  await store.close();
  expect(await check(file)).toEqual([]);
  const later = new Database(file);
  later.exec("UPDATE event SET digests = NULL WHERE seq = 3");
  later.close();
  expect(await check(file)).toContainEqual(
    expect.objectContaining({ what: "event-broken", seq: 3 }),
  );
});

/** The store as it is now, in a folder of its own. */
const aCopy = (): string => {
  const dir = mkdtempSync(join(data, "copy-"));
  const db = database();
  db.prepare("VACUUM INTO ?").run(join(dir, "greenlane.db"));
  db.close();
  return dir;
};

/** What a check finds after somebody did things to a copy of the store, past the product. */
const foundAfter = async (
  sql: string | ((db: Database.Database) => void),
  known: KnownPoint | null = null,
): Promise<readonly Finding[]> => {
  const file = join(aCopy(), "greenlane.db");
  // What is still to be filed under its topics is, when a store is closed.
  await (await openSqlite(file)).close();
  const db = new Database(file);
  db.pragma("foreign_keys = OFF");
  if (typeof sql === "string") db.exec(sql);
  else sql(db);
  db.close();
  return check(file, known);
};

const check = (file: string, known: KnownPoint | null = null) =>
  whatIsWrong(openSqliteAudit(file), Date.now(), known);

const eventOf = (type: string): number => {
  const db = database();
  const seq = db.prepare("SELECT max(seq) FROM event WHERE type = ?").pluck().get(type);
  db.close();
  return Number(seq);
};
const bytes = (id: string): string => `x'${id.replaceAll("-", "")}'`;

describe("checking a store", () => {
  it("[S15] finds nothing wrong where nobody touched anything", async () => {
    expect(await foundAfter("")).toEqual([]);
  });

  it("[S15] finds an event that was altered", async () => {
    const seq = eventOf("pass.revoked");
    const found = await foundAfter(
      `UPDATE event SET payload = json_set(payload, '$.status', 'valid') WHERE seq = ${seq}`,
    );
    expect(found).toMatchObject([{ what: "event-broken", seq }]);
    expect(sentence(found[0]!)).toMatch(
      new RegExp(`^event ${seq} \\(pass\\.revoked of pass 1-0-1\\)`),
    );
  });

  it("[S15] finds the next event when an altered one was given a fitting hash", async () => {
    const seq = eventOf("pass.revoked");
    const found = await foundAfter(`UPDATE event SET hash = randomblob(32) WHERE seq = ${seq}`);
    expect(found).toMatchObject([
      { what: "event-broken", seq },
      { what: "event-broken", seq: seq + 1 },
    ]);
  });

  it("[S15] finds events that were removed, in the middle and at the end", async () => {
    const seq = eventOf("pass.revoked");
    const middle = await foundAfter(
      `DELETE FROM event WHERE seq = ${seq}; DELETE FROM event_topic WHERE seq = ${seq}`,
    );
    expect(middle[0]).toEqual({ what: "events-missing", from: seq, to: seq });
    const last = eventOf("scan.marked");
    const end = await foundAfter(
      `DELETE FROM event WHERE seq = ${last}; DELETE FROM event_topic WHERE seq = ${last}`,
    );
    expect(end).toContainEqual({ what: "events-cut-off", head: last, last: last - 1 });
    // The scan that it marked has nothing that vouches for its mark.
    expect(end).toContainEqual(expect.objectContaining({ what: "scan-altered", id: scans[1]!.id }));
  });

  it("[S15] finds the end of the log removed together with its head", async () => {
    const last = eventOf("scan.marked");
    const found = await foundAfter(
      `DELETE FROM event WHERE seq >= ${last - 1}; DELETE FROM event_topic WHERE seq >= ${last - 1};
       UPDATE log_head SET seq = ${last - 2}, hash = (SELECT hash FROM event WHERE seq = ${last - 2})`,
    );
    expect(found).toContainEqual({ what: "scan-untold", id: scans[1]!.id, seq: last - 1 });
  });

  it("[S15] finds an event that was inserted", async () => {
    const last = eventOf("scan.marked");
    const found = await foundAfter(
      `INSERT INTO event SELECT ${last + 1}, at, type, subject_kind, subject_id, payload, '[]', hash, NULL
       FROM event WHERE seq = ${last}`,
    );
    expect(found).toMatchObject([
      { what: "event-broken", seq: last + 1 },
      { what: "events-beyond-head", head: last, last: last + 1 },
    ]);
  });

  it("[S15] finds two events that changed places", async () => {
    const seq = eventOf("pass.revoked");
    const found = await foundAfter(
      `UPDATE event SET seq = -1 WHERE seq = ${seq}; UPDATE event SET seq = ${seq} WHERE seq = ${seq - 1};
       UPDATE event SET seq = ${seq - 1} WHERE seq = -1`,
    );
    const broken = found.filter(({ what }) => what === "event-broken");
    expect(broken).toMatchObject([{ seq: seq - 1 }, { seq }, { seq: seq + 1 }]);
  });

  it("[S15] finds an event taken out of a topic or put into another", async () => {
    const seq = eventOf("pass.revoked");
    const found = await foundAfter(
      `DELETE FROM event_topic WHERE seq = ${seq} AND topic = 'corridor:dt741-ql14';
       INSERT INTO event_topic VALUES ('post:bu-dang', ${seq})`,
    );
    expect(found).toEqual([
      { what: "topic-missing", seq, topic: "corridor:dt741-ql14" },
      { what: "topic-stray", seq, topic: "post:bu-dang" },
    ]);
  });

  const [first, second] = [() => scans[0]!.id, () => scans[1]!.id];
  it.each<[string, () => string, () => object]>([
    [
      "a scan's upload",
      () =>
        `UPDATE scan_body SET body = json_set(body, '$.occupantsSeen', 1)
         WHERE seq = (SELECT seq FROM scan WHERE id = ${bytes(first())})`,
      () => ({ what: "upload-altered", id: first() }),
    ],
    [
      "a scan's record",
      () =>
        `UPDATE scan SET seen = json_set(seen, '$.occupantsSeen', 1) WHERE id = ${bytes(first())}`,
      () => ({ what: "scan-altered", id: first() }),
    ],
    [
      "the time of a scan",
      () => `UPDATE scan SET at = at + 1 WHERE id = ${bytes(first())}`,
      () => ({ what: "scan-altered", id: first() }),
    ],
    [
      "the mark of a scan",
      () =>
        `UPDATE scan SET seen = json_set(seen, '$.marks', json('[]')) WHERE id = ${bytes(second())}`,
      () => ({ what: "scan-altered", id: second() }),
    ],
    [
      "a pass",
      () => "UPDATE pass SET status = 'valid' WHERE id = '1-0-1'",
      () => ({ what: "row-altered", row: "pass 1-0-1", seq: eventOf("pass.revoked") }),
    ],
    [
      "the body of a pass",
      () => "UPDATE pass SET body = json_set(body, '$.occupantsMax', 9) WHERE id = '1-0-0'",
      () => ({ what: "row-altered", row: "pass 1-0-0" }),
    ],
    [
      "an earlier version of a pass",
      () =>
        "UPDATE pass_version SET body = json_set(body, '$.occupantsMax', 9) WHERE pass = 2 AND rev = 1",
      () => ({ what: "version-altered", pass: "1-0-1" }),
    ],
    [
      "a place",
      () =>
        "UPDATE reference SET body = json_set(body, '$.name', 'Chốt khác') WHERE id = 'bu-dang'",
      () => ({ what: "row-altered", row: "checkpoint bu-dang" }),
    ],
    [
      "what a person may do",
      () => "UPDATE account SET grants = '[]'",
      () => ({ what: "row-altered", row: expect.stringMatching(/^person /) }),
    ],
    [
      "the post of a tablet",
      () => "UPDATE device SET checkpoint = 'bu-dang' WHERE no = 1",
      () => ({ what: "row-altered", row: expect.stringMatching(/^device /) }),
    ],
    [
      "a rule set",
      () => "UPDATE rule_set SET effective_from = effective_from + 1",
      () => ({ what: "row-altered", row: expect.stringMatching(/^rules /) }),
    ],
    [
      "an issuing key",
      () => "UPDATE issuing_key SET valid_to = valid_to + 1 WHERE kid = 1",
      () => ({ what: "row-altered", row: "keys 1" }),
    ],
    [
      "a status list",
      () => "UPDATE status_list SET seq = 1",
      () => ({ what: "row-altered", row: "status-list 1-0" }),
    ],
    [
      "a trip",
      () => "UPDATE trip SET status = 'arrived'",
      () => ({ what: "trips-differ", vehicle: "1-0-0", trips: [first()] }),
    ],
  ])("[S15] finds that %s was altered", async (_, sql, finding) => {
    expect(await foundAfter(sql())).toEqual([expect.objectContaining(finding())]);
  });

  it.each<[string, () => string, () => object]>([
    [
      "scan",
      () => `DELETE FROM scan WHERE id = ${bytes(first())}`,
      () => ({ what: "scan-missing", id: first() }),
    ],
    [
      "pass",
      () => "DELETE FROM pass WHERE no = 1",
      () => ({ what: "row-removed", row: "pass 1-0-0" }),
    ],
    [
      "place and its seal",
      () => "DELETE FROM reference WHERE id = 'bu-dang'; DELETE FROM row_seal WHERE id = 'bu-dang'",
      () => ({ what: "row-removed", row: "checkpoint bu-dang" }),
    ],
    [
      "trip",
      () => "DELETE FROM trip",
      () => ({ what: "trips-differ", vehicle: "1-0-0", trips: [] }),
    ],
  ])("[S15] finds that a %s was removed", async (_, sql, finding) => {
    expect(await foundAfter(sql())).toContainEqual(expect.objectContaining(finding()));
  });

  it.each<[string, string, object]>([
    [
      "scan",
      `INSERT INTO scan SELECT 100000, randomblob(16), device, device_seq + 10, vehicle, checkpoint, at + 1, received_at, hash, NULL, seen, salt
       FROM scan LIMIT 1`,
      { what: "scan-untold", seq: 100_000 },
    ],
    [
      "pass",
      `INSERT INTO pass SELECT 99, '1-0-99', 1, 0, 99, 1, 'ABCDEFGH', plate, carrier, endpoint, corridor, valid_from, valid_to, 'valid', search, body, via, names_driver
       FROM pass LIMIT 1`,
      { what: "row-untold", row: "pass 1-0-99" },
    ],
    [
      "person",
      `INSERT INTO account SELECT 'another', 'another', display_name, password_hash, grants, 1, created_at FROM account`,
      { what: "row-untold", row: "person another" },
    ],
  ])("[S15] finds that a %s was inserted", async (_, sql, finding) => {
    expect(await foundAfter(sql)).toEqual([expect.objectContaining(finding)]);
  });

  it("[S15] finds a pass that was set back to how it was before it was revoked, history and seal with it", async () => {
    const issued = eventOf("pass.issued");
    const found = await foundAfter(
      `UPDATE pass SET (rev, status, body) = (SELECT rev, status, body FROM pass_version WHERE pass = 2 AND rev = 1) WHERE no = 2;
       DELETE FROM pass_version WHERE pass = 2 AND rev = 2;
       UPDATE row_seal SET seq = ${issued} WHERE kind = 'pass' AND id = '1-0-1'`,
    );
    expect(found).toContainEqual({
      what: "row-set-back",
      row: "pass 1-0-1",
      seq: eventOf("pass.revoked"),
    });
  });

  it("[S15] shows by a point noted before that the whole log was written anew", async () => {
    const db = database();
    const { seq, hash } = db
      .prepare<[], { seq: number; hash: Buffer }>("SELECT * FROM log_head")
      .get()!;
    db.close();
    const noted = { seq, hash: hash.toString("hex") };
    expect(await foundAfter("", noted)).toEqual([]);
    expect(await foundAfter("", { ...noted, hash: "0".repeat(64) })).toEqual([
      { what: "known-differs", seq },
    ]);
  });

  it("[S14] a person deleted with the salt leaves the chain whole, and its digest says nothing", async () => {
    const found = await foundAfter(
      "DELETE FROM session; DELETE FROM account; DELETE FROM row_seal WHERE kind = 'person'",
    );
    expect(found).toEqual([
      { what: "row-removed", row: expect.stringMatching(/^person /), seq: eventOf("person.added") },
    ]);
    // Whoever guesses all of the pass still has no digest to compare with.
    const db = database();
    const digests = db
      .prepare<[], Buffer>("SELECT digests FROM event WHERE type = 'pass.issued' ORDER BY seq")
      .pluck()
      .get()!;
    db.close();
    const guessed = digestOf(new Uint8Array(), "pass", pass.id, pass);
    expect(digests.includes(Buffer.from(guessed))).toBe(false);
  });

  it("[S16] reads the store as it was at its beginning, however much is written meanwhile", async () => {
    const administrator = await signInAsAdministrator(server.url);
    const caiChanh = await enrol(administrator, server.url, "cai-chanh");
    const reads = openSqliteAudit(join(data, "greenlane.db"));
    const { seq } = await reads.head();
    await send(caiChanh, [caiChanh.scan({ at: new Date().toISOString(), pass: pass.id })]);
    expect(eventOf("scan.recorded")).toBe(seq + 1);
    expect((await reads.head()).seq).toBe(seq);
    expect(await reads.chain(seq, 10)).toEqual([]);
    await reads.close();
  });

  it("[S16] runs beside the server, which goes on taking scans, and says by its exit what it found", async () => {
    const run = (dir: string, ...args: string[]) =>
      promisify(execFile)(process.execPath, ["server/audit-verify.ts", ...args], {
        env: { PATH: process.env.PATH, GREENLANE_DATA: dir },
      }).then(
        ({ stdout }) => ({ code: 0, stdout, stderr: "" }),
        ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
      );
    const whole = run(data);
    const administrator = await signInAsAdministrator(server.url);
    const buDang = await enrol(administrator, server.url, "bu-dang");
    await send(buDang, [buDang.scan({ at: new Date().toISOString(), pass: pass.id })]);
    const { code, stdout } = await whole;
    expect(stdout).toMatch(/^Nothing is wrong in .*: \d+ events\. .* --known \d+:[0-9a-f]{64}\n$/);
    expect(code).toBe(0);

    const dir = aCopy();
    const db = new Database(join(dir, "greenlane.db"));
    db.exec("UPDATE pass SET plate = '93C99999' WHERE no = 1");
    db.close();
    const wrong = await run(dir);
    expect(wrong.stdout).toMatch(
      /^pass 1-0-0 was altered, it is not what event \d+ vouches for\n1 wrong in /,
    );
    expect(wrong.code).toBe(1);

    mkdirSync(join(data, "empty"));
    expect(await run(join(data, "empty"))).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no database/),
    });
    expect(await run(data, "--known", "nonsense")).toMatchObject({ code: 2 });
  });
});

describe("reading the log", () => {
  it("[X2] [X3] gives an inspector of everything the events, newest first, page by page, with the hashes to note", async () => {
    const administrator = await signInAsAdministrator(server.url);
    type Page = {
      items: { seq: number; type: string; hash: string; payload: object }[];
      next: number | null;
    };
    const pages: Page["items"][] = [];
    for (let before = ""; ; ) {
      const { items, next } = await administrator.get<Page>(`/api/audit?limit=7${before}`);
      pages.push(items);
      if (next === null) break;
      before = `&before=${next}`;
    }
    const seqs = pages.flat().map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, n) => seqs.length - n));
    expect(seqs.length).toBeGreaterThan(7);
    const db = database();
    const head = db.prepare<[], Buffer>("SELECT hash FROM log_head").pluck().get();
    db.close();
    expect(pages[0]![0]!.hash).toBe(head?.toString("hex"));
    // No plate, name or telephone number is in any of it.
    expect(JSON.stringify(pages)).not.toMatch(new RegExp(`${pass.plate}|"admin"|Quản trị`));

    const scoped = {
      username: "thanh-tra-xa",
      displayName: "Thanh tra xã",
      password: "mật khẩu thanh tra",
      grants: [{ role: "inspector", scope: { kind: "area", id: "binh-phuoc" } }],
    };
    await administrator.post("/api/users", scoped);
    const signedIn = await fetch(`${server.url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url },
      body: JSON.stringify({ username: scoped.username, password: scoped.password }),
    });
    const cookie = signedIn.headers.get("set-cookie")!.split(";")[0]!;
    const refused = await fetch(`${server.url}/api/audit`, { headers: { cookie } });
    expect(refused.status).toBe(403);
  });
});
