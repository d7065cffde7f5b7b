import { idTaken, isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { isLive } from "../../shared/domain/alert.ts";
import {
  type DelayedVehicle,
  delayAlert,
  delayKey,
  delayKind,
  isSameDelay,
  type ReportedDelay,
  wrongSince,
} from "../../shared/domain/delay.ts";
import type { AlertRules } from "../../shared/domain/findings/alert-rules.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { Reads, Store } from "../store/ports.ts";
import { alertEvent } from "./alert-events.ts";
import { announceAlerts } from "./announce-alerts.ts";

/**
 * [E5] A driver's report that a post keeps the vehicle waiting: an alert for those who command there, at once. The same again,
 * and another of the same vehicle and post while the first is not over, is the first. Refuses what `vehicleOf` refuses, which
 * says whose vehicle it is, `invalid-input` for another post or time, `already-exists` for its id with another content.
 */
export const reportDelay = (
  store: Store,
  rules: AlertRules,
  given: ReportedDelay,
  vehicleOf: (reads: Reads) => Promise<DelayedVehicle | Refusal>,
  at: number,
): Promise<{ readonly number: number } | Refusal> =>
  store.write<{ readonly number: number }>(async (tx) => {
    const rule = rules.kinds[delayKind];
    const report = { ...given, id: given.id.toLowerCase() };
    const vehicle = await vehicleOf(tx);
    if (isRefusal(vehicle)) return vehicle;
    // The same lorry by whatever it is known: any pass it has or had, or none.
    const passes = await tx.passesOfPlate(vehicle.plate);
    const vehicles = [vehicle.plate, ...passes.map((pass) => pass.id)];
    const about = { vehicles, devices: [], keys: [delayKey(report.id)] };
    const reports = (await tx.alertsAbout(about)).filter(({ kind }) => kind === delayKind);
    const before = reports.find(({ key }) => key === delayKey(report.id));
    if (before) {
      const same = before.plate === vehicle.plate && isSameDelay(before, report);
      return same ? { number: before.number } : idTaken;
    }
    if (!vehicle.posts.includes(report.checkpoint))
      return refusal("invalid-input", { checkpoint: "not-on-its-way" });
    const wrong = wrongSince(ms(report.since), at, rule);
    if (wrong) return refusal("invalid-input", { since: wrong });
    const live = reports.find(
      (one) => isLive(one) && one.plate === vehicle.plate && one.checkpoint === report.checkpoint,
    );
    if (live) return { number: live.number };
    const trips = await tx.tripsOf([vehicle.key], at);
    const open = trips.find(({ closedAt }) => closedAt === null)?.id ?? null;
    const number = await tx.nextAlertNumber();
    const alert = delayAlert(report, vehicle, open, number, rule, iso(at));
    await tx.putAlert(alert);
    const reference = await tx.reference();
    const event = alertEvent("raised", alert, null, reference);
    await announceAlerts(tx, [{ event, alert }], reference, at);
    return { number };
  });
