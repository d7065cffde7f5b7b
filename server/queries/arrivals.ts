import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may } from "../../shared/domain/access.ts";
import { approaching, type Coming, dueAt, goneBy } from "../../shared/domain/approaching.ts";
import type { FindingPlaces } from "../../shared/domain/findings/history.ts";
import { goingBy } from "../../shared/domain/merged.ts";
import { iso } from "../../shared/domain/time.ts";
import { type BoardDue, boardDue } from "../../shared/domain/travel/board.ts";
import { byComing, comesBy } from "../../shared/domain/travel/comes-by.ts";
import { dueTimes, stopsToCome } from "../../shared/domain/travel/due.ts";
import { endpointStop, stopOf } from "../../shared/domain/travel/stops.ts";
import type { Caller } from "../caller.ts";
import { geographyOf, placesOf } from "../places.ts";
import type { Reads, Reference } from "../store/ports.ts";

export interface ArrivalsAsked {
  readonly checkpoint?: string | undefined;
  readonly endpoint?: string | undefined;
}

export interface Expected extends Coming {
  /** Null where it is held, most bound as it is leave the road before, or nobody knows how far it has to drive. */
  readonly due: BoardDue | null;
  /** [K4] Most bound as it is leave the road before, and the share of them that came by there all the same. */
  readonly turnsOff: boolean;
  readonly comes: number | null;
}

const mayAsk = (caller: Caller, asked: ArrivalsAsked, reference: Reference): boolean => {
  const { checkpoint, endpoint } = asked;
  if (caller.kind === "anyone") return false;
  if (caller.kind === "device") {
    const own = reference.checkpoints.find(({ id }) => id === caller.device.checkpoint);
    if (checkpoint) return checkpoint === own?.id;
    return (
      placesOf(reference)
        .gates.get(endpoint ?? "")
        ?.includes(own?.id ?? "") ?? false
    );
  }
  const places = placesOf(reference);
  const id = endpoint ?? "";
  return may(
    caller.grants,
    "trip.read",
    checkpoint
      ? { areas: places.checkpoints.get(checkpoint) ?? [], checkpoints: [checkpoint] }
      : {
          areas: places.endpoints.get(id) ?? [],
          checkpoints: places.gates.get(id) ?? [],
          endpoints: [id],
        },
  );
};

/** [K6] [K9] When each is due there, and how likely it is that it is still to come; [K12] last those that mostly turn off before. */
const withDue = (
  items: readonly Coming[],
  stop: string,
  reference: Reference,
  roads: FindingPlaces["roads"],
  at: number,
): readonly Expected[] => {
  const by = { places: geographyOf(reference), ...roads };
  const expected = items.map((item): Expected => {
    const turnsOff = item.km !== null && !stopsToCome(by, item.trip).includes(stop);
    const comes = turnsOff ? comesBy(by, item.trip, stop) : null;
    const isDue = !turnsOff && item.trip.status !== "held";
    const [due] = isDue ? dueTimes(by, item.trip, [stop], at) : [];
    return { ...item, due: due ? boardDue(due) : null, turnsOff, comes };
  });
  return expected.sort(byComing);
};

/** What is coming to a checkpoint [T7] or an endpoint [T8], nearest first, but for what mostly turns off before [K12]. `not-found` where the caller has no reach. */
export const arrivalsFor = async (
  reads: Reads,
  caller: Caller,
  asked: ArrivalsAsked,
  at: number,
  travelNow: () => Promise<FindingPlaces["roads"]>,
): Promise<{ readonly items: readonly Expected[]; readonly model: number } | Refusal> => {
  const reference = await reads.reference();
  if (!mayAsk(caller, asked, reference)) return refusal("not-found");
  const { checkpoint, endpoint } = asked;
  const roads = await travelNow();
  const model = roads.travel.model.version;
  if (checkpoint) {
    const ways = reference.corridors.filter(({ posts }) =>
      posts.some((post) => post.checkpoint === checkpoint),
    );
    const open = await Promise.all(
      ways.map((way) => reads.openTripsOn(way.id, goneBy(way, checkpoint))),
    );
    const items = approaching(open.flat(), checkpoint, ways, iso(at));
    const stop = stopOf(geographyOf(reference), checkpoint);
    return { items: withDue(items, stop, reference, roads, at), model };
  }
  const id = endpoint ?? "";
  const gates = placesOf(reference).gates.get(id) ?? [];
  const all = goingBy(reference.endpoints, id);
  const open = await Promise.all(all.map((one) => reads.openTripsTo(one)));
  // A trip to two endpoints that are one by now is one that comes.
  const trips = [...new Map(open.flat().map((trip) => [trip.id, trip])).values()];
  const items = dueAt(trips, all, reference.corridors, gates);
  const stop = endpointStop(geographyOf(reference), id);
  return { items: withDue(items, stop, reference, roads, at), model };
};
