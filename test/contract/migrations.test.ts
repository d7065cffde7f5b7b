import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { stepsIn } from "../../server/store/migrations/steps.ts";
import type { Store } from "../../server/store/ports.ts";
import { openPostgres } from "../../server/store/postgres/open.ts";
import { openPool } from "../../server/store/postgres/pool.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import type { PassId } from "../../shared/domain/pass.ts";
import { ms } from "../../shared/domain/time.ts";
import { aCheckpoint } from "../build/a-place.ts";
import { aSchema, postgresIsThere } from "../build/a-postgres.ts";
import { aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

interface Base {
  /** Steps that ship. */
  readonly steps: string;
  /** Runs several statements without values. */
  readonly script: (sql: string) => Promise<void>;
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly open: (migrationsDir?: string) => Promise<Store>;
  /** Names of all tables. */
  readonly tables: string;
}

const aFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), "greenlane-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
};
const steps = (dialect: string): string =>
  join(import.meta.dirname, "../../server/store/migrations", dialect);
const opened = async (opening: Promise<Store>): Promise<Store> => {
  const store = await opening;
  onTestFinished(() => store.close());
  return store;
};

const sqlite = async (): Promise<Base> => {
  const file = join(aFolder(), "greenlane.db");
  const within = <T>(work: (db: Database.Database) => T): T => {
    const db = new Database(file);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  return {
    steps: steps("sqlite"),
    script: async (sql) => void within((db) => db.exec(sql)),
    query: async (sql) => within((db) => db.prepare<[], Record<string, unknown>>(sql).all()),
    open: (migrationsDir) => openSqlite(file, migrationsDir ? { migrationsDir } : {}),
    tables: "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migration'",
  };
};

const postgres = async (): Promise<Base> => {
  const { url, query, drop } = await aSchema();
  onTestFinished(drop);
  return {
    steps: steps("postgres"),
    script: async (sql) => void (await query(sql)),
    query,
    open: (migrationsDir) => openPostgres(openPool(url), migrationsDir ? { migrationsDir } : {}),
    tables:
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name <> 'migration'",
  };
};

const bases = {
  sqlite,
  ...(postgresIsThere ? { postgres } : {}),
};

describe.each(Object.entries(bases))("bringing a %s database forward", (dialect, aBase) => {
  const old = readFileSync(join(import.meta.dirname, `../old/${dialect}-0001.sql`), "utf8");

  it("[S12] keeps every row that the first version wrote, in every table", async () => {
    const base = await aBase();
    await base.script(old);
    const tables = (await base.query(base.tables)).map(({ name }) => String(name)).sort();
    const rowsOf = new Map<string, readonly Readonly<Record<string, unknown>>[]>();
    for (const table of tables) rowsOf.set(table, await base.query(`SELECT * FROM ${table}`));
    expect([...rowsOf].filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual([]);
    expect(tables.length).toBeGreaterThan(18);

    await opened(base.open());

    for (const [table, rows] of rowsOf) {
      const columns = Object.keys(rows[0]!).join(", ");
      expect(await base.query(`SELECT ${columns} FROM ${table}`), table).toEqual(rows);
    }
  });

  it("[S12] reads what the first version wrote, and goes on from it", async () => {
    const base = await aBase();
    await base.script(old);
    const store = await opened(base.open());
    const { reads } = store;
    expect(await reads.pass("1-0-0" as PassId)).toMatchObject({ rev: 2, origin: "Cảng Cát Lái" });
    expect(await reads.pass("1-0-1" as PassId)).toMatchObject({ status: "spent" });
    expect(await reads.trip(aScanId(2))).toMatchObject({ id: aScanId(1), status: "arrived" });
    expect(await reads.scanBody(aScanId(3))).toMatchObject({ note: "ghi chú \u0000" });
    expect(await reads.accountByUsername("ánh")).toMatchObject({ displayName: "Trần Thị Ánh" });
    expect(await reads.devices()).toMatchObject([{ id: "may-1", lastSeq: 3 }]);
    expect((await reads.reference()).checkpoints).toHaveLength(7);
    expect((await reads.reference()).ruleSets).toHaveLength(1);
    expect(await reads.latestSeq()).toBe(5);
    await store.write(async (tx) => {
      await tx.putCheckpoint(aCheckpoint({ id: "new" }));
      await tx.append(
        [
          {
            type: "checkpoint.put",
            subject: { kind: "checkpoint", id: "new" },
            payload: {},
            topics: [],
          },
        ],
        ms(at()),
      );
    });
    expect((await reads.events(0, 10)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("[S12] [I1] a heading that no field took when a list was mapped by hand is free for the field it has now", async () => {
    const base = await aBase();
    const { reads } = await opened(base.open());
    await base.script(
      `INSERT INTO import_headings (account, body)
       VALUES ('an', '{"ho ten lai xe":null,"ghi chu":null,"bks":"plate"}')`,
    );
    // What the step does to headings, done to such a row.
    const step = stepsIn(base.steps).find(({ file }) => file.endsWith("-drivers.sql"))!;
    await base.script(step.sql.slice(step.sql.indexOf("UPDATE import_headings")));
    expect(await reads.headingsOf("an")).toEqual({ "ghi chu": null, bks: "plate" });
  });

  it("[S12] refuses a database that a newer version has used, and says what to do", async () => {
    const base = await aBase();
    const newer = aFolder();
    for (const file of readdirSync(base.steps))
      copyFileSync(join(base.steps, file), join(newer, file));
    writeFileSync(join(newer, "9999-later.sql"), "CREATE TABLE later (one INTEGER);");
    await (await base.open(newer)).close();
    await expect(base.open()).rejects.toThrow(/newer version .*step 9999/);
    await opened(base.open(newer));
  });

  it("[S12] leaves a database as it was when a step fails", async () => {
    const base = await aBase();
    const broken = aFolder();
    for (const file of readdirSync(base.steps))
      copyFileSync(join(base.steps, file), join(broken, file));
    await (await base.open()).close();
    writeFileSync(join(broken, "9999-broken.sql"), "CREATE TABLE half (one INTEGER); NOT SQL;");
    await expect(base.open(broken)).rejects.toThrow(/syntax error/);
    expect((await base.query(base.tables)).map(({ name }) => name)).not.toContain("half");
    await opened(base.open());
  });

  it("[S12] is done once by processes that start at the same time", async () => {
    const base = await aBase();
    const all = await Promise.all(Array.from({ length: 6 }, () => base.open()));
    onTestFinished(async () => void (await Promise.all(all.map((one) => one.close()))));
    const done = await base.query("SELECT no FROM migration WHERE no > 0 ORDER BY no");
    expect(done.map(({ no }) => no)).toEqual(stepsIn(base.steps).map(({ no }) => no));
  });
});
