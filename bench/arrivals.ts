/**
 * `npm run bench:arrivals -- DAY.ndjson … [--truth TRUTH.ndjson …]`, or with `--make 28 --seed 901 [--vehicles 1500]` days made for
 * it: drives day after day, each by what was learned of those before it, and prints how far due times were off, and how often
 * vehicles were rightly and wrongly called overdue. The files are described in docs/arrivals.md.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { makeDays } from "../data/arrivals/make-days.ts";
import { alertRules } from "../shared/domain/findings/alert-rules.ts";
import { findingPlaces } from "../shared/domain/findings/places.ts";
import { ruleSet } from "../shared/domain/rules.ts";
import { iso, ms } from "../shared/domain/time.ts";
import { learnTravel } from "../shared/domain/travel/learn.ts";
import { noTravelModel, type RoadMark } from "../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../shared/domain/travel/usual.ts";
import { type Measured, measureDay, nothingMeasured, own } from "./arrivals/measure-day.ts";
import { plainMean } from "./arrivals/plain-mean.ts";
import { type DayDriven, tripsOfDay } from "./arrivals/trips-of-day.ts";
import { type Day, dayOf, readDay, readTruth } from "./incidents/read-day.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    truth: { type: "string", multiple: true, default: [] },
    make: { type: "string" },
    seed: { type: "string", default: "901" },
    missed: { type: "string", default: "0.02" },
    vehicles: { type: "string", default: "1500" },
  },
});

const readRules = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../data/rules/${name}.json`, import.meta.url), "utf8"));
const rules = ruleSet.parse(readRules("default"));
const { share } = alertRules.parse(readRules("alerts")).kinds.overdue;

/** Of so many days before it each day is learned from. */
const daysBack = 28;
const plainKmh = 40;

interface Told {
  readonly day: Day;
  readonly broken: ReadonlySet<string>;
}

async function* daysTold(): AsyncGenerator<Told> {
  if (values.make) {
    const wanted = {
      seed: Number(values.seed),
      days: Number(values.make),
      vehicles: Number(values.vehicles),
      first: "2026-10-05",
      missed: Number(values.missed),
    };
    for (const { day, truth } of makeDays(wanted))
      yield { day: dayOf(day), broken: new Set(truth.flatMap(({ scans }) => scans)) };
    return;
  }
  const broken = new Set<string>();
  for (const file of values.truth)
    for (const { kind, scans } of await readTruth(file))
      if (kind === "overdue") for (const id of scans) broken.add(id);
  for (const file of positionals) yield { day: await readDay(file), broken };
}

if (!values.make && positionals.length === 0) {
  console.error(
    "npm run bench:arrivals -- DAY.ndjson … [--truth TRUTH.ndjson …] | --make DAYS [--seed 901] [--vehicles 1500]",
  );
  process.exit(2);
}

const percent = (part: number, whole = 1, digits = 1): string =>
  whole === 0 ? "–" : `${((part / whole) * 100).toFixed(digits)} %`;
const line = (...cells: readonly (string | number)[]): void =>
  console.log(`| ${cells.join(" | ")} |`);
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? 0;

const before: DayDriven[] = [];
const marks: RoadMark[] = [];
const groups = new Map<string, Measured>();
let number = 0;
for await (const { day, broken } of daysTold()) {
  number += 1;
  const places = findingPlaces(day);
  const driven = tripsOfDay(day, rules);
  const learned = before.slice(-daysBack);
  const learning = learnTravel(places, marks);
  const means = plainMean(places, learned, plainKmh);
  for (const { trips } of learned) for (const trip of trips) learning.addTrip(trip);
  const until = day.asOf[0]!;
  const model =
    learned.length === 0
      ? noTravelModel
      : learning.model({
          version: number,
          builtAt: until,
          from: iso(ms(until) - daysBack * 86_400_000),
          until,
        });
  marks.push(...day.roads);
  const roads = { places, travel: travelBy(model), marks };
  const name = number === 1 ? "1, no history" : number <= 7 ? "2 to 7" : "8 and later";
  const measured = groups.get(name) ?? nothingMeasured();
  groups.set(name, measured);
  measureDay(
    driven,
    roads,
    [{ name: "distance", minutes: ({ km }) => (km / plainKmh) * 60 }, means],
    broken,
    share,
    measured,
  );
  before.push(driven);
}

const names = [own, "distance", "mean"];
line(
  "Days",
  "Due times",
  ...names.map((name) => `${name}: median`),
  ...names.map((name) => `${name}: p90`),
);
line("---", "---:", ...names.flatMap(() => ["---:", "---:"]));
for (const [name, { errors }] of groups) {
  const sorted = names.map((one) => [...(errors.get(one) ?? [])].sort((a, b) => a - b));
  line(
    name,
    sorted[0]!.length,
    ...sorted.map((all) => percent(at(all, 0.5))),
    ...sorted.map((all) => percent(at(all, 0.9))),
  );
}
console.log("");
line(
  "Days",
  "Expected",
  "falsely overdue",
  "falsely, as scans were heard",
  "Broken down",
  "overdue before twice the usual time",
  "overdue before they came",
);
line("---", "---:", "---:", "---:", "---:", "---:", "---:");
for (const [name, one] of groups)
  line(
    name,
    one.expected,
    percent(one.falsely, one.expected, 2),
    percent(one.falselyHeard, one.expected, 2),
    one.broken,
    percent(one.calledInTime, one.broken),
    percent(one.called, one.broken),
  );
