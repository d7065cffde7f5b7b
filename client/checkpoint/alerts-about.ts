import { type AlertTold, gravity } from "../../shared/domain/alert.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { OnFile } from "./on-file.ts";
import { plateOf, type VehicleCase } from "./vehicle-case.ts";

const gravestFirst = (alerts: readonly AlertTold[]): readonly AlertTold[] =>
  [...alerts].sort((a, b) => gravity(b) - gravity(a) || b.number - a.number);

const told = ({ alert }: Pick<OnFile, "alert">): readonly AlertTold[] => [...alert.values()];

/** [A28] Live alerts about a vehicle that is coming here, the gravest first. */
export const alertsOfTrip = (onFile: Pick<OnFile, "alert">, trip: Trip): readonly AlertTold[] =>
  gravestFirst(told(onFile).filter((one) => one.trip === trip.id));

/** [A28] Live alerts about the vehicle at the barrier. They are told beside the verdict and are no part of it. */
export const alertsAbout = (
  onFile: Pick<OnFile, "alert">,
  vehicleCase: VehicleCase,
): readonly AlertTold[] => {
  const plate = plateOf(vehicleCase);
  return gravestFirst(
    told(onFile).filter(
      (one) =>
        (one.pass !== null && one.pass === vehicleCase.pass) ||
        (one.plate !== null && one.plate === plate),
    ),
  );
};
