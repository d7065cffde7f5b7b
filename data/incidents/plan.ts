import type { Plate } from "../../shared/domain/plate.ts";
import type { Decision, Override, Scan } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidv7 } from "../../shared/domain/uuid.ts";
import type { Outcome, ReasonCode } from "../../shared/domain/verdict-shape.ts";
import type { Seeded } from "../demo/seeded.ts";
import type { DayLine, DayPass, TruthLine } from "./day-shape.ts";
import type { Province } from "./province.ts";

/** A vehicle of the day: with a pass, or entered by hand. */
export interface Vehicle {
  readonly plate: Plate;
  pass: DayPass | null;
  readonly kind: number;
  readonly purpose: number;
  readonly spoke: number;
  readonly corridor: string;
  endpoint: string;
}

/** What happens at a barrier or gate, before it is a scan. */
export interface Seen {
  readonly id: string;
  at: number;
  readonly vehicle: Vehicle;
  post: string;
  direction: Scan["direction"];
  occupants: number | null;
  outcome: Outcome;
  reason: ReasonCode | null;
  decision: Decision;
  plateSeen: Plate;
  plateMatches: boolean | null;
  how: Scan["how"];
  text: string | null;
  override: Override | null;
  corrects: Seen | null;
  /** Made, numbered, and never uploaded. */
  lost: boolean;
  /** Uploaded once more under the same number with another content. */
  forked: boolean;
}

/** All that a day is made of while it is being made. */
export interface Plan {
  readonly random: Seeded;
  /** ms */
  readonly midnight: number;
  readonly province: Province;
  readonly vehicles: Vehicle[];
  readonly seen: Seen[];
  /** Lines that are no scans: pass changes, levels, lists, checks. */
  readonly lines: DayLine[];
  readonly truth: TruthLine[];
  /** Windows in which a post scans nothing, ms. */
  readonly silent: { readonly post: string; readonly from: number; readonly until: number }[];
}

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;

export const newId = (random: Seeded, at: number): string =>
  uuidv7(
    Math.floor(at),
    Uint8Array.from({ length: 10 }, () => random.whole(0, 255)),
  );

/** A vehicle seen at a post, let through as it should be, with so many aboard. */
export const seeAt = (
  { random }: Pick<Plan, "random">,
  vehicle: Vehicle,
  post: string,
  at: number,
  change: Partial<Seen> = {},
): Seen => ({
  id: newId(random, at),
  at,
  vehicle,
  post,
  direction: "in",
  occupants: 2,
  outcome: vehicle.pass ? "go" : "inspect",
  reason: vehicle.pass ? null : "walk-up",
  decision: "let-through",
  plateSeen: vehicle.plate,
  plateMatches: vehicle.pass ? true : null,
  how: vehicle.pass ? "camera" : "walk-up",
  text: null,
  override: null,
  corrects: null,
  lost: false,
  forked: false,
  ...change,
});

/** Says that something was planted. */
export const plant = (
  plan: Plan,
  kind: TruthLine["kind"],
  about: Partial<Pick<TruthLine, "vehicle" | "device" | "checkpoint">>,
  scans: readonly Seen[],
  at = scans[0]!.at,
): void => {
  const nothing = { vehicle: null, device: null, checkpoint: null };
  plan.truth.push({
    kind,
    ...nothing,
    ...about,
    at: iso(at),
    scans: scans.map(({ id }) => id),
  });
};

export const keyOf = ({ pass, plate }: Vehicle): string => pass?.id ?? plate;
