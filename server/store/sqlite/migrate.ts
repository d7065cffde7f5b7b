import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "better-sqlite3";

/** The database was written by a newer version of the product than this one. */
export class DatabaseTooNew extends Error {
  override readonly name = "DatabaseTooNew";
}

const numbered = /^(\d{4})-[a-z0-9-]+\.sql$/;

const migrationsIn = (dir: string): readonly { readonly no: number; readonly file: string }[] =>
  readdirSync(dir)
    .flatMap((file) => {
      const no = numbered.exec(file)?.[1];
      return no === undefined ? [] : [{ no: Number(no), file }];
    })
    .sort((a, b) => a.no - b.no);

/**
 * Brings a database forward, one transaction a step; there is no way back.
 * Throws `DatabaseTooNew` when the database has steps this code does not know.
 */
export const migrate = (db: Database, dir: string, at: number): void => {
  db.exec(
    "CREATE TABLE IF NOT EXISTS migration (no INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)",
  );
  const known = migrationsIn(dir);
  const newest = known.at(-1)?.no ?? 0;
  const step = db.transaction((no: number, file: string) => {
    // Asked again inside the transaction: another process may have been first.
    if (db.prepare("SELECT 1 FROM migration WHERE no = ?").get(no)) return;
    db.exec(readFileSync(join(dir, file), "utf8"));
    db.prepare("INSERT INTO migration VALUES (?, ?, ?)").run(no, file, at);
  });
  const done = Number(db.prepare("SELECT coalesce(max(no), 0) FROM migration").pluck().get());
  if (done > newest)
    throw new DatabaseTooNew(
      `${db.name} was last used by a newer version (its step ${done}, this version knows ${newest}). Start that version, or restore a backup made before it.`,
    );
  for (const { no, file } of known) if (no > done) step.immediate(no, file);
};
