import { isRefusal } from "../../shared/contract/problems.ts";
import { escalated } from "../../shared/domain/alert.ts";
import type { AlertRules } from "../../shared/domain/findings/alert-rules.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Store } from "../store/ports.ts";
import { alertEvent } from "./alert-events.ts";
import { announceAlerts } from "./announce-alerts.ts";

/** At a time: nobody who writes is held up for long. */
const mostAtOnce = 500;

/** [A25] Takes alerts one step up that nobody acknowledged in time. Answers how many. */
export const escalateAlerts = async (
  store: Store,
  rules: AlertRules,
  at: number,
): Promise<number> => {
  const soonest = Math.min(
    ...Object.values(rules.kinds).map(({ acknowledgeMinutes }) => acknowledgeMinutes),
  );
  const waiting = await store.reads.alertsWaiting(at - soonest * 60_000, mostAtOnce);
  const due = waiting.filter((one) => escalated(one, rules, iso(at)));
  if (due.length === 0) return 0;
  const done = await store.write(async (tx) => {
    const reference = await tx.reference();
    const now = await tx.alertsByNumbers(due.map(({ number }) => number));
    const up = now.flatMap((one) => escalated(one, rules, iso(at)) ?? []);
    for (const one of up) await tx.putAlert(one);
    const announced = up.map((alert) => ({
      event: alertEvent("escalated", alert, null, reference),
      alert,
    }));
    await announceAlerts(tx, announced, reference, at);
    return up.length;
  });
  return isRefusal(done) ? 0 : done;
};
