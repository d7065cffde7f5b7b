import { enrolment, type Note } from "../log-chain.ts";
import type { DeviceReads, DeviceWrites, EnrolCodeRow } from "../ports.ts";
import { type DeviceColumns, deviceColumns, toDevice } from "../rows/device.ts";
import type { Ask } from "./database.ts";

const columns =
  "id, name, checkpoint, public_key, enrolled_at, last_seen_at, last_seq, last_hash, cut_off_at, marks";

/** Several tablets by their ids: the scan path reads them inside its transaction. */
export const devicesById = async (ask: Ask, ids: readonly string[]) =>
  new Map(
    (
      await ask<DeviceColumns>(`SELECT ${columns} FROM device WHERE id = ANY($1::text[])`, [ids])
    ).map((row) => [row.id, toDevice(row)]),
  );

/** Tablets and the one-time codes that enrol them. */
export const devicesPort = (ask: Ask, note: Note): DeviceReads & DeviceWrites => ({
  device: async (id) => (await devicesById(ask, [id])).get(id),
  devices: async () =>
    (await ask<DeviceColumns>(`SELECT ${columns} FROM device ORDER BY no`)).map(toDevice),
  keptApart: async () => {
    const rows = await ask<{ device: string; times: number }>(
      "SELECT device, count(*) AS times FROM scan_evidence GROUP BY device",
    );
    return new Map(rows.map(({ device, times }) => [device, times]));
  },
  enrolCode: async (hash) => {
    const [row] = await ask<EnrolCodeRow>(
      `SELECT hash, checkpoint, expires_at AS "expiresAt", used_at AS "usedAt"
       FROM enrol_code WHERE hash = $1`,
      [hash],
    );
    return row;
  },
  putDevice: async (device) => {
    const row = deviceColumns(device);
    await ask(
      `INSERT INTO device (no, ${columns})
       VALUES ((SELECT coalesce(max(no), 0) + 1 FROM device), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, checkpoint = excluded.checkpoint,
         cut_off_at = excluded.cut_off_at`,
      [
        row.id,
        row.name,
        row.checkpoint,
        row.public_key,
        row.enrolled_at,
        row.last_seen_at,
        row.last_seq,
        row.last_hash,
        row.cut_off_at,
        row.marks,
      ],
    );
    note({ kind: "device", id: device.id, value: enrolment(toDevice(row)) });
  },
  markDevice: async (id, marks) => {
    await ask("UPDATE device SET marks = $1 WHERE id = $2", [JSON.stringify(marks), id]);
  },
  putEnrolCode: async ({ hash, checkpoint, expiresAt, usedAt }) => {
    await ask(
      `INSERT INTO enrol_code (hash, checkpoint, expires_at, used_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (hash) DO UPDATE SET used_at = excluded.used_at`,
      [hash, checkpoint, expiresAt, usedAt],
    );
  },
});
