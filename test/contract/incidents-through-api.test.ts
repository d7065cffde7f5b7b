import { expect, test } from "vitest";
import { httpReplay } from "../../bench/incidents/http-replay.ts";
import { type Day, dayOf } from "../../bench/incidents/read-day.ts";
import { pureReplay } from "../../bench/incidents/replay.ts";
import { replayDay, score } from "../../bench/incidents/score.ts";
import { dayLine, type TruthLine } from "../../data/incidents/day-shape.ts";
import { makeDay } from "../../data/incidents/make-day.ts";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import { kindsOfScans } from "../../shared/domain/findings/finding-shape.ts";
import { alertRulesForTests } from "../build/a-history.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";

/** What time on the road alone tells is planted on days made for that. */
const planted = kindsOfScans.filter((kind) => kind !== "overdue");

/** A made-up day with one of each kind; findings are made once half-way, for what is withdrawn later, and at the end. */
const aDay = (): { readonly day: Day; readonly truth: readonly TruthLine[] } => {
  const { day, truth } = makeDay({ seed: 7, vehicles: 160, incidents: planted.length });
  const read = dayOf(day.map((line) => dayLine.parse(JSON.parse(JSON.stringify(line)))));
  return { day: { ...read, asOf: [read.asOf[5]!, read.asOf.at(-1)!] }, truth };
};

/** The server alone knows that a pass was spent, and what a forged text says when it is opened. */
const knownToServer = ({ kind, facts }: Finding): boolean =>
  kind === "verdict-overturned" && (facts.reason === "spent" || facts.reason === "damaged");

test("[A1] [A26] a day replayed through the API comes to what the pure functions find", {
  timeout: 240_000,
}, async () => {
  const { day, truth } = aDay();
  const api = await httpReplay(day);
  const through = await replayDay(day, api).finally(api.close);
  const pure = await replayDay(day, pureReplay(day, rulesForTests(), alertRulesForTests));
  const rows = score(truth, through.standing, through.raised);
  const keys = (findings: readonly Finding[]) => findings.map(({ key }) => key).sort();
  expect(
    rows.filter((row) => row.missed.length > 0 || row.planted !== (row.kind === "overdue" ? 0 : 1)),
  ).toEqual([]);
  expect(rows.flatMap(({ falselyRaised }) => falselyRaised)).toEqual([]);
  expect(keys(through.standing.filter((one) => !knownToServer(one)))).toEqual(keys(pure.standing));
  // Passes are suspended and reinstated in it too: nothing of the day has no route.
  expect(day.passChanges.map(({ set }) => set.status)).toEqual(
    expect.arrayContaining(["suspended", "valid"]),
  );
  expect([...api.untold()]).toEqual([]);
});
