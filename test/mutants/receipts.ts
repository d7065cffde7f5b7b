import { mutantsOf } from "./mutant.ts";

const code = ["test/unit/receipt-code.test.ts"];
const delays = ["test/contract/delays.test.ts"];
const contract = ["test/contract/receipts.test.ts"];

/** Receipts of refusals, and who refuses whom. */
export const receiptMutants = [
  ...mutantsOf("shared/domain/receipt-code.ts", code, [
    ["E1", ".slice(-14);", ".slice(0, 14);", "a receipt's code can be guessed from its time"],
    [
      "E1",
      "canonical.test(code) && damm(code) === 0",
      "canonical.test(code)",
      "a slip of the pen opens another receipt",
    ],
    ["E1", '["0", "1"].map', '["0"].map', "half of all receipts are never found"],
  ]),
  ...mutantsOf("shared/domain/receipt.ts", contract, [
    [
      "E1",
      '"turn-back",\n  "refer",',
      '"turn-back",',
      "whoever is sent to quarantine has no receipt",
    ],
    ["E2", ".filter(({ code }) => !untold.has(code))", "", "a receipt warns whoever is looked for"],
    ["E2", '"realm",', '"realm",\n  "why",', "a receipt repeats what somebody wrote"],
    ["E2", "plate.slice(-2)", "plate", "a receipt shows the plate to everybody"],
    [
      "E2",
      "at = area?.parent ?? null;",
      "at = null;",
      "an area without an office of its own has none",
    ],
  ]),
  ...mutantsOf("server/queries/receipts.ts", contract, [
    [
      "E2",
      "plate !== null && plate === typed ? plate",
      "plate !== null && typed ? plate",
      "any plate opens a receipt",
    ],
    [
      "E3",
      "checkpoint === seen.checkpoint && decision",
      "decision",
      "a receipt tells where else a vehicle went",
    ],
    [
      "E3",
      "if (!look || look.counts.id === seen.id) return [];",
      "if (look) return [];",
      "a decision taken back still stands on its receipt",
    ],
    [
      "E3",
      'if (seen.marks.includes("suspect")) return',
      "if (seen.marks.length > 9) return",
      "a stolen tablet's receipts look like any other",
    ],
  ]),
  ...mutantsOf("shared/domain/post-day.ts", contract, [
    ["E4", '!seen.marks.includes("corrected") &&', "", "what was taken back counts as a refusal"],
    [
      "E4",
      'outcomeOf(seen) === "go"',
      'seen.outcome !== "go"',
      "the table accuses posts that stop whom they must",
    ],
  ]),
  ...mutantsOf("shared/domain/delay.ts", delays, [
    [
      "E5",
      "if (minutes < leastMinutes)",
      "if (minutes < 0)",
      "a driver reports a wait of a minute",
    ],
    ["E5", "iso(ms(time))", "time", "the same report in another offset is another one"],
    ["E5", "minutes > mostHours * 60", "minutes < 0", "a driver reports a wait of last month"],
    [
      "E5",
      "who: rule.acts,",
      'who: ["posts-ahead"],',
      "tablets are sent a kind that older ones refuse",
    ],
  ]),
  ...mutantsOf("server/queries/delayed-vehicle.ts", delays, [
    [
      "E5",
      "plate.endsWith(plateEnd)",
      "plate.length > 0",
      "whoever finds a code reports for another",
    ],
    ["E5", "bound, [scan.seen.checkpoint])", "bound)", "a vehicle without a pass cannot report"],
    [
      "E5",
      "posts: postsOn(reference, corridor, endpointsOf({ endpoint, via }))",
      "posts: postsOn(reference, corridor, [endpoint])",
      "who waits at the gate of an endpoint on the way cannot report",
    ],
    ["E5", ".filter((id) => inUse.has(id))", "", "a post out of use is reported"],
  ]),
  ...mutantsOf("server/http/plate-guess.ts", delays, [
    [
      "E5",
      "wrong = isWrong(answered);",
      "wrong = isWrong(answered) && code.length < 8;",
      "the end of a plate is guessed within minutes",
    ],
    ["E5", "if (!wrong) await", "if (wrong) await", "whoever asks rightly is locked out"],
  ]),
  ...mutantsOf("server/http/handlers/trips.ts", delays, [
    [
      "E2",
      "answered.items.every((one) => one.plate === null)",
      "answered.items.length === 0",
      "the whole plate of a receipt is guessed within the hour",
    ],
  ]),
  ...mutantsOf("server/http/serve-routes.ts", delays, [
    [
      "E5",
      'reportDelay: "delays",',
      "",
      "drivers who report keep the desk behind their address from signing in",
    ],
  ]),
  ...mutantsOf("server/commands/report-delay.ts", delays, [
    [
      "E5",
      "!vehicle.posts.includes(report.checkpoint)",
      "vehicle.posts.length === 0",
      "a driver accuses a post far away",
    ],
    [
      "E5",
      "...passes.map((pass) => pass.id)",
      "vehicle.key",
      "a lorry with two passes raises two alerts at one post",
    ],
    ["E5", "if (live) return", "if (live && at < 0) return", "one driver fills the list of alerts"],
  ]),
  ...mutantsOf("server/look-for-alerts.ts", delays, [
    ["E5", "one.kind !== delayKind &&", "", "the next scan of the vehicle takes a report back"],
  ]),
  ...mutantsOf("server/queries/daily.ts", contract, [
    [
      "E4",
      "reach.all || reach.checkpoints.has(checkpoint)",
      "reach.all || checkpoint",
      "a district sees the posts of its neighbour",
    ],
  ]),
];
