import type { Database } from "better-sqlite3";
import { iso, ms } from "../../../shared/domain/time.ts";
import { learnTravel } from "../../../shared/domain/travel/learn.ts";
import { toTravelModel } from "../rows/travel.ts";
import { toTrip } from "../rows/trip.ts";
import type { TravelReads, TravelWrites } from "../travel-ports.ts";

/** Travel times over one connection whose schema is in place. */
export const travelPort = (db: Database): TravelReads & TravelWrites => {
  const newest = db
    .prepare<[], string>("SELECT body FROM travel_model ORDER BY version DESC LIMIT 1")
    .pluck();
  const one = db
    .prepare<[number], string>("SELECT body FROM travel_model WHERE version = ?")
    .pluck();
  const opened = db
    .prepare<[number], string>("SELECT body FROM trip WHERE opened_at >= ? ORDER BY id")
    .pluck();
  const put = db.prepare<[number, number, string]>(
    "INSERT INTO travel_model (version, built_at, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const drop = db.prepare<[number]>("DELETE FROM travel_model WHERE version <= ?");
  return {
    travelModel: async (version) =>
      toTravelModel(version === undefined ? newest.get() : one.get(version)),
    learnTravelTimes: async ({ places, marks, version, from, at }) => {
      const learning = learnTravel(places, marks);
      for (const body of opened.iterate(from)) learning.addTrip(toTrip(body));
      return learning.model({ version, builtAt: iso(at), from: iso(from), until: iso(at) });
    },
    putTravelModel: async (model, most) => {
      put.run(model.version, ms(model.builtAt), JSON.stringify(model));
      drop.run(model.version - most);
    },
  };
};
