/**
 * `node data/incidents/generate.ts DAY.ndjson TRUTH.ndjson [--seed 1] [--vehicles 20000] [--incidents 200]`: a made-up day
 * with planted incidents, in the shape of docs/incidents.md. Shares no code with what finds them.
 */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { parseArgs } from "node:util";
import { makeDay } from "./make-day.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    vehicles: { type: "string", default: "20000" },
    incidents: { type: "string", default: "200" },
  },
});
const [dayFile = "day.ndjson", truthFile = "truth.ndjson"] = positionals;

const write = async (file: string, lines: readonly unknown[]): Promise<void> => {
  const out = createWriteStream(file);
  for (const line of lines) if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, "drain");
  out.end();
  await once(out, "close");
};

const { day, truth } = makeDay({
  seed: Number(values.seed),
  vehicles: Number(values.vehicles),
  incidents: Number(values.incidents),
});
await write(dayFile, day);
await write(truthFile, truth);
console.log(`${dayFile}: ${day.length} lines; ${truthFile}: ${truth.length} planted`);
