import type { Database } from "better-sqlite3";
import { enrolment, type Note } from "../log-chain.ts";
import type { DeviceReads, DeviceRow, DeviceWrites, EnrolCodeRow } from "../ports.ts";
import { type DeviceColumns, deviceColumns, toDevice } from "../rows/device.ts";

const columns =
  "id, name, checkpoint, public_key, enrolled_at, last_seen_at, last_seq, last_hash, cut_off_at, marks";

/** One tablet by its id, at once: the scan path reads it inside its transaction. */
export const deviceReader = (db: Database): ((id: string) => DeviceRow | undefined) => {
  const byId = db.prepare<[string], DeviceColumns>(`SELECT ${columns} FROM device WHERE id = ?`);
  return (id) => {
    const row = byId.get(id);
    return row && toDevice(row);
  };
};

/** Tablets and the one-time codes that enrol them, over one connection whose schema is in place. */
export const devicesPort = (db: Database, note: Note): DeviceReads & DeviceWrites => {
  const readDevice = deviceReader(db);
  const all = db.prepare<[], DeviceColumns>(`SELECT ${columns} FROM device ORDER BY no`);
  const put = db.prepare<[DeviceColumns]>(
    `INSERT INTO device (${columns})
     VALUES (@id, @name, @checkpoint, @public_key, @enrolled_at, @last_seen_at, @last_seq, @last_hash, @cut_off_at, @marks)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, checkpoint = excluded.checkpoint,
       cut_off_at = excluded.cut_off_at`,
  );
  const mark = db.prepare("UPDATE device SET marks = ? WHERE id = ?");
  const apart = db.prepare<[], { device: string; times: number }>(
    "SELECT device, count(*) AS times FROM scan_evidence GROUP BY device",
  );
  const code = db.prepare<[string], EnrolCodeRow>(
    "SELECT hash, checkpoint, expires_at AS expiresAt, used_at AS usedAt FROM enrol_code WHERE hash = ?",
  );
  const putCode = db.prepare<[EnrolCodeRow]>(
    `INSERT INTO enrol_code (hash, checkpoint, expires_at, used_at)
     VALUES (@hash, @checkpoint, @expiresAt, @usedAt)
     ON CONFLICT (hash) DO UPDATE SET used_at = excluded.used_at`,
  );

  return {
    device: async (id) => readDevice(id),
    devices: async () => all.all().map(toDevice),
    keptApart: async () => new Map(apart.all().map(({ device, times }) => [device, times])),
    enrolCode: async (hash) => code.get(hash),
    putDevice: async (device) => {
      const columns = deviceColumns(device);
      put.run(columns);
      note({ kind: "device", id: device.id, value: enrolment(toDevice(columns)) });
    },
    markDevice: async (id, marks) => {
      mark.run(JSON.stringify(marks), id);
    },
    putEnrolCode: async (row) => {
      putCode.run(row);
    },
  };
};
