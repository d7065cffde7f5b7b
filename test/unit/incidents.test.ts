import { describe, expect, test } from "vitest";
import { dayOf } from "../../bench/incidents/read-day.ts";
import { pureReplay } from "../../bench/incidents/replay.ts";
import { type Row, replayDay, score } from "../../bench/incidents/score.ts";
import { dayLine } from "../../data/incidents/day-shape.ts";
import { makeDay } from "../../data/incidents/make-day.ts";
import { kindsOfScans } from "../../shared/domain/findings/finding-shape.ts";
import { alertRulesForTests } from "../build/a-history.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";

/** What is planted, missed and falsely raised in a made-up day, by kind; of each what it takes to look into it. */
const replayed = async (seed: number, vehicles: number, incidents: number) => {
  const { day, truth } = makeDay({ seed, vehicles, incidents });
  const read = dayOf(day.map((line) => dayLine.parse(JSON.parse(JSON.stringify(line)))));
  const replay = pureReplay(read, rulesForTests(), alertRulesForTests);
  const { standing, raised } = await replayDay(read, replay);
  return { rows: score(truth, standing, raised), standing };
};
const told = (rows: readonly Row[]) =>
  rows.flatMap(({ missed, falselyRaised }) => [...missed, ...falselyRaised]);

describe("a made-up day", () => {
  test.each([1, 2])(
    "[A1] every planted incident is found and nothing else raised, seed %i",
    async (seed) => {
      const { rows } = await replayed(seed, 900, 76);
      expect(told(rows)).toEqual([]);
      expect(rows.map(({ kind }) => kind)).toEqual([...kindsOfScans]);
      expect(rows.filter(({ planted, kind }) => planted < 3 && kind !== "overdue")).toEqual([]);
    },
  );

  test("[A1] where nothing was planted nothing is found", async () => {
    const { standing } = await replayed(3, 900, 0);
    expect(standing).toEqual([]);
  });

  test("[A1] heard all at once it comes to the same as hour by hour", async () => {
    const { day } = makeDay({ seed: 4, vehicles: 300, incidents: 38 });
    const read = dayOf(day.map((line) => dayLine.parse(JSON.parse(JSON.stringify(line)))));
    const standing = async (asOf: readonly string[]) => {
      const replay = pureReplay(read, rulesForTests(), alertRulesForTests);
      return (await replayDay({ ...read, asOf }, replay)).standing.toSorted((a, b) =>
        a.key < b.key ? -1 : 1,
      );
    };
    expect(await standing(read.asOf.slice(-1))).toEqual(await standing(read.asOf));
  });

  test("[A1] the same numbers make the same day", () => {
    const wanted = { seed: 5, vehicles: 40, incidents: 19 };
    expect(makeDay(wanted)).toEqual(makeDay(wanted));
    expect(makeDay({ ...wanted, seed: 6 })).not.toEqual(makeDay(wanted));
  });
});
