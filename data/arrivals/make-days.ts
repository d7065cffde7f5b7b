import { readFileSync } from "node:fs";
import { toPassId } from "../../shared/domain/pass.ts";
import { area, checkpoint, corridor, endpoint } from "../../shared/domain/place.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
import { type Seeded, seeded } from "../demo/seeded.ts";
import type { DayLine, TruthLine } from "../incidents/day-shape.ts";
import { hours, minutes, type Plan, plant, seeAt, type Vehicle } from "../incidents/plan.ts";
import type { Province } from "../incidents/province.ts";
import { tabletLines } from "../incidents/tablets.ts";
import { type Driver, driveLeg, type Leg } from "./drive.ts";
import { busyAt, kinds, makeRoad, normal, type Road, type Trouble } from "./roads.ts";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../binh-phuoc/${name}.json`, import.meta.url), "utf8"));
const province: Province = {
  areas: area.array().parse(read("areas")),
  checkpoints: checkpoint.array().parse(read("checkpoints")),
  corridors: corridor.array().parse(read("corridors")),
  endpoints: endpoint.array().parse(read("endpoints")),
};

const transit = 2;
/** Beyond this nobody leaves a corridor for an endpoint. */
const nearKm = 25;
const shares = { patrolMissed: 0.6, held: 0.01, broken: 0.008, transit: 0.25 };

const kmBetween = (a: { latitude: number; longitude: number }, b: typeof a): number =>
  111.2 * Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * 0.979);

/** The roads of one province, the same every day: made once of the seed. */
interface World {
  readonly roads: ReadonlyMap<string, Road>;
  /** Ways that vehicles take: the posts, and the endpoint at the end of them if it is no transit. */
  readonly ways: readonly {
    readonly corridor: string;
    readonly legs: readonly Leg[];
    readonly endpoint: string | null;
    readonly weight: number;
  }[];
}

const makeWorld = (random: Seeded): World => {
  const roads = new Map<string, Road>();
  const roadOf = (from: string, to: string): Road => {
    const key = `${from} ${to}`;
    const known = roads.get(key) ?? makeRoad(random);
    roads.set(key, known);
    return known;
  };
  const at = new Map(province.checkpoints.map((one) => [one.id, one]));
  const ways: World["ways"][number][] = [];
  for (const { id, posts } of province.corridors) {
    const along = posts.slice(1).map((post, n): Leg => {
      const from = posts[n]!.checkpoint;
      return {
        from,
        to: post.checkpoint,
        km: post.km - posts[n]!.km,
        road: roadOf(from, post.checkpoint),
      };
    });
    if (posts.length > 3) ways.push({ corridor: id, legs: along, endpoint: null, weight: 3 });
    const nearest = (to: { latitude: number; longitude: number }) =>
      posts
        .slice(1)
        .map(({ checkpoint }, n) => ({
          n: n + 1,
          checkpoint,
          km: kmBetween(at.get(checkpoint)!, to),
        }))
        .sort((a, b) => a.km - b.km)[0];
    for (const to of province.endpoints) {
      const near = nearest(to);
      if (!near || near.km > nearKm) continue;
      const last: Leg = {
        from: near.checkpoint,
        to: `@${to.id}`,
        km: near.km * (1.2 + random.next() * 0.3),
        road: roadOf(near.checkpoint, `@${to.id}`),
      };
      ways.push({
        corridor: id,
        legs: [...along.slice(0, near.n), last],
        endpoint: to.id,
        weight: 1,
      });
    }
  }
  return { roads, ways };
};

/** What is wrong with the roads on a day: some of it command says. */
const troublesOf = (random: Seeded, { ways }: World, midnight: number): Trouble[] => {
  const one = (times: number, long: number, told: boolean): Trouble => {
    const { from, to } = random.pick(
      random.pick(ways).legs.filter((leg) => !leg.to.startsWith("@")),
    );
    const since = midnight + hours(6 + random.next() * 12);
    return { from, to, times, since, until: since + hours(long), told };
  };
  return [
    ...(random.chance(0.4) ? [one(1.4 + random.next() * 0.5, 2 + random.next() * 2, false)] : []),
    ...(random.chance(0.25) ? [one(2, 3, true)] : []),
    ...(random.chance(0.15) ? [one(1e9, 1 + random.next() * 2, true)] : []),
  ];
};

const departure = (random: Seeded, midnight: number, isWeekend: boolean): number => {
  for (;;) {
    const hour = random.next() * 24;
    if (random.chance(0.12 + 0.88 * busyAt(hour, isWeekend))) return midnight + hours(hour);
  }
};

const plateOf = (number: number): Plate =>
  `93${"ACDFGHKLMNPTUV"[Math.floor(number / 100_000) % 14]}${String(number % 100_000).padStart(5, "0")}` as Plate;

const addVehicle = (plan: Plan, way: World["ways"][number], kind: number, day: number): Vehicle => {
  const { random, vehicles, midnight } = plan;
  const number = day * 20_000 + vehicles.length;
  const vehicle: Vehicle = {
    plate: plateOf(number),
    pass: {
      id: toPassId(1, 0, number + 1),
      plate: plateOf(number),
      trailerPlate: null,
      kind,
      purpose: way.endpoint === null ? transit : 1,
      occupantsMax: 3,
      endpoint: way.endpoint ?? random.pick(province.endpoints).id,
      corridor: way.corridor,
      use: "single",
      validFrom: iso(midnight - hours(24)),
      validTo: iso(midnight + hours(72)),
      issuedAt: iso(midnight - hours(30)),
    },
    kind,
    purpose: way.endpoint === null ? transit : 1,
    spoke: 0,
    corridor: way.corridor,
    endpoint: way.endpoint ?? "",
  };
  vehicles.push(vehicle);
  return vehicle;
};

/** One vehicle's drive, and where it broke down if it did. */
const addDrive = (
  plan: Plan,
  { ways }: World,
  troubles: readonly Trouble[],
  weather: number,
  day: number,
  isWeekend: boolean,
  missed: number,
): void => {
  const { random, seen } = plan;
  const way = random.weighted(ways);
  const kind = random.weighted(kinds);
  const vehicle = addVehicle(plan, way, kind.code, day);
  const driver: Driver = { kind, pace: Math.exp(normal(random) * 0.05), weather };
  const broken = random.chance(shares.broken) ? random.whole(0, way.legs.length - 1) : -1;
  let at = departure(random, plan.midnight, isWeekend);
  let last = seeAt(plan, vehicle, way.legs[0]!.from, at);
  seen.push(last);
  for (const [n, leg] of way.legs.entries()) {
    if (random.chance(shares.held) && last.at === at) {
      const { id: _, at: held, ...same } = last;
      last.decision = "hold";
      at = held + minutes(10 + random.next() * 30);
      last = seeAt(plan, vehicle, leg.from, at, { ...same, decision: "let-through" });
      seen.push(last);
    }
    const began = at;
    at = driveLeg(random, leg, at, driver, troubles);
    if (n === broken) {
      plant(plan, "overdue", { vehicle: vehicle.pass!.id }, [last], began);
      at += minutes(45 + random.next() * 195);
    }
    if (leg.to.startsWith("@")) {
      const id = leg.to.slice(1);
      const gate = province.checkpoints.find((one) => one.endpoint === id);
      seen.push(
        gate
          ? seeAt(plan, vehicle, gate.id, at)
          : seeAt(plan, vehicle, id, at + minutes(random.next() * 8), { how: "confirmation" }),
      );
      continue;
    }
    const patrol = province.checkpoints.find((one) => one.id === leg.to)?.kind === "patrol";
    const isEnd = n === way.legs.length - 1;
    if (!isEnd && random.chance(patrol ? shares.patrolMissed : missed)) continue;
    last = seeAt(plan, vehicle, leg.to, at, isEnd ? { direction: "out" } : {});
    seen.push(last);
  }
};

export interface DaysWanted {
  readonly seed: number;
  readonly days: number;
  /** A day. */
  readonly vehicles: number;
  /** `2026-11-02` */
  readonly first: string;
  /** Share of vehicles that a post does not scan. */
  readonly missed: number;
}

export interface MadeDay {
  readonly day: readonly DayLine[];
  /** Breakdowns of 45 minutes and more: who was seen last by which scan before it. */
  readonly truth: readonly TruthLine[];
}

/** Days on the same roads, one after the other; the same for the same numbers. Shares no code with what learns from them. */
export function* makeDays({ seed, days, vehicles, first, missed }: DaysWanted): Generator<MadeDay> {
  const random = seeded(seed);
  const world = makeWorld(random);
  for (let day = 0; day < days; day += 1) {
    const midnight = Date.parse(`${first}T00:00:00+07:00`) + hours(24 * day);
    const isWeekend = [0, 6].includes(new Date(midnight + hours(7)).getUTCDay());
    const plan: Plan = {
      random,
      midnight,
      province,
      vehicles: [],
      seen: [],
      lines: [],
      truth: [],
      silent: [],
    };
    const troubles = troublesOf(random, world, midnight);
    const weather = Math.exp(normal(random) * 0.03);
    for (let n = 0; n < (isWeekend ? vehicles * 0.6 : vehicles); n += 1)
      addDrive(plan, world, troubles, weather, day, isWeekend, missed);
    const of = <Is extends string, T>(is: Is, all: readonly T[]) =>
      all.map((one) => ({ is, ...one }));
    yield {
      day: [
        {
          is: "day",
          v: 1,
          from: iso(midnight),
          until: iso(midnight + hours(24)),
          asOf: [iso(midnight + hours(43))],
        },
        ...of("area", province.areas),
        ...of("checkpoint", province.checkpoints),
        ...of("corridor", province.corridors),
        ...of("endpoint", province.endpoints),
        ...troubles
          .filter(({ told }) => told)
          .map(({ from, to, times, since, until }) => ({
            is: "road" as const,
            from,
            to,
            factor: times > 20 ? null : times,
            since: iso(since),
            until: iso(until),
          })),
        ...plan.vehicles.flatMap(({ pass }) => (pass ? [{ is: "pass" as const, ...pass }] : [])),
        ...tabletLines(plan),
      ],
      truth: plan.truth,
    };
  }
}
