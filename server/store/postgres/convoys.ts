import { vehiclesNamed } from "../../../shared/domain/convoy.ts";
import type { Convoy } from "../../../shared/domain/convoy-shape.ts";
import type { ConvoyReads, ConvoyWrites } from "../convoy-ports.ts";
import type { Note } from "../log-chain.ts";
import { convoyColumns, toConvoy } from "../rows/convoy.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import type { Ask } from "./database.ts";

interface Row {
  readonly no: number;
  readonly body: string;
}
const convoysIn = (rows: readonly Pick<Row, "body">[]): Convoy[] =>
  rows.map(({ body }) => toConvoy(body));

/** Convoys and all that was done to them. */
export const convoysPort = (ask: Ask, note: Note): ConvoyReads & ConvoyWrites => ({
  convoy: async (id) => convoysIn(await ask<Row>("SELECT body FROM convoy WHERE id = $1", [id]))[0],
  convoysByIds: async (ids) => {
    const rows = await ask<Row>("SELECT body FROM convoy WHERE id = ANY($1::text[])", [ids]);
    const found = new Map(convoysIn(rows).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },
  convoysOf: async (vehicles, at) =>
    convoysIn(
      await ask<Row>(
        `SELECT body FROM convoy WHERE id IN
           (SELECT convoy FROM convoy_vehicle WHERE vehicle = ANY($1::text[]))
           AND over_at >= $2 ORDER BY no`,
        [vehicles, at],
      ),
    ),
  findConvoys: async ({ status, at, escort, cursor, limit }, { all, corridors }) =>
    pageOf<Convoy>(
      await ask<Row>(
        `SELECT no, body FROM convoy WHERE (over_at >= $1) = $2 AND no < $3
           AND ($4 OR corridor = ANY($5::text[]) OR escort = $6) ORDER BY no DESC LIMIT $7`,
        [at, status === "current", rowsBefore(cursor), all, [...corridors], escort, limit + 1],
      ),
      limit,
    ),
  putConvoy: async (given) => {
    const { id, corridor, overAt, escort, body } = convoyColumns(given);
    await ask(
      `INSERT INTO convoy (no, id, corridor, over_at, escort, body)
       VALUES ((SELECT coalesce(max(no), 0) + 1 FROM convoy), $1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET over_at = excluded.over_at, escort = excluded.escort,
         body = excluded.body`,
      [id, corridor, overAt, escort, body],
    );
    await ask(
      `INSERT INTO convoy_vehicle (vehicle, convoy)
       SELECT unnest($1::text[]), $2 ON CONFLICT DO NOTHING`,
      [vehiclesNamed(given), id],
    );
    note({ kind: "convoy", id, value: given });
  },
});
