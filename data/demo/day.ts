import type { RuleSet } from "../../shared/domain/rules.ts";
import type { Happening } from "./happening.ts";
import { minutes, type Timed } from "./journey.ts";
import { type DemoPass, makePasses } from "./passes.ts";
import type { Reference } from "./reference.ts";
import { type Seeded, seeded } from "./seeded.ts";
import { type Story, tell } from "./stories.ts";
import { forger, stranger, walkUp } from "./strangers.ts";

/** One believable day: the vehicles that register and everything that happens, in order of time. */
export interface DemoDay {
  readonly passes: readonly DemoPass[];
  readonly happenings: readonly Happening[];
  /** Numbers of passes that are issued before the day begins; the others register during it. */
  readonly issuedBefore: readonly number[];
}

/** The hour of the clock at which the day begins; times count from here. */
export const dayBeginsAt = 5;

/** How many vehicles come to the province in each hour from five in the morning: two peaks. */
const arrivalsByHour = [7, 9, 12, 10, 6, 5, 4, 3, 6, 9, 11, 8, 4, 3, 2, 1];

/** Stories that are told so many times; every other pass drives plainly. */
const told: readonly (readonly [Story, number])[] = [
  ["registers-first", 34],
  ["by-plate", 7],
  ["by-code", 7],
  ["too-many-then-released", 7],
  ["fewer-at-the-end", 6],
  ["more-at-the-end", 3],
  ["turned-back-inside", 4],
  ["referred", 2],
  ["wrong-plate", 5],
  ["revoked-before", 4],
  ["revoked-on-the-way", 2],
  ["stays-at-home", 6],
];
const walkUps = 12;
const strangers = 8;
const forgers = 5;

/** When a vehicle enters, drawn by the hour's traffic. Nothing that needs time before it comes in the first two hours. */
const entersAt = (random: Seeded, notBefore = 0): number => {
  const hours = arrivalsByHour
    .map((weight, hour) => ({ weight, hour }))
    .filter(({ hour }) => hour >= notBefore);
  return minutes(random.weighted(hours).hour * 60 + random.next() * 60);
};

/** Does the pass suit the story? More than one person to lose, room for one more, a post inside. */
const suits = (story: Story, { asks, way }: DemoPass): boolean => {
  switch (story) {
    case "fewer-at-the-end":
      return asks.occupantsMax >= 2;
    case "more-at-the-end":
      return asks.occupantsMax >= 2;
    case "turned-back-inside":
    case "referred":
    case "revoked-on-the-way":
      return way.posts.length >= 3;
    default:
      return true;
  }
};

const assign = (passes: readonly DemoPass[], random: Seeded): Map<number, Story> => {
  const stories = new Map<number, Story>();
  for (const { number, validity } of passes)
    stories.set(number, validity === "ordinary" ? "plain" : validity);
  const free = random.shuffled(passes.filter((pass) => pass.validity === "ordinary"));
  for (const [story, count] of told)
    for (let left = count; left > 0; left -= 1) {
      const place = free.findIndex((pass) => suits(story, pass));
      const [pass] = free.splice(place, 1);
      if (pass) stories.set(pass.number, story);
    }
  return stories;
};

/**
 * The demo day that begins at `start` (ms), the same for the same seed and start. Its validity periods count
 * from `start`; its happenings from five in the morning, to be played at any speed.
 */
export const makeDay = (
  reference: Reference,
  rules: RuleSet,
  start: number,
  seed = 14_082_021,
): DemoDay => {
  const passes = makePasses(reference, rules, start, seed);
  const random = seeded(seed + 1);
  const stories = assign(passes, random);
  const trips: Timed[][] = passes.map((pass) => {
    const story = stories.get(pass.number)!;
    return tell(story, pass, entersAt(random, needsTime.has(story) ? 2 : 0), random);
  });
  const anyWay = (): DemoPass["way"] => random.pick(passes).way;
  for (let n = 0; n < walkUps; n += 1) trips.push(walkUp(anyWay(), entersAt(random), random));
  for (let n = 0; n < strangers; n += 1) trips.push(stranger(anyWay(), entersAt(random), random));
  const before = passes.filter((pass) => stories.get(pass.number) !== "registers-first");
  for (let n = 0; n < forgers; n += 1)
    trips.push(forger(random.pick(before), entersAt(random), random));
  return {
    passes,
    issuedBefore: before.map((pass) => pass.number),
    happenings: trips
      .flatMap((deeds, trip) =>
        deeds.map((deed): Happening => ({ ...deed, at: Math.round(deed.at), trip })),
      )
      .sort((a, b) => a.at - b.at || a.trip - b.trip),
  };
};

const needsTime: ReadonlySet<Story> = new Set(["registers-first", "revoked-before", "ending"]);
