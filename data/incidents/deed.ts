import type { FindingKind } from "../../shared/domain/findings/finding-shape.ts";
import type { Plan, Seen, Vehicle } from "./plan.ts";
import type { Wanted } from "./vehicles.ts";

/** What somebody did that should be found: it tells the vehicle's scans and plants the truth. */
export type Deed = (plan: Plan, vehicle: Vehicle, seen: Seen[]) => readonly Seen[];

/** Deeds by what they should be found as. `whole`: no post of the drive is skipped. */
export type Deeds = Partial<
  Record<FindingKind, { readonly wants: Wanted; readonly whole?: boolean; readonly does: Deed }>
>;

export const goods: Wanted = { purpose: 1 };
