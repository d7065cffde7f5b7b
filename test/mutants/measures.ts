import { mutantsOf } from "./mutant.ts";

const levels = ["test/unit/levels.test.ts"];
const judging = ["test/unit/verdict-measures.test.ts"];

/** Levels, measures and rule sets. */
export const measureMutants = [
  ...mutantsOf("shared/domain/levels.ts", levels, [
    [
      "V20",
      "ms(one.effectiveFrom) <= at",
      "ms(one.effectiveFrom) < at",
      "a level takes effect a moment late",
    ],
    [
      "V20",
      "(a.id < b.id ? 1 : -1)",
      "(a.id < b.id ? -1 : 1)",
      "of two set for one moment the first counts",
    ],
    [
      "V20",
      ".filter((one) => !takenBack(one))",
      "",
      "a level taken back takes effect all the same",
    ],
    [
      "V20",
      "if (now) return { area: id,",
      "if (now && id === chain.at(-1)?.id) return { area: id,",
      "an area's own level counts for nothing",
    ],
    [
      "V21",
      "riskLevels.indexOf(level) >= riskLevels.indexOf(ordered)",
      "level === ordered",
      "a level does not include the lower ones",
    ],
    [
      "V24",
      "if (!includesLevel(decided.level, level)) break;",
      "if (decided.level !== level) break;",
      "a level published anew begins anew",
    ],
  ]),
  ...mutantsOf("shared/domain/in-force.ts", levels, [
    [
      "V21",
      "...bound\n",
      "...([] as typeof bound)\n",
      "what is ordered at the endpoint does not count",
    ],
    [
      "V21",
      "(withdrawnAt === null || ms(withdrawnAt) > at)",
      "true",
      "a measure that was lifted stands",
    ],
    ["V21", "ms(effectiveFrom) <= at &&", "", "an area's measure counts before its hour"],
    [
      "V24",
      "Math.min(at, Math.max(ms(tripBegan), reached))",
      "Math.min(at, ms(tripBegan))",
      "grace has no end",
    ],
    [
      "V24",
      "later(levelSince(one), inAnnexSince(ruleSets, one.id, at))",
      "inAnnexSince(ruleSets, one.id, at)",
      "a measure is as old as its rule set",
    ],
  ]),
  ...mutantsOf("shared/domain/rules.ts", levels, [
    [
      "V28",
      "ms(b.effectiveFrom) - ms(a.effectiveFrom) || b.version - a.version",
      "b.version - a.version",
      "the highest version counts, whenever it begins",
    ],
    ["V28", "ms(one.effectiveFrom) <= at", "true", "a rule set published ahead counts at once"],
    ["V28", "one.withdrawnAt === null &&", "", "a rule set taken back takes over"],
  ]),
  ...mutantsOf("shared/domain/measures.ts", levels, [
    ["V27", "own.max > ordered.max ?", "false ?", "a softer cap is accepted"],
    [
      "V27",
      "own.validHours > ordered.validHours",
      "own.validHours < ordered.validHours",
      "an older test is accepted, a newer refused",
    ],
    [
      "V27",
      "includesLevel(level, one.level) && overlaps(own, one)",
      "overlaps(own, one)",
      "ordering the same earlier is refused as softer",
    ],
  ]),
  ...mutantsOf("shared/domain/measures.ts", judging, [
    [
      "V22",
      "names(vehicleKinds, kind) && names(purposes, purpose)",
      "names(vehicleKinds, kind)",
      "a bar stops every purpose",
    ],
  ]),
  ...mutantsOf(
    "shared/domain/judge-measures.ts",
    ["test/unit/verdict.test.ts"],
    [
      ["V11", "seen <= cap.max)", "seen < cap.max)", "as many as permitted are too many"],
      ["V11", "seen <= cap.max)", "seen <= cap.max + 1)", "one more than permitted passes"],
      [
        "V11",
        'typeof purpose?.occupantsMax === "number"',
        "false",
        "the purpose permits what the pass does",
      ],
    ],
  ),
  ...mutantsOf("shared/domain/judge-measures.ts", judging, [
    [
      "V22",
      "return by ? { by, since: by.since, basis: by.measure.basis } : null;",
      'return by?.at === "here" ? { by, since: by.since, basis: by.measure.basis } : null;',
      "a bar at the endpoint stops nobody",
    ],
    ["V22", "areaName: by.areaName,\n      }", "}", "the reason does not name the area"],
    [
      "B9",
      "boundAlso.some((id) => stops.includes(id))",
      "false",
      "an endpoint is stopped at by one of its names and not by the other",
    ],
    ["V23", 'at !== "here" &&', "", "who only drives through stops"],
    ["V23", "if (!boundFor) return null;", "", "who is bound nobody knows where stops"],
    ["V23", "!isAmong(measure.effect.at)", "true", "a permitted stop stops"],
    [
      "V24",
      "if (before && !limitIn(before))",
      "if (false)",
      "a bar that came under way stops at once",
    ],
    [
      "V24",
      "before && Math.max(now.max, before.max)",
      "before && now.max",
      "a trip under way has the lowered cap at once",
    ],
    [
      "V24",
      "ms(limit.since ?? input.at) + input.rules.graceHours * hour",
      "ms(input.at) + input.rules.graceHours * hour",
      "grace is told to last from now on",
    ],
    [
      "V25",
      "cap.max < lowest.max ? cap : lowest",
      "cap.max > lowest.max ? cap : lowest",
      "the highest cap counts",
    ],
    ["V25", 'cap.by ? "V25" : "V11"', '"V11"', "a measure's cap is told as the pass's"],
    [
      "V26",
      "everyone.length > 0 ? everyone : declare",
      "declare",
      "a declaration by those at risk hides that by everyone",
    ],
    [
      "V26",
      "a.measure.effect.validHours - b.measure.effect.validHours",
      "b.measure.effect.validHours - a.measure.effect.validHours",
      "the longest test is asked for",
    ],
  ]),
  ...mutantsOf(
    "shared/domain/replay.ts",
    ["test/unit/verdict.test.ts"],
    [
      [
        "V29",
        "tripBegan: facts.tripBegan,",
        "tripBegan: null,",
        "a replay forgets the trip under way",
      ],
      [
        "V29",
        "measures: wholeMeasures(facts.measures, rules, records),",
        "measures: [],",
        "a replay forgets the measures",
      ],
    ],
  ),
];
