import { groupBy } from "../group-by.ts";
import { ms } from "../time.ts";
import { holdsAt, type PersonTold, type WatchHit, type WatchTold, watchHits } from "../watch.ts";
import { type Case, type Detector, episodes, type Found, takenOverAt } from "./case.ts";
import type { FindingScan, PersonMet } from "./history.ts";

/** Ids of the area a post lies in and those above; a loop in the tree ends it. */
const areasOf = ({ checkpoints, areas }: Case["places"], checkpoint: string): string[] => {
  const found: string[] = [];
  for (
    let at = checkpoints.get(checkpoint)?.area;
    at && !found.includes(at);
    at = areas.get(at)?.parent ?? undefined
  )
    found.push(at);
  return found;
};

/** [W6] The entries that held at the time and place of a look, whatever its tablet knew of them. */
const metBy = (look: FindingScan, vehicle: Case): readonly WatchHit[] => {
  const at = ms(look.at);
  const state = vehicle.passAt(at);
  const plates = [
    ...[look.plate, look.plateSeen, look.otherPlate, takenOverAt(vehicle, look)?.plate],
    ...[state?.plate, state?.trailerPlate],
  ].map((one) => one ?? null);
  const areas = areasOf(vehicle.places, look.checkpoint);
  return watchHits(vehicle.places.watchlist, { plates, pass: look.pass, areas }, at);
};

const whatOf = ({ watched, like }: WatchHit): Found["facts"] => {
  if (watched.by === "pass") return { watchedPass: watched.code };
  return like ? { looksLike: watched.plate } : { watched: watched.plate };
};

/** What stands in a finding of any entry. */
const asked = ({ id, issuer, reason, instruction }: Omit<WatchTold, "area" | "watched">) => ({
  entry: id,
  issuer,
  why: reason,
  instruction,
});

/** [W8] Rests on an entry and the first look of a row of them, each within `withinHours` of the one before. */
const vehicleMet: Detector = (vehicle) => {
  if (vehicle.places.watchlist.byLook.size + vehicle.places.watchlist.byPass.size === 0) return [];
  const { withinHours, lookAlikes } = vehicle.rules.watchlist;
  const hits = new Map<string, WatchHit>();
  const looksOf = new Map<string, FindingScan[]>();
  for (const look of vehicle.looks)
    for (const hit of metBy(look, vehicle)) {
      const key = [hit.id, hit.like].join();
      hits.set(key, hit);
      looksOf.set(key, [...(looksOf.get(key) ?? []), look]);
    }
  return [...hits].flatMap(([key, hit]) =>
    episodes(looksOf.get(key)!, withinHours).map((looks): Found => {
      return {
        kind: "watchlist",
        cause: `${hit.id}:${looks[0]!.id}`,
        at: looks[0]!.at,
        looks,
        trip: looks.map((look) => vehicle.legOf(look.id)).find((one) => one)?.trip ?? null,
        facts: { ...asked(hit), ...whatOf(hit), times: looks.length },
        ...(hit.like && { severity: lookAlikes }),
      };
    }),
  );
};

/** [W11] The entry that a list or check says it met, where it is one of a person that held there and then. */
const heldThen = ({ places }: Case, { entry, checkpoint, at }: PersonMet): PersonTold | null => {
  const told = places.watchlist.people.get(entry);
  const holds = told && holdsAt(told, ms(at)) && areasOf(places, checkpoint).includes(told.area);
  return holds ? told : null;
};

/** [W11] Rests on an entry and the first of a row of lists and checks that met it, whatever else the tablet says. */
const personMet: Detector = (vehicle) => {
  const { withinHours } = vehicle.rules.watchlist;
  const inOrder = vehicle.met
    .filter((one) => heldThen(vehicle, one))
    .sort((a, b) => ms(a.at) - ms(b.at) || (a.scan < b.scan ? -1 : 1));
  return [...groupBy(inOrder, ({ entry }) => entry)].flatMap(([entry, met]) => {
    const told = vehicle.places.watchlist.people.get(entry)!;
    // A list and a check of one look are one sighting.
    const once = met.filter(
      ({ scan }, place) => met.findIndex((one) => one.scan === scan) === place,
    );
    return episodes(once, withinHours).map((row): Found => {
      const looks = row.flatMap(({ scan }) => vehicle.looks.find(({ id }) => id === scan) ?? []);
      return {
        kind: "watchlist",
        cause: `${entry}:${row[0]!.scan}`,
        at: row[0]!.at,
        looks,
        trip: looks.map(({ id }) => vehicle.legOf(id)?.trip).find((trip) => trip) ?? null,
        checkpoint: row.at(-1)!.checkpoint,
        facts: { ...asked(told), watchedPerson: told.watched.last, times: row.length },
      };
    });
  });
};

/** Vehicles, and [W11] people in them, whom an entry asks posts to verify. */
export const onWatchlist: Detector = (vehicle) => [...vehicleMet(vehicle), ...personMet(vehicle)];
