import type { Database } from "better-sqlite3";
import { containing, type Dialect, type Filter, like } from "../rows/pass-filter.ts";

/** Its index knows a text by every three characters that follow each other. */
const shortestSought = 3;
/**
 * Where more passes than this hold a word, looking through the newest finds a page of them sooner than gathering them
 * all does.
 */
const mostGathered = 20_000;

/** [P2] As `plateLook`, and as the index of the same says it. */
export const lookOf = (column: string): string =>
  ["O0", "D0", "I1", "B8", "S5", "Z2"].reduce(
    (sql, [letter, digit]) => `replace(${sql}, '${letter}', '${digit}')`,
    column,
  );

/** What passes are asked by over a connection to SQLite. */
export const passDialect = (db: Database, most = mostGathered): Dialect => {
  const gathered = db
    .prepare<[string, number], number>(
      "SELECT count(*) FROM (SELECT 1 FROM pass_words WHERE pass_words MATCH ? LIMIT ?)",
    )
    .pluck();
  const holds = (spellings: readonly string[]): Filter => {
    const match = spellings.map((one) => `"${one.replaceAll('"', '""')}"`).join(" OR ");
    if (
      spellings.every((one) => [...one].length >= shortestSought) &&
      gathered.get(match, most)! < most
    )
      return {
        where: "no IN (SELECT rowid FROM pass_words WHERE pass_words MATCH ?)",
        values: [match],
      };
    return {
      where: `(${spellings.map(() => like("search")).join(" OR ")})`,
      values: spellings.map(containing),
    };
  };
  return {
    among: (column) => `${column} IN (SELECT value FROM json_each(?))`,
    amongAny: (column) =>
      `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value IN (SELECT value FROM json_each(?)))`,
    list: (ids) => JSON.stringify([...ids]),
    trailerPlate: "json_extract(body, '$.trailerPlate')",
    holds,
  };
};
