import type { Counts } from "./tally.ts";

/** Markdown: a line per row, a column per status. */
export const statusTable = (what: string, counts: Counts): string => {
  const columns = [...new Set([...counts.values()].flatMap((mine) => [...mine.keys()]))].sort();
  const line = (cells: readonly unknown[]): string => `| ${cells.join(" | ")} |`;
  return [
    line([what, ...columns, "all"]),
    line(["---", ...columns.map(() => "--:"), "--:"]),
    ...[...counts].map(([row, mine]) =>
      line([
        row,
        ...columns.map((status) => mine.get(status) ?? 0),
        [...mine.values()].reduce((sum, count) => sum + count, 0),
      ]),
    ),
  ].join("\n");
};
