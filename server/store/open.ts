import { join } from "node:path";
import type { Store } from "./ports.ts";
import { openPostgres } from "./postgres/open.ts";
import { openPool } from "./postgres/pool.ts";
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
