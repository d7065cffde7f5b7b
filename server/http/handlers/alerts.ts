import type { AlertSeen } from "../../../shared/contract/alerts.ts";
import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { Alert } from "../../../shared/domain/alert.ts";
import { actOn } from "../../commands/act-on-alert.ts";
import { alertFor, alertsFor, alertWorkersFor, presentAlerts } from "../../queries/alerts.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";

export const alertHandlers = (
  store: Store,
): Pick<
  Handlers,
  "alerts" | "alert" | "alertWorkers" | "acknowledgeAlert" | "assignAlert" | "resolveAlert"
> => {
  const { reads } = store;
  const told = async (result: Alert | Refusal): Promise<AlertSeen | Refusal> => {
    if (isRefusal(result)) return result;
    const [seen] = await presentAlerts(reads, [result]);
    return seen ?? refusal("not-found");
  };
  return {
    alerts: async ({ query }, { caller, at }) => {
      const { items, next } = await alertsFor(reads, caller, query, at);
      return { items: [...items], next };
    },
    alert: ({ params }, { caller, at }) => alertFor(reads, caller, params.id, at),
    alertWorkers: ({ params }, { caller }) => alertWorkersFor(reads, caller, params.id),
    acknowledgeAlert: async ({ params, body }, { caller, at }) =>
      told(await actOn(store, Number(params.id), { what: "acknowledge", ...body }, caller, at)),
    assignAlert: async ({ params, body }, { caller, at }) =>
      told(await actOn(store, Number(params.id), { what: "assign", ...body }, caller, at)),
    resolveAlert: async ({ params, body }, { caller, at }) =>
      told(await actOn(store, Number(params.id), { what: "resolve", ...body }, caller, at)),
  };
};
