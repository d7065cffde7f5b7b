import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may } from "../../shared/domain/access.ts";
import { approaching, type Coming, dueAt } from "../../shared/domain/approaching.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import { placesOf } from "../places.ts";
import type { Reads, Reference } from "../store/ports.ts";

export interface ArrivalsAsked {
  readonly checkpoint?: string | undefined;
  readonly endpoint?: string | undefined;
}

const mayAsk = (caller: Caller, asked: ArrivalsAsked, reference: Reference): boolean => {
  const { checkpoint, endpoint } = asked;
  if (caller.kind === "anyone") return false;
  if (caller.kind === "device") {
    const own = reference.checkpoints.find(({ id }) => id === caller.device.checkpoint);
    return checkpoint ? checkpoint === own?.id : own?.endpoint === endpoint;
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

/** What is coming to a checkpoint [T7] or an endpoint [T8], nearest first. `not-found` where the caller has no reach. */
export const arrivalsFor = async (
  reads: Reads,
  caller: Caller,
  asked: ArrivalsAsked,
  at: number,
): Promise<{ readonly items: readonly Coming[] } | Refusal> => {
  const reference = await reads.reference();
  if (!mayAsk(caller, asked, reference)) return refusal("not-found");
  const { checkpoint, endpoint } = asked;
  if (checkpoint) {
    const trips = await reads.openTrips(
      reachOf([{ kind: "checkpoint", id: checkpoint }], reference),
    );
    return { items: approaching(trips, checkpoint, reference.corridors, iso(at)) };
  }
  const id = endpoint ?? "";
  const gates = placesOf(reference).gates.get(id) ?? [];
  const trips = await reads.openTrips(reachOf([{ kind: "endpoint", id }], reference));
  return { items: dueAt(trips, id, reference.corridors, gates) };
};
