import { randomBytes } from "node:crypto";
import pg from "pg";

/** The PostgreSQL database that tests run on; each of them in a schema of its own. */
export const server =
  process.env.TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/postgres";

export const onServer = async <T>(
  work: (client: pg.Client) => Promise<T>,
  url = server,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const isThere = async (): Promise<boolean> => {
  try {
    await onServer((client) => client.query("SELECT 1"));
    return true;
  } catch (error) {
    const said = `PostgreSQL does not answer at ${new URL(server).host} (${error}): start it, or give its address in TEST_DATABASE_URL`;
    if (process.env.CI) throw new Error(said);
    process.stderr.write(`\n*** SKIPPED: every test on PostgreSQL. ${said}\n\n`);
    return false;
  }
};

/** Whether tests can run on PostgreSQL. In CI they must: this module then throws. */
export const postgresIsThere = await isThere();

const bigint = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === bigint ? Number : pg.types.getTypeParser(oid, format),
};

/** A database of one test's own: an empty schema, named in the address. */
export interface TestSchema {
  /** For `DATABASE_URL`. */
  readonly url: string;
  /** One statement, or several without values, beside the product's own connections. */
  readonly query: <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly drop: () => Promise<void>;
}

export const aSchema = async (): Promise<TestSchema> => {
  const schema = `greenlane_test_${randomBytes(6).toString("hex")}`;
  await onServer((client) => client.query(`CREATE SCHEMA ${schema}`));
  const url = new URL(server);
  url.searchParams.set("options", `-c search_path=${schema}`);
  return {
    url: url.href,
    query: (sql, values) =>
      onServer(async (client) => {
        const text = { text: sql, types, ...(values ? { values: [...values] } : {}) };
        return (await client.query(text)).rows;
      }, url.href),
    drop: () =>
      onServer(async (client) => void (await client.query(`DROP SCHEMA ${schema} CASCADE`))),
  };
};
