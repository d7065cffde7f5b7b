/**
 * Runs one statement with its values for `$1`, `$2` … and gives the rows. Integers come as numbers: every one of ours is
 * below 2^53. Each text is prepared once on each connection. Statements given without waiting are sent without waiting
 * and run in their order.
 */
export type Ask = <Row>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** Text without zeros, which PostgreSQL's `text` cannot hold: no row has one, so who asks for one finds none. */
export const storable = (value: unknown): unknown => {
  if (typeof value === "string")
    return value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value;
  return Array.isArray(value) ? value.map(storable) : value;
};

/** Runs several statements without values at once: steps of the schema. */
export type Script = (sql: string) => Promise<void>;

/** The connections to one PostgreSQL database: what is the same whether it is a server or runs within this process. */
export interface Database {
  /** What a person calls it; no password. */
  readonly name: string;
  /** On any connection, by itself. Reads only: one that stands apart from those that write. */
  readonly ask: Ask;
  /**
   * Runs `work` in one transaction on the connection that writes, and commits where `keep` says so of its result. One
   * after another: whoever calls sees to that.
   */
  readonly transact: <T>(
    work: (ask: Ask, script: Script) => Promise<T>,
    keep: (result: T) => boolean,
  ) => Promise<T>;
  /**
   * Calls `woken` whenever another process has called `wake`, and after any time in which it may have been missed.
   * Nothing hangs on it but how soon: neither call fails.
   */
  readonly onWake: (woken: () => void) => void;
  readonly wake: () => void;
  readonly close: () => Promise<void>;
}
