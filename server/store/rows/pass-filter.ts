import type { PassQuery } from "../../../shared/contract/registry.ts";
import type { Reach } from "../../../shared/domain/expand-scope.ts";
import { barePlate } from "../../../shared/domain/plate.ts";
import { fold } from "../../../shared/domain/search.ts";

/** A condition, `?` for each of its values in order; the SQL depends only on which parts are asked for. */
export interface Filter {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** What the two databases say differently. */
export interface Dialect {
  /** That a column's value is in a list, given as one value. */
  readonly among: (column: string) => string;
  /** That any entry of a column that holds a list as JSON, or nothing, is in a list, given as one value. */
  readonly amongAny: (column: string) => string;
  readonly list: (ids: ReadonlySet<string>) => unknown;
  /** The trailer's plate, null where there is none. */
  readonly trailerPlate: string;
}

const mostWords = 6;
/** SQLite ends a pattern at a zero and PostgreSQL takes none. */
const escaped = (text: string): string =>
  text.replaceAll("\0", "").replace(/[\\%_]/g, (mark) => `\\${mark}`);
const containing = (text: string): string => `%${escaped(text)}%`;
const like = (column: string): string => `${column} LIKE ? ESCAPE '\\'`;

/** [X2] A pass is within reach by its corridor, any endpoint, or its carrier. */
const withinReach = (reach: Reach, { among, amongAny, list }: Dialect): Filter => {
  if (reach.all) return { where: "true", values: [] };
  return {
    where: `(${among("corridor")} OR ${among("endpoint")} OR ${amongAny("via")} OR ${among("carrier")})`,
    values: [reach.corridors, reach.endpoints, reach.endpoints, reach.carriers].map(list),
  };
};

/** Every word must occur somewhere, as written or, for part of a plate, without its dashes and dots. */
const words = (q: string): Filter[] =>
  fold(q)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, mostWords)
    .map((word) => ({
      where: `(${like("search")} OR ${like("search")})`,
      values: [containing(word), containing(barePlate(word).toLowerCase() || word)],
    }));

/** `expired` and `not-yet-valid` are computed; what was revoked stays revoked after its end. */
const status = (asked: NonNullable<PassQuery["status"]>, at: number): Filter => {
  switch (asked) {
    case "valid":
      return {
        where: "(status = 'valid' AND valid_from <= ? AND valid_to > ?)",
        values: [at, at],
      };
    case "expired":
      return { where: "(status = 'valid' AND valid_to <= ?)", values: [at] };
    case "not-yet-valid":
      return { where: "(status = 'valid' AND valid_from > ?)", values: [at] };
    default:
      return { where: "status = ?", values: [asked] };
  }
};

const plate = (asked: string, { trailerPlate }: Dialect): Filter => {
  const bare = containing(barePlate(asked));
  return {
    where: `(${like("plate")} OR ${like(`coalesce(${trailerPlate}, '')`)})`,
    values: [bare, bare],
  };
};

const code = (asked: string): Filter => ({
  where: like("short_code"),
  values: [`${escaped(asked.toUpperCase().replace(/[^0-9A-Z]/g, ""))}%`],
});

/** The rows of `pass` that a query asks for within a reach, as of a time in ms. */
export const passFilter = (
  dialect: Dialect,
  query: Pick<Partial<PassQuery>, "q" | "plate" | "code" | "status">,
  reach: Reach,
  at: number,
): Filter => {
  const parts = [
    withinReach(reach, dialect),
    ...(query.q ? words(query.q) : []),
    ...(query.plate ? [plate(query.plate, dialect)] : []),
    ...(query.code ? [code(query.code)] : []),
    ...(query.status ? [status(query.status, at)] : []),
  ];
  return {
    where: parts.map(({ where }) => where).join(" AND "),
    values: parts.flatMap(({ values }) => values),
  };
};
