import { includesLevel, levelAt } from "../levels.ts";
import { goingBy, thatStays } from "../merged.ts";
import type { Area } from "../place.ts";
import { ms } from "../time.ts";
import type { Case, Detector, Leg } from "./case.ts";
import { kmAlong } from "./places.ts";

/** An area and those above it, lowest first; ends at an unknown parent and at a loop. */
const chainOf = ({ places }: Case, area: string): readonly Area[] => {
  const chain: Area[] = [];
  for (let at = places.areas.get(area); at && !chain.includes(at); ) {
    chain.push(at);
    at = at.parent === null ? undefined : places.areas.get(at.parent);
  }
  return chain;
};

/** [T17] Where it had still to arrive at a moment (ms). */
const boundThen = ({ endpoint, legs }: Leg["trip"], at: number): readonly string[] =>
  legs
    ? legs.flatMap((leg) =>
        leg.arrivedAt === null || ms(leg.arrivedAt) > at ? [leg.endpoint] : [],
      )
    : [endpoint];

/** Areas of where it is bound, and of the posts of its corridor that it had not come to by a moment (ms). */
const ahead = ({ places }: Case, { trip, looks }: Leg, at: number): readonly string[] => {
  const way = places.corridors.get(trip.corridor);
  const seen = looks.filter((look) => ms(look.at) <= at);
  const driven = seen.flatMap(({ checkpoint }) => kmAlong(way, checkpoint) ?? []);
  const to = boundThen(trip, at);
  // [B9] Where it is bound is where the one lies that its endpoint goes by, and the gates of any are its gates.
  const endpoint = (id: string) => places.endpoints.get(id);
  const names = to.flatMap((id) => goingBy([...places.endpoints.values()], id));
  const gate = way?.posts.findLast(({ checkpoint }) =>
    names.includes(places.checkpoints.get(checkpoint)?.endpoint ?? ""),
  );
  const bound = to.flatMap((id) => thatStays(endpoint, id)?.area ?? []);
  const posts =
    gate && driven.length > 0
      ? (way?.posts ?? []).filter(({ km }) => km > Math.max(...driven) && km <= gate.km)
      : [];
  const areas = posts.flatMap(({ checkpoint }) => places.checkpoints.get(checkpoint)?.area ?? []);
  return [...new Set([...bound, ...areas])];
};

/**
 * [A18] The level of where a trip is bound, or of what still lies ahead, was raised to `from` or above while it was under way.
 * Published anew at the same level it is no news. Rests on the decision and the trip.
 */
export const levelRaised: Detector = (vehicle) =>
  vehicle.legs.flatMap((leg) => {
    const { trip, looks } = leg;
    const [from, until] = [ms(trip.openedAt), trip.closedAt ? ms(trip.closedAt) : vehicle.asOf];
    const concerned = new Set(
      ahead(vehicle, leg, from).flatMap((area) => chainOf(vehicle, area).map(({ id }) => id)),
    );
    const decisions = [...concerned].flatMap((area) => vehicle.places.levels.get(area) ?? []);
    const begun = decisions.filter(({ effectiveFrom }) => {
      const at = ms(effectiveFrom);
      return at > from && at < until && at <= vehicle.asOf;
    });
    return begun.flatMap((decided) => {
      const at = ms(decided.effectiveFrom);
      const raised = ahead(vehicle, leg, at).some((area) => {
        const chain = chainOf(vehicle, area);
        const [was, is] = [at - 1, at].map((time) => levelAt(vehicle.places.levels, chain, time));
        if (is?.area !== decided.area || !includesLevel(is.level, decided.level)) return false;
        return !includesLevel(was?.level ?? "new-normal", is.level);
      });
      if (!raised || !includesLevel(decided.level, vehicle.rules["level-raised"].from)) return [];
      return [
        {
          kind: "level-raised" as const,
          cause: `${decided.id}:${trip.id}`,
          at: decided.effectiveFrom,
          looks: looks.filter((look) => ms(look.at) <= at),
          trip,
          facts: { area: decided.area, level: decided.level },
        },
      ];
    });
  });
