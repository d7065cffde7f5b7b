import type { Alert } from "./alert.ts";
import type { AlertRules } from "./findings/alert-rules.ts";
import type { Finding } from "./findings/finding-shape.ts";
import type { PassId } from "./pass.ts";
import type { Plate } from "./plate.ts";
import { type IsoTime, iso, ms } from "./time.ts";

/** [E5] The alert's kind: the only one that no scan makes and none takes back. */
export const delayKind = "delay-reported" as const;

/** A vehicle that may report a delay, and where. */
export interface DelayedVehicle {
  /** Vehicle key: the pass, or the plate where there is none. */
  readonly key: string;
  readonly pass: PassId | null;
  readonly plate: Plate;
  readonly corridor: string | null;
  readonly endpoint: string | null;
  /** Ids of the posts that it may report, all of them in use. */
  readonly posts: readonly string[];
}

export interface ReportedDelay {
  readonly id: string;
  readonly checkpoint: string;
  readonly since: IsoTime;
  readonly note: string;
}

/** [E5] What is wrong with when a delay began, ms; null where nothing is. The limits are the kind's rules. */
export const wrongSince = (
  since: number,
  at: number,
  { leastMinutes, mostHours }: AlertRules["kinds"][typeof delayKind],
): {
  readonly code: "not-yet" | "delay-short" | "delay-long";
  readonly params: Record<string, number>;
} | null => {
  const minutes = (at - since) / 60_000;
  if (minutes < 0) return { code: "not-yet", params: {} };
  if (minutes < leastMinutes) return { code: "delay-short", params: { minutes: leastMinutes } };
  return minutes > mostHours * 60 ? { code: "delay-long", params: { hours: mostHours } } : null;
};

export const delayKey = (id: string): string => `${delayKind}:${id}`;

/** A moment may be written in any offset; it is kept and compared in one. */
const inOneForm = (time: IsoTime): IsoTime => iso(ms(time));

/** [E5] Says another report the same as an alert that an earlier one raised? */
export const isSameDelay = (
  { checkpoint, facts }: Pick<Finding, "checkpoint" | "facts">,
  given: ReportedDelay,
): boolean =>
  checkpoint === given.checkpoint &&
  facts.waitingSince === inOneForm(given.since) &&
  (facts.said ?? "") === given.note;

/** [E5] The alert that a driver's report raises. `at`: the server's time. */
export const delayAlert = (
  { id, checkpoint, since, note }: ReportedDelay,
  vehicle: DelayedVehicle,
  trip: string | null,
  number: number,
  rule: AlertRules["kinds"][typeof delayKind],
  at: IsoTime,
): Alert => ({
  key: delayKey(id),
  kind: delayKind,
  severity: rule.severity,
  at: inOneForm(since),
  vehicle: vehicle.key,
  plate: vehicle.plate,
  pass: vehicle.pass,
  trip,
  device: null,
  checkpoint,
  corridor: vehicle.corridor,
  endpoint: vehicle.endpoint,
  scans: [],
  facts: {
    minutes: Math.floor((ms(at) - ms(since)) / 60_000),
    waitingSince: inOneForm(since),
    said: note === "" ? null : note,
  },
  number,
  status: "open",
  firstAt: at,
  lastAt: at,
  openAt: at,
  retroactive: false,
  escalatedAt: null,
  who: rule.acts,
  assignee: null,
  outcome: null,
  acts: [],
  withdrawn: null,
});
