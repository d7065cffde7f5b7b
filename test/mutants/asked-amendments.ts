import { mutantsOf } from "./mutant.ts";

const unit = ["test/unit/amendment-asked.test.ts"];
const over = ["test/contract/asked-amendments.test.ts"];

/** What carriers ask of passes in use. */
export const askedAmendmentMutants = [
  ...mutantsOf("shared/domain/amendment-asked.ts", unit, [
    [
      "Y11",
      '({ post, place }) => post !== null || place !== "",',
      "() => true,",
      "nobody knows where a vehicle is that asks for more time",
    ],
  ]),
  ...mutantsOf("shared/domain/application.ts", unit, [
    [
      "Y13",
      "(asked.amends ? amendmentWithinMs : answerWithinMs)",
      "answerWithinMs",
      "a vehicle waits on the road as long as who has not set out",
    ],
  ]),
  ...mutantsOf("server/commands/ask-amendment.ts", over, [
    [
      "Y11",
      "if (!pass || pass.carrier !== asked.carrier)",
      "if (!pass)",
      "a carrier has another's pass amended",
    ],
    [
      "Y11",
      "(one) => one.id !== application && applicationNow(one).asked.amends?.pass === pass.id,",
      "(one) => one.id === application && applicationNow(one).asked.amends?.pass !== pass.id,",
      "of one pass two things are asked at once",
    ],
    [
      "Y11",
      "const wanted = { ...asked, validTo: iso(wholeMinutes(asked).to) };",
      "const wanted = asked;",
      "the desk is asked for what stands so already",
    ],
    [
      "Y12",
      "at, { askedBy });",
      "at);",
      "the desk that a pass is to come to has nothing to decide",
    ],
    [
      "Y12",
      '"rev" in amended.fields ? under("amends.", amended)',
      '"rev" in amended.fields ? amended',
      "the desk is told that the application moved, and it was the pass",
    ],
  ]),
  ...mutantsOf("server/commands/decide-application.ts", over, [
    [
      "Y17",
      "if (!issuer.mayIssue(registrationOf(now.asked), reference))",
      "if (!issuer.account)",
      "one of several endpoints has a pass issued to all of them",
    ],
    [
      "Y12",
      'if (state === "approved" && asked.amends) await',
      'if (state === "refused" && asked.amends) await',
      "the trip goes on to where the pass is not bound any more",
    ],
  ]),
  ...mutantsOf("server/store/sqlite/applications.ts", over, [
    [
      "Y13",
      "ORDER BY amends IS NULL, no LIMIT",
      "ORDER BY no LIMIT",
      "a vehicle on the road waits behind all that was applied for before",
    ],
  ]),
  ...mutantsOf("server/queries/pass-to-amend.ts", over, [
    [
      "Y14",
      "versions.find((one) => one.pass.rev === asked.amends?.rev)?.pass ?? pass",
      "versions.at(-1)?.pass ?? pass",
      "once it is approved nobody reads what was changed",
    ],
  ]),
  ...mutantsOf("server/commands/amend-pass.ts", over, [
    [
      "P21",
      "const { via: _, driver: __, askedBy: ___, ...kept } = before;",
      "const { via: _, driver: __, ...kept } = before;",
      "the carrier is said to have asked for what the desk amended by itself",
    ],
  ]),
  ...mutantsOf("server/queries/delayed-vehicle.ts", over, [
    [
      "Y15",
      'may(caller.grants, "application.make", { carrier: pass.carrier });',
      'caller.grants.some(({ role }) => role === "carrier");',
      "a carrier reports for another",
    ],
  ]),
];
