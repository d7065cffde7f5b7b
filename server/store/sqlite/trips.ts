import type { Database } from "better-sqlite3";
import { tallyDay } from "../../../shared/domain/daily.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import type { TripReads } from "../ports.ts";
import { toTrip, tripPage, tripsAsked } from "../rows/trip.ts";
import { reachParams } from "./reach.ts";

/** A trip is seen by those who reach its corridor, one of its endpoints, or the carrier of its pass. */
const within = `(@all
  OR corridor IN (SELECT value FROM json_each(@corridors))
  OR endpoint IN (SELECT value FROM json_each(@endpoints))
  OR EXISTS (SELECT 1 FROM json_each(trip.via) AS one
    WHERE one.value IN (SELECT value FROM json_each(@endpoints)))
  OR (@carriers <> '[]' AND EXISTS (
    SELECT 1 FROM pass WHERE pass.id = trip.body ->> 'pass'
      AND pass.carrier IN (SELECT value FROM json_each(@carriers)))))`;

/** Trips as folded, over one connection whose schema is in place. */
export const tripsPort = (db: Database): TripReads => {
  const byId = db.prepare<[string], string>("SELECT body FROM trip WHERE id = ?").pluck();
  const byAlias = db
    .prepare<[string], string>(
      "SELECT body FROM trip JOIN trip_alias ON trip_alias.trip = trip.id WHERE alias = ?",
    )
    .pluck();
  const of = db
    .prepare<[string, number], string>(
      `SELECT body FROM vehicle JOIN trip ON trip.vehicle = vehicle.no
       WHERE key IN (SELECT value FROM json_each(?)) AND (closed_at IS NULL OR closed_at >= ?)`,
    )
    .pluck();
  const open = db
    .prepare<[object], string>(
      `SELECT body FROM trip WHERE closed_at IS NULL AND ${within} ORDER BY opened_at, id`,
    )
    .pluck();
  const openOn = db
    .prepare<[string, string], string>(
      `SELECT body FROM trip INDEXED BY trip_open_on WHERE closed_at IS NULL AND corridor = ?
         AND coalesce((body ->> '$.sightings[0].checkpoint') || ' ' || (body ->> '$.sightings[#-1].checkpoint'), '')
           NOT IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  const openTo = db
    .prepare<[object], string>(
      `SELECT body FROM trip WHERE closed_at IS NULL AND endpoint = @endpoint
       UNION ALL
       SELECT body FROM trip INDEXED BY trip_open_via
       WHERE closed_at IS NULL AND via IS NOT NULL AND endpoint <> @endpoint
         AND EXISTS (SELECT 1 FROM json_each(trip.via) AS one WHERE one.value = @endpoint)`,
    )
    .pluck();
  const closed = db
    .prepare<[object], string>(
      `SELECT body FROM trip WHERE closed_at IS NOT NULL AND closed_at >= @since AND ${within}
       ORDER BY closed_at DESC, id DESC LIMIT @limit`,
    )
    .pluck();
  const find = db
    .prepare<[object], string>(
      `SELECT body FROM trip
       WHERE (opened_at, id) < (@before, @id) AND (@status IS NULL OR status = @status)
         AND (@corridor IS NULL OR corridor = @corridor)
         AND (@plate IS NULL OR instr(plate, @plate) > 0) AND ${within}
       ORDER BY opened_at DESC, id DESC LIMIT @limit`,
    )
    .pluck();

  const during = db
    .prepare<[number, number], string>(
      "SELECT body FROM trip WHERE opened_at < ? AND (closed_at IS NULL OR closed_at >= ?)",
    )
    .pluck();

  const trip = (id: string): Trip | undefined => {
    const body = byId.get(id) ?? byAlias.get(id);
    return body === undefined ? undefined : toTrip(body);
  };

  return {
    trip: async (id) => trip(id),
    tripsByIds: async (ids) =>
      ids.flatMap((id) => {
        const body = byId.get(id);
        return body === undefined ? [] : [toTrip(body)];
      }),
    tripsOf: async (vehicles, since) => of.all(JSON.stringify(vehicles), since).map(toTrip),
    openTrips: async (reach) => open.all(reachParams(reach)).map(toTrip),
    openTripsOn: async (corridor, gone) => openOn.all(corridor, JSON.stringify(gone)).map(toTrip),
    openTripsTo: async (endpoint) => openTo.all({ endpoint }).map(toTrip),
    closedTrips: async (reach, since, limit) =>
      closed.all({ ...reachParams(reach), since, limit }).map(toTrip),
    areaDays: async (day, areasOf) => {
      const tally = tallyDay(day, areasOf);
      for (const body of during.iterate(day.asOf, day.from)) tally.addTrip(toTrip(body));
      return tally.rows();
    },
    findTrips: async (asked, reach) =>
      tripPage(find.all({ ...reachParams(reach), ...tripsAsked(asked) }), asked.limit),
  };
};
