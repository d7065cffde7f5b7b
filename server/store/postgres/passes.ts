import type { ChosenPass } from "../../../shared/contract/registry.ts";
import { type CarrierRecord, mostOnRecord } from "../../../shared/domain/low-risk.ts";
import type { Pass, PassId, PassStatus } from "../../../shared/domain/pass.ts";
import { plateLook } from "../../../shared/domain/plate-look.ts";
import { numbersBefore, statusListSize } from "../../pass-numbers.ts";
import type { Note } from "../log-chain.ts";
import type { PassReads, PassToPut, PassWrites, StatusListRow } from "../ports.ts";
import { denseStatuses, pageOf, passesIn, rowsBefore } from "../rows/page.ts";
import { erasedBody, sealedBody, toPass } from "../rows/pass-body.ts";
import { passColumns } from "../rows/pass-columns.ts";
import { containing, type Dialect, type Filter, like, passFilter } from "../rows/pass-filter.ts";
import { toOnFile } from "../rows/pass-on-file.ts";
import { partsOf } from "../rows/pass-parts.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
const parsed = ({ body }: Body): Pass => toPass(body);

const dialect: Dialect = {
  among: (column) => `${column} = ANY(?::text[])`,
  amongAny: (column) => `jsonb_exists_any(${column}::jsonb, ?::text[])`,
  list: (ids) => [...ids],
  trailerPlate: "trailer_plate",
  holds: (spellings) => ({
    where: `(${spellings.map(() => like("search")).join(" OR ")})`,
    values: spellings.map(containing),
  }),
};

/** A filter's `?` by number, as PostgreSQL wants them, beginning with `$1`. */
const numbered = ({ where, values }: Filter): Filter => {
  let n = 0;
  return { where: where.replace(/\?/g, () => `$${++n}`), values };
};

/** Rows that the connection hands over at once: a few milliseconds of the process's own time. */
const inPage = 500;

/** A corridor's passes not ended before a time (ms), in the order they were issued. */
async function* bodiesOf(ask: Ask, corridor: string, endedAfter: number): AsyncGenerator<string> {
  for (let after = 0, more = true; more; ) {
    const rows = await ask<Body & { no: number }>(
      "SELECT no, body FROM pass WHERE corridor = $1 AND valid_to > $2 AND no > $3 ORDER BY no LIMIT $4",
      [corridor, endedAfter, after, inPage],
    );
    for (const { body } of rows) yield body;
    after = rows.at(-1)?.no ?? after;
    more = rows.length === inPage;
  }
}

const pageWith =
  (ask: Ask): PassReads["passPage"] =>
  async (query, reach, at) => {
    const { where, values } = numbered(passFilter(dialect, query, reach, at));
    const n = values.length;
    const rows = await ask<Body & { no: number }>(
      `SELECT no, body FROM pass WHERE ${where} AND no < $${n + 1} ORDER BY no DESC LIMIT $${n + 2}`,
      [...values, rowsBefore(query.cursor), query.limit + 1],
    );
    return pageOf(rows, query.limit, toPass);
  };

/** New ones are numbered in their order and without gaps: those that are there keep their numbers. */
const putAll = async (ask: Ask, note: Note, passes: readonly PassToPut[]): Promise<void> => {
  const rows = passes.map(passColumns);
  const all = (column: keyof (typeof rows)[number]) => rows.map((row) => row[column]);
  await Promise.all([
    ask(
      `INSERT INTO pass (no, id, kid, list, idx, rev, short_code, plate, trailer_plate, carrier, endpoint, via,
         corridor, valid_from, valid_to, status, names_driver, search, body)
       SELECT (SELECT coalesce(max(no), 0) FROM pass)
           + row_number() OVER (ORDER BY EXISTS (SELECT 1 FROM pass WHERE pass.id = put.id), place),
         id, kid, list, idx, rev, short_code, plate, trailer_plate,
         carrier, endpoint, via, corridor, valid_from, valid_to, status, names_driver = 1, search, body
       FROM unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[],
         $10::text[], $11::text[], $12::text[], $13::bigint[], $14::bigint[], $15::text[], $16::int[], $17::text[], $18::text[])
         WITH ORDINALITY AS put (id, kid, list, idx, rev, short_code, plate, trailer_plate, carrier, endpoint, via,
         corridor, valid_from, valid_to, status, names_driver, search, body, place)
       ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, plate = excluded.plate,
         trailer_plate = excluded.trailer_plate, carrier = excluded.carrier,
         endpoint = excluded.endpoint, via = excluded.via, corridor = excluded.corridor, valid_from = excluded.valid_from,
         valid_to = excluded.valid_to, status = excluded.status,
         names_driver = pass.names_driver OR excluded.names_driver, search = excluded.search, body = excluded.body`,
      (
        [
          "id",
          "kid",
          "list",
          "index",
          "rev",
          "shortCode",
          "plate",
          "trailerPlate",
          "carrier",
          "endpoint",
          "via",
          "corridor",
          "validFrom",
          "validTo",
          "status",
          "namesDriver",
          "search",
          "body",
        ] as const
      ).map(all),
    ),
    ask(
      `INSERT INTO pass_version (pass, rev, status, changed_at, body)
       SELECT pass.no, pass.rev, pass.status, put.changed_at, pass.body
       FROM unnest($1::text[], $2::bigint[]) AS put (id, changed_at) JOIN pass ON pass.id = put.id`,
      [all("id"), all("changedAt")],
    ),
  ]);
  for (const { id, kept } of rows) note({ kind: "pass", id, value: sealedBody(kept) });
};

