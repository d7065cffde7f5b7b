import type { Asking } from "../../shared/contract/routes.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { iso } from "../../shared/domain/time.ts";
import { carriersFor, type Load, loadsUnder } from "./loads.ts";
import { originAt } from "./origins.ts";
import { type Plates, platesFrom } from "./plates.ts";
import type { Reference } from "./reference.ts";
import { type Seeded, seeded } from "./seeded.ts";
import { type Way, waysTo } from "./ways.ts";

/** A vehicle that registers, and the way it will drive. */
export interface DemoPass {
  /** Place in the list, from 0. */
  readonly number: number;
  readonly asks: Asking<"issuePass">["body"];
  readonly way: Way;
  /** What becomes of its validity: `ending` ends a minute or two after the start, `early` begins two days later. */
  readonly validity: "ordinary" | "ending" | "early";
}

export const passCount = 300;

const hour = 3_600_000;
const day = 24 * hour;
/** After the start: the registry issues no pass that has ended, and keys cover none that ended before them (SPEC P7). */
const endingAfter = 60_000;
/** The last vehicles are those whose passes have ended or have not begun. */
const endingCount = 5;
const earlyCount = 3;

const validityOf = (number: number): DemoPass["validity"] =>
  number >= passCount - endingCount
    ? "ending"
    : number >= passCount - endingCount - earlyCount
      ? "early"
      : "ordinary";

const period = (
  random: Seeded,
  validity: DemoPass["validity"],
  use: Load["use"],
  start: number,
): { validFrom: string; validTo: string } => {
  switch (validity) {
    case "ending":
      return { validFrom: iso(start - 3 * day), validTo: iso(start + endingAfter) };
    case "early":
      return { validFrom: iso(start + 2 * day), validTo: iso(start + 5 * day) };
    case "ordinary": {
      const days = use === "multi" ? random.whole(15, 60) : random.whole(2, 5);
      const validFrom = start - random.whole(1, 20) * hour;
      return { validFrom: iso(validFrom), validTo: iso(validFrom + (days + 1) * day) };
    }
  }
};

/** The lower of what the load and its purpose permit (SPEC V11). */
const occupants = (random: Seeded, load: Load, purpose: number, rules: RuleSet): number => {
  const most = rules.purposes.find((one) => one.code === purpose)?.occupantsMax ?? null;
  const asked = random.whole(...load.permitted);
  return most === null ? asked : Math.min(asked, most);
};

const entryOf = (way: Way): string => way.posts[0]!.checkpoint;

/** Roads with much traffic, and ways long enough to be seen at several posts, are chosen more often. */
const trafficOn = (way: Way): number => originAt(entryOf(way)).traffic * way.posts.length;

const makePass = (
  number: number,
  random: Seeded,
  plates: Plates,
  given: {
    readonly carriers: readonly string[];
    readonly rules: RuleSet;
    readonly ways: readonly Way[];
    readonly start: number;
  },
): DemoPass => {
  const load = random.weighted(loadsUnder(given.rules));
  const fitting = given.ways.filter(
    (way) => load.to.includes(Math.floor(way.endpoint.code / 100)) && way.leavesAt <= load.withinKm,
  );
  const way = random.weighted(fitting.map((one) => ({ way: one, weight: trafficOn(one) }))).way;
  const origin = originAt(entryOf(way));
  const purpose = random.pick(load.purposes);
  const validity = validityOf(number);
  return {
    number,
    way,
    validity,
    asks: {
      plate: plates.vehicle(load, random.weighted(origin.provinces).number),
      trailerPlate: load.trailer ? plates.trailer() : null,
      kind: random.pick(load.kinds),
      purpose,
      carrier: random.pick(carriersFor(load, given.carriers)),
      occupantsMax: occupants(random, load, purpose, given.rules),
      origin: random.pick(origin.places),
      endpoint: way.endpoint.id,
      corridor: way.corridor.id,
      use: load.use,
      ...period(random, validity, load.use, given.start),
    },
  };
};

/** The 300 vehicles of the demo day that begins at `start` (ms): the same for the same seed and start. */
export const makePasses = (
  reference: Reference,
  rules: RuleSet,
  start: number,
  seed: number,
): DemoPass[] => {
  const random = seeded(seed);
  const plates = platesFrom(random);
  const ways = waysTo(reference);
  const carriers = reference.carriers.map((carrier) => carrier.id);
  return Array.from({ length: passCount }, (_, number) =>
    makePass(number, random, plates, { carriers, rules, ways, start }),
  );
};
