import { mutantsOf } from "./mutant.ts";

const tokens = ["test/unit/pass-token.test.ts"];
const lists = ["test/unit/status-list.test.ts"];
const registry = ["test/contract/passes.test.ts"];
const legs = ["test/contract/legs.test.ts"];
const suspensions = ["test/contract/suspensions.test.ts"];
const amendments = ["test/contract/amendments.test.ts"];

export const passMutants = [
  ...mutantsOf(
    "shared/domain/plate.ts",
    ["test/unit/plate.test.ts"],
    [
      ["P1", '.replace(/[ĐÐ]/g, "D")', "", "an electric motorbike's plate cannot be read"],
      ["P1", "(RM?)(\\\\d{4})", "(RM?)(\\\\d{9})", "an old trailer's plate reads as a car's"],
      [
        "P18",
        '    .replace(withGround, "$1");',
        ";",
        "a yellow plate copied from the inspection register is another vehicle",
      ],
      [
        "P18",
        "&& !withGround.test(text) ?",
        "?",
        "written without dashes it keeps the letter of its ground",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/plate-look.ts",
    ["test/unit/plate.test.ts"],
    [["P2", '  Z: "2",\n', "", "Z is not suggested for 2"]],
  ),
  ...mutantsOf(
    "shared/domain/short-code.ts",
    ["test/unit/short-code.test.ts"],
    [
      ["P3", "doubled ^ 0b100101", "doubled ^ 0b100001", "some wrong codes pass the check"],
      ["P3", "(interim ^ digit) << 1", "interim ^ digit", "neighbours may be swapped"],
      ["P3", '.replace(/[IL]/g, "1")', '.replace(/I/g, "1")', "L is not read as 1"],
    ],
  ),
  ...mutantsOf("shared/domain/pass-token.ts", tokens, [
    [
      "P4",
      "Math.floor(ms(fields.validFrom) / minute)",
      "Math.ceil(ms(fields.validFrom) / minute)",
      "a pass begins a minute late",
    ],
    ["P4", "  [1, 99],", "  [1, 100],", "a hundred people are signed for"],
    [
      "P5",
      'if (!(await verify(key.publicKey, toBeSigned(kid, payload), signature)))\n    return { kind: "forged", kid };\n  const fields = decodePayload(payload);',
      'const fields = decodePayload(payload);\n  if (!(await verify(key.publicKey, toBeSigned(kid, payload), signature)))\n    return { kind: fields ? "forged" : "damaged", kid } as OpenedToken;',
      "the payload is read before its signature is good",
    ],
    [
      "P6",
      'if (!sign1) return { kind: "damaged" };\n  const { kid,',
      'if (!sign1) throw new Error("damaged");\n  const { kid,',
      "a damaged code throws",
    ],
    [
      "P7",
      "ms(fields.validFrom) <= ms(key.validTo) &&",
      "",
      "a key serves passes that begin after its end",
    ],
    [
      "P7",
      'if (!key) return { kind: "unknown-key", kid };',
      'if (!key) return { kind: "forged", kid };',
      "a key not at hand makes a pass forged",
    ],
  ]),
  ...mutantsOf("shared/domain/status-list.ts", lists, [
    ["P8", "index < list.size ?", "index < list.size + 1 ?", "a list speaks beyond its end"],
    [
      "P9",
      "received.seq > held.seq ? received : held",
      "received",
      "an old list played back is taken",
    ],
  ]),
  ...mutantsOf("shared/domain/cose.ts", tokens, [
    [
      "P10",
      "if (!(unprotected instanceof Map) || unprotected.size !== 0) return undefined;",
      "if (!(unprotected instanceof Map)) return undefined;",
      "more than one form of a token is read",
    ],
  ]),
  ...mutantsOf("server/commands/decide-registration.ts", registry, [
    [
      "P11",
      "place.id === id && place.active",
      "place.id === id",
      "a pass is issued to a party no longer in use",
    ],
    [
      "P11",
      "...(stop ? { endpoint: stop } : {}),",
      "",
      "a pass is issued to an endpoint where its purpose may not stop",
    ],
    [
      "P11",
      '(pass.status === "valid" || pass.status === "suspended") &&\n  pass.plate',
      "false && pass.plate",
      "one vehicle holds two passes to an endpoint",
    ],
  ]),
  ...mutantsOf("server/commands/decide-registration.ts", legs, [
    [
      "P11",
      "endpointsOf(input).some(",
      "[input.endpoint].some(",
      "a vehicle gets a second pass for where another delivers on the way",
    ],
  ]),
  ...mutantsOf("server/commands/change-standing.ts", registry, [
    [
      "P12",
      "await issueStatusList(tx, signer, list, at);",
      "void list;",
      "a revocation is told without its list",
    ],
  ]),
  ...mutantsOf("server/commands/decide-registration.ts", suspensions, [
    ["P11", ' || pass.status === "suspended")', ")", "who is suspended is registered anew"],
  ]),
  ...mutantsOf("server/commands/change-standing.ts", suspensions, [
    [
      "P23",
      'return trips.some(isServed) ? "spent" : "valid";',
      'return trips ? "valid" : "spent";',
      "a single trip is driven twice by a suspension in between",
    ],
    [
      "P23",
      'if (pass.status === "suspended") return "already-suspended";',
      "",
      "of two who suspend at once neither is told of the other",
    ],
    [
      "P23",
      'if (pass.status === "revoked") return "already-revoked";\n      if (pass.status !== "suspended")',
      'if (pass.status === "valid")',
      "what is revoked is reinstated",
    ],
  ]),
  ...mutantsOf("shared/domain/pass-revisions.ts", suspensions, [
    [
      "T22",
      'then.status === "suspended" && status !== "revoked"',
      "false",
      "a reinstatement makes whoever stopped the vehicle before it wrong",
    ],
  ]),
  ...mutantsOf("shared/contract/registry.ts", amendments, [
    ["P19", "  .strict()\n", "", "who amends a pass to revoked believes that it is"],
  ]),
  ...mutantsOf(
    "shared/domain/short-code.ts",
    ["test/unit/short-code.test.ts"],
    [
      [
        "P3",
        "text.length > longestText",
        "false",
        "a text of any length is read through for a code",
      ],
    ],
  ),
  ...mutantsOf("server/commands/amend-pass.ts", amendments, [
    [
      "P19",
      "if (!before || !(askedBy || issuer.mayIssue(before, reference)))",
      "if (!before)",
      "a pass is amended by who may not issue to where it is bound",
    ],
    [
      "P19",
      "[...new Set([...passTopics(before, reference), ...event.topics])]",
      "event.topics",
      "tablets on its old way are not told",
    ],
    [
      "P19",
      ".filter(({ id }) => id !== pass.id)",
      "",
      "a pass stands in the way of its own amendment",
    ],
    [
      "P20",
      "if (await isRepeated(tx, before, asked, issuer.account)) return before;",
      "",
      "an amendment sent again is refused",
    ],
    [
      "P20",
      "if (pass.rev !== rev)",
      "if (pass.rev < rev)",
      "an amendment of what no longer stands undoes what was amended since",
    ],
  ]),
  ...mutantsOf("shared/domain/pass-amendment.ts", amendments, [
    [
      "P20",
      'status === "valid" && ms(validTo) > at',
      'status === "valid"',
      "a pass that ended is extended",
    ],
  ]),
  ...mutantsOf("server/queries/pass-history.ts", amendments, [
    ["P21", "after: only(is, changed),", "after: {},", "what a pass became is not told"],
  ]),
  ...mutantsOf(
    "shared/domain/pass-amendment.ts",
    ["test/unit/pass-amendment.test.ts"],
    [
      [
        "P22",
        '  "corridor",\n  "validTo",\n];',
        '  "corridor",\n];',
        "an extension is not said to need printing",
      ],
    ],
  ),
];
