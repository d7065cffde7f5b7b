import { type Alert, findingOf, gravity, isLive, type SlowedOn } from "./alert.ts";
import type { AlertRules } from "./findings/alert-rules.ts";
import { type Finding, goesOn } from "./findings/finding-shape.ts";
import type { IsoTime } from "./time.ts";

/** What findings are settled by, beside themselves. */
export interface Settling {
  /** The server's time. */
  readonly at: IsoTime;
  /** The next number that no alert has. */
  readonly nextNumber: number;
  readonly rules: AlertRules;
  /** [A23] Was a scan heard of so many minutes after it was made, or later? */
  readonly late: (scan: string, minutes: number) => boolean;
  /** Do the findings speak of this alert: is all that it rests on part of what they were made from? */
  readonly covers: (one: Alert) => boolean;
  /** [A22] The scan that made the finding of an alert vanish; null where none did. */
  readonly undoneBy: (one: Alert) => string | null;
  /** [K18] The stretch whose mark did, where no scan did it; left out where no road can. */
  readonly slowedBy?: (one: Alert) => SlowedOn | null;
}

const json = (value: Finding): string => JSON.stringify(value);

const byKey = (a: Finding, b: Finding): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** A finding in one form, whatever the order its facts were put together in. */
const plain = (one: Finding): Finding => ({
  ...findingOf(one),
  facts: Object.fromEntries(Object.entries(one.facts).sort(([a], [b]) => (a < b ? -1 : 1))),
});

/** [A21] Each cause once: of several findings of it the gravest, and where they are as grave the one that comes first as text. */
const eachOnce = (findings: readonly Finding[]): Finding[] => {
  const found = new Map<string, Finding>();
  for (const one of findings.map(plain)) {
    const other = found.get(one.key);
    const rather =
      !other ||
      gravity(one) > gravity(other) ||
      (gravity(one) === gravity(other) && json(one) < json(other));
    if (rather) found.set(one.key, one);
  }
  return [...found.values()].sort(byKey);
};

/** [A23] Heard of when somebody should have acted on it already. */
const foundLate = (one: Finding, { late, rules }: Settling): boolean =>
  one.scans.some((scan) => late(scan, rules.kinds[one.kind].acknowledgeMinutes));

const raised = (one: Finding, number: number, settling: Settling): Alert => ({
  ...one,
  number,
  status: "open",
  firstAt: settling.at,
  lastAt: settling.at,
  openAt: settling.at,
  retroactive: foundLate(one, settling),
  who: settling.rules.kinds[one.kind].acts,
  escalatedAt: null,
  assignee: null,
  outcome: null,
  acts: [],
  withdrawn: null,
});

/** Waits to be seen to again; whose it was it still is. */
const opened = (one: Alert, at: IsoTime): Alert => ({
  ...one,
  status: "open",
  openAt: at,
  escalatedAt: null,
  outcome: null,
});

/** An alert whose finding is there, as that now is. */
const goneOn = (before: Alert, now: Finding, settling: Settling): Alert | null => {
  const { at } = settling;
  const changed = json(plain(before)) !== json(now);
  if (!changed && before.withdrawn === null) return null;
  const next: Alert = { ...before, ...now, lastAt: at, withdrawn: null };
  if (before.status === "withdrawn")
    return { ...opened(next, at), retroactive: foundLate(now, settling) };
  // Graver than what somebody saw to is something new to see to.
  const graver = gravity(now) > gravity(before) && before.status !== "open";
  return graver ? opened(next, at) : next;
};

/** [A22] What people decided stands, though what it was about is gone. */
const undone = (before: Alert, { at, undoneBy, slowedBy }: Settling): Alert => {
  const scan = undoneBy(before);
  const road = scan === null ? slowedBy?.(before) : null;
  return {
    ...before,
    status: before.status === "resolved" ? "resolved" : "withdrawn",
    lastAt: at,
    withdrawn: { at, scan, ...(road && { road }) },
  };
};

/**
 * [A21] What findings change in the ledger: alerts raised, grown, withdrawn or opened again, each as it then is. The same
 * findings in any order, however often, change the same, and settled once more nothing. `existing`: every alert of the
 * vehicles and tablets that the findings are of.
 */
export const settleAlerts = (
  existing: readonly Alert[],
  findings: readonly Finding[],
  settling: Settling,
): readonly Alert[] => {
  const known = new Map(existing.map((one) => [one.key, one]));
  const found = eachOnce(findings);
  const keys = new Set(found.map(({ key }) => key));
  // A late scan may move a cause, and its key with it; what people did goes on with it.
  const left = [...existing]
    .filter((one) => !keys.has(one.key) && one.withdrawn === null)
    .sort((a, b) => a.number - b.number);
  const moved = new Set<Alert>();
  const changes: Alert[] = [];
  let number = settling.nextNumber;
  for (const now of found) {
    const same = known.get(now.key);
    const before =
      same ?? left.find((one) => !moved.has(one) && settling.covers(one) && goesOn(one, now));
    if (!before) {
      changes.push(raised(now, number, settling));
      number += 1;
      continue;
    }
    if (!same) moved.add(before);
    const next = goneOn(before, now, settling);
    if (next) changes.push(next);
  }
  for (const before of left)
    if (
      !moved.has(before) &&
      settling.covers(before) &&
      (isLive(before) || before.status === "resolved")
    )
      changes.push(undone(before, settling));
  return changes;
};
