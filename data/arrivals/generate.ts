/**
 * `npm run arrivals:make -- FOLDER [--days 21] [--seed 1] [--vehicles 800] [--missed 0.02]`: days of driving in Bình Phước, one after the other,
 * with breakdowns, as `day-01.ndjson` and `truth-01.ndjson`, in the shape of docs/incidents.md. Shares no code with what learns from them.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeDays } from "./make-days.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    days: { type: "string", default: "21" },
    seed: { type: "string", default: "1" },
    vehicles: { type: "string", default: "800" },
    missed: { type: "string", default: "0.02" },
  },
});
const [folder = "days"] = positionals;
mkdirSync(folder, { recursive: true });
const write = (name: string, no: number, lines: readonly unknown[]): void =>
  writeFileSync(
    join(folder, `${name}-${String(no).padStart(2, "0")}.ndjson`),
    lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
  );
let no = 0;
for (const { day, truth } of makeDays({
  seed: Number(values.seed),
  days: Number(values.days),
  vehicles: Number(values.vehicles),
  missed: Number(values.missed),
  first: "2026-10-05",
})) {
  no += 1;
  write("day", no, day);
  write("truth", no, truth);
}
process.stdout.write(`${no} days in ${folder}\n`);
