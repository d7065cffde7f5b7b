import type { Trip } from "../../shared/domain/trip-shape.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import type { Speaking } from "./language.tsx";

/** [T17] Endpoints by name in their order; where a trip says so, at which of them it has been. */
export const viaNames = (
  endpoints: readonly string[],
  legs: Trip["legs"],
  name: (endpoint: string) => string,
  t: Speaking["t"],
): string =>
  endpoints
    .map((endpoint) =>
      legs?.find((leg) => leg.endpoint === endpoint)?.arrivedAt
        ? t(everywhereWords.legArrived, { endpoint: name(endpoint) })
        : name(endpoint),
    )
    .join(" → ");
