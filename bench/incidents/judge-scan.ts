import type { FindingPlaces, FindingScan } from "../../shared/domain/findings/history.ts";
import { ruleBook, standingsOf } from "../../shared/domain/in-force.ts";
import type { AreaLevel } from "../../shared/domain/levels.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import type { Area } from "../../shared/domain/place.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { type Scan, trueTime } from "../../shared/domain/scan.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { judge } from "../../shared/domain/verdict.ts";
import { watchHits } from "../../shared/domain/watch.ts";

/** Judges a scan again as the server does, by the pass on file when it came in; null where that cannot be told here. */
export type JudgeScan = (
  scan: Scan,
  pass: PassOnFile | null,
  trips: readonly Trip[],
  receivedAt: string,
) => FindingScan["judged"];

export const judgeScanBy = (
  places: FindingPlaces,
  rules: RuleSet,
  levels: readonly AreaLevel[],
): JudgeScan => {
  const book = ruleBook([rules], levels, []);
  const chain = (area: string | undefined): Area[] => {
    const found: Area[] = [];
    for (let at = places.areas.get(area ?? ""); at && !found.includes(at); ) {
      found.push(at);
      at = places.areas.get(at.parent ?? "");
    }
    return found;
  };
  return (scan, pass, trips, receivedAt) => {
    if (!pass && !scan.walkUp) return null;
    const at = trueTime(scan);
    const began =
      trips.findLast(
        (trip) => ms(trip.openedAt) <= at && (trip.closedAt === null || ms(trip.closedAt) >= at),
      )?.openedAt ?? null;
    const boundFor = pass?.endpoint ?? scan.walkUp?.endpoint ?? null;
    const standings = standingsOf(
      book,
      {
        here: chain(places.checkpoints.get(scan.checkpoint)?.area),
        bound: chain(places.endpoints.get(boundFor ?? "")?.area),
      },
      began,
      at,
    );
    if (!standings) return null;
    const areas = chain(places.checkpoints.get(scan.checkpoint)?.area).map(({ id }) => id);
    const plates = [pass?.plate ?? null, pass?.trailerPlate ?? null, scan.plate];
    const here = places.corridorsAt.get(scan.checkpoint) ?? [];
    const { outcome, reasons } = judge({
      presented: pass
        ? { by: "lookup", key: "plate", text: pass.plate }
        : { by: "walk-up", kind: scan.walkUp?.kind },
      knowledge: {
        pass,
        status: pass?.status ?? null,
        asOf: receivedAt,
        staleAt: null,
        expiresAt: null,
        keysFresh: true,
      },
      ...standings.now,
      before: standings.before,
      observed: { plateMatches: scan.plateMatches, occupants: scan.occupantsSeen },
      corridorsHere: here.map(({ id }) => id),
      corridorCodesHere: here.map(({ code }) => code),
      boundFor,
      watch: watchHits(places.watchlist, { plates, pass: pass?.id ?? null, areas }, at),
      draw: null,
      tripBegan: began,
      at: iso(at),
    });
    return { outcome, reasons: reasons.map(({ code }) => code) };
  };
};
