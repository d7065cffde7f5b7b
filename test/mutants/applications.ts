import { mutantsOf } from "./mutant.ts";

const unit = ["test/unit/application.test.ts"];
const over = ["test/contract/applications.test.ts"];

export const applicationMutants = [
  ...mutantsOf("shared/domain/application.ts", unit, [
    [
      "Y1",
      'reasons = act.what === "refused" || act.what === "change-asked" ? act.reasons : [];',
      'if (act.what === "refused" || act.what === "change-asked") reasons = act.reasons;',
      "what was mended is told as wrong still",
    ],
    [
      "Y2",
      'refused: ["changed", "withdrawn"],',
      'refused: ["changed", "withdrawn", "approved"],',
      "what was refused is approved unseen",
    ],
    [
      "Y3",
      "if (rev !== now.rev || !mayBe(now.state, act.what)) return null;",
      "if (!mayBe(now.state, act.what)) return null;",
      "an application is approved that is not any more what was looked at",
    ],
    ["Y4", "iso(at + 7 * hour)", "iso(at)", "a test of this morning is dated ahead"],
    [
      "Y5",
      'state === "waiting" ? ms(since) + (asked',
      "true ? ms(since) + (asked",
      "the desk is late with what it has answered",
    ],
    [
      "Y6",
      "ms(one.validFrom) < ms(other.validTo) &&",
      "ms(one.validFrom) <= ms(other.validTo) &&",
      "one that begins when the other ends stands in its way",
    ],
    ["Y9", 'now.state !== "waiting" && at', "at", "what the desk left lying is deleted unanswered"],
  ]),
  ...mutantsOf("shared/domain/low-risk.ts", unit, [
    ["Y10", "record.marred === 0 &&", "", "a carrier that was caught goes unseen"],
  ]),
  ...mutantsOf("server/commands/issue-by-rule.ts", over, [
    [
      "Y10",
      "(pass) => collide(pass, asked)",
      "() => false",
      "a second pass of a vehicle is issued unseen",
    ],
  ]),
  ...mutantsOf("server/store/sqlite/passes.ts", over, [
    [
      "Y10",
      "status IN ('revoked', 'suspended') OR EXISTS",
      "EXISTS",
      "a carrier whose passes were revoked is taken for clean",
    ],
  ]),
  ...mutantsOf("server/commands/apply.ts", over, [
    [
      "Y3",
      "before.by === act.by && isDeepStrictEqual(was, is) ? application : idTaken;",
      "application;",
      "another act under the same id is lost without a word",
    ],
    [
      "Y7",
      "payload: { rev: after.acts.length },",
      "payload: { by: after.acts.at(-1)?.by ?? null },",
      "the log names who acted",
    ],
    [
      "Y7",
      "topics: [before, after].flatMap((one) =>",
      "topics: [after].flatMap((one) =>",
      "where it was bound before nobody hears that it is gone",
    ],
    [
      "Y8",
      'may(grants, "application.make", { carrier });',
      'grants.some(({ role }) => role === "carrier") && carrier !== "";',
      "a carrier acts for another",
    ],
    [
      "Y8",
      "if (stays(act.asked.carrier) !== stays(now.asked.carrier))",
      "if (!isFor(caller, act.asked.carrier))",
      "an application goes over to another carrier",
    ],
  ]),
  ...mutantsOf("server/commands/decide-application.ts", over, [
    [
      "Y3",
      "if (isRefusal(pass)) return pass;",
      "if (isRefusal(pass)) throw new Error(pass.refused);",
      "a pass in the way is a failure",
    ],
    [
      "Y7",
      "if (!readsApplication(caller, before, reference))",
      "if (!caller.account)",
      "whoever issues anywhere learns that there is one",
    ],
  ]),
  ...mutantsOf("server/queries/applications.ts", over, [
    [
      "Y6",
      "if (!collide(pass, asked) || pass.id",
      "if (pass.id",
      "passes of another time are told as conflicts",
    ],
    ["Y7", "ofDesk || byCarrier ?", "ofDesk || act.by ?", "a carrier reads who refused it"],
  ]),
  ...mutantsOf("server/store/sqlite/applications.ts", over, [
    ["Y5", "SET no = excluded.no, state", "SET state", "who mends keeps the place of who did not"],
    ["Y9", "unseal.run(id);", "", "what was deleted can still be compared with the log"],
  ]),
  ...mutantsOf("server/audience.ts", over, [
    [
      "Y7",
      'kind === "application" ? issuingReach : reachOf;',
      "reachOf;",
      "all along the way hear of what they may not see",
    ],
  ]),
  ...mutantsOf(
    "shared/domain/desk-figures.ts",
    ["test/unit/desk-figures.test.ts"],
    [
      [
        "Y16",
        "waited <= answerWithinMs",
        "waited < answerWithinMs",
        "an answer at four hours is late",
      ],
      ["Y16", "      since = null;", "", "the desk is late with what waited for its carrier"],
    ],
  ),
  ...mutantsOf("server/queries/desk-figures.ts", over, [
    [
      "Y16",
      'mayAnywhere(grants, "user.read")',
      'mayAnywhere(grants, "pass.issue")',
      "reviewers read what each other did",
    ],
  ]),
];
