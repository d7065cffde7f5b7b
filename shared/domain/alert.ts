import { z } from "zod";
import { type AlertRules, whoActs } from "./findings/alert-rules.ts";
import { type Finding, finding, severities } from "./findings/finding-shape.ts";
import { oneLine } from "./one-line.ts";
import { type IsoTime, isoTime, ms } from "./time.ts";

/** `open`: nobody has seen to it. `withdrawn`: what it was about is not so, as a later scan showed. */
export const alertStatuses = ["open", "acknowledged", "resolved", "withdrawn"] as const;
export type AlertStatus = (typeof alertStatuses)[number];

/** How an alert ended: it was as it says, there was a reason, it was a mistake, others deal with it, nobody can tell. */
export const alertOutcomes = [
  "confirmed",
  "explained",
  "mistaken",
  "passed-on",
  "unclear",
] as const;

export const longestNote = 500;
const note = oneLine(0, longestNote);

/** What the person sends who does something about an alert: `id` is a UUIDv7 of the page, the key of idempotency. */
const given = { id: z.uuidv7() };
export const acknowledging = z.object({ ...given, note: note.default("") });
export const assigning = z.object({
  ...given,
  /** The account that is to see to it; null: nobody in particular any more. */
  to: z.string().min(1).max(60).nullable(),
  note: note.default(""),
});
export const resolving = z.object({ ...given, outcome: z.enum(alertOutcomes), note: note.min(1) });

/** `by` is an account; `at` the server's time. */
const done = { by: z.string(), at: isoTime };
export const alertAct = z.discriminatedUnion("what", [
  acknowledging.extend({ what: z.literal("acknowledge"), ...done }),
  assigning.extend({ what: z.literal("assign"), ...done }),
  resolving.extend({ what: z.literal("resolve"), ...done }),
]);
export type AlertAct = z.infer<typeof alertAct>;

/** [K18] A stretch that command marked slow or shut, so that what was found is not so. */
const slowedOn = z.object({ from: z.string(), to: z.string() });
export type SlowedOn = z.infer<typeof slowedOn>;

/** A finding and what people did about it. */
export const alert = finding.extend({
  /** Counted from 1, by which people speak of it. */
  number: z.int().min(1),
  status: z.enum(alertStatuses),
  /** When it was first raised, when it last changed by what was found, and since when it waits to be seen to. */
  firstAt: isoTime,
  lastAt: isoTime,
  openAt: isoTime,
  /** [A23] Found late: a scan that it rests on was heard of late. */
  retroactive: z.boolean(),
  /** [A25] When it went one step up, for nobody had acknowledged it. */
  escalatedAt: isoTime.nullable(),
  /** Who must act, by the rule of its kind when it was raised. */
  who: z.array(z.enum(whoActs)),
  assignee: z.string().nullable(),
  outcome: z.enum(alertOutcomes).nullable(),
  /** Oldest first. */
  acts: z.array(alertAct),
  /** [A22] Since when its finding is gone, and the scan that did it; null where time, a list, a level or a mark of the road did. */
  withdrawn: z
    .object({ at: isoTime, scan: z.string().nullable(), road: slowedOn.optional() })
    .nullable(),
});
export type Alert = z.infer<typeof alert>;

/** What those on the vehicle's way are told of it, and no more. */
export const alertTold = alert.pick({
  number: true,
  kind: true,
  severity: true,
  at: true,
  vehicle: true,
  plate: true,
  pass: true,
  trip: true,
});
export type AlertTold = z.infer<typeof alertTold>;

/** An alert goes by its number. */
export const alertId = ({ number }: Pick<Alert, "number">): string => String(number);

/** Somebody must still see to it, or is doing so. */
export const isLive = ({ status }: Pick<Alert, "status">): boolean =>
  status === "open" || status === "acknowledged";

const fields = Object.keys(finding.shape) as (keyof Finding)[];
/** What was found, without what people did. */
export const findingOf = (one: Finding): Finding =>
  Object.fromEntries(fields.map((field) => [field, one[field]])) as unknown as Finding;

export const gravity = ({ severity }: Pick<Finding, "severity">): number =>
  severities.indexOf(severity);

type Doing = Pick<Alert, "number" | "kind" | "severity" | "at" | "status" | "escalatedAt">;
/** Where it stands in a list: what waits to be seen to, the gravest, what has gone a step up, the latest. */
export const byUrgency = (a: Doing, b: Doing): number =>
  alertStatuses.indexOf(a.status) - alertStatuses.indexOf(b.status) ||
  gravity(b) - gravity(a) ||
  Number(a.escalatedAt === null) - Number(b.escalatedAt === null) ||
  ms(b.at) - ms(a.at) ||
  b.number - a.number;

export type ActRefused = "alert-withdrawn" | "alert-resolved" | "already-exists";

const sameAct = ({ at: _, ...a }: AlertAct, { at: __, ...b }: AlertAct): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Nothing new is said by it: somebody has seen to it, or it is theirs already. */
const changesNothing = (one: Alert, act: AlertAct): boolean =>
  act.note === "" &&
  ((act.what === "acknowledge" && one.status === "acknowledged") ||
    (act.what === "assign" && one.assignee === act.to && one.status === "acknowledged"));

/**
 * [A24] The alert after what somebody did about it; the same act again, or one that changes nothing, leaves it as it is.
 * Whoever gives it to somebody has seen it. Refuses `already-exists` for an act's id with another content,
 * `alert-withdrawn` and `alert-resolved` for one that is over.
 */
export const actOnAlert = (one: Alert, act: AlertAct): Alert | ActRefused => {
  const before = one.acts.find(({ id }) => id === act.id);
  if (before) return sameAct(before, act) ? one : "already-exists";
  if (one.status === "withdrawn") return "alert-withdrawn";
  if (one.status === "resolved") return "alert-resolved";
  if (changesNothing(one, act)) return one;
  const acts = [...one.acts, act];
  switch (act.what) {
    case "acknowledge":
      return { ...one, acts, status: "acknowledged" };
    case "assign":
      return { ...one, acts, status: "acknowledged", assignee: act.to };
    case "resolve":
      return { ...one, acts, status: "resolved", outcome: act.outcome };
  }
};

/** [A25] When an alert goes one step up unless somebody acknowledges it, ms; null where it does not. */
export const escalatesAt = (one: Alert, rules: AlertRules): number | null =>
  one.status === "open" && one.escalatedAt === null
    ? ms(one.openAt) + rules.kinds[one.kind].acknowledgeMinutes * 60_000
    : null;

/** [A25] The alert one step up; null where it is not time, or somebody has seen to it. */
export const escalated = (one: Alert, rules: AlertRules, at: IsoTime): Alert | null => {
  const due = escalatesAt(one, rules);
  return due !== null && ms(at) >= due ? { ...one, escalatedAt: at } : null;
};
