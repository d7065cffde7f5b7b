import { type NewPass, newPass } from "../../shared/contract/registry.ts";
import type { CellError, ImportField, ImportMapping } from "../../shared/domain/import-shape.ts";
import { asOneLine } from "../../shared/domain/one-line.ts";
import { formatPlate, type Plate, plateKind } from "../../shared/domain/plate.ts";
import { fold } from "../../shared/domain/search.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { issueCode } from "../http/field-errors.ts";
import { lettersOf } from "../sheets/cell-format.ts";
import type { SheetRow } from "../sheets/sheet.ts";
import type { Found } from "./find-name.ts";
import type { KnownNames } from "./known-names.ts";
import {
  eitherWay,
  endOfDay,
  type ReadDate,
  readDate,
  readLength,
  splitPeriod,
  startOfDay,
} from "./written-date.ts";
import { readDriver } from "./written-driver.ts";
import { readPeople } from "./written-people.ts";
import { readPlates } from "./written-plate.ts";

/** `assumed`: what the row did not say; the same list says it no other way tomorrow. */
export type ReadRow =
  | { readonly row: number; readonly input: NewPass; readonly assumed: readonly ImportField[] }
  | { readonly row: number; readonly errors: readonly CellError[] };

export interface RowReading {
  readonly mapping: ImportMapping;
  readonly names: KnownNames;
  /** When the list was taken in, ms: a row that says no beginning is valid from the start of that day. */
  readonly at: number;
  /** Columns in which some row's date can only be month first. */
  readonly monthFirst: ReadonlySet<number>;
}

type Wrong = Pick<CellError, "code" | "params" | "right">;
const wrong = (
  code: string,
  right: string | null = null,
  params: CellError["params"] = {},
): Wrong => ({ code, params, right });

/** How people write that there is nothing to say. */
const nothing = /^(?:[-–—./]+|khong|ko|khong co|none|n\/a|na|nil|0)$/;
const cellFailed = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#*)$/i;

const single =
  /^(?:1|1 (?:chuyen|luot|lan)|mot (?:chuyen|luot|lan)|don|single|single trip|one|once)$/;
const multi = /^(?:nhieu|nhieu (?:chuyen|luot|lan)|multi|multiple|multi trip|many)$/;

const readUse = (text: string): "single" | "multi" | Wrong => {
  const said = fold(text);
  if (single.test(said)) return "single";
  return multi.test(said) ? "multi" : wrong("use-unread");
};

/** `nt`, `như trên` and marks for them: the row above would say it, and the next who sorts the list changes that. */
const ditto =
  /^(?:[-–—.()"'\s]*(?:n\.?\/?t|nhu(?: dong| hang| xe)? tren|tuong tu|ditto|idem|(?:same )?as above)[-–—.()"'\s]*|["”“″〃]+|['’‘]{2,}|,,)$/;
/** A text that a formula holds, as programs write it so that a spreadsheet keeps it a text: `="93C-123.45"`. */
const textFormula = /^=\s*"((?:[^"]|"")*)"$/;

/**
 * [I2] One row as the registration it asks for, or every cell of it that is wrong and what would be right. Judges by the schema
 * that a single registration is judged by; what needs the store is `decideRegistration`'s to say.
 */
