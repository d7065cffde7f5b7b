import { isRefusal, refusal } from "../../shared/contract/problems.ts";
import type { AlertRules } from "../../shared/domain/findings/alert-rules.ts";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import { type Settling, settleAlerts } from "../../shared/domain/settle-alerts.ts";
import { iso } from "../../shared/domain/time.ts";
import type { AlertsAbout } from "../store/alert-ports.ts";
import type { Store } from "../store/ports.ts";
import { settledEvent } from "./alert-events.ts";
import { announceAlerts } from "./announce-alerts.ts";

/** What was found of vehicles or tablets, and by what their alerts are settled. */
export interface Found extends Pick<Settling, "late" | "covers" | "undoneBy" | "slowedBy"> {
  readonly vehicles: readonly string[];
  readonly devices: readonly string[];
  readonly findings: readonly Finding[];
}

export interface SettleParts {
  readonly store: Store;
  readonly rules: AlertRules;
  /** [A26] Asked in the transaction that writes: is it still this process that follows? */
  readonly mine: (holder: string, until: number, at: number) => boolean;
}

/** Who follows the log for alerts. */
export const followerName = "alerts";

/**
 * [A30] Writes what findings change in the ledger, with its events in one transaction; where they change nothing, which is
 * nearly always, nobody who writes is held up. Answers with how many alerts changed; refuses `not-ready` where another
 * process has taken over.
 */
export const settleFindings = async (
  { store, rules, mine }: SettleParts,
  { vehicles, devices, findings, ...how }: Found,
  at: number,
) => {
  const about: AlertsAbout = { vehicles, devices, keys: findings.map(({ key }) => key) };
  const settling = { ...how, rules, at: iso(at), nextNumber: 1 };
  const before = await store.reads.alertsAbout(about);
  if (settleAlerts(before, findings, settling).length === 0) return 0;
  return store.write<number>(async (tx) => {
    const row = await tx.follower(followerName);
    if (row && !mine(row.holder, row.until, at)) return refusal("not-ready");
    const reference = await tx.reference();
    // As they are now: somebody may have acted on one meanwhile.
    const existing = await tx.alertsAbout(about);
    const nextNumber = await tx.nextAlertNumber();
    const changes = settleAlerts(existing, findings, { ...settling, nextNumber });
    const was = new Map(existing.map((one) => [one.number, one]));
    for (const one of changes) await tx.putAlert(one);
    const announced = changes.map((alert) => ({
      event: settledEvent(alert, was.get(alert.number) ?? null, reference),
      alert,
    }));
    await announceAlerts(tx, announced, reference, at);
    return changes.length;
  });
};

/** Did a transaction settle anything? A refusal: another process follows now. */
export const settled = (result: Awaited<ReturnType<typeof settleFindings>>): boolean =>
  !isRefusal(result);
