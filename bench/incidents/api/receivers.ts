import type { Calls } from "../../../data/demo/call.ts";
import { endpointsToCome } from "../../../shared/domain/bound-for.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import type { Arriving } from "../read-day.ts";
import type { RegistryParts } from "./registry.ts";

type Confirmation = Extract<Arriving, { is: "confirmation" }>;

const keyOf = ({ pass, plate }: { readonly pass: string | null; readonly plate: string }): string =>
  pass ?? plate;

/**
 * Endpoints' receivers, who confirm a trip that they see. One whose scans are still on a tablet without network is not to be
 * seen: it is confirmed as soon as it is.
 */
export const makeReceivers = ({ administrator, names, untold }: RegistryParts) => {
  const waiting = new Map<string, Confirmation[]>();

  /** The trip that had begun by then and has still to arrive there, the latest. */
  const tripOf = async (
    { pass, plate, endpoint, arrival }: Confirmation,
    calls: Calls,
  ): Promise<Trip | undefined> => {
    const theirs = keyOf({ pass: pass && names.passId(pass), plate });
    const { items } = await calls.call("trips", { query: { plate } });
    return items
      .filter((trip) => keyOf(trip) === theirs && trip.status !== "arrived")
      .filter((trip) => endpointsToCome(trip).includes(endpoint))
      .filter(({ openedAt }) => ms(openedAt) <= ms(arrival.at))
      .sort((a, b) => ms(b.openedAt) - ms(a.openedAt))[0];
  };

  const isSeen = async (line: Confirmation): Promise<boolean> => {
    const calls = await administrator();
    const trip = await tripOf(line, calls);
    if (!trip) return false;
    const { endpoint, arrival } = line;
    await untold.unlessRefused("an arrival", () =>
      calls.call("confirmArrival", { params: { id: trip.id }, body: { ...arrival, endpoint } }),
    );
    return true;
  };

  const again = async (key: string): Promise<void> => {
    const lines = waiting.get(key) ?? [];
    waiting.delete(key);
    for (const line of lines)
      if (!(await isSeen(line))) waiting.set(key, [...(waiting.get(key) ?? []), line]);
  };

  return {
    confirm: async (line: Confirmation): Promise<void> => {
      const key = keyOf(line);
      if (!(await isSeen(line))) waiting.set(key, [...(waiting.get(key) ?? []), line]);
    },
    /** More is known of a vehicle, by its pass or plate as the day has it. */
    heardOf: async (key: string): Promise<void> => {
      if (waiting.has(key)) await again(key);
    },
    /** How many wait for their trip. */
    left: (): number => [...waiting.values()].reduce((sum, lines) => sum + lines.length, 0),
  };
};
