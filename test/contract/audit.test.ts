import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  decodeDigests,
  digestOf,
  recorded,
  type SealedKind,
} from "../../server/store/log-chain.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { scanRowReader } from "../../server/store/sqlite/scan-row.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import type { TestDevice } from "../build/a-device.ts";
import {
  aServerProcess,
  enrol,
  putStage,
  register,
  type ServerProcess,
  signInAsAdministrator,
} from "../build/a-process.ts";

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
  readonly subject_kind: SealedKind;
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
    const hex = (kind: SealedKind, id: string, value: object, own?: Buffer | null): string =>
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
    const rowOf = scanRowReader(db);
    const [first, second] = scans.map(({ id }) => rowOf(id)!);
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
    const without = events.filter(({ digests }) => digests === null).map(({ type }) => type);
    expect(new Set(without)).toEqual(new Set());
    db.close();
  });
});
