import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Finding } from "../../server/audit/finding.ts";
import { scanHash } from "../../server/commands/read-scan.ts";
import type { AuditReads } from "../../server/store/audit-reads.ts";
import type { Store } from "../../server/store/ports.ts";
import { postgresAudit } from "../../server/store/postgres/audit.ts";
import { openPostgres } from "../../server/store/postgres/open.ts";
import { openPool, openSnapshot } from "../../server/store/postgres/pool.ts";
import type { RecordedScanRow } from "../../server/store/scan-group-ports.ts";
import { ms } from "../../shared/domain/time.ts";
import { foldTrips } from "../../shared/domain/trip.ts";
import { whatIsWrong } from "../build/a-check.ts";
import { aPass } from "../build/a-pass.ts";
import { aPgliteDatabase } from "../build/a-pglite.ts";
import { aCheckpoint } from "../build/a-place.ts";
import { aSchema, postgresIsThere } from "../build/a-postgres.ts";
import { aScan, aScanFact, aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

interface Opened {
  readonly store: Store;
  readonly audit: () => Promise<AuditReads>;
  readonly query: (sql: string) => Promise<unknown>;
  readonly drop: () => Promise<void>;
}

const onPglite = async (): Promise<Opened> => {
  const { database, drop } = await aPgliteDatabase();
  return {
    store: await openPostgres(database),
    audit: async () => postgresAudit(database.ask, async () => undefined),
    query: (sql) =>
      database.transact(
        (_, script) => script(sql),
        () => true,
      ),
    drop,
  };
};

const onServer = async (): Promise<Opened> => {
  const { url, query, drop } = await aSchema();
  return {
    store: await openPostgres(openPool(url)),
    audit: async () => {
      const { ask, close } = await openSnapshot(url);
      return postgresAudit(ask, close);
    },
    query,
    drop,
  };
};

const now = ms(at());

/** A scan as it is recorded with its event, and the trip it amounts to. */
const record = (store: Store) => {
  const body = aScan();
  const fact = aScanFact();
  const [trip] = foldTrips([fact], at(), []);
  const hash = scanHash(body);
  const row: RecordedScanRow = {
    seen: {
      id: body.id,
      checkpoint: body.checkpoint,
      direction: body.direction,
      at: body.at,
      receivedAt: new Date(now).toISOString(),
      how: body.how,
      pass: body.pass,
      plate: body.plate,
      occupantsSeen: body.occupantsSeen,
      outcome: body.verdict.outcome,
      reasons: [],
      decision: body.decision,
      trip: body.id,
      marks: [],
    },
    hash,
    device: null,
    deviceSeq: null,
    vehicle: body.pass,
    fact,
    body,
  };
  const event = {
    type: "scan.recorded",
    subject: { kind: "scan", id: body.id } as const,
    payload: { hash },
    topics: ["post:tan-lap"],
  };
  return store.recordScans(
    { ids: [], passes: [], vehicles: [], devices: [], deviceSeqs: [] },
    () => ({
      writes: {
        scans: [row],
        evidence: [],
        trips: [{ vehicle: aPass().id, trip: trip! }],
        droppedTrips: [],
        devices: [],
        marks: [],
        spent: [],
        unspent: [],
        events: [event],
      },
      result: null,
    }),
    now,
  );
};

const engines = { PGlite: onPglite, ...(postgresIsThere ? { PostgreSQL: onServer } : {}) };

describe.each(Object.entries(engines))("checking a store on %s", (_, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
    const { store } = opened;
    await store.write(async (tx) => {
      const subject = { kind: "checkpoint", id: "tan-lap" } as const;
      await tx.putCheckpoint(aCheckpoint());
      await tx.append(
        [{ type: "reference.changed", subject, payload: {}, topics: ["everyone"] }],
        now,
      );
      const pass = aPass({ changedAt: new Date(now).toISOString() });
      await tx.putPass(pass, "");
      const about = { kind: "pass", id: pass.id } as const;
      await tx.append(
        [{ type: "pass.issued", subject: about, payload: {}, topics: ["a", "b"] }],
        now,
      );
    });
    await record(store);
    // The first PGlite of a file takes long to start on a busy machine.
  }, 60_000);
  afterEach(async () => {
    await opened.store.close();
    await opened.drop();
  });

  const foundAfter = async (sql: string | null): Promise<readonly Finding[]> => {
    if (sql) await opened.query(sql);
    return whatIsWrong(await opened.audit(), now);
  };

  it("[S15] finds nothing wrong where nobody touched anything", async () => {
    expect(await foundAfter(null)).toEqual([]);
  });

  it.each<[string, string, object]>([
    [
      "an altered event",
      "UPDATE event SET payload = '{}' WHERE seq = 3",
      { what: "event-broken", seq: 3 },
    ],
    [
      "a removed event",
      "DELETE FROM event WHERE seq = 2",
      { what: "events-missing", from: 2, to: 2 },
    ],
    [
      "an event with no topics that could be read",
      "UPDATE event SET topics = '[' WHERE seq = 2",
      { what: "event-broken", seq: 2 },
    ],
    [
      "an event taken out of a topic",
      "DELETE FROM event_topic WHERE topic = 'b'",
      { what: "topic-missing", seq: 2, topic: "b" },
    ],
    [
      "an event put into a topic",
      "INSERT INTO event_topic (topic, seq) VALUES ('c', 2)",
      { what: "topic-stray", seq: 2, topic: "c" },
    ],
    [
      "an altered place",
      "UPDATE reference SET body = replace(body, 'Tân Lập', 'Tân Tiến')",
      { what: "row-altered", row: "checkpoint tan-lap" },
    ],
    [
      "an altered pass",
      "UPDATE pass SET valid_to = valid_to + 60000",
      { what: "row-altered", row: `pass ${aPass().id}` },
    ],
    [
      "a removed place",
      "DELETE FROM reference",
      { what: "row-removed", row: "checkpoint tan-lap" },
    ],
    [
      "an inserted place",
      "INSERT INTO reference (kind, id, body) VALUES ('area', 'x', '{}')",
      { what: "row-untold", row: "area x" },
    ],
    [
      "an altered upload",
      "UPDATE scan_body SET body = replace(body, '\"occupantsSeen\":2', '\"occupantsSeen\":1')",
      { what: "upload-altered", id: aScanId() },
    ],
    ["an altered scan", "UPDATE scan SET at = at + 1", { what: "scan-altered", id: aScanId() }],
    [
      "an altered trip",
      "UPDATE trip SET status = 'held'",
      { what: "trips-differ", vehicle: aPass().id },
    ],
  ])("[S15] finds %s", async (_what, sql, finding) => {
    expect(await foundAfter(sql)).toContainEqual(expect.objectContaining(finding));
  });
});

it.runIf(postgresIsThere)("[S16] the command checks the database of DATABASE_URL", async () => {
  const { url, drop } = await aSchema();
  await (await openPostgres(openPool(url))).close();
  const { stdout } = await promisify(execFile)(process.execPath, ["server/audit-verify.ts"], {
    env: { PATH: process.env.PATH, DATABASE_URL: url },
  });
  await drop();
  expect(stdout).toMatch(/^Nothing is wrong in [^@]*: 0 events\./);
});