export const readRow = (
  { number, cells }: SheetRow,
  { mapping, names, at, monthFirst }: RowReading,
): ReadRow => {
  const errors: CellError[] = [];
  const add = (field: ImportField, { code, params, right }: Wrong): void => {
    const column = mapping.columns[field];
    if (!errors.some((one) => one.field === field))
      errors.push({
        field,
        cell: column === undefined ? null : `${lettersOf(column)}${number}`,
        code,
        params,
        right,
      });
  };
  /** What stands in a field's cell, or holds for all; empty where neither does. */
  const textOf = (field: ImportField, isNeeded = true): string => {
    const column = mapping.columns[field];
    // A quote before a text is how a spreadsheet is told that it is one.
    const given = column === undefined ? "" : (cells[column] ?? "").trim();
    const whole = textFormula.exec(given)?.[1]?.replaceAll('""', '"') ?? given;
    const isDitto = ditto.test(fold(whole));
    const own = isDitto ? whole : whole.replace(/^'/, "").trim();
    const text = own === "" ? (mapping.fixed[field] ?? "") : own;
    const failed =
      (isDitto && "ditto") ||
      (/^=/.test(text) && "formula") ||
      (cellFailed.test(text) && "cell-failed");
    if (!failed) return text;
    if (isNeeded) add(field, wrong(failed));
    return "";
  };
  const optional = (field: ImportField): string => {
    const text = textOf(field);
    return nothing.test(fold(text)) ? "" : text;
  };
  const found = <T>(
    field: ImportField,
    find: (text: string) => Found<T>,
    unknown = "unknown-place",
  ): T | undefined => {
    const text = textOf(field);
    if (text === "") return void add(field, wrong("required"));
    const one = find(asOneLine(text));
    if ("value" in one) return one.value;
    add(field, wrong(one.wrong === "unknown-place" ? unknown : one.wrong, one.right));
  };

  let plate: Plate | null = null;
  let trailer: Plate | null = null;
  const plateText = textOf("plate");
  if (plateText === "") add("plate", wrong("required"));
  else {
    const read = readPlates(plateText);
    if ("wrong" in read) add("plate", wrong(read.wrong, read.right));
    else if (read.plate === null) add("plate", wrong("plate-is-trailer"));
    else ({ plate, trailer } = read);
  }
  const trailerText = optional("trailerPlate");
  if (trailerText !== "") {
    const read = readPlates(trailerText);
    if ("wrong" in read) add("trailerPlate", wrong(read.wrong, read.right));
    else {
      const own = read.plate === null || read.plate === plate ? read.trailer : null;
      const named = own ?? read.plate;
      const kind = named && plateKind(named);
      if (read.trailer && !own) add("trailerPlate", wrong("two-plates"));
      else if (named !== plate && (kind === "civil" || kind === "motorbike"))
        add("trailerPlate", wrong("trailer-no-r"));
      else if (trailer && trailer !== named)
        add("trailerPlate", wrong("two-trailers", null, { other: formatPlate(trailer) }));
      else trailer = named;
    }
  }

  const useText = optional("use");
  const use = useText === "" ? "single" : readUse(useText);
  if (typeof use === "object") add("use", use);
  const peopleText = textOf("occupantsMax");
  const occupantsMax = peopleText === "" ? undefined : readPeople(peopleText);
  if (occupantsMax === undefined) add("occupantsMax", wrong("required"));
  else if (typeof occupantsMax === "object") add("occupantsMax", wrong(occupantsMax.wrong));

  const viaText = optional("via");
  const via =
    viaText === ""
      ? []
      : viaText
          .split(/[\n;|]+|→/)
          .map((one) => one.trim())
          .filter((one) => one !== "")
          .map((one) => names.endpoint(asOneLine(one)));
  const lacking = via.find((one) => "wrong" in one);
  if (lacking && "wrong" in lacking) add("via", wrong(lacking.wrong, lacking.right));

  const driver = readDriver(textOf("driver", false));

  let fromText = optional("validFrom");
  let toText = optional("validTo");
  /** The columns that the ends stand in. */
  const sources = { validFrom: mapping.columns.validFrom, validTo: mapping.columns.validTo };
  const period = splitPeriod(fromText) ?? (fromText === "" ? splitPeriod(toText) : null);
  if (period && (toText === "" || fromText === "" || fromText === toText)) {
    if (fromText === "") sources.validFrom = sources.validTo;
    else if (toText === "") sources.validTo = sources.validFrom;
    [fromText, toText] = period;
  }
  /** Day first, unless the column of the cell has dates that are not. */
  const dateIn = (field: keyof typeof sources, text: string): ReadDate => {
    const read = readDate(text);
    const unsure = monthFirst.has(sources[field] ?? -1);
    const either = unsure && "at" in read ? eitherWay(text) : null;
    return either === null ? read : { wrong: "date-either-way", right: either };
  };
  const from =
    fromText === "" ? { at: startOfDay(at), wholeDay: true } : dateIn("validFrom", fromText);
  if ("wrong" in from) add("validFrom", wrong(from.wrong, from.right));
  let to: number | null = null;
  if (toText === "") add("validTo", wrong("required"));
  else {
    const length = readLength(toText);
    const read = dateIn("validTo", toText);
    if (length && "wrong" in length) add("validTo", wrong(length.wrong));
    else if (length) to = "at" in from ? length.after(from.at) : null;
    else if ("wrong" in read) add("validTo", wrong(read.wrong, read.right));
    // Valid until a day means to the end of it.
    else to = read.wholeDay ? endOfDay(read.at) : read.at;
  }

  const input = {
    plate,
    trailerPlate: trailer,
    kind: found("kind", names.kind, "unknown-kind"),
    purpose: found("purpose", names.purpose, "unknown-purpose"),
    carrier: found("carrier", names.carrier),
    occupantsMax,
    origin: textOf("origin"),
    endpoint: found("endpoint", names.endpoint),
    ...(via.length > 0 ? { via: via.map((one) => ("value" in one ? one.value : "")) } : {}),
    corridor: found("corridor", names.corridor),
    use,
    validFrom: "at" in from ? iso(from.at) : undefined,
    validTo: to === null ? undefined : iso(to),
    ...(driver !== null && { driver }),
  };
  const check = (asked: Readonly<Record<string, unknown>>): NewPass | null => {
    const parsed = newPass.safeParse(asked);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const field = issue.path[0] as ImportField;
      // Fields that were named already are left as they were named.
      add(field, { ...issueCode(issue, asked[field]), right: null });
    }
    return null;
  };
  const asked = check(input);
  if (asked && errors.length === 0)
    return { row: number, input: asked, assumed: fromText === "" ? ["validFrom"] : [] };
  // What holds between fields is only looked at where each is good by itself: something good stands in for those that are not,
  // so that all that is wrong in a row is told at once.
  const named = new Set(errors.map(({ field }) => field));
  check(
    Object.fromEntries(
      Object.entries(standIns(input)).map(([field, good]) => [
        field,
        named.has(field as ImportField) ? good : input[field as keyof typeof input],
      ]),
    ),
  );
  return { row: number, errors };
};

const hour = 3_600_000;
const standIns = ({
  validFrom,
  validTo,
}: {
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
}) => ({
  plate: "93C00000",
  trailerPlate: null,
  kind: 1,
  purpose: 1,
  carrier: "a",
  occupantsMax: 1,
  origin: "a",
  endpoint: "a",
  corridor: "a",
  use: "single",
  validFrom: iso((validTo === undefined ? 2 * hour : ms(validTo)) - hour),
  validTo: iso((validFrom === undefined ? 0 : ms(validFrom)) + hour),
});
