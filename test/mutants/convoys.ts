import { mutantsOf } from "./mutant.ts";

const roll = ["test/unit/roll-call.test.ts"];
const changes = ["test/unit/convoy-changes.test.ts"];
const found = ["test/unit/convoy-findings.test.ts"];
const tablet = ["test/unit/tablet-roll-call.test.ts"];
const contract = ["test/contract/convoys.test.ts"];

/** Convoys as one object. */
export const convoyMutants = [
  ...mutantsOf("shared/domain/convoy.ts", roll, [
    [
      "C1",
      "ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1);",
      "ms(b.at) - ms(a.at);",
      "the edit that was made first stands",
    ],
    ["C4", "ms(window.until) + convoyAfterMs", "ms(window.until)", "it is over with its window"],
    [
      "C5",
      "spanOf(its).from <= span.until && span.from",
      "0 <= span.until && span.from",
      "tomorrow's convoy takes a vehicle out of today's",
    ],
    [
      "C5",
      "if (!there || !isLater(namedAt(other, there), mine)) continue;",
      "if (!there) continue;",
      "a vehicle of two convoys is in neither",
    ],
    [
      "C6",
      "const since = stood ?",
      "const since = !stood && extras[0] ?",
      "taken in later, a vehicle was not there where it stood",
    ],
  ]),
  ...mutantsOf("shared/domain/convoy.ts", changes, [
    [
      "C21",
      "return new Map([...named, ...others]",
      "return new Map([...others, ...named]",
      "who is named to drive first drives last",
    ],
    [
      "C21",
      "convoy.acts.filter((act) => act.id !== id)",
      "[]",
      "undoing one change undoes all there were",
    ],
    [
      "C21",
      "return same ? null : { what, window };",
      "return { what, window };",
      "what was overtaken long ago is undone over what came since",
    ],
  ]),
  ...mutantsOf("client/registry/chosen.ts", changes, [
    ["C24", "next.delete(id)", "undefined", "what was chosen by mistake stays chosen"],
    [
      "C24",
      "else if (next.size < mostPrinted)",
      "else",
      "more are chosen than are printed at once",
    ],
  ]),
  ...mutantsOf("shared/domain/convoy-drive.ts", changes, [
    ["C23", "const convoyTimes = 1.2;", "const convoyTimes = 1;", "a convoy drives as one vehicle"],
    ["C23", "convoyTimes, marks)", "convoyTimes, [])", "a convoy drives on a shut road"],
  ]),
  ...mutantsOf("shared/domain/convoy-way.ts", changes, [
    [
      "C23",
      "drive(from, roll, ms(last.at))",
      "byDistance(from, roll, ms(last.at))",
      "what was learned of the road counts for no convoy",
    ],
    [
      "C23",
      "const takes = drive(from, next, ms(look.at));",
      "const takes = byDistance(from, next, ms(look.at));",
      "it is where the distance alone would have it",
    ],
  ]),
  ...mutantsOf("server/queries/convoys.ts", contract, [
    [
      "C22",
      'listed.get(where.look.trip ?? "") ?? null',
      "null",
      "nobody knows of a convoy whom its vehicles carry",
    ],
  ]),
  ...mutantsOf("shared/domain/roll-call.ts", roll, [
    [
      "C2",
      'return { state: "passed", look: null };\n    const { left }',
      'return { state: "awaited", look: null };\n    const { left }',
      "one that was seen further on is still awaited",
    ],
    [
      "C2",
      "from <= to ? posts.slice(from, to + 1) : posts.slice(to, from + 1).reverse()",
      "posts.slice(Math.min(from, to), Math.max(from, to) + 1)",
      "a convoy that drives the other way comes by the wrong post first",
    ],
    [
      "C3",
      "explained: called.length - there.length - awaited,",
      "explained: called.length - there.length,",
      "who is awaited is explained",
    ],
    [
      "C6",
      "if (joined !== undefined) return joined <= place;",
      "if (joined !== undefined) return true;",
      "who joined later is missing at the entry",
    ],
    [
      "C6",
      "if (!left || left.to !== null) return [];",
      "if (!left || left.to === null) return [];",
      "who left and comes by all the same is not noticed",
    ],
  ]),
  ...mutantsOf("shared/domain/convoy-way.ts", roll, [
    [
      "C7",
      "last: iso(Math.max(...times))",
      "last: iso(Math.min(...times))",
      "the last is the first",
    ],
    ["C8", "Math.min(1, Math.max(", "Math.min(9, Math.max(", "it has driven through a post unseen"],
    ["C9", "!barred.has(member.plate) &&", "", "a vehicle without a pass leads on"],
  ]),
  ...mutantsOf("shared/domain/findings/convoy-findings.ts", found, [
    ["C10", "asOf > over", "asOf > 0", "whoever is not there yet is a straggler"],
    ["C10", "if (place === 0) continue;", "", "a convoy that gathers has stragglers"],
    [
      "C11",
      "if (vehicles.length < splitFrom)",
      "if (vehicles.length < 1_000)",
      "half a convoy is so many stragglers",
    ],
    [
      "C12",
      "if (roll.rolledAt !== null)",
      "if (roll.firstAt === null)",
      "who does not answer is not missing",
    ],
    [
      "C13",
      "groupBy(extras, ({ vehicle }) => vehicle.plate)",
      'groupBy(extras, ({ scan }) => scan ?? "")',
      "one extra vehicle is another at every post",
    ],
    [
      "C11",
      "void (found.has(one.key) || found.set(one.key, one))",
      "void found.set(one.key + found.size, one)",
      "the same is found over and over",
    ],
  ]),
  ...mutantsOf("server/queries/convoys.ts", contract, [
    [
      "C15",
      "convoy && isOn(reach, convoy) && !isOver",
      "convoy && isOn(reach, convoy) && isOver",
      "those on its way are not told of it",
    ],
    [
      "C16",
      'return action !== "convoy.make" && escortNow(convoyNow(convoy))?.account === caller.account;',
      "return false;",
      "whoever escorts it from elsewhere does not see it",
    ],
    [
      "C16",
      "return subject.checkpoints?.includes(caller.device.checkpoint) ?? false;",
      "return true;",
      "any tablet works any convoy",
    ],
  ]),
  ...mutantsOf("server/commands/convoy-acts.ts", contract, [
    [
      "C1",
      'if (Object.keys(wrong).length > 0) return refusal("unknown-reference", wrong);\n    if (fresh',
      "if (fresh",
      "half of what was sent is done",
    ],
  ]),
  ...mutantsOf("client/checkpoint/convoys/call-roll.ts", tablet, [
    [
      "C17",
      "|| !isPlainGo(vehicleCase, verdict)) {",
      ") {",
      "a tap for ten lets one through that is to be stopped",
    ],
  ]),
  ...mutantsOf("client/checkpoint/people/made.ts", tablet, [
    [
      "C18",
      '"list" in what || ("doing" in what && "made" in what.doing);',
      '"list" in what;',
      "what is done to a convoy is sent before there is one",
    ],
  ]),
  ...mutantsOf("server/look-at-convoys.ts", contract, [
    [
      "C14",
      "undoneBy: (one: Alert) => seenSince(one, looks),",
      "undoneBy: () => null,",
      "an alert is withdrawn and names no scan",
    ],
  ]),
  ...mutantsOf(
    "shared/domain/convoy-soon.ts",
    ["test/unit/convoy-soon.test.ts"],
    [
      [
        "C19",
        "Math.min(...times)",
        "Math.max(...times)",
        "a post is told when the last vehicle of a convoy is due",
      ],
      [
        "C19",
        "if (firstAt !== null || rolledAt !== null) return null;",
        "",
        "a convoy that is there is still to come",
      ],
      [
        "C19",
        "if (rolls.some(({ firstAt }) => firstAt !== null)) return null;",
        "",
        "a convoy that is held comes by its plan",
      ],
      [
        "C19",
        "throughAt(left, free, 1, marks)",
        "left",
        "the last post waits for a convoy when the first does",
      ],
    ],
  ),
];
