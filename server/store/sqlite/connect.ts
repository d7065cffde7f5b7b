import Database from "better-sqlite3";
import type { Note } from "../log-chain.ts";
import type { Reads } from "../ports.ts";
import { alertsPort } from "./alerts.ts";
import { applicationsPort } from "./applications.ts";
import { convoysPort } from "./convoys.ts";
import { devicesPort } from "./devices.ts";
import { extensionsPort } from "./extensions.ts";
import { findingsPort } from "./findings.ts";
import { importsPort } from "./imports.ts";
import { keysPort } from "./keys.ts";
import { logReads } from "./log.ts";
import { manifestsPort } from "./manifests.ts";
import { passesPort } from "./passes.ts";
import { peoplePort } from "./people.ts";
import { proposalsPort } from "./proposals.ts";
import { questionsPort } from "./questions.ts";
import { referencePort } from "./reference.ts";
import { savedFiltersPort } from "./saved-filters.ts";
import { scansPort } from "./scans.ts";
import { signUpsPort } from "./sign-ups.ts";
import { travelPort } from "./travel.ts";
import { tripsPort } from "./trips.ts";
import { webhooksPort } from "./webhooks.ts";

export const connect = (file: string): Database.Database => {
  const db = new Database(file);
  db.pragma("busy_timeout = 5000");
  db.pragma("journal_mode = WAL");
  db.pragma("foreign_keys = ON");
  // [S2] An answer is only given when what it says has reached the disk.
  db.pragma("synchronous = FULL");
  db.pragma("cache_size = -32768");
  // Pages written again and again go back into the database once in 32 MB, not once in 4.
  db.pragma("wal_autocheckpoint = 8000");
  return db;
};

/**
 * A connection that sees what is committed and can write nothing. There are several: what one does not hold itself is in the
 * memory of the system, once for all.
 */
export const connectToRead = (file: string): Database.Database => {
  const db = connect(file);
  db.pragma("cache_size = -8192");
  db.pragma("query_only = ON");
  return db;
};

/** Every port but the log's over one connection; `note` hears of each row that is written. */
export const portsOf = (db: Database.Database, note: Note) => ({
  ...peoplePort(db, note),
  ...devicesPort(db, note),
  ...keysPort(db, note),
  ...proposalsPort(db, note),
  ...questionsPort(db, note),
  ...manifestsPort(db, note),
  ...convoysPort(db, note),
  ...applicationsPort(db, note),
  ...signUpsPort(db, note),
  ...alertsPort(db, note),
  ...webhooksPort(db, note),
  ...referencePort(db, note),
  ...passesPort(db, note),
  ...tripsPort(db),
  ...travelPort(db),
  ...scansPort(db),
  ...findingsPort(db),
  ...importsPort(db),
  ...savedFiltersPort(db),
  ...extensionsPort(db),
});

/** A connection that only reads has nothing to tell of. */
const unnoted: Note = () => {};

export const readsOf = (db: Database.Database): Reads => ({
  ...portsOf(db, unnoted),
  ...logReads(db),
});