/** Passes with their history, indices and status lists. */
export const passesPort = (ask: Ask, note: Note): PassReads & PassWrites => ({
  pass: async (id) => {
    const [row] = await ask<Body>("SELECT body FROM pass WHERE id = $1", [id]);
    return row && parsed(row);
  },
  passesOfPlate: async (plate) =>
    (await ask<Body>("SELECT body FROM pass WHERE plate = $1 ORDER BY no DESC", [plate])).map(
      parsed,
    ),
  passesOfLook: async (plate, limit) =>
    (
      await ask<Body>(
        `SELECT body FROM pass WHERE translate(plate, 'ODIBSZ', '001852') = $1 AND plate <> $2
         ORDER BY no DESC LIMIT $3`,
        [plateLook(plate), plate, limit],
      )
    ).map(parsed),
  passesOfPlates: async (plates) =>
    (
      await ask<Body>("SELECT body FROM pass WHERE plate = ANY($1::text[]) ORDER BY no DESC", [
        plates,
      ])
    ).map(parsed),
  carrierRecord: async (carriers, endedAfter) => {
    const [record] = await ask<CarrierRecord>(
      `SELECT count(*) AS passes, count(*) FILTER (WHERE marred) AS marred FROM (
         SELECT status IN ('revoked', 'suspended') OR EXISTS (
           SELECT 1 FROM alert WHERE alert.vehicle = pass.id AND alert.status <> 'withdrawn') AS marred
         FROM pass WHERE carrier = ANY($1::text[]) AND valid_to >= $2 ORDER BY valid_to DESC LIMIT ${mostOnRecord}) AS known`,
      [carriers, endedAfter],
    );
    return record!;
  },
  findPasses: async (query, reach, at) => {
    const { where, values } = numbered(passFilter(dialect, query, reach, at));
    const [page, [counted]] = await Promise.all([
      pageWith(ask)(query, reach, at),
      ask<{ total: number }>(
        `SELECT count(*) AS total FROM (SELECT 1 FROM pass WHERE ${where} LIMIT 1000) AS found`,
        values,
      ),
    ]);
    return { ...page, total: counted?.total ?? 0 };
  },
  passPage: pageWith(ask),
  goodPasses: (query, reach, at, limit) => {
    const { where, values } = numbered(passFilter(dialect, query, reach, at));
    const n = values.length;
    return ask<ChosenPass>(
      `SELECT id, short_code AS "shortCode" FROM pass
       WHERE ${where} AND status = 'valid' AND valid_to > $${n + 1} ORDER BY no DESC LIMIT $${n + 2}`,
      [...values, at, limit],
    );
  },
  passesAfter: async (query, reach, at, after, limit) => {
    const { where, values } = numbered(passFilter(dialect, query, reach, at));
    const n = values.length;
    const rows = await ask<Body & { no: number }>(
      `SELECT no, body FROM pass WHERE ${where} AND valid_to > $${n + 1} AND no > $${n + 2} ORDER BY no LIMIT $${n + 3}`,
      [...values, at, after, limit],
    );
    return passesIn(rows, limit);
  },
  passesOnFile: async (reach, endedAfter) => {
    const { where, values } = numbered(passFilter(dialect, {}, reach, 0));
    const rows = await ask<Body>(
      `SELECT body FROM pass WHERE ${where} AND valid_to > $${values.length + 1} ORDER BY no`,
      [...values, endedAfter],
    );
    return rows.map(({ body }) => toOnFile(body));
  },
  passParts: (corridor, apart, endedAfter) => partsOf(bodiesOf(ask, corridor, endedAfter), apart),
  passesByIds: async (ids) =>
    (await ask<Body>("SELECT body FROM pass WHERE id = ANY($1::text[]) ORDER BY no", [ids])).map(
      parsed,
    ),
  passesOnFileByIds: async (ids) =>
    (await ask<Body>("SELECT body FROM pass WHERE id = ANY($1::text[]) ORDER BY no", [ids])).map(
      ({ body }) => toOnFile(body),
    ),
  statuses: async (kid, list) =>
    denseStatuses(
      await ask<{ idx: number; status: PassStatus }>(
        "SELECT idx, status FROM pass WHERE kid = $1 AND list = $2 ORDER BY idx",
        [kid, list],
      ),
    ),
  statusLists: () =>
    ask<StatusListRow>(
      `SELECT kid, list, seq, issued_at AS "issuedAt", token FROM status_list ORDER BY kid, list`,
    ),
  nextIndices: async (kid, count) => {
    const [at] = await ask<{ list: number; next: number }>(
      `INSERT INTO pass_index (kid, list, next) VALUES ($1, ($2::int - 1) / $3::int, ($2::int - 1) % $3::int + 1)
       ON CONFLICT (kid) DO UPDATE SET list = pass_index.list + (pass_index.next + $2 - 1) / $3,
         next = (pass_index.next + $2 - 1) % $3 + 1
       RETURNING list, next`,
      [kid, count, statusListSize],
    );
    return numbersBefore(at!, count);
  },
  putPass: (pass, searchText) => putAll(ask, note, [{ pass, searchText }]),
  putPasses: (passes) => putAll(ask, note, passes),
  passOfShortCode: async (code) => {
    const [row] = await ask<{ readonly body: string }>(
      "SELECT body FROM pass WHERE short_code = $1",
      [code],
    );
    return row && toPass(row.body);
  },
  passesNamingDrivers: async (endedBefore, limit) =>
    (
      await ask<{ id: PassId }>(
        "SELECT id FROM pass WHERE names_driver AND valid_to < $1 ORDER BY valid_to LIMIT $2",
        [endedBefore, limit],
      )
    ).map(({ id }) => id),
  eraseDrivers: async (ids) => {
    const versions = await ask<
      Body & { no: number; rev: number; changed_at: number; status: string }
    >(
      `SELECT v.pass AS no, v.rev, v.changed_at, v.status, v.body
       FROM pass JOIN pass_version AS v ON v.pass = pass.no WHERE pass.id = ANY($1::text[])`,
      [ids],
    );
    const rows = await ask<Body & { id: PassId }>(
      "SELECT id, body FROM pass WHERE id = ANY($1::text[])",
      [ids],
    );
    await ask(
      `UPDATE pass_version AS v SET body = bare.body
       FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::text[], $5::text[])
         AS bare (no, rev, changed_at, status, body)
       WHERE v.pass = bare.no AND v.rev = bare.rev AND v.changed_at = bare.changed_at AND v.status = bare.status`,
      [
        versions.map(({ no }) => no),
        versions.map(({ rev }) => rev),
        versions.map(({ changed_at }) => changed_at),
        versions.map(({ status }) => status),
        versions.map(({ body }) => erasedBody(body)),
      ],
    );
    await ask(
      `UPDATE pass SET body = bare.body, names_driver = false
       FROM unnest($1::text[], $2::text[]) AS bare (id, body) WHERE pass.id = bare.id`,
      [rows.map(({ id }) => id), rows.map(({ body }) => erasedBody(body))],
    );
  },
  takenShortCodes: async (codes) =>
    (
      await ask<{ code: string }>(
        "SELECT short_code AS code FROM pass WHERE short_code = ANY($1::text[])",
        [codes],
      )
    ).map(({ code }) => code),
  putStatusList: async (row) => {
    await ask(
      `INSERT INTO status_list (kid, list, seq, issued_at, token) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (kid, list) DO UPDATE SET seq = excluded.seq, issued_at = excluded.issued_at,
         token = excluded.token`,
      [row.kid, row.list, row.seq, row.issuedAt, row.token],
    );
    note({ kind: "status-list", id: `${row.kid}-${row.list}`, value: row });
  },
});
