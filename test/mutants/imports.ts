import { mutantsOf } from "./mutant.ts";

const files = ["test/unit/import-files.test.ts"];
const cells = ["test/unit/import-cells.test.ts"];
const headings = ["test/unit/import-headings.test.ts"];
const rows = ["test/unit/is-data.test.ts"];
const legacy = ["test/unit/import-legacy.test.ts"];
const lists = ["test/contract/imports.test.ts"];

export const importMutants = [
  ...mutantsOf("server/imports/heading-words.ts", headings, [
    [
      "I1",
      "if (notOf?.[field]?.some((one) => says(all, one))) return null;",
      "",
      "the end of a driver's test is the pass's",
    ],
  ]),
  ...mutantsOf("server/imports/heading-reader.ts", headings, [
    [
      "I1",
      "const headings = both[place] ?? cells;",
      "const headings = cells;",
      "headings in two rows are read as one",
    ],
    [
      "I1",
      "(second && most < 4 && asked.has(field))",
      "(second && most < 0 && asked.has(field))",
      "of two ends the first is taken",
    ],
  ]),
  ...mutantsOf("server/commands/import-passes.ts", lists, [
    [
      "I1",
      "await tx.putHeadings(row.account, known);",
      "void known;",
      "what was mapped by hand is forgotten",
    ],
    [
      "I7",
      "if (same && became.refusal.refused",
      'if (became.refusal.refused === "internal" && same && became.refusal.refused',
      "the same list twice is wrong the second time",
    ],
    [
      "I9",
      'done >= row.parts ? "done" : "running"',
      '"done"',
      "a list is over after its first group",
    ],
    [
      "I11",
      "if (!row || row.account !== account) return",
      "if (!row) return",
      "anybody issues another's list",
    ],
  ]),
  ...mutantsOf("server/imports/written-date.ts", files, [
    [
      "I2",
      'if (m > 12 && d <= 12) return { wrong: "date-month-first", right: written(m, d, y) };',
      "",
      "a month that comes first is no such day",
    ],
  ]),
  ...mutantsOf("server/imports/written-date.ts", cells, [
    [
      "I2",
      "return both ? ",
      "return both && a > 12 ? ",
      "beside dates that are month first others are taken for day first",
    ],
  ]),
  ...mutantsOf("server/imports/written-plate.ts", cells, [
    [
      "I2",
      "said && others.length === 1",
      "others.length === 1",
      "any text with a digit is foreign",
    ],
  ]),
  ...mutantsOf("server/imports/read-row.ts", cells, [
    [
      "I2",
      '(isDitto && "ditto")',
      '(isDitto && field === "kind" && "ditto")',
      "“as above” is an origin",
    ],
  ]),
  ...mutantsOf("server/imports/written-people.ts", cells, [
    [
      "I2",
      "if (thousands.test(said)) return",
      'if (said === "") return',
      "a thousand people are one",
    ],
  ]),
  ...mutantsOf("server/sheets/legacy.ts", cells, [
    ["I3", "&& !unicodeOnly.test(text)", "", "Unicode in a column of TCVN3 is spoilt"],
  ]),
  ...mutantsOf("server/imports/written-plate.ts", files, [
    [
      "I2",
      "if (power) return",
      'if (power && text === "") return',
      "a plate that became a number is issued as another",
    ],
  ]),
  ...mutantsOf("server/sheets/legacy.ts", legacy, [
    ["I3", '"µ¶·¸¹»¼½¾Æ"', '"¶µ·¸¹»¼½¾Æ"', "TCVN3 is read with two letters exchanged"],
  ]),
  ...mutantsOf("server/sheets/decode.ts", files, [
    ["I3", "if (wide) return plain(wide);", "", "UTF-16 without a mark is no text"],
  ]),
  ...mutantsOf("server/sheets/csv.ts", files, [
    [
      "I4",
      'if (state === "quote-in-quoted" && one === \'"\') {',
      "if (Number.isNaN(place)) {",
      "a quote within a cell ends it",
    ],
  ]),
  ...mutantsOf(
    "server/sheets/unzip.ts",
    ["test/unit/import-bounds.test.ts"],
    [["I5", "unpacked > sheetLimits.unpacked", "unpacked < 0", "a zip bomb is unpacked"]],
  ),
  ...mutantsOf("server/imports/is-data.ts", rows, [
    ["I6", "if (isOfTheList) return false;", "", "sums are vehicles whose plate is wrong"],
  ]),
  ...mutantsOf(
    "server/sheets/write-workbook.ts",
    ["test/unit/import-bounds.test.ts"],
    [
      [
        "I8",
        'numFmtId="49" quotePrefix="1"',
        'numFmtId="0"',
        "a cell that is edited runs as a formula",
      ],
    ],
  ),
  ...mutantsOf("server/run-imports.ts", lists, [
    [
      "I10",
      "read.slice(place, place + groupParts)",
      "read.slice(place)",
      "a scan waits for the list",
    ],
  ]),
  ...mutantsOf("server/store/sqlite/imports.ts", lists, [
    ["I12", "for (const id of ids) drop.run(id);", "", "rows of lists are kept for ever"],
  ]),
];
