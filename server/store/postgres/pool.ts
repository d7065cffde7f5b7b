import { randomUUID } from "node:crypto";
import pg from "pg";
import { orAway } from "./away.ts";
import { type Ask, type Database, type Script, storable } from "./database.ts";

/** Connections that read, beside the one that writes and the one that listens. */
const readers = 8;
const connectWithinMs = 10_000;
/** A statement that takes longer is given up: its connection may be a line to nowhere. */
const answerWithinMs = 60_000;
const listenAgainMs = 1_000;
const channel = "greenlane";

const int8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format),
};

/**
 * [S2] A commit is answered once it is on the disk, whatever the server's own setting. Who holds the head of the log and
 * falls silent is let go of by the server, so that the others go on.
 */
const writerSettings = `SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '15s';
  SET lock_timeout = '30s'; SET default_transaction_isolation = 'read committed'`;

/** Statement texts are few and fixed; each has one name for as long as the process lives. */
const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const known = names.get(text) ?? `greenlane_${names.size}`;
  names.set(text, known);
  return known;
};

const runOn =
  (client: Pick<pg.ClientBase, "query">): Ask =>
  async (text, values = []) =>
    (await client.query({ name: nameOf(text), text, values: values.map(storable) })).rows;

/** Where a database is, without the password and options that stand in its address too. */
export const databaseName = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

const scriptOn =
  (client: Pick<pg.ClientBase, "query">): Script =>
  async (sql) =>
    void (await client.query(sql));

const ignore = (): void => {};

/**
 * Connections to the PostgreSQL server at a `postgresql://` address, made when needed and made again when lost. What
 * fails because the server is away throws `StoreAway`. Nothing is connected until something is asked.
 */
export const openPool = (url: string): Database => {
  const name = databaseName(url);
  const usual: pg.PoolConfig = {
    connectionString: url,
    connectionTimeoutMillis: connectWithinMs,
    query_timeout: answerWithinMs,
    keepAlive: true,
    pipeline: true,
    types,
  };
  const reading = new pg.Pool({
    ...usual,
    max: readers,
    idleTimeoutMillis: 60_000,
    application_name: "greenlane reads",
  });
  const writing = new pg.Pool({
    ...usual,
    max: 1,
    idleTimeoutMillis: 0,
    application_name: "greenlane writes",
    onConnect: async (client) => void (await client.query(writerSettings)),
  });
  // An idle connection that breaks is replaced at the next question; without a listener it would end the process.
  for (const pool of [reading, writing]) pool.on("error", ignore);

  const away = (error: unknown): never => {
    throw orAway(error, name);
  };

  const transact: Database["transact"] = async (work, keep) => {
    const client = await writing.connect().catch(away);
    // Lost between two statements, when nobody waits for an answer: the next statement tells.
    client.on("error", ignore);
    let broken = false;
    try {
      const begun = client.query("BEGIN");
      const [result] = await Promise.all([work(runOn(client), scriptOn(client)), begun]);
      const { command } = await client.query(keep(result) ? "COMMIT" : "ROLLBACK");
      // What the server says where a statement failed and `work` went on all the same.
      if (keep(result) && command !== "COMMIT") throw new Error("the transaction had failed");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {
        broken = true;
      });
      throw orAway(error, name);
    } finally {
      client.off("error", ignore);
      client.release(broken);
    }
  };

  const self = randomUUID();
  const woken = new Set<() => void>();
  const tell = (): void => {
    for (const one of woken) one();
  };
  let closed = false;
  let listening: pg.Client | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  /** [F6] Listens, and after a lost connection listens anew; what was said meanwhile is looked for at once. */
  const listen = async (): Promise<void> => {
    const client = new pg.Client({ ...usual, application_name: "greenlane listens" });
    listening = client;
    let over = false;
    const end = (): void => {
      if (over) return;
      over = true;
      void client.end().catch(ignore);
      if (!closed) again = setTimeout(() => void listen(), listenAgainMs).unref();
    };
    client.on("error", end);
    client.on("end", end);
    client.on("notification", ({ payload }) => {
      if (payload !== self) tell();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      tell();
    } catch {
      end();
    }
  };

  let waking = false;
  let wakeAgain = false;
  /** After the commit and beside it: within, it would hold up every other commit of the server. If lost, it is polled for. */
  const wake = async (): Promise<void> => {
    wakeAgain = true;
    if (waking) return;
    waking = true;
    while (wakeAgain && !closed) {
      wakeAgain = false;
      await runOn(reading)("SELECT pg_notify($1, $2)", [channel, self]).catch(ignore);
    }
    waking = false;
  };

  return {
    name,
    ask: (text, values) => runOn(reading)<never>(text, values).catch(away),
    transact,
    onWake: (one) => {
      woken.add(one);
      if (!listening) void listen();
    },
    wake: () => void wake(),
    close: async () => {
      closed = true;
      clearTimeout(again);
      await Promise.all([listening?.end().catch(ignore), reading.end(), writing.end()]);
    },
  };
};

/** [S16] One connection that reads the database as it is at this moment, for as long as it takes, and can write nothing. */
export const openSnapshot = async (
  url: string,
): Promise<{ readonly ask: Ask; readonly close: () => Promise<void> }> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectWithinMs,
    application_name: "greenlane audit",
    types,
  });
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  } catch (error) {
    throw orAway(error, databaseName(url));
  }
  return { ask: (text, values) => runOn(client)<never>(text, values), close: () => client.end() };
};
