/**
 * `npm run incidents -- DAY.ndjson --truth TRUTH.ndjson [--through api|pure] [--all]`: replays a day through the public API of a
 * server of its own, or through the pure functions alone, and prints what was planted, found, missed and falsely raised, by
 * kind. `--all` also prints each one missed and falsely raised. Ends with 1 where something was missed or false alarms reach
 * one in 1,000 trips. The files are described in docs/incidents.md.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { alertRules } from "../shared/domain/findings/alert-rules.ts";
import { ruleSet } from "../shared/domain/rules.ts";
import { httpReplay } from "./incidents/http-replay.ts";
import { readDay, readTruth } from "./incidents/read-day.ts";
import { pureReplay } from "./incidents/replay.ts";
import { type Row, replayDay, score } from "./incidents/score.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    truth: { type: "string" },
    through: { type: "string", default: "api" },
    all: { type: "boolean", default: false },
  },
});
const [dayFile] = positionals;
const { through } = values;
if (!dayFile || !values.truth || !["api", "pure"].includes(through)) {
  console.error(
    "npm run incidents -- DAY.ndjson --truth TRUTH.ndjson [--through api|pure] [--all]",
  );
  process.exit(2);
}
const readRules = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../data/rules/${name}.json`, import.meta.url), "utf8"));

const began = performance.now();
const day = await readDay(dayFile);
const truth = await readTruth(values.truth);
const api = through === "api" ? await httpReplay(day) : null;
const replay =
  api ??
  pureReplay(day, ruleSet.parse(readRules("default")), alertRules.parse(readRules("alerts")));
const { standing, raised, trips } = await replayDay(day, replay)
  .then(async (found) => ({ ...found, trips: await replay.tripCount() }))
  .finally(() => api?.close());
const rows = score(truth, standing, raised);

const count = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
const line = (...cells: readonly (string | number)[]): void =>
  console.log(`| ${cells.join(" | ")} |`);
line("Kind", "Planted", "Found", "Missed", "Falsely raised", "Beside", "Withdrawn");
line("---", "---:", "---:", "---:", "---:", "---:", "---:");
for (const row of rows)
  line(
    row.kind,
    row.planted,
    row.found,
    row.missed.length,
    row.falselyRaised.length,
    row.beside,
    row.withdrawn,
  );
const missed = count((row) => row.missed.length);
const falsely = count((row) => row.falselyRaised.length);
line(
  "all",
  count((row) => row.planted),
  count((row) => row.found),
  missed,
  falsely,
  count((row) => row.beside),
  count((row) => row.withdrawn),
);
const perThousand = (falsely / Math.max(1, trips)) * 1_000;
const seconds = ((performance.now() - began) / 1_000).toFixed(1);
console.log(
  `\n${trips} trips of ${day.arriving.length} uploads, ${perThousand.toFixed(2)} false alarms per 1,000 trips; ${seconds} s.`,
);
for (const [what, times] of api?.untold() ?? []) console.log(`${times} × ${what}`);
if (values.all)
  for (const { missed, falselyRaised } of rows) {
    for (const one of missed) console.log("missed", JSON.stringify(one));
    for (const one of falselyRaised) console.log("false", JSON.stringify(one));
  }
process.exitCode = missed > 0 || perThousand >= 1 ? 1 : 0;
