import type { Reach } from "../../../shared/domain/expand-scope.ts";
import { barePlate } from "../../../shared/domain/plate.ts";
import { fold } from "../../../shared/domain/search.ts";
import { parseShortCode } from "../../../shared/domain/short-code.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { PassesAsked } from "../ports.ts";

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
  /** That what a pass is searched for by holds one of these, each folded and none empty. */
  readonly holds: (spellings: readonly string[]) => Filter;
}

const mostWords = 6;
/** SQLite ends a pattern at a zero and PostgreSQL takes none. */
const escaped = (text: string): string =>
  text.replaceAll("\0", "").replace(/[\\%_]/g, (mark) => `\\${mark}`);
export const containing = (text: string): string => `%${escaped(text)}%`;
export const like = (column: string): string => `${column} LIKE ? ESCAPE '\\'`;

/** [X2] A pass is within reach by its corridor, any endpoint, or its carrier. */
const withinReach = (reach: Reach, { among, amongAny, list }: Dialect): Filter => {
  if (reach.all) return { where: "true", values: [] };
  return {
    where: `(${among("corridor")} OR ${among("endpoint")} OR ${amongAny("via")} OR ${among("carrier")})`,
    values: [reach.corridors, reach.endpoints, reach.endpoints, reach.carriers].map(list),
  };
};

/** [L7] As written; for part of a plate, without its dashes and dots; for a short code, with the letters that it has none of read as digits. */
const spellingsOf = (word: string): readonly string[] => [
  ...new Set([
    word,
    barePlate(word).toLowerCase() || word,
    parseShortCode(word)?.toLowerCase() ?? word,
  ]),
];

/** Every word must occur somewhere; [B2] or in the name that the pass's carrier goes by now. */
const words = (
  q: string,
  alsoNamed: NonNullable<PassesAsked["alsoNamed"]>,
  { holds, among, list }: Dialect,
): Filter[] =>
  fold(q.replaceAll("\0", ""))
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, mostWords)
    .map((word) => {
      const text = holds(spellingsOf(word));
      const named = alsoNamed.filter(({ name }) => name.includes(word)).map(({ id }) => id);
      if (named.length === 0) return text;
      return {
        where: `(${text.where} OR ${among("carrier")})`,
        values: [...text.values, list(new Set(named))],
      };
    });

const every = (parts: readonly Filter[]): Filter => ({
  where: parts.map(({ where }) => where).join(" AND "),
  values: parts.flatMap(({ values }) => values),
});

/** [L7] All its words, or a carrier that it is the telephone number of. */
const sought = ({ q = "", carriers, alsoNamed }: PassesAsked, dialect: Dialect): Filter[] => {
  const said = words(q, alsoNamed ?? [], dialect);
  if (!carriers || carriers.size === 0 || said.length === 0) return said;
  const all = every(said);
  return [
    {
      where: `((${all.where}) OR ${dialect.among("carrier")})`,
      values: [...all.values, dialect.list(carriers)],
    },
  ];
};

/** `expired` and `not-yet-valid` are computed; what was revoked stays revoked after its end. */
const status = (asked: NonNullable<PassesAsked["status"]>, at: number): Filter => {
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

/** Bound for any of these endpoints, first or last. */
const boundFor = (ids: readonly string[], { among, amongAny, list }: Dialect): Filter => {
  const given = list(new Set(ids));
  return { where: `(${among("endpoint")} OR ${amongAny("via")})`, values: [given, given] };
};

const is = (column: string, value: string): Filter => ({ where: `${column} = ?`, values: [value] });

/** The rows of `pass` that a query asks for within a reach, as of a time in ms. */
export const passFilter = (
  dialect: Dialect,
  query: PassesAsked,
  reach: Reach,
  at: number,
): Filter => {
  const parts = [
    withinReach(reach, dialect),
    ...(query.q ? sought(query, dialect) : []),
    ...(query.plate ? [plate(query.plate, dialect)] : []),
    ...(query.code ? [code(query.code)] : []),
    ...(query.status ? [status(query.status, at)] : []),
    ...(query.endpoints ? [boundFor(query.endpoints, dialect)] : []),
    ...(query.endpoint ? [boundFor(query.endpointNames ?? [query.endpoint], dialect)] : []),
    ...(query.corridor ? [is("corridor", query.corridor)] : []),
    ...(query.carrier ? [is("carrier", query.carrier)] : []),
    ...(query.endsBefore ? [{ where: "valid_to < ?", values: [ms(query.endsBefore)] }] : []),
  ];
  return every(parts);
};
