import { ms } from "../time.ts";
import { type Watched, type WatchHit, watchHits } from "../watch.ts";
import { type Case, type Detector, episodes, type Found, takenOverAt } from "./case.ts";
import type { FindingScan } from "./history.ts";

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

const whatOf = (watched: Watched, like: boolean): Found["facts"] => {
  if (watched.by === "pass") return { watchedPass: watched.code };
  return like ? { looksLike: watched.plate } : { watched: watched.plate };
};

/** [W8] Rests on an entry and the first look of a row of them, each within `withinHours` of the one before. */
export const onWatchlist: Detector = (vehicle) => {
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
  return [...hits].flatMap(([key, { id, like, issuer, instruction, reason, watched }]) =>
    episodes(looksOf.get(key)!, withinHours).map((looks): Found => {
      return {
        kind: "watchlist",
        cause: `${id}:${looks[0]!.id}`,
        at: looks[0]!.at,
        looks,
        trip: looks.map((look) => vehicle.legOf(look.id)).find((one) => one)?.trip ?? null,
        facts: {
          entry: id,
          ...whatOf(watched, like),
          issuer,
          why: reason,
          instruction,
          times: looks.length,
        },
        ...(like && { severity: lookAlikes }),
      };
    }),
  );
};
