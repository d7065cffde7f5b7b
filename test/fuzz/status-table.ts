import type { Ran } from "./random-requests.ts";

/** Markdown: a line per caller, a column per status. */
export const statusTable = ({ statuses }: Ran): string => {
  const columns = [...new Set([...statuses.values()].flatMap((mine) => [...mine.keys()]))].sort();
  const line = (cells: readonly unknown[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["caller", ...columns, "all"]),
    line(["---", ...columns.map(() => "--:"), "--:"]),
    ...[...statuses].map(([caller, mine]) =>
      line([
        caller,
        ...columns.map((status) => mine.get(status) ?? 0),
        [...mine.values()].reduce((sum, count) => sum + count, 0),
      ]),
    ),
  ].join("\n");
};
