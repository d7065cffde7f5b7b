import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import {
  type DayLine,
  dayLine,
  type TruthLine,
  truthLine,
} from "../../data/incidents/day-shape.ts";
import { readScanOnRecord } from "../../shared/domain/scan-version.ts";
import { ms } from "../../shared/domain/time.ts";

/** What reaches the server, in the order it does. */
export type Arriving = Extract<DayLine, { is: "scan" | "list" | "check" | "confirmation" }>;
type Told<Is extends DayLine["is"]> = Extract<DayLine, { is: Is }>;

/** A day as it is replayed. */
export interface Day {
  readonly asOf: readonly string[];
  readonly areas: readonly Told<"area">[];
  readonly checkpoints: readonly Told<"checkpoint">[];
  readonly corridors: readonly Told<"corridor">[];
  readonly endpoints: readonly Told<"endpoint">[];
  readonly roads: readonly Told<"road">[];
  readonly levels: readonly Told<"level">[];
  readonly watchlist: readonly Told<"watch">[];
  readonly passes: readonly Told<"pass">[];
  readonly passChanges: readonly Told<"pass-change">[];
  readonly devices: readonly Told<"device">[];
  readonly arriving: readonly Arriving[];
}

const isArriving = (line: DayLine): line is Arriving => "receivedAt" in line;

/** Puts the lines of a day in order; what is received at one moment stays as it stands. */
export const dayOf = (lines: readonly DayLine[]): Day => {
  const of = <Is extends DayLine["is"]>(is: Is) =>
    lines.filter((line): line is Told<Is> => line.is === is);
  const [head] = of("day");
  if (!head) throw new Error("The day has no line that says `day`.");
  return {
    asOf: [...head.asOf].sort((a, b) => ms(a) - ms(b)),
    areas: of("area"),
    checkpoints: of("checkpoint"),
    corridors: of("corridor"),
    endpoints: of("endpoint"),
    roads: of("road"),
    levels: of("level"),
    watchlist: of("watch"),
    passes: of("pass"),
    passChanges: of("pass-change"),
    devices: of("device"),
    arriving: lines.filter(isArriving).sort((a, b) => ms(a.receivedAt) - ms(b.receivedAt)),
  };
};

/** Throws, naming line and field, where a line is none that the schema knows. */
const readLines = async <T>(file: string, schema: z.ZodType<T>): Promise<T[]> => {
  const read: T[] = [];
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file) })) {
    number += 1;
    if (text.trim() === "") continue;
    const parsed = schema.safeParse(JSON.parse(text));
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0]!;
      throw new Error(`${file}, line ${number}, ${path.join(".")}: ${message}`);
    }
    read.push(parsed.data);
  }
  return read;
};

export const readDay = async (file: string): Promise<Day> => {
  const lines = await readLines(file, dayLine);
  const unread = lines.find((line) => line.is === "scan" && !readScanOnRecord(line.scan));
  if (unread?.is === "scan")
    throw new Error(`${file}: scan ${unread.scan.id} is none that the server would take.`);
  return dayOf(lines);
};

export const readTruth = (file: string): Promise<TruthLine[]> => readLines(file, truthLine);
