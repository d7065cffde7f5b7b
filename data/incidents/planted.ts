import type { FindingKind } from "../../shared/domain/findings/finding-shape.ts";
import type { Deeds } from "./deed.ts";
import { departure, drive } from "./drive.ts";
import type { Plan } from "./plan.ts";
import { driveDeeds } from "./planted-drives.ts";
import { paperDeeds } from "./planted-papers.ts";
import { gated } from "./province.ts";
import { addVehicle, transit } from "./vehicles.ts";

const deeds: Deeds = { ...paperDeeds, ...driveDeeds };

/** Kinds that a vehicle's own scans tell. */
export const deedKinds = Object.keys(deeds) as readonly FindingKind[];

/** One vehicle more, that does what should be found. */
export const addDeed = (plan: Plan, kind: FindingKind): void => {
  const { wants, whole = false, does } = deeds[kind]!;
  // The third way through ends on the sixth spoke.
  const spoke =
    wants.purpose === transit ? plan.random.pick([0, 1, 3, 4]) : plan.random.whole(0, 4);
  const endpoint = wants.purpose === transit ? {} : { endpoint: gated(spoke) };
  const vehicle = addVehicle(plan, { ...wants, ...endpoint, spoke });
  plan.seen.push(...does(plan, vehicle, drive(plan, vehicle, departure(plan), { whole })));
};
