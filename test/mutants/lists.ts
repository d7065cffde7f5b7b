import { mutantsOf } from "./mutant.ts";

const file = ["test/unit/list-file.test.ts"];
const exported = ["test/contract/exports.test.ts"];
const saved = ["test/contract/saved-filters.test.ts"];
const found = ["test/contract/find-passes.test.ts"];
const telephone = ["test/unit/telephone.test.ts"];
const sought = ["test/contract/seek-passes.test.ts"];

export const listMutants = [
  ...mutantsOf("server/exports/list-file.ts", file, [
    ["L2", "toCsv(rows).slice(1)", "toCsv(rows)", "the mark of UTF-8 stands before every page"],
    ["L3", "if (rows.length > left) {", "if (false) {", "nobody is told that a list was cut"],
    ["L3", "rows.slice(0, left)", "rows", "a file holds more rows than it may"],
  ]),
  ...mutantsOf("server/exports/list-file.ts", exported, [
    ["L1", "    cursor = next;\n", "    return;\n", "a list ends after its first page"],
  ]),
  ...mutantsOf("server/http/handlers/exports.ts", exported, [
    [
      "L1",
      "passPageFor(reads, caller, { ...asked, cursor, limit: inPage }, at)",
      "passPageFor(reads, caller, { cursor, limit: inPage }, at)",
      "what a list is filtered by is passed over",
    ],
    [
      "L4",
      "      await noteExport(",
      "      await Promise.resolve(",
      "nobody learns who took a list along",
    ],
  ]),
  ...mutantsOf("server/commands/note-export.ts", exported, [
    ["L4", 'filters.join(" ")', '""', "the log does not say what a list was filtered by"],
  ]),
  ...mutantsOf("shared/text/when.ts", exported, [
    [
      "L2",
      "Date.parse(time) + 7 * 60 * minute",
      "Date.parse(time)",
      "times are told as in Greenwich",
    ],
  ]),
  ...mutantsOf("server/commands/save-filter.ts", saved, [
    [
      "L5",
      "|| !mayAnywhere(caller.grants, savedLists[given.list])",
      "",
      "a filter is saved of a list that the person may not read",
    ],
    ["L5", "mine.length >= mostSavedFilters", "false", "there is no end to what one person saves"],
    ["L5", "fold(one.name) === fold(name)", "false", "two filters of a list have one name"],
  ]),
  ...mutantsOf("server/store/rows/pass-filter.ts", found, [
    ["L6", "query.q ? sought(query, dialect) : []", "[]", "more is chosen than was found"],
  ]),
  ...mutantsOf("server/store/rows/pass-filter.ts", sought, [
    [
      "L7",
      "parseShortCode(word)?.toLowerCase() ?? word",
      "word",
      "a short code read with an O for its 0 finds nothing",
    ],
  ]),
  ...mutantsOf("server/store/sqlite/pass-dialect.ts", sought, [
    ["L7", "< most\n", "< 0\n", "every search goes through all passes"],
  ]),
  ...mutantsOf("server/queries/passes.ts", sought, [
    [
      "L7",
      '.filter((pass) => mayWithPass(caller, "pass.read", pass, reference))',
      "",
      "a pass out of reach is told of by what looks like it",
    ],
  ]),
  ...mutantsOf("server/passes-asked.ts", sought, [
    [
      "L7",
      "dialled(phone) === number",
      "phone === number",
      "a number is found as it was written alone",
    ],
  ]),
  ...mutantsOf("shared/domain/telephone.ts", telephone, [
    [
      "L7",
      '.replace(/^(?=[1-9]\\d{8,9}$)/, "0")',
      "",
      "a number without its zero in front is another",
    ],
  ]),
  ...mutantsOf("server/queries/passes.ts", found, [
    ["L6", "found.length > mostPrinted", "false", "nobody is told that not all were chosen"],
  ]),
];
