import { isRefusal, refusal } from "../../../shared/contract/problems.ts";
import { iso } from "../../../shared/domain/time.ts";
import type { Recorder } from "../../commands/record-scans.ts";
import type { KeySet } from "../../keys.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";
import type { Metrics } from "../metrics.ts";

export interface TripParts {
  readonly store: Store;
  readonly keys: KeySet;
  readonly recorder: Recorder;
  readonly metrics: Metrics;
}

export const tripHandlers = ({
  recorder,
  metrics,
}: TripParts): Pick<
  Handlers,
  "recordScans" | "snapshot" | "changes" | "trips" | "trip" | "confirmArrival" | "arrivals"
> => ({
  recordScans: async ({ body }, { caller, at, language }) => {
    if (caller.kind !== "device") return refusal("bad-signature");
    const results = await recorder.record(body, caller.device, { language });
    if (isRefusal(results)) return results;
    for (const { result } of results) metrics.scansAnswered(result, 1);
    return { results: [...results], serverTime: iso(at) };
  },
  snapshot: async () => refusal("not-ready"),
  changes: async () => refusal("not-ready"),
  trips: async () => refusal("not-ready"),
  trip: async () => refusal("not-ready"),
  confirmArrival: async () => refusal("not-ready"),
  arrivals: async () => refusal("not-ready"),
});
