import type { Convoy, ConvoyAct, ConvoyVehicle } from "../../shared/domain/convoy-shape.ts";
import { convoyFindings } from "../../shared/domain/findings/convoy-findings.ts";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import type { ConvoyLook } from "../../shared/domain/roll-call.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { alertRulesForTests } from "./a-history.ts";
import { aCorridor } from "./a-place.ts";
import { aPlate } from "./a-plate.ts";
import { aScanId } from "./a-scan.ts";
import { at } from "./times.ts";

/** The nth vehicle, from 0, with a pass of its own. */
export const aVehicle = (n: number): ConvoyVehicle => ({
  plate: aPlate(`93C-${10_000 + n}`),
  pass: toPassId(1, 0, 100 + n),
});

/** A convoy of some vehicles from Tân Lập to Cái Chanh, expected from 09:00 to 10:00. */
export const aConvoy = (vehicles = 5, change: Partial<Convoy> = {}): Convoy => ({
  id: aScanId(9_000),
  name: "Đoàn 1",
  corridor: "dt741-ql14",
  entry: "tan-lap",
  exit: "cai-chanh",
  window: { from: at("09:00"), until: at("10:00") },
  members: Array.from({ length: vehicles }, (_, n) => aVehicle(n)),
  lead: aVehicle(0).plate,
  escort: { name: "Đại úy Lê Minh", account: null },
  madeBy: "registrar",
  madeAt: at("07:00"),
  acts: [],
  ...change,
});

type Doing = ConvoyAct extends infer A
  ? A extends ConvoyAct
    ? Omit<A, "id" | "by" | "heardAt" | "checkpoint"> & { readonly checkpoint?: string | null }
    : never
  : never;
/** The nth act on a convoy. */
export const anAct = (n: number, doing: Doing): ConvoyAct =>
  ({
    id: aScanId(8_000 + n),
    by: "officer",
    heardAt: doing.at,
    checkpoint: null,
    ...doing,
  }) as ConvoyAct;

/** The nth vehicle seen at a post. */
export const aLook = (
  n: number,
  checkpoint: string,
  time: string,
  change: Partial<ConvoyLook> = {},
): ConvoyLook => {
  const posts = aCorridor().posts.map((post) => post.checkpoint);
  return {
    ...aVehicle(n),
    scan: aScanId(1_000 * posts.indexOf(checkpoint) + n + 1),
    trip: aScanId(n + 1),
    checkpoint,
    at: time,
    decision: "let-through",
    occupants: 5,
    arrived: false,
    ...change,
  };
};

/** Vehicles at a post, one every 20 seconds from a time on. */
export const aPassage = (
  vehicles: readonly number[],
  checkpoint: string,
  clock: string,
): ConvoyLook[] =>
  vehicles.map((n, place) => aLook(n, checkpoint, iso(ms(at(clock)) + place * 20_000)));

export const numbers = (from: number, until: number): number[] =>
  Array.from({ length: until - from }, (_, n) => from + n);

/** What is found of a convoy by some time. */
export const findOf = (
  convoy: Convoy,
  looks: readonly ConvoyLook[],
  asOf = at("20:00"),
  others: readonly Convoy[] = [],
): readonly Finding[] =>
  convoyFindings({ convoy, others, way: aCorridor(), looks }, alertRulesForTests, asOf);
