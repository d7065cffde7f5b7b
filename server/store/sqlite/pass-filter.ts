import type { PassQuery } from "../../../shared/contract/registry.ts";
import type { Reach } from "../../../shared/domain/expand-scope.ts";
import { barePlate } from "../../../shared/domain/plate.ts";
import { fold } from "../../../shared/domain/search.ts";

/** A condition with its values in order; the SQL depends only on which parts are asked for. */
export interface Filter {
  readonly where: string;
  readonly values: readonly unknown[];
}

const mostWords = 6;
const escaped = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);
const containing = (text: string): string => `%${escaped(text)}%`;
const like = (column: string): string => `${column} LIKE ? ESCAPE '\\'`;

/** [X2] A pass is within reach by its corridor, endpoint or carrier. */
const withinReach = (reach: Reach): Filter => {
  if (reach.all) return { where: "1", values: [] };
  const one = (column: string) => `${column} IN (SELECT value FROM json_each(?))`;
  return {
    where: `(${one("corridor")} OR ${one("endpoint")} OR ${one("carrier")})`,
    values: [reach.corridors, reach.endpoints, reach.carriers].map((ids) =>
      JSON.stringify([...ids]),
    ),
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

const plate = (asked: string): Filter => {
  const bare = containing(barePlate(asked));
  return {
    where: `(${like("plate")} OR ${like("coalesce(json_extract(body, '$.trailerPlate'), '')")})`,
    values: [bare, bare],
  };
};

const code = (asked: string): Filter => ({
  where: like("short_code"),
  values: [`${escaped(asked.toUpperCase().replace(/[^0-9A-Z]/g, ""))}%`],
});

/** The rows of `pass` that a query asks for within a reach, as of a time in ms. */
export const passFilter = (
  query: Pick<Partial<PassQuery>, "q" | "plate" | "code" | "status">,
  reach: Reach,
  at: number,
): Filter => {
  const parts = [
    withinReach(reach),
    ...(query.q ? words(query.q) : []),
    ...(query.plate ? [plate(query.plate)] : []),
    ...(query.code ? [code(query.code)] : []),
    ...(query.status ? [status(query.status, at)] : []),
  ];
  return {
    where: parts.map(({ where }) => where).join(" AND "),
    values: parts.flatMap(({ values }) => values),
  };
};
