import { isRefusal, refusal } from "../../../shared/contract/problems.ts";
import { iso } from "../../../shared/domain/time.ts";
import { confirmArrival } from "../../commands/confirm-arrival.ts";
import type { Recorder } from "../../commands/record-scans.ts";
import { releaseVehicle } from "../../commands/release-vehicle.ts";
import type { KeySet } from "../../keys.ts";
import { arrivalsFor } from "../../queries/arrivals.ts";
import { changesFor } from "../../queries/changes.ts";
import { dailyFor, postDaysFor } from "../../queries/daily.ts";
import { receiptsFor } from "../../queries/receipts.ts";
import { replayFor } from "../../queries/replay-scan.ts";
import { snapshotFor } from "../../queries/snapshot.ts";
import { tripFor, tripsFor } from "../../queries/trips.ts";
import { sealManifest } from "../../seal-manifest.ts";
import { makeSnapshotShelf } from "../../snapshot-shelf.ts";
import type { Store } from "../../store/ports.ts";
import type { RoadsNow } from "../../travel-now.ts";
import type { Handlers } from "../handler.ts";
import type { Metrics } from "../metrics.ts";
import { withPlateGuess } from "../plate-guess.ts";
import type { RateLimits } from "../rate-limits.ts";

export interface TripParts {
  readonly store: Store;
  readonly recorder: Recorder;
  readonly metrics: Metrics;
  readonly keys: KeySet;
  readonly limits: RateLimits;
  readonly travelNow: () => Promise<RoadsNow>;
}

export const tripHandlers = ({
  store,
  recorder,
  metrics,
  keys,
  limits,
  travelNow,
}: TripParts): Pick<
  Handlers,
  | "recordScans"
  | "replayScan"
  | "snapshot"
  | "snapshotManifest"
  | "snapshotParts"
  | "changes"
  | "trips"
  | "trip"
  | "confirmArrival"
  | "releaseVehicle"
  | "arrivals"
  | "travelTimes"
  | "daily"
  | "postDays"
  | "receipt"
> => {
  const { reads } = store;
  const shelf = makeSnapshotShelf(reads);
  return {
    recordScans: async ({ body }, { caller, at, language }) => {
      if (caller.kind !== "device") return refusal("bad-signature");
      const results = await recorder.record(body, caller.device, { language });
      if (isRefusal(results)) return results;
      for (const { result } of results) metrics.scansAnswered(result, 1);
      return { results: [...results], serverTime: iso(at) };
    },

    replayScan: ({ params }, { caller }) => replayFor(reads, caller, params.id),

    snapshot: async (_, { caller, at }) => {
      const snapshot = await snapshotFor(reads, caller, at);
      return isRefusal(snapshot) ? snapshot : { ...snapshot, items: [...snapshot.items] };
    },
    snapshotManifest: async (_, { caller, at }) => {
      const sealed = await sealManifest(reads, keys, await shelf.offer(caller, at), at);
      return isRefusal(sealed) ? sealed : { ...sealed, serverTime: iso(at) };
    },
    snapshotParts: ({ params }, { caller }) => shelf.parts(caller, params.names.split(",")),
    changes: ({ query }, { caller, at }) => changesFor(reads, caller, query, at),

    trips: async ({ query }, { caller }) => {
      const { items, next } = await tripsFor(reads, caller, query);
      return { items: [...items], next };
    },
    trip: ({ params }, { caller }) => tripFor(reads, caller, params.id),
    confirmArrival: ({ params, body }, { caller, at }) =>
      confirmArrival(store, params.id, body, caller, at),
    releaseVehicle: ({ params, body }, { caller, at }) =>
      releaseVehicle(store, params.id, body, caller, at),
    daily: ({ query }, { caller, at }) => dailyFor(reads, caller, query, at),
    postDays: ({ query }, { caller, at }) => postDaysFor(reads, caller, query, at),
    receipt: ({ params: { code }, query: { plate } }) => {
      const told = () => receiptsFor(reads, code, plate);
      return plate === undefined
        ? told()
        : withPlateGuess(
            limits,
            code,
            told,
            (answered) => !isRefusal(answered) && answered.items.every((one) => one.plate === null),
          );
    },
    travelTimes: async () => {
      const { travel, marks } = await travelNow();
      return { ...travel.model, marks: [...marks] };
    },
    arrivals: async ({ query }, { caller, at }) => {
      const arrivals = await arrivalsFor(reads, caller, query, at, travelNow);
      return isRefusal(arrivals) ? arrivals : { ...arrivals, items: [...arrivals.items] };
    },
  };
};
