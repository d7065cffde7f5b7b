import { type Alert, alertId } from "../../../shared/domain/alert.ts";
import type { AlertReads, AlertWrites, FollowerRow } from "../alert-ports.ts";
import type { Note } from "../log-chain.ts";
import { alertColumns, alertsAskedColumns, toAlert } from "../rows/alert.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
const alertsIn = (rows: readonly Body[]): Alert[] => rows.map(({ body }) => toAlert(body));

/** The ledger of alerts, and how far who reads the log for it has come. */
export const alertsPort = (ask: Ask, note: Note): AlertReads & AlertWrites => ({
  alert: async (number) => {
    const [row] = await ask<Body>("SELECT body FROM alert WHERE number = $1", [number]);
    return row && toAlert(row.body);
  },
  alertsByNumbers: async (numbers) => {
    const rows = await ask<Body>("SELECT body FROM alert WHERE number = ANY($1::bigint[])", [
      numbers,
    ]);
    const found = new Map(alertsIn(rows).map((one) => [one.number, one]));
    return numbers.flatMap((number) => found.get(number) ?? []);
  },
  alertsAbout: async ({ vehicles, devices, keys }) =>
    alertsIn(
      await ask<Body>(
        `SELECT body FROM alert WHERE vehicle = ANY($1::text[]) OR (device = ANY($2::text[]) AND kind LIKE 'device-%')
           OR key = ANY($3::text[]) ORDER BY number`,
        [vehicles, devices, keys],
      ),
    ),
  liveAlertsOf: async (trips) =>
    alertsIn(
      await ask<Body>(
        `SELECT body FROM alert WHERE trip = ANY($1::text[])
           AND status IN ('open', 'acknowledged') ORDER BY number`,
        [trips],
      ),
    ),
  findAlerts: async (asked, reach) => {
    const { statuses, kinds, gravity, anywhere, areaPosts, areaEndpoints } =
      alertsAskedColumns(asked);
    const rows = await ask<Body & { readonly no: number }>(
      `SELECT number AS no, body FROM alert WHERE number < $1
         AND ($2::text[] IS NULL OR status = ANY($2::text[]))
         AND ($3::text[] IS NULL OR kind = ANY($3::text[])) AND ($4::integer IS NULL OR gravity = $4)
         AND ($5 OR checkpoint = ANY($6::text[])
           OR (checkpoint IS NULL AND endpoint = ANY($7::text[])))
         AND ($8 OR checkpoint = ANY($9::text[]) OR corridor = ANY($10::text[])
           OR endpoint = ANY($11::text[]))
       ORDER BY number DESC LIMIT $12`,
      [
        rowsBefore(asked.cursor),
        statuses,
        kinds,
        gravity,
        anywhere,
        areaPosts,
        areaEndpoints,
        reach.all,
        [...reach.checkpoints],
        [...reach.corridors],
        [...reach.endpoints],
        asked.limit + 1,
      ],
    );
    return pageOf<Alert>(rows, asked.limit);
  },
  alertsWaiting: async (openBefore, limit) =>
    alertsIn(
      await ask<Body>(
        `SELECT body FROM alert WHERE status = 'open' AND gone_up = 0 AND open_at <= $1
         ORDER BY open_at, number LIMIT $2`,
        [openBefore, limit],
      ),
    ),
  follower: async (name) => {
    const [row] = await ask<FollowerRow>(
      "SELECT seq, holder, until FROM follower WHERE name = $1",
      [name],
    );
    return row;
  },
  nextAlertNumber: async () => {
    const [row] = await ask<{ next: number }>(
      "SELECT coalesce(max(number), 0) + 1 AS next FROM alert",
      [],
    );
    return row!.next;
  },
  putAlert: async (given) => {
    const row = alertColumns(given);
    await ask(
      `INSERT INTO alert (number, key, kind, gravity, status, open_at, gone_up, vehicle, device, trip,
         checkpoint, corridor, endpoint, body)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (number) DO UPDATE SET key = excluded.key, kind = excluded.kind,
         gravity = excluded.gravity, status = excluded.status, open_at = excluded.open_at,
         gone_up = excluded.gone_up, vehicle = excluded.vehicle, device = excluded.device,
         trip = excluded.trip, checkpoint = excluded.checkpoint, corridor = excluded.corridor,
         endpoint = excluded.endpoint, body = excluded.body`,
      [
        row.number,
        row.key,
        row.kind,
        row.gravity,
        row.status,
        row.openAt,
        row.goneUp,
        row.vehicle,
        row.device,
        row.trip,
        row.checkpoint,
        row.corridor,
        row.endpoint,
        row.body,
      ],
    );
    note({ kind: "alert", id: alertId(given), value: given });
  },
  putFollower: async (name, { seq, holder, until }) => {
    await ask(
      `INSERT INTO follower (name, seq, holder, until) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, holder = excluded.holder,
         until = excluded.until`,
      [name, seq, holder, until],
    );
  },
});
