import type { Database, Statement } from "better-sqlite3";
import type { ChosenPass } from "../../../shared/contract/registry.ts";
import type { Reach } from "../../../shared/domain/expand-scope.ts";
import { type CarrierRecord, mostOnRecord } from "../../../shared/domain/low-risk.ts";
import type { PassId, PassStatus } from "../../../shared/domain/pass.ts";
import { plateLook } from "../../../shared/domain/plate-look.ts";
import { numbersBefore, statusListSize } from "../../pass-numbers.ts";
import type { Note } from "../log-chain.ts";
import type { PassReads, PassToPut, PassWrites, StatusListRow } from "../ports.ts";
import { denseStatuses, pageOf, passesIn, rowsBefore } from "../rows/page.ts";
import { erasedBody, sealedBody, toPass } from "../rows/pass-body.ts";
import { passColumns } from "../rows/pass-columns.ts";
import { passFilter } from "../rows/pass-filter.ts";
import { toOnFile } from "../rows/pass-on-file.ts";
import { partsOf } from "../rows/pass-parts.ts";
import { lookOf, passDialect } from "./pass-dialect.ts";

/** Passes with their history, indices and status lists over one connection whose schema is in place. */
export const passesPort = (db: Database, note: Note): PassReads & PassWrites => {
  const dialect = passDialect(db);
  const byId = db.prepare<[string], string>("SELECT body FROM pass WHERE id = ?").pluck();
  const byPlate = db
    .prepare<[string], string>("SELECT body FROM pass WHERE plate = ? ORDER BY no DESC")
    .pluck();
  const byLook = db
    .prepare<[string, string, number], string>(
      `SELECT body FROM pass WHERE ${lookOf("plate")} = ? AND plate <> ? ORDER BY no DESC LIMIT ?`,
    )
    .pluck();
  const byPlates = db
    .prepare<[string], string>(
      "SELECT body FROM pass WHERE plate IN (SELECT value FROM json_each(?)) ORDER BY no DESC",
    )
    .pluck();
  const byIds = db
    .prepare<[string], string>(
      "SELECT body FROM pass WHERE id IN (SELECT value FROM json_each(?)) ORDER BY no",
    )
    .pluck();
  const ofCorridor = db
    .prepare<[string, number], string>(
      "SELECT body FROM pass WHERE corridor = ? AND valid_to > ? ORDER BY no",
    )
    .pluck();
  const record = db.prepare<[string, number], CarrierRecord>(
    `SELECT count(*) AS passes, coalesce(sum(marred), 0) AS marred FROM (
       SELECT status IN ('revoked', 'suspended') OR EXISTS (
         SELECT 1 FROM alert WHERE alert.vehicle = pass.id AND alert.status <> 'withdrawn') AS marred
       FROM pass WHERE carrier IN (SELECT value FROM json_each(?)) AND valid_to >= ? ORDER BY valid_to DESC LIMIT ${mostOnRecord})`,
  );
  const statusesOf = db.prepare<[number, number], { idx: number; status: PassStatus }>(
    "SELECT idx, status FROM pass WHERE kid = ? AND list = ? ORDER BY idx",
  );
  const lists = db.prepare<[], StatusListRow>(
    "SELECT kid, list, seq, issued_at AS issuedAt, token FROM status_list ORDER BY kid, list",
  );
  const putList = db.prepare<[StatusListRow]>(
    `INSERT INTO status_list (kid, list, seq, issued_at, token) VALUES (@kid, @list, @seq, @issuedAt, @token)
     ON CONFLICT (kid, list) DO UPDATE SET seq = excluded.seq, issued_at = excluded.issued_at, token = excluded.token`,
  );
  // Whole numbers, which a number of JavaScript's is not to SQLite: these are divided.
  const allocate = db.prepare<
    { kid: number; more: bigint; size: bigint },
    { list: number; next: number }
  >(
    `INSERT INTO pass_index (kid, list, next) VALUES (@kid, @more / @size, @more % @size + 1)
     ON CONFLICT (kid) DO UPDATE SET list = list + (next + @more) / @size, next = (next + @more) % @size + 1
     RETURNING list, next`,
  );
  const taken = db
    .prepare<[string], string>(
      "SELECT short_code FROM pass WHERE short_code IN (SELECT value FROM json_each(?))",
    )
    .pluck();
  // One statement for all: the index of what passes are searched by is written with each statement, not with each row.
  const put = db.prepare<[string]>(
    `INSERT INTO pass (id, kid, list, idx, rev, short_code, plate, carrier, endpoint, via, corridor,
       valid_from, valid_to, status, names_driver, search, body)
     SELECT value ->> 'id', value ->> 'kid', value ->> 'list', value ->> 'index', value ->> 'rev',
       value ->> 'shortCode', value ->> 'plate', value ->> 'carrier', value ->> 'endpoint', value ->> 'via',
       value ->> 'corridor', value ->> 'validFrom', value ->> 'validTo', value ->> 'status', value ->> 'namesDriver',
       value ->> 'search', value ->> 'body'
     FROM json_each(?) WHERE true
     ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, plate = excluded.plate, carrier = excluded.carrier,
       endpoint = excluded.endpoint, via = excluded.via, corridor = excluded.corridor, valid_from = excluded.valid_from,
       valid_to = excluded.valid_to, status = excluded.status,
       names_driver = max(pass.names_driver, excluded.names_driver), search = excluded.search, body = excluded.body`,
  );
  const byCode = db.prepare<[string], string>("SELECT body FROM pass WHERE short_code = ?").pluck();
  const keep = db.prepare<[string]>(
    `INSERT INTO pass_version (pass, rev, status, changed_at, body)
     SELECT pass.no, pass.rev, pass.status, value ->> 'changedAt', pass.body
     FROM json_each(?) JOIN pass ON pass.id = value ->> 'id'`,
  );
  const namingDrivers = db
    .prepare<[number, number], PassId>(
      "SELECT id FROM pass WHERE names_driver = 1 AND valid_to < ? ORDER BY valid_to LIMIT ?",
    )
    .pluck();
  const versionBodies = db.prepare<
    [string],
    { no: number; rev: number; changedAt: number; status: string; body: string }
  >(
    `SELECT v.pass AS no, v.rev, v.changed_at AS changedAt, v.status, v.body
     FROM pass JOIN pass_version AS v ON v.pass = pass.no WHERE pass.id = ?`,
  );
  const eraseInVersion = db.prepare(
    "UPDATE pass_version SET body = ? WHERE pass = ? AND rev = ? AND changed_at = ? AND status = ?",
  );
  const eraseInPass = db.prepare("UPDATE pass SET body = ?, names_driver = 0 WHERE id = ?");

  // A filter's SQL depends only on which fields are asked for: few shapes, each prepared once.
  const prepared = new Map<string, Statement<unknown[], unknown>>();
  const run = (sql: string, values: readonly unknown[]): unknown[] => {
    const statement = prepared.get(sql) ?? db.prepare<unknown[], unknown>(sql);
    prepared.set(sql, statement);
    return statement.all(...values);
  };

  const page: PassReads["passPage"] = async (query, reach, at) => {
    const { where, values } = passFilter(dialect, query, reach, at);
    const rows = run(
      `SELECT no, body FROM pass WHERE ${where} AND no < ? ORDER BY no DESC LIMIT ?`,
      [...values, rowsBefore(query.cursor), query.limit + 1],
    ) as { no: number; body: string }[];
    return pageOf(rows, query.limit, toPass);
  };

  const putAll = (passes: readonly PassToPut[]): void => {
    const columns = passes.map(passColumns);
    const rows = JSON.stringify(columns.map(({ kept: _, ...row }) => row));
    put.run(rows);
    keep.run(rows);
    for (const { id, kept } of columns) note({ kind: "pass", id, value: sealedBody(kept) });
  };

  return {
    pass: async (id) => {
      const body = byId.get(id);
      return body === undefined ? undefined : toPass(body);
    },
    passOfShortCode: async (code) => {
      const body = byCode.get(code);
      return body === undefined ? undefined : toPass(body);
    },
    passesOfPlate: async (plate) => byPlate.all(plate).map(toPass),
    passesOfLook: async (plate, limit) => byLook.all(plateLook(plate), plate, limit).map(toPass),
    passesOfPlates: async (plates) => byPlates.all(JSON.stringify(plates)).map(toPass),
    carrierRecord: async (carriers, endedAfter) =>
      record.get(JSON.stringify(carriers), endedAfter)!,
    findPasses: async (query, reach, at) => {
      const { where, values } = passFilter(dialect, query, reach, at);
      const [counted] = run(
        `SELECT count(*) AS total FROM (SELECT 1 FROM pass WHERE ${where} LIMIT 1000)`,
        values,
      ) as { total: number }[];
      return { ...(await page(query, reach, at)), total: counted?.total ?? 0 };
    },
    passPage: page,
    goodPasses: async (query, reach, at, limit) => {
      const { where, values } = passFilter(dialect, query, reach, at);
      return run(
        `SELECT id, short_code AS shortCode FROM pass
         WHERE ${where} AND status = 'valid' AND valid_to > ? ORDER BY no DESC LIMIT ?`,
        [...values, at, limit],
      ) as ChosenPass[];
    },
    passesAfter: async (query, reach, at, after, limit) => {
      const { where, values } = passFilter(dialect, query, reach, at);
      const rows = run(
        `SELECT no, body FROM pass WHERE ${where} AND valid_to > ? AND no > ? ORDER BY no LIMIT ?`,
        [...values, at, after, limit],
      ) as { no: number; body: string }[];
      return passesIn(rows, limit);
    },
    passesOnFile: async (reach: Reach, endedAfter) => {
      const { where, values } = passFilter(dialect, {}, reach, 0);
      const rows = run(`SELECT body FROM pass WHERE ${where} AND valid_to > ? ORDER BY no`, [
        ...values,
        endedAfter,
      ]) as { body: string }[];
      return rows.map(({ body }) => toOnFile(body));
    },
    passParts: (corridor, apart, endedAfter) =>
      partsOf(ofCorridor.iterate(corridor, endedAfter), apart),
    passesByIds: async (ids) => byIds.all(JSON.stringify(ids)).map(toPass),
    passesOnFileByIds: async (ids) => byIds.all(JSON.stringify(ids)).map(toOnFile),
    statuses: async (kid, list) => denseStatuses(statusesOf.iterate(kid, list)),
    statusLists: async () => lists.all(),
    nextIndices: async (kid, count) =>
      numbersBefore(
        allocate.get({ kid, more: BigInt(count - 1), size: BigInt(statusListSize) })!,
        count,
      ),
    putPass: async (pass, searchText) => putAll([{ pass, searchText }]),
    putPasses: async (passes) => putAll(passes),
    passesNamingDrivers: async (endedBefore, limit) => namingDrivers.all(endedBefore, limit),
    eraseDrivers: async (ids) => {
      for (const id of ids) {
        for (const { no, rev, changedAt, status, body } of versionBodies.all(id))
          eraseInVersion.run(erasedBody(body), no, rev, changedAt, status);
        const body = byId.get(id);
        if (body !== undefined) eraseInPass.run(erasedBody(body), id);
      }
    },
    takenShortCodes: async (codes) => taken.all(JSON.stringify(codes)),
    putStatusList: async (row) => {
      putList.run(row);
      note({ kind: "status-list", id: `${row.kid}-${row.list}`, value: row });
    },
  };
};
