import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { WatchSeen } from "../../../shared/contract/watchlist.ts";
import { type WatchEntry, withoutTrace } from "../../../shared/domain/watch.ts";
import { watchVehicle, withdrawWatch } from "../../commands/watch-vehicles.ts";
import { presentWatch, watchlistFor } from "../../queries/watchlist.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";

export const watchHandlers = (
  store: Store,
): Pick<Handlers, "watchlist" | "watchVehicle" | "withdrawWatch"> => {
  const { reads } = store;
  const told = async (result: WatchEntry | Refusal): Promise<WatchSeen | Refusal> => {
    if (isRefusal(result)) return result;
    const [seen] = await presentWatch(reads, [withoutTrace(result)]);
    return seen ?? refusal("not-found");
  };
  return {
    watchlist: ({ query }, { caller, at }) => watchlistFor(reads, caller, query, at),
    watchVehicle: async ({ body }, { caller, at }) =>
      told(await watchVehicle(store, body, caller, at)),
    withdrawWatch: async ({ params, body }, { caller, at }) =>
      told(await withdrawWatch(store, { id: params.id, reason: body.reason }, caller, at)),
  };
};
