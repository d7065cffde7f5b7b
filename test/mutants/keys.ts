import { mutantsOf } from "./mutant.ts";

const keys = ["test/contract/keys.test.ts"];
const proposals = ["test/contract/proposals.test.ts"];

export const keyMutants = [
  ...mutantsOf("shared/domain/issuing-key.ts", keys, [
    ["P13", "newest.kid > key.kid ? newest : key", "newest", "the oldest key goes on signing"],
    [
      "P14",
      "keys.filter(({ cutAt }) => cutAt === null)",
      "keys.filter(({ kid }) => kid >= 0)",
      "a key cut off stays in the bundle",
    ],
    ["P16", "next > lastKid ? null : next", "next", "a number beyond a byte is given"],
  ]),
  ...mutantsOf("server/keys.ts", keys, [
    [
      "P15",
      "< at - orphanAfterMs",
      "< at + orphanAfterMs",
      "a file that another process is about to name is erased",
    ],
  ]),
  ...mutantsOf("server/commands/issue-pass.ts", keys, [
    [
      "P17",
      'openDesk(tx, keys, "drill", at)',
      'openDesk(tx, keys, "live", at)',
      "a drill's pass is good on the road",
    ],
  ]),
  ...mutantsOf("shared/domain/proposal.ts", proposals, [
    ["X13", "if (!own) return null;", "if (by) return null;", "one approves what one proposed"],
    [
      "X14",
      "at >= ms(lapsesAt(proposal))",
      "at > ms(lapsesAt(proposal))",
      "a proposal lapses a moment late",
    ],
    ["X15", 'at < ms(from) ? "wait-alone" : null', "null", "one who is alone need not wait"],
  ]),
  ...mutantsOf("server/commands/decide-proposal.ts", proposals, [
    [
      "X16",
      "if (refused) return refused;",
      "void refused;",
      "a proposal ends as carried out when its act was refused",
    ],
    [
      "X18",
      "!proposal || !mayAct(grantsOf(accounts, account), proposal.act, reference)",
      "!proposal",
      "an administrator of a part decides for the whole",
    ],
  ]),
  ...mutantsOf(
    "shared/domain/scan-version.ts",
    ["test/unit/scan-version.test.ts"],
    [
      [
        "O5",
        "if (reader) return { reader };",
        "if (Number.isInteger(v)) return { reader: reader ?? newest };",
        "a newer scan is read as one of today's",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/follow-chains.ts",
    ["test/contract/devices.test.ts"],
    [["O6", "(counted[mark] ?? 0) + 1", "1", "a tablet's marks are not added up"]],
  ),
  ...mutantsOf(
    "server/queries/uses.ts",
    ["test/contract/reference.test.ts"],
    [
      [
        "X17",
        "corridor.posts.some((post) => post.checkpoint === id)",
        "corridor.id === id",
        "a post is put out of use without a word of its corridors",
      ],
    ],
  ),
];
