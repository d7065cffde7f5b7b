import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AuditReads } from "./audit-reads.ts";
import type { Store } from "./ports.ts";
import { postgresAudit } from "./postgres/audit.ts";
import { openPostgres } from "./postgres/open.ts";
import { databaseName, openPool, openSnapshot } from "./postgres/pool.ts";
import { openSqliteAudit } from "./sqlite/audit.ts";
import { openSqlite } from "./sqlite/open.ts";

export interface WhereKept {
  /** Folder of the SQLite file, where that is the database. */
  readonly data: string;
  /** Address of a PostgreSQL database, which any number of processes may share. */
  readonly databaseUrl: string | undefined;
}

/** Opens the store that the settings name. Throws a plain sentence where it cannot be. */
export const openStore = ({ data, databaseUrl }: WhereKept, now: () => number): Promise<Store> =>
  databaseUrl === undefined
    ? openSqlite(join(data, "greenlane.db"), { now })
    : openPostgres(openPool(databaseUrl), { now });

/** What is to be checked, and what a person calls it. */
export interface Auditing {
  readonly name: string;
  readonly reads: AuditReads;
}

/** [S16] Opens the same store only to be checked. Throws a plain sentence where it cannot be. */
export const openAudit = async ({ data, databaseUrl }: WhereKept): Promise<Auditing> => {
  if (databaseUrl !== undefined) {
    const { ask, close } = await openSnapshot(databaseUrl);
    return { name: databaseName(databaseUrl), reads: postgresAudit(ask, close) };
  }
  const file = join(data, "greenlane.db");
  if (!existsSync(file))
    throw new Error(`There is no database at ${file}; set GREENLANE_DATA or DATABASE_URL.`);
  return { name: file, reads: openSqliteAudit(file) };
};
