import { type Calls, Refused } from "../../../data/demo/call.ts";
import { endpointsToCome } from "../../../shared/domain/bound-for.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import type { Arriving } from "../read-day.ts";
import type { RegistryParts } from "./registry.ts";

type Confirmation = Extract<Arriving, { is: "confirmation" }>;

interface Uploaded {
  readonly id: string;
  /** ms */
  readonly at: number;
}

const keyOf = ({ pass, plate }: Confirmation): string => pass ?? plate;

/** [T4] A trip goes by the scan that opened it, and by any that seemed to. */
const tripById = async (calls: Calls, id: string): Promise<Trip | null> => {
  try {
    return await calls.call("trip", { params: { id } });
  } catch (error) {
    if (error instanceof Refused && error.problem.code === "not-found") return null;
    throw error;
  }
};

/**
 * Endpoints' receivers, who confirm a trip that they see. One whose scans are still on a tablet without network is not to be
 * seen: it is confirmed as soon as it is.
 */
export const makeReceivers = ({ administrator, untold }: Omit<RegistryParts, "names">) => {
  const waiting = new Map<string, Confirmation[]>();
  const uploaded = new Map<string, Uploaded[]>();

  /** The trip that had begun by then and has still to arrive there, the latest. */
  const tripOf = async (line: Confirmation, calls: Calls): Promise<Trip | undefined> => {
    const { endpoint, arrival } = line;
    const trips: Trip[] = [];
    const before = (uploaded.get(keyOf(line)) ?? [])
      .filter(({ at }) => at <= ms(arrival.at))
      .sort((a, b) => a.at - b.at);
    for (const { id } of before) {
      if (trips.some(({ sightings }) => sightings.some(({ scan }) => scan === id))) continue;
      const trip = await tripById(calls, id);
      if (trip) trips.push(trip);
    }
    return trips.findLast(
      (trip) =>
        trip.status !== "arrived" &&
        endpointsToCome(trip).includes(endpoint) &&
        ms(trip.openedAt) <= ms(arrival.at),
    );
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

  const confirm = async (line: Confirmation): Promise<void> => {
    const key = keyOf(line);
    if (!(await isSeen(line))) waiting.set(key, [...(waiting.get(key) ?? []), line]);
  };

  return {
    confirm,
    /** A scan of a vehicle, by its pass or plate as the day has it, is on record. */
    heardOf: async (key: string, scan: Uploaded): Promise<void> => {
      uploaded.set(key, [...(uploaded.get(key) ?? []), scan]);
      const lines = waiting.get(key) ?? [];
      waiting.delete(key);
      for (const line of lines) await confirm(line);
    },
    /** How many wait for their trip. */
    left: (): number => [...waiting.values()].reduce((sum, lines) => sum + lines.length, 0),
  };
};
