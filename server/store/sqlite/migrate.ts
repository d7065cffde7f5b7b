import type { Database } from "better-sqlite3";
import { type Step, stepsIn, stepsToGo } from "../migrations/steps.ts";

/**
 * Brings a database forward by the steps in `dir`, one transaction a step; there is no way back.
 * Throws `DatabaseTooNew` when the database has steps this code does not know.
 */
export const migrate = (db: Database, dir: string, at: number): void => {
  db.exec(
    "CREATE TABLE IF NOT EXISTS migration (no INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)",
  );
  const take = db.transaction(({ no, file, sql }: Step) => {
    // Asked again inside the transaction: another process may have been first.
    if (db.prepare("SELECT 1 FROM migration WHERE no = ?").get(no)) return;
    db.exec(sql);
    db.prepare("INSERT INTO migration VALUES (?, ?, ?)").run(no, file, at);
  });
  const done = Number(db.prepare("SELECT coalesce(max(no), 0) FROM migration").pluck().get());
  for (const step of stepsToGo(stepsIn(dir), done, db.name)) take.immediate(step);
};
