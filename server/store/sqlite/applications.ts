import type { Database } from "better-sqlite3";
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

interface Row {
  readonly no: number;
  readonly body: string;
}

const among = (column: string, list: string): string =>
  `${column} IN (SELECT value FROM json_each(@${list}))`;
const asked = `(@all OR ${among("endpoint", "endpoints")} OR ${among("corridor", "corridors")}
  OR ${among("carrier", "carriers")} OR EXISTS (SELECT 1 FROM json_each(via) AS stop WHERE ${among("stop.value", "endpoints")}))
  AND (@status = 'all' OR state = @status) AND (@amends IS NULL OR amends = @amends)
  AND (@to IS NULL OR ${among("endpoint", "to")} OR EXISTS (SELECT 1 FROM json_each(via) AS stop WHERE ${among("stop.value", "to")}))`;

/** What carriers apply for, over one connection whose schema is in place. */
export const applicationsPort = (
  db: Database,
  note: Note,
): ApplicationReads & ApplicationWrites => {
  const one = db.prepare<[string], string>("SELECT body FROM application WHERE id = ?").pluck();
  const queue = db.prepare<[object], Row>(
    `SELECT no * 2 + (amends IS NULL) AS no, body FROM application
     WHERE state = 'waiting' AND ${asked} AND (amends IS NULL, no) > (@later, @no)
     ORDER BY amends IS NULL, no LIMIT @limit`,
  );
  const latest = db.prepare<[object], Row>(
    `SELECT no, body FROM application WHERE ${asked} AND no < @no ORDER BY no DESC LIMIT @limit`,
  );
  const count = db
    .prepare<[object], number>(
      `SELECT count(*) FROM (SELECT 1 FROM application WHERE ${asked} LIMIT ${mostApplicationsCounted})`,
    )
    .pluck();
  const acted = db.prepare<[object], { state: string; moved_at: number; body: string }>(
    `SELECT state, moved_at, body FROM application
     WHERE ${asked} AND (@status = 'waiting' OR (state <> 'waiting' AND moved_at >= @since))
     ORDER BY no DESC LIMIT @limit`,
  );
  const ofPlate = db
    .prepare<[string, string], string>(
      `SELECT body FROM application
       WHERE plate = ? AND state IN (SELECT value FROM json_each(?)) ORDER BY no`,
    )
    .pluck();
  const ofEnd = db
    .prepare<[string], string>(
      `SELECT body FROM application WHERE substr(id, 22) IN (SELECT value FROM json_each(?)) ORDER BY no`,
    )
    .pluck();
  const left = db
    .prepare<[number, number], string>(
      `SELECT body FROM application WHERE state <> 'waiting' AND moved_at <= ?
       ORDER BY moved_at, no LIMIT ?`,
    )
    .pluck();
  const put = db.prepare<[object]>(
    `INSERT INTO application (no, id, state, plate, carrier, endpoint, via, corridor, moved_at, amends, body)
     VALUES ((SELECT coalesce(max(no), 0) + 1 FROM application), @id, @state, @plate, @carrier, @endpoint, @via, @corridor, @movedAt, @amends, @body)
     ON CONFLICT (id) DO UPDATE SET no = excluded.no, state = excluded.state, plate = excluded.plate,
       carrier = excluded.carrier, endpoint = excluded.endpoint, via = excluded.via,
       corridor = excluded.corridor, moved_at = excluded.moved_at,
       amends = excluded.amends, body = excluded.body`,
  );
  const drop = db.prepare<[string]>("DELETE FROM application WHERE id = ?");
  const unseal = db.prepare<[string]>("DELETE FROM row_seal WHERE kind = 'application' AND id = ?");

  const application = (id: string): Application | undefined => {
    const body = one.get(id);
    return body === undefined ? undefined : toApplication(body);
  };
  return {
    application: async (id) => application(id),
    applicationsByIds: async (ids) => ids.flatMap((id) => application(id) ?? []),
    findApplications: async ({ status, amends = null, endpoints, cursor, limit }, reach) => {
      const within = {
        status,
        amends,
        to: endpoints ? JSON.stringify([...endpoints]) : null,
        all: reach.all ? 1 : 0,
        endpoints: JSON.stringify([...reach.endpoints]),
        corridors: JSON.stringify([...reach.corridors]),
        carriers: JSON.stringify([...reach.carriers]),
      };
      const rows =
        status === "waiting"
          ? queue.all({ ...within, ...queueAfter(cursor), limit: limit + 1 })
          : latest.all({ ...within, no: rowsBefore(cursor), limit: limit + 1 });
      return { ...pageOf<Application>(rows, limit), total: count.get(within) ?? 0 };
    },
    deskActs: async (reach, since, limit) => {
      const read = (status: string) =>
        acted.all({
          status,
          amends: null,
          to: null,
          since,
          limit: limit + 1,
          all: reach.all ? 1 : 0,
          endpoints: JSON.stringify([...reach.endpoints]),
          corridors: JSON.stringify([...reach.corridors]),
          carriers: JSON.stringify([...reach.carriers]),
        });
      return toDeskActs(read("waiting"), read("all"), limit);
    },
    applicationsOfPlate: async (plate, states) =>
      ofPlate.all(plate, JSON.stringify(states)).map(toApplication),
    applicationsOfCode: async (code) =>
      ofEnd.all(JSON.stringify(uuidEndsOf(code))).map(toApplication),
    applicationsLeft: async (movedBefore, limit) => left.all(movedBefore, limit).map(toApplication),
    putApplication: async (given) => {
      put.run(applicationColumns(given));
      note({ kind: "application", id: given.id, value: given });
    },
    dropApplication: async (id) => {
      drop.run(id);
      unseal.run(id);
    },
  };
};
