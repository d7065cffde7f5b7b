import { iso, ms } from "../../../shared/domain/time.ts";
import { learnTravel } from "../../../shared/domain/travel/learn.ts";
import { toTravelModel } from "../rows/travel.ts";
import { toTrip } from "../rows/trip.ts";
import type { TravelReads, TravelWrites } from "../travel-ports.ts";
import type { Ask } from "./database.ts";

/** [S17] Trips read at once: between two pages scans are taken. */
const inPage = 500;

/** Travel times. */
export const travelPort = (ask: Ask): TravelReads & TravelWrites => ({
  travelModel: async (version) => {
    const [row] = await ask<{ body: string }>(
      "SELECT body FROM travel_model WHERE $1::integer IS NULL OR version = $1 ORDER BY version DESC LIMIT 1",
      [version ?? null],
    );
    return toTravelModel(row?.body);
  },
  learnTravelTimes: async ({ places, marks, version, from, at }) => {
    const learning = learnTravel(places, marks);
    let last = "";
    for (;;) {
      const rows = await ask<{ id: string; body: string }>(
        "SELECT id, body FROM trip WHERE id > $1 AND opened_at >= $2 ORDER BY id LIMIT $3",
        [last, from, inPage],
      );
      for (const { body } of rows) learning.addTrip(toTrip(body));
      if (rows.length < inPage) break;
      last = rows.at(-1)!.id;
    }
    return learning.model({ version, builtAt: iso(at), from: iso(from), until: iso(at) });
  },
  putTravelModel: async (model, most) => {
    await ask(
      "INSERT INTO travel_model (version, built_at, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [model.version, ms(model.builtAt), JSON.stringify(model)],
    );
    await ask("DELETE FROM travel_model WHERE version <= $1", [model.version - most]);
  },
});
