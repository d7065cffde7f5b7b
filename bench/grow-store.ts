import { copyFileSync } from "node:fs";
import Database from "better-sqlite3";

/** What a grown store holds. */
export interface Grown {
  readonly scans: number;
  readonly trips: number;
  readonly passes: number;
}

type Db = Database.Database;
type Changes = Readonly<Record<string, string>>;

/** Copies the rows of a table from the day attached as `day`, some of their columns changed, the others as they are. */
const copying = (db: Db, table: string, order: string, changes: Changes, from = table) => {
  const columns = db
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => name);
  const values = columns.map((name) => changes[name] ?? `${from}.${name}`);
  return db.prepare(
    `INSERT INTO main.${table} (${columns.join(", ")}) SELECT ${values.join(", ")} FROM day.${table} AS ${from} ORDER BY ${order}`,
  );
};

const most = (db: Db, table: string, column: string): number =>
  Number(db.prepare(`SELECT max(${column}) FROM day.${table}`).pluck().get());

/** Numbers are given anew: what was scanned today is the newest there is. */
const moveToday = (db: Db, by: number): void => {
  for (const table of ["scan", "scan_body", "event", "event_topic", "row_seal", "log_head"])
    db.prepare(`UPDATE main.${table} SET seq = seq + ?`).run(by);
  db.prepare("UPDATE main.topics_filed SET seq = seq + ?").run(by);
};

/**
 * Makes of one day's store one that has lived through `days` more: each a copy of that day, as many days ago, by vehicles
 * of its own whose passes have ended and whose trips are over. All of it in SQL, so that millions of scans take minutes; the
 * hashes of copied events do not chain. The same day always grows into the same store.
 */
export const growStore = (day: string, file: string, days: number): Grown => {
  copyFileSync(day, file);
  const db = new Database(file);
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.pragma("foreign_keys = OFF");
  db.pragma("cache_size = -1000000");
  db.prepare("ATTACH ? AS day").run(day);
  const events = most(db, "event", "seq");
  const vehicles = most(db, "vehicle", "no");
  const passes = most(db, "pass", "no");
  const lists = most(db, "pass", "list") + 1;

  const back = "(@days - @k + 1) * 86400000";
  const seq = (table: string) => `${table}.seq + (@k - 1) * ${events}`;
  const uuid = (id: string) => `printf('%08x', @k) || substr(${id}, 9)`;
  const passId = (pass: string) =>
    `${pass}.kid || '-' || (${pass}.list + @k * ${lists}) || '-' || ${pass}.idx`;
  const copies = [
    copying(db, "pass", "pass.no", {
      no: `pass.no + @k * ${passes}`,
      id: passId("pass"),
      list: `pass.list + @k * ${lists}`,
      short_code: `printf('x%07d', @k * ${passes} + pass.no)`,
      valid_from: `pass.valid_from - ${back}`,
      valid_to: `pass.valid_to - ${back}`,
      body: `json_set(pass.body, '$.id', ${passId("pass")})`,
    }),
    db.prepare(
      `INSERT INTO main.vehicle (no, key) SELECT v.no + @k * ${vehicles}, ${passId("pass")}
       FROM day.vehicle AS v JOIN day.pass AS pass ON pass.id = v.key ORDER BY v.no`,
    ),
    copying(db, "event", "event.seq", {
      seq: seq("event"),
      at: `event.at - ${back}`,
      subject_id: `CASE event.subject_kind WHEN 'scan' THEN ${uuid("event.subject_id")} ELSE event.subject_id END`,
    }),
    copying(db, "event_topic", "event_topic.topic, event_topic.seq", { seq: seq("event_topic") }),
    copying(db, "scan", "scan.seq", {
      seq: seq("scan"),
      id: `unhex(${uuid("lower(hex(scan.id))")})`,
      device_seq: `-scan.device_seq - @k * 100000`,
      vehicle: `scan.vehicle + @k * ${vehicles}`,
      at: `scan.at - ${back}`,
      received_at: `scan.received_at - ${back}`,
    }),
    copying(db, "scan_body", "scan_body.seq", { seq: seq("scan_body") }),
    copying(db, "trip", "trip.opened_at", {
      no: "NULL",
      id: uuid("trip.id"),
      vehicle: `trip.vehicle + @k * ${vehicles}`,
      status: "'arrived'",
      opened_at: `trip.opened_at - ${back}`,
      closed_at: `coalesce(trip.closed_at, trip.opened_at) - ${back}`,
      body: `json_set(trip.body, '$.id', ${uuid("trip.id")}, '$.status', 'arrived', '$.closedAt', coalesce(trip.body ->> '$.closedAt', trip.body ->> '$.openedAt'))`,
    }),
  ];
  db.exec("BEGIN");
  if (days > 0) moveToday(db, days * events);
  for (let k = 1; k <= days; k += 1) for (const copy of copies) copy.run({ k, days });
  db.exec("COMMIT");
  const count = (table: string): number =>
    Number(db.prepare(`SELECT count(*) FROM main.${table}`).pluck().get());
  const grown = { scans: count("scan"), trips: count("trip"), passes: count("pass") };
  db.close();
  return grown;
};
