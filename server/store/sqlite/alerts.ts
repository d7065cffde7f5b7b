import type { Database } from "better-sqlite3";
import type { Alert } from "../../../shared/domain/alert.ts";
import { alertId } from "../../../shared/domain/alert.ts";
import type { AlertReads, AlertWrites, FollowerRow } from "../alert-ports.ts";
import type { Note } from "../log-chain.ts";
import { alertColumns, alertsAskedColumns, toAlert } from "../rows/alert.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";

const listed = (name: string): string => `(SELECT value FROM json_each(@${name}))`;

/** The ledger of alerts, and how far who reads the log for it has come, over one connection whose schema is in place. */
export const alertsPort = (db: Database, note: Note): AlertReads & AlertWrites => {
  const one = db.prepare<[number], string>("SELECT body FROM alert WHERE number = ?").pluck();
  const about = db
    .prepare<[object], string>(
      `SELECT body FROM alert WHERE vehicle IN ${listed("vehicles")}
         OR (device IN ${listed("devices")} AND kind LIKE 'device-%') OR key IN ${listed("keys")} ORDER BY number`,
    )
    .pluck();
  const liveOf = db
    .prepare<[string], string>(
      `SELECT body FROM alert WHERE trip IN (SELECT value FROM json_each(?))
         AND status IN ('open', 'acknowledged') ORDER BY number`,
    )
    .pluck();
  const find = db.prepare<[object], { no: number; body: string }>(
    `SELECT number AS no, body FROM alert WHERE number < @no
       AND (@statuses IS NULL OR status IN ${listed("statuses")})
       AND (@kinds IS NULL OR kind IN ${listed("kinds")}) AND (@gravity IS NULL OR gravity = @gravity)
       AND (@anywhere OR checkpoint IN ${listed("areaPosts")}
         OR (checkpoint IS NULL AND endpoint IN ${listed("areaEndpoints")}))
       AND (@all OR checkpoint IN ${listed("checkpoints")} OR corridor IN ${listed("corridors")}
         OR endpoint IN ${listed("endpoints")})
     ORDER BY number DESC LIMIT @limit`,
  );
  const waiting = db
    .prepare<[number, number], string>(
      `SELECT body FROM alert WHERE status = 'open' AND gone_up = 0 AND open_at <= ?
       ORDER BY open_at, number LIMIT ?`,
    )
    .pluck();
  const next = db.prepare<[], number>("SELECT coalesce(max(number), 0) + 1 FROM alert").pluck();
  const put = db.prepare<[object]>(
    `INSERT INTO alert (number, key, kind, gravity, status, open_at, gone_up, vehicle, device, trip,
       checkpoint, corridor, endpoint, body)
     VALUES (@number, @key, @kind, @gravity, @status, @openAt, @goneUp, @vehicle, @device, @trip,
       @checkpoint, @corridor, @endpoint, @body)
     ON CONFLICT (number) DO UPDATE SET key = excluded.key, kind = excluded.kind,
       gravity = excluded.gravity, status = excluded.status, open_at = excluded.open_at,
       gone_up = excluded.gone_up, vehicle = excluded.vehicle, device = excluded.device,
       trip = excluded.trip, checkpoint = excluded.checkpoint, corridor = excluded.corridor,
       endpoint = excluded.endpoint, body = excluded.body`,
  );
  const follower = db.prepare<[string], FollowerRow>(
    "SELECT seq, holder, until FROM follower WHERE name = ?",
  );
  const putFollower = db.prepare<[object]>(
    `INSERT INTO follower (name, seq, holder, until) VALUES (@name, @seq, @holder, @until)
     ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, holder = excluded.holder,
       until = excluded.until`,
  );

  const alert = (number: number): Alert | undefined => {
    const body = one.get(number);
    return body === undefined ? undefined : toAlert(body);
  };
  return {
    alert: async (number) => alert(number),
    alertsByNumbers: async (numbers) => numbers.flatMap((number) => alert(number) ?? []),
    alertsAbout: async ({ vehicles, devices, keys }) =>
      about
        .all({
          vehicles: JSON.stringify(vehicles),
          devices: JSON.stringify(devices),
          keys: JSON.stringify(keys),
        })
        .map(toAlert),
    liveAlertsOf: async (trips) => liveOf.all(JSON.stringify(trips)).map(toAlert),
    findAlerts: async (asked, reach) => {
      const { statuses, kinds, anywhere, areaPosts, areaEndpoints, ...rest } =
        alertsAskedColumns(asked);
      const rows = find.all({
        ...rest,
        statuses: statuses && JSON.stringify(statuses),
        kinds: kinds && JSON.stringify(kinds),
        anywhere: anywhere ? 1 : 0,
        areaPosts: JSON.stringify(areaPosts),
        areaEndpoints: JSON.stringify(areaEndpoints),
        all: reach.all ? 1 : 0,
        checkpoints: JSON.stringify([...reach.checkpoints]),
        corridors: JSON.stringify([...reach.corridors]),
        endpoints: JSON.stringify([...reach.endpoints]),
        no: rowsBefore(asked.cursor),
        limit: asked.limit + 1,
      });
      return pageOf<Alert>(rows, asked.limit);
    },
    alertsWaiting: async (openBefore, limit) => waiting.all(openBefore, limit).map(toAlert),
    follower: async (name) => follower.get(name),
    nextAlertNumber: async () => next.get()!,
    putAlert: async (given) => {
      put.run(alertColumns(given));
      note({ kind: "alert", id: alertId(given), value: given });
    },
    putFollower: async (name, row) => void putFollower.run({ name, ...row }),
  };
};
