import { randomBytes } from "node:crypto";
import { onServer, postgresIsThere, server } from "./a-postgres.ts";

const name = /^greenlane_tests_(\d+)_/;
const longestRunMs = 6 * 3_600_000;

/**
 * A PostgreSQL database of a run's own, in which its tests have their schemas. Thousands of tables made and dropped slow
 * a database down for good where nothing vacuums it: with this one that ends. Those of runs that were killed go too.
 */
export const setup = async (): Promise<(() => Promise<void>) | undefined> => {
  if (!postgresIsThere || name.test(new URL(server).pathname.slice(1))) return;
  const database = `greenlane_tests_${Date.now()}_${randomBytes(4).toString("hex")}`;
  const drop = (which: string) =>
    onServer((client) => client.query(`DROP DATABASE IF EXISTS ${which} WITH (FORCE)`));
  const { rows } = await onServer((client) =>
    client.query<{ datname: string }>("SELECT datname FROM pg_database"),
  );
  for (const { datname } of rows) {
    const [, since] = name.exec(datname) ?? [];
    if (since && Number(since) < Date.now() - longestRunMs) await drop(datname);
  }
  await onServer((client) => client.query(`CREATE DATABASE ${database}`));
  const url = new URL(server);
  url.pathname = `/${database}`;
  process.env.TEST_DATABASE_URL = url.href;
  return async () => void (await drop(database));
};
