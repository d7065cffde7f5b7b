import { kindsOfScans } from "../../shared/domain/findings/finding-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import { seeded } from "../demo/seeded.ts";
import { breakChains, raiseLevel, silence } from "./around.ts";
import type { DayLine, TruthLine } from "./day-shape.ts";
import { addOrdinary } from "./ordinary.ts";
import { hours, type Plan, type Seen } from "./plan.ts";
import { addDeed, deedKinds } from "./planted.ts";
import { makeProvince } from "./province.ts";
import { tabletLines } from "./tablets.ts";

export interface DayWanted {
  readonly seed: number;
  readonly vehicles: number;
  /** How many incidents in all, shared out among the kinds; of silent posts a day holds six at most. */
  readonly incidents: number;
}

/** What is late only by the hours of the road is planted on days made for that: data/arrivals. */
const plantedKinds = kindsOfScans.filter((kind) => kind !== "overdue");
const mostSilences = 6;
/** Findings are made every three hours until all that is late has come in and nothing is still to arrive. */
const asOfHours = 3;
const settledHours = 19;

/** A day and what was planted in it; the same for the same numbers. */
export const makeDay = ({
  seed,
  vehicles,
  incidents,
}: DayWanted): { readonly day: readonly DayLine[]; readonly truth: readonly TruthLine[] } => {
  const midnight = Date.parse("2026-11-22T00:00:00+07:00");
  const plan: Plan = {
    random: seeded(seed),
    midnight,
    province: makeProvince(),
    vehicles: [],
    seen: [],
    lines: [],
    truth: [],
    silent: [],
  };
  const each = Math.floor(incidents / plantedKinds.length);
  const silences = Math.min(each, mostSilences);
  // What the others leave over goes to those that vehicles' own scans tell.
  const rest = incidents - silences - each * (plantedKinds.length - 1);
  silence(plan, silences);
  for (const [n, kind] of deedKinds.entries()) {
    const more = Math.floor(rest / deedKinds.length) + (n < rest % deedKinds.length ? 1 : 0);
    for (let made = 0; made < each + more; made += 1) addDeed(plan, kind);
  }
  raiseLevel(plan, each);
  const plain: (readonly Seen[])[] = [];
  while (plan.vehicles.length < vehicles) {
    const one = addOrdinary(plan);
    if (one.plain) plain.push(one.seen);
  }
  breakChains(plan, plain, each);
  const until = midnight + hours(24);
  const asOf: string[] = [];
  for (
    let at = midnight + hours(asOfHours);
    at <= until + hours(settledHours);
    at += hours(asOfHours)
  )
    asOf.push(iso(at));
  const { areas, checkpoints, corridors, endpoints } = plan.province;
  const day: DayLine[] = [
    {
      is: "day",
      v: 1,
      from: iso(midnight),
      until: iso(until),
      asOf: [...asOf, iso(until + hours(settledHours))],
    },
    ...areas.map((one) => ({ is: "area" as const, ...one })),
    ...checkpoints.map((one) => ({ is: "checkpoint" as const, ...one })),
    ...corridors.map((one) => ({ is: "corridor" as const, ...one })),
    ...endpoints.map((one) => ({ is: "endpoint" as const, ...one })),
    ...plan.vehicles.flatMap(({ pass }) => (pass ? [{ is: "pass" as const, ...pass }] : [])),
    ...plan.lines,
    ...tabletLines(plan),
  ];
  return { day, truth: plan.truth };
};
