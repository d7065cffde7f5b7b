import { tallyDay } from "../../../shared/domain/daily.ts";
import type { Reach } from "../../../shared/domain/expand-scope.ts";
import type { TripReads } from "../ports.ts";
import { toTrip, tripPage, tripsAsked } from "../rows/trip.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
const bodies = (rows: readonly Body[]): string[] => rows.map(({ body }) => body);

/** A trip is seen by those who reach its corridor, one of its endpoints, or the carrier of its pass. */
const within = `($1 OR corridor = ANY($2::text[]) OR endpoint = ANY($3::text[])
  OR jsonb_exists_any(trip.via::jsonb, $3::text[])
  OR EXISTS (SELECT 1 FROM pass WHERE pass.id = trip.pass AND pass.carrier = ANY($4::text[])))`;

const reachValues = (reach: Reach): readonly unknown[] => [
  reach.all,
  [...reach.corridors],
  [...reach.endpoints],
  [...reach.carriers],
];

/** [S17] Trips read at once where a day's are added up: between two pages scans are taken. */
const inPage = 500;

/** Trips as folded. */
export const tripsPort = (ask: Ask): TripReads => ({
  trip: async (id) => {
    const [row] = await ask<Body>(
      `SELECT body FROM trip WHERE id = $1
       UNION ALL
       SELECT body FROM trip WHERE id = (SELECT trip FROM trip_alias WHERE alias = $1)
         AND NOT EXISTS (SELECT 1 FROM trip WHERE id = $1)`,
      [id],
    );
    return row && toTrip(row.body);
  },
  tripsByIds: async (ids) => {
    const rows = await ask<Body & { id: string }>(
      "SELECT id, body FROM trip WHERE id = ANY($1::text[])",
      [ids],
    );
    const found = new Map(rows.map(({ id, body }) => [id, body]));
    return ids.flatMap((id) => {
      const body = found.get(id);
      return body === undefined ? [] : [toTrip(body)];
    });
  },
  tripsOf: async (vehicles, since) =>
    bodies(
      await ask<Body>(
        `SELECT body FROM vehicle JOIN trip ON trip.vehicle = vehicle.no
         WHERE key = ANY($1::text[]) AND (closed_at IS NULL OR closed_at >= $2)`,
        [vehicles, since],
      ),
    ).map(toTrip),
  openTrips: async (reach) =>
    bodies(
      await ask<Body>(
        `SELECT body FROM trip WHERE closed_at IS NULL AND ${within} ORDER BY opened_at, id`,
        reachValues(reach),
      ),
    ).map(toTrip),
  openTripsOn: async (corridor, gone) =>
    bodies(
      await ask<Body>(
        "SELECT body FROM trip WHERE closed_at IS NULL AND corridor = $1 AND seen <> ALL($2::text[])",
        [corridor, gone],
      ),
    ).map(toTrip),
  openTripsTo: async (endpoint) =>
    bodies(
      await ask<Body>(
        `SELECT body FROM trip WHERE closed_at IS NULL AND endpoint = $1
         UNION ALL
         SELECT body FROM trip WHERE closed_at IS NULL AND via IS NOT NULL AND endpoint <> $1
           AND jsonb_exists(via::jsonb, $1)`,
        [endpoint],
      ),
    ).map(toTrip),
  closedTrips: async (reach, since, limit) =>
    bodies(
      await ask<Body>(
        `SELECT body FROM trip WHERE closed_at >= $5 AND ${within}
         ORDER BY closed_at DESC, id DESC LIMIT $6`,
        [...reachValues(reach), since, limit],
      ),
    ).map(toTrip),
  areaDays: async (day, areasOf) => {
    const tally = tallyDay(day, areasOf);
    let last = "";
    for (;;) {
      const rows = await ask<Body & { id: string }>(
        `SELECT id, body FROM trip WHERE id > $1 AND opened_at < $2 AND (closed_at IS NULL OR closed_at >= $3)
         ORDER BY id LIMIT $4`,
        [last, day.asOf, day.from, inPage],
      );
      for (const body of bodies(rows)) tally.addTrip(toTrip(body));
      if (rows.length < inPage) return tally.rows();
      last = rows.at(-1)!.id;
    }
  },
  findTrips: async (asked, reach) => {
    const { before, id, status, corridor, plate, limit } = tripsAsked(asked);
    const rows = await ask<Body>(
      `SELECT body FROM trip
       WHERE (opened_at, id) < ($5::bigint, $6::text) AND ($7::text IS NULL OR status = $7)
         AND ($8::text IS NULL OR corridor = $8) AND ($9::text IS NULL OR strpos(plate, $9) > 0)
         AND ${within}
       ORDER BY opened_at DESC, id DESC LIMIT $10`,
      [...reachValues(reach), before, id, status, corridor, plate, limit],
    );
    return tripPage(bodies(rows), asked.limit);
  },
});
