import { idTaken, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may } from "../../shared/domain/access.ts";
import { type Alert, type AlertAct, actOnAlert } from "../../shared/domain/alert.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import { alertSubject } from "../queries/alerts.ts";
import type { Store } from "../store/ports.ts";
import { alertEvent } from "./alert-events.ts";
import { announceAlerts } from "./announce-alerts.ts";

type Given<A> = A extends AlertAct ? Omit<A, "by" | "at"> : never;

const told = {
  acknowledge: "acknowledged",
  assign: "assigned",
  resolve: "resolved",
} as const satisfies Record<AlertAct["what"], string>;

/**
 * [A24] What somebody does about an alert where it is theirs to see to. [X22] Refuses `not-found` for one out of reach,
 * `unknown-reference` for an account that may not see to it, else what `actOnAlert` refuses.
 */
export const actOn = (
  store: Store,
  number: number,
  given: Given<AlertAct>,
  caller: Caller,
  at: number,
): Promise<Alert | Refusal> =>
  store.write<Alert>(async (tx) => {
    const before = await tx.alert(number);
    const reference = await tx.reference();
    if (!before || caller.kind !== "person") return refusal("not-found");
    const lies = alertSubject(before, reference);
    if (!may(caller.grants, "alert.work", lies)) return refusal("not-found");
    if (given.what === "assign" && given.to !== null) {
      const person = await tx.account(given.to);
      if (!person?.active || !may(person.grants, "alert.work", lies))
        return refusal("unknown-reference", { to: "cannot-see-to-it" });
    }
    const act = { ...given, id: given.id.toLowerCase(), by: caller.account, at: iso(at) };
    const after = actOnAlert(before, act as AlertAct);
    if (typeof after === "string") return after === "already-exists" ? idTaken : refusal(after);
    if (after === before) return before;
    await tx.putAlert(after);
    const event = alertEvent(told[given.what], after, null, reference);
    await announceAlerts(tx, [{ event, alert: after }], reference, at);
    return after;
  });
