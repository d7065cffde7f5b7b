import type { Database } from "better-sqlite3";
import type { PassId } from "../../../shared/domain/pass.ts";
import { hashText, uuidBytes } from "../rows/bytes.ts";
import { type MadeVersionColumns, makeOnFileReader, toMadeVersion } from "../rows/pass-on-file.ts";
import { historyFrom, latelyMs } from "../rows/trip.ts";
import type { ScanGroupFacts, ScanGroupKeys } from "../scan-group-ports.ts";
import { deviceReader } from "./devices.ts";
import { referenceReader } from "./reference.ts";

/** Loads what one group of scans needs to be decided. To be called inside the transaction that writes it. */
export const makeGroupLoader = (db: Database): ((keys: ScanGroupKeys) => ScanGroupFacts) => {
  const device = deviceReader(db);
  const passBody = db.prepare<[string], string>("SELECT body FROM pass WHERE id = ?").pluck();
  const versions = db.prepare<[string], MadeVersionColumns>(
    `SELECT v.body, v.changed_at AS at FROM pass JOIN pass_version AS v ON v.pass = pass.no
     WHERE pass.id = ?`,
  );
  const onFile = makeOnFileReader();
  const { reference } = referenceReader(db);
  const scanById = db.prepare<[Buffer], { seq: number; hash: Buffer }>(
    "SELECT seq, hash FROM scan WHERE id = ?",
  );
  const topicsAt = db.prepare<[number], string>("SELECT topics FROM event WHERE seq = ?").pluck();
  const vehicleNo = db.prepare<[string], number>("SELECT no FROM vehicle WHERE key = ?").pluck();
  // [T10] Opened before, not at, a scan's moment: of two scans of one moment the new one may come first.
  // Not `max` or ORDER BY: beside a bound column either makes SQLite prepare the statement anew at each run.
  const openings = db
    .prepare<[number, number, number], number>(
      "SELECT opened_at FROM trip WHERE vehicle = ? AND opened_at < ? AND opened_at >= ?",
    )
    .pluck();
  const factsSince = db
    .prepare<[number, number], string>(
      "SELECT fact FROM scan WHERE vehicle = ? AND at >= ? AND fact IS NOT NULL",
    )
    .pluck();
  const tripsSince = db
    .prepare<[number, number], string>("SELECT body FROM trip WHERE vehicle = ? AND opened_at >= ?")
    .pluck();
  const atById = db.prepare<[Buffer], number>("SELECT at FROM scan WHERE id = ?").pluck();
  const deviceNo = db.prepare<[string], number>("SELECT no FROM device WHERE id = ?").pluck();
  const hashAtSeq = db
    .prepare<[number, number], Buffer>("SELECT hash FROM scan WHERE device = ? AND device_seq = ?")
    .pluck();

  const history = ({ key, since: earliest, corrected }: ScanGroupKeys["vehicles"][number]) => {
    const no = vehicleNo.get(key);
    if (no === undefined) return { scans: [], trips: [] };
    const since = corrected.reduce(
      (least, id) => Math.min(least, atById.get(uuidBytes(id)) ?? least),
      earliest,
    );
    const lately = openings.all(no, since, since - latelyMs);
    const found = lately.length > 0 ? lately : openings.all(no, since, Number.MIN_SAFE_INTEGER);
    const start = found.reduce((a, b) => Math.max(a, b), Number.MIN_SAFE_INTEGER);
    return historyFrom(found.length > 0, factsSince.all(no, start), tripsSince.all(no, start));
  };

  const passAt = (id: PassId) => {
    const body = passBody.get(id);
    return body === undefined ? undefined : onFile(id, body);
  };

  const versionsOf = (id: PassId) => versions.all(id).map(toMadeVersion);

  const found = <K, V>(keys: readonly K[], read: (key: K) => V | undefined): Map<K, V> => {
    const map = new Map<K, V>();
    for (const key of keys) {
      const value = read(key);
      if (value !== undefined) map.set(key, value);
    }
    return map;
  };

  return (keys) => {
    const devices = found(keys.devices, device);
    const deviceSeqs = new Map<string, string>();
    for (const { device: id, seq } of keys.deviceSeqs) {
      if (seq > (devices.get(id)?.lastSeq ?? 0)) continue;
      const hash = hashAtSeq.get(deviceNo.get(id)!, seq);
      if (hash) deviceSeqs.set(`${id} ${seq}`, hashText(hash));
    }
    const passes = found(keys.passes, passAt);
    const amended = [...passes.values()].filter(({ rev }) => rev > 1).map(({ id }) => id);
    return {
      reference: reference(),
      known: found(keys.ids, (id) => {
        const row = scanById.get(uuidBytes(id));
        if (!row) return undefined;
        const topics = JSON.parse(topicsAt.get(row.seq) ?? "[]") as string[];
        return { seq: row.seq, hash: hashText(row.hash), topics };
      }),
      passes,
      versions: found(amended, versionsOf),
      histories: new Map(keys.vehicles.map((vehicle) => [vehicle.key, history(vehicle)])),
      devices,
      deviceSeqs,
    };
  };
};
