import { toPassId } from "../../shared/domain/pass.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
import type { DayPass } from "./day-shape.ts";
import { hours, type Plan, type Vehicle } from "./plan.ts";
import { abroad, gated, spokeOf, throughOf, ungated } from "./province.ts";

/** Codes of the rule set that ships. */
const purposes = [
  { code: 1, weight: 45 },
  { code: 7, weight: 15 },
  { code: 9, weight: 25 },
  { code: 4, weight: 5 },
  { code: 3, weight: 10 },
];
export const transit = 3;
export const shuttle = 4;

export type Wanted = Partial<{
  readonly purpose: number;
  readonly spoke: number;
  readonly use: DayPass["use"];
  readonly endpoint: string;
  readonly valid: readonly [from: number, to: number];
  readonly walkUp: boolean;
}>;

/** Distinct plates of the shape 93C-123.45. */
const plateOf = (number: number): Plate => {
  const letters = "ACDFGHKLMNPTUV";
  const series = Math.floor(number / 100_000);
  return `93${letters[series % letters.length]}${String(number % 100_000).padStart(5, "0")}` as Plate;
};

/** A vehicle with its pass on file, or one that has none. */
export const addVehicle = (plan: Plan, wanted: Wanted = {}): Vehicle => {
  const { random, vehicles, midnight } = plan;
  const number = vehicles.length;
  const purpose = wanted.purpose ?? random.weighted(purposes).code;
  const spoke = wanted.spoke ?? random.whole(0, 5);
  const through = purpose === transit;
  const endpoint =
    wanted.endpoint ?? (through ? abroad : random.pick([gated(spoke), ungated(spoke)]));
  const corridor = through ? throughOf(spoke) : spokeOf(spoke);
  const plate = plateOf(number * 7 + 10_000);
  const kind = purpose === shuttle ? 9 : purpose === transit ? 7 : 1;
  const [validFrom, validTo] = wanted.valid ?? [midnight - hours(24), midnight + hours(72)];
  const many = purpose === shuttle || purpose === transit;
  const pass: DayPass = {
    id: toPassId(1, 0, number + 1),
    plate,
    trailerPlate: null,
    kind,
    purpose,
    occupantsMax: many ? 30 : 3,
    endpoint,
    corridor,
    use: wanted.use ?? (many || random.chance(0.5) ? "multi" : "single"),
    validFrom: iso(validFrom),
    validTo: iso(validTo),
    issuedAt: iso(midnight - hours(30)),
  };
  const vehicle: Vehicle = {
    plate,
    pass: wanted.walkUp ? null : pass,
    kind,
    purpose,
    spoke,
    corridor,
    endpoint,
  };
  vehicles.push(vehicle);
  return vehicle;
};
