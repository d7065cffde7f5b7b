import { ms } from "../time.ts";
import type { Case, Leg } from "./case.ts";
import type { FindingScan } from "./history.ts";

/** What a vehicle drives for, as known at a scan or, where that cannot tell, of its trip; null where nobody knows. */
export const purposeOf = (vehicle: Case, leg: Leg, look: FindingScan): number | null =>
  vehicle.passAt(ms(look.at))?.purpose ??
  look.purpose ??
  leg.looks.find(({ purpose }) => purpose !== null)?.purpose ??
  null;

/** Does it carry people who may get on and off at endpoints? */
export const isShuttle = (vehicle: Case, leg: Leg, look: FindingScan): boolean =>
  vehicle.rules["head-count"].shuttlePurposes.includes(purposeOf(vehicle, leg, look) ?? 0);
