import { StoreAway } from "../ports.ts";

/** What Node says of a connection that cannot be made or is gone. */
const network = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
]);

/**
 * What the server says when it is not there for us now: connection failures (08), shutting down or starting (57P0x), out
 * of connections or memory (53), read-only because it became a standby (25006), and waits that were cut short
 * (25P03, 55P03, 57014).
 */
const states = /^(08...|57P0.|53...|25006|25P03|55P03|57014)$/;

/** What the driver says, without a code. */
const driver =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|Query read timeout|Cannot use a pool after calling end)/;

const isAway = (error: unknown): error is Error => {
  if (!(error instanceof Error)) return false;
  const code = (error as { readonly code?: unknown }).code;
  if (typeof code === "string" && (network.has(code) || states.test(code))) return true;
  return driver.test(error.message);
};

/** [S11] An error of the driver as `StoreAway` where another attempt may succeed; anything else as it is. */
export const orAway = (error: unknown, database: string): unknown =>
  isAway(error)
    ? new StoreAway(`The database ${database} does not answer.`, { cause: error })
    : error;
