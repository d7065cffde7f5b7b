import type { Database } from "better-sqlite3";
import { vehiclesNamed } from "../../../shared/domain/convoy.ts";
import type { Convoy } from "../../../shared/domain/convoy-shape.ts";
import type { ConvoyReads, ConvoyWrites } from "../convoy-ports.ts";
import type { Note } from "../log-chain.ts";
import { convoyColumns, toConvoy } from "../rows/convoy.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";

interface Row {
  readonly no: number;
  readonly body: string;
}

/** Convoys over one connection whose schema is in place. */
export const convoysPort = (db: Database, note: Note): ConvoyReads & ConvoyWrites => {
  const one = db.prepare<[string], string>("SELECT body FROM convoy WHERE id = ?").pluck();
  const of = db
    .prepare<[string, number], string>(
      `SELECT body FROM convoy WHERE id IN (SELECT convoy FROM convoy_vehicle
         WHERE vehicle IN (SELECT value FROM json_each(?))) AND over_at >= ? ORDER BY no`,
    )
    .pluck();
  const find = db.prepare<[object], Row>(
    `SELECT no, body FROM convoy WHERE (over_at >= @at) = @current AND no < @no
       AND (@all OR corridor IN (SELECT value FROM json_each(@corridors)) OR escort = @escort)
     ORDER BY no DESC LIMIT @limit`,
  );
  const put = db.prepare<[object]>(
    `INSERT INTO convoy (id, corridor, over_at, escort, body)
     VALUES (@id, @corridor, @overAt, @escort, @body)
     ON CONFLICT (id) DO UPDATE SET over_at = excluded.over_at, escort = excluded.escort,
       body = excluded.body`,
  );
  const name = db.prepare<[string, string]>(
    `INSERT OR IGNORE INTO convoy_vehicle (vehicle, convoy)
     SELECT value, ? FROM json_each(?)`,
  );

  const convoy = (id: string): Convoy | undefined => {
    const body = one.get(id);
    return body === undefined ? undefined : toConvoy(body);
  };
  return {
    convoy: async (id) => convoy(id),
    convoysByIds: async (ids) => ids.flatMap((id) => convoy(id) ?? []),
    convoysOf: async (vehicles, at) => of.all(JSON.stringify(vehicles), at).map(toConvoy),
    findConvoys: async ({ status, at, escort, cursor, limit }, { all, corridors }) =>
      pageOf<Convoy>(
        find.all({
          ...{ at, escort, limit: limit + 1, no: rowsBefore(cursor) },
          current: status === "current" ? 1 : 0,
          all: all ? 1 : 0,
          corridors: JSON.stringify([...corridors]),
        }),
        limit,
      ),
    putConvoy: async (given) => {
      put.run(convoyColumns(given));
      name.run(given.id, JSON.stringify(vehiclesNamed(given)));
      note({ kind: "convoy", id: given.id, value: given });
    },
  };
};
