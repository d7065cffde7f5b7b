import type { Application } from "../../../shared/domain/application-shape.ts";
import { uuidEndsOf } from "../../../shared/domain/receipt-code.ts";
import {
  type ApplicationReads,
  type ApplicationWrites,
  mostApplicationsCounted,
} from "../application-ports.ts";
import type { Note } from "../log-chain.ts";
import { applicationColumns, queueAfter, toApplication, toDeskActs } from "../rows/application.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
type Row = Body & { readonly no: number };
const applicationsIn = (rows: readonly Body[]): Application[] =>
  rows.map(({ body }) => toApplication(body));

const asked = `($1 OR endpoint = ANY($2::text[]) OR corridor = ANY($3::text[])
  OR carrier = ANY($4::text[]) OR jsonb_exists_any(via::jsonb, $2::text[])) AND ($5 = 'all' OR state = $5)
  AND ($6::text IS NULL OR amends = $6)
  AND ($7::text[] IS NULL OR endpoint = ANY($7) OR jsonb_exists_any(via::jsonb, $7))`;

/** What carriers apply for. */
export const applicationsPort = (ask: Ask, note: Note): ApplicationReads & ApplicationWrites => ({
  application: async (id) =>
    applicationsIn(await ask<Body>("SELECT body FROM application WHERE id = $1", [id]))[0],
  applicationsByIds: async (ids) => {
    const rows = await ask<Body>("SELECT body FROM application WHERE id = ANY($1::text[])", [ids]);
    const found = new Map(applicationsIn(rows).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },
  findApplications: async ({ status, amends = null, endpoints: to, cursor, limit }, reach) => {
    const { all, endpoints, corridors, carriers } = reach;
    const within = [
      all,
      [...endpoints],
      [...corridors],
      [...carriers],
      status,
      amends,
      to ? [...to] : null,
    ];
    const { later, no } = queueAfter(cursor);
    const rows =
      status === "waiting"
        ? await ask<Row>(
            `SELECT no * 2 + (amends IS NULL)::int AS no, body FROM application
             WHERE state = 'waiting' AND ${asked} AND (amends IS NULL, no) > ($8::boolean, $9)
             ORDER BY amends IS NULL, no LIMIT $10`,
            [...within, later === 1, no, limit + 1],
          )
        : await ask<Row>(
            `SELECT no, body FROM application WHERE ${asked} AND no < $8 ORDER BY no DESC LIMIT $9`,
            [...within, rowsBefore(cursor), limit + 1],
          );
    const [counted] = await ask<{ total: number }>(
      `SELECT count(*) AS total
       FROM (SELECT 1 FROM application WHERE ${asked} LIMIT ${mostApplicationsCounted}) AS found`,
      within,
    );
    return { ...pageOf<Application>(rows, limit), total: Number(counted?.total ?? 0) };
  },
  deskActs: async ({ all, endpoints, corridors, carriers }, since, limit) => {
    const read = (status: string) =>
      ask<{ state: string; moved_at: number; body: string }>(
        `SELECT state, moved_at, body FROM application
         WHERE ${asked} AND ($5 = 'waiting' OR (state <> 'waiting' AND moved_at >= $8))
         ORDER BY no DESC LIMIT $9`,
        [all, [...endpoints], [...corridors], [...carriers], status, null, null, since, limit + 1],
      );
    return toDeskActs(await read("waiting"), await read("all"), limit);
  },
  applicationsOfPlate: async (plate, states) =>
    applicationsIn(
      await ask<Body>(
        `SELECT body FROM application WHERE plate = $1 AND state = ANY($2::text[]) ORDER BY no`,
        [plate, states],
      ),
    ),
  applicationsOfCode: async (code) =>
    applicationsIn(
      await ask<Body>(
        "SELECT body FROM application WHERE substr(id, 22) = ANY($1::text[]) ORDER BY no",
        [uuidEndsOf(code)],
      ),
    ),
  applicationsLeft: async (movedBefore, limit) =>
    applicationsIn(
      await ask<Body>(
        `SELECT body FROM application WHERE state <> 'waiting' AND moved_at <= $1
         ORDER BY moved_at, no LIMIT $2`,
        [movedBefore, limit],
      ),
    ),
  putApplication: async (given) => {
    const row = applicationColumns(given);
    await ask(
      `INSERT INTO application (no, id, state, plate, carrier, endpoint, via, corridor, moved_at, amends, body)
       VALUES ((SELECT coalesce(max(no), 0) + 1 FROM application), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (id) DO UPDATE SET no = excluded.no, state = excluded.state,
         plate = excluded.plate, carrier = excluded.carrier, endpoint = excluded.endpoint,
         via = excluded.via, corridor = excluded.corridor, moved_at = excluded.moved_at,
         amends = excluded.amends, body = excluded.body`,
      [
        row.id,
        row.state,
        row.plate,
        row.carrier,
        row.endpoint,
        row.via,
        row.corridor,
        row.movedAt,
        row.amends,
        row.body,
      ],
    );
    note({ kind: "application", id: given.id, value: given });
  },
  dropApplication: async (id) => {
    await ask("DELETE FROM application WHERE id = $1", [id]);
    await ask("DELETE FROM row_seal WHERE kind = 'application' AND id = $1", [id]);
  },
});
