import type { TruthLine } from "../../data/incidents/day-shape.ts";
import { type Finding, goesOn, kindsOfScans } from "../../shared/domain/findings/finding-shape.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Day } from "./read-day.ts";
import type { Replay } from "./replay.ts";

/** What came of a day for one kind. */
export interface Row {
  readonly kind: string;
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly TruthLine[];
  /** Another kind than planted, of a vehicle, tablet or post that something was planted on. */
  readonly beside: number;
  readonly falselyRaised: readonly Finding[];
  /** Raised at some moment, gone at the end, and neither planted nor gone on under another key. */
  readonly withdrawn: number;
}

/** Every finding that stood at any of the day's moments, and those that stand at the last. */
export const replayDay = async (
  day: Day,
  replay: Replay,
): Promise<{ readonly standing: readonly Finding[]; readonly raised: readonly Finding[] }> => {
  const raised = new Map<string, Finding>();
  let standing: readonly Finding[] = [];
  let place = 0;
  for (const asOf of day.asOf) {
    for (; place < day.arriving.length; place += 1) {
      const line = day.arriving[place]!;
      if (ms(line.receivedAt) > ms(asOf)) break;
      await replay.receive(line);
    }
    standing = await replay.findings(asOf);
    for (const one of standing) raised.set(one.key, one);
  }
  return { standing, raised: [...raised.values()] };
};

/** What somebody or something is called in both: a vehicle by key or plate, a tablet, a post. */
const namesOf = ({ vehicle, plate, device, checkpoint, kind }: Finding): readonly string[] =>
  kind === "device-silent"
    ? [checkpoint ?? ""]
    : [vehicle, plate, device && vehicle === null ? device : null].flatMap((name) => name ?? []);
const aboutOf = ({ vehicle, device, checkpoint }: TruthLine): string =>
  vehicle ?? device ?? checkpoint ?? "";

const hour = 3_600_000;

/** Found where kind and name agree, and the evidence; of tablets and posts, which have many, where the time does. */
const answers = (finding: Finding, planted: TruthLine): boolean => {
  if (finding.kind !== planted.kind || !namesOf(finding).includes(aboutOf(planted))) return false;
  if (planted.scans.length > 0) return planted.scans.some((id) => finding.scans.includes(id));
  return planted.vehicle !== null || Math.abs(ms(finding.at) - ms(planted.at)) <= 4 * hour;
};

/** Compares what was found with what was planted, by kind. */
export const score = (
  truth: readonly TruthLine[],
  standing: readonly Finding[],
  raised: readonly Finding[],
): readonly Row[] => {
  const about = new Set(truth.map(aboutOf));
  const kept = new Set(standing.map(({ key }) => key));
  return kindsOfScans.map((kind) => {
    const planted = truth.filter((one) => one.kind === kind);
    const found = standing.filter((one) => one.kind === kind);
    const missed = planted.filter((one) => !found.some((other) => answers(other, one)));
    const more = found.filter((one) => !planted.some((other) => answers(one, other)));
    const beside = more.filter((one) => namesOf(one).some((name) => about.has(name)));
    const gone = raised.filter(
      (one) =>
        one.kind === kind &&
        !kept.has(one.key) &&
        !planted.some((other) => answers(one, other)) &&
        !found.some((now) => goesOn(one, now)),
    );
    return {
      kind,
      planted: planted.length,
      found: planted.length - missed.length,
      missed,
      beside: beside.length,
      falselyRaised: more.filter((one) => !beside.includes(one)),
      withdrawn: gone.length,
    };
  });
};
