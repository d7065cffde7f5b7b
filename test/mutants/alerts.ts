import { mutantsOf } from "./mutant.ts";

const misuse = ["test/unit/findings-misuse.test.ts"];
const trips = ["test/unit/findings-trips.test.ts"];
const said = ["test/unit/findings-said.test.ts"];
const devices = ["test/unit/findings-devices.test.ts"];
const all = ["test/unit/findings.test.ts"];
const of = (file: string): string => `shared/domain/findings/${file}.ts`;

/** What is found. */
export const alertMutants = [
  ...mutantsOf(of("case"), all, [
    [
      "A1",
      ".sort(byTime);\n\n/** Puts",
      ";\n\n/** Puts",
      "findings go by the order in which scans came",
    ],
    [
      "A1",
      "looksOf([...new Map(scans.map((one) => [one.id, one])).values()])",
      "looksOf(scans)",
      "a scan sent twice is seen twice",
    ],
  ]),
  ...mutantsOf(of("finding-shape"), all, [
    ["A1", "before.vehicle === now.vehicle &&", "", "another vehicle's alert goes on"],
  ]),
  ...mutantsOf(of("same-vehicle"), misuse, [
    [
      "A31",
      "const scans = elsewhere.scans.filter(ofSame);",
      "const { scans } = elsewhere;",
      "a lorry towed away clones the pass that it had",
    ],
    [
      "A31",
      "return trip ? plateAt(trip, ms(scan.at)) === then :",
      "return trip ? trip.plate === then :",
      "what took over was there before it did",
    ],
  ]),
  ...mutantsOf(of("shown-again"), misuse, [
    ["A2", 'has("forged")', 'has("expired")', "forged codes are found nowhere"],
    ["A2", "vehicle.rules[kind].withinHours", "0", "every post that sees it raises another alert"],
    ["A3", "if (state) return state.status;", "", "a pass revoked later was misused before"],
    [
      "A3",
      "return [...outOfForce].find((status) => reasonsOf(look).has(status)) ?? null;",
      "return null;",
      "without a pass on file a revoked one is not found",
    ],
    ["A31", "if (other) {", "if (false) {", "whoever drives for a broken vehicle is accused"],
    ["A31", "[other.plate, trailer]", "[other.plate, other.from]", "the plate left behind goes on"],
    ["A4", "look.plateMatches === false ||", "", "the officer's own eyes count for nothing"],
    ["A4", "plateLook(look.plateSeen!)", "look.plateSeen!", "a look-alike is accused"],
    ["A4", "state.plate, state.trailerPlate", "state.plate", "the trailer's plate is accused"],
  ]),
  ...mutantsOf(of("cloned"), misuse, [
    ["A5", "minutes + slackMinutes <", "minutes <", "clocks a minute apart make a clone"],
    ["A5", "outrun || atOnce", "outrun", "one moment at two near posts is no clone"],
    [
      "A5",
      'look.how !== "confirmation"',
      "look.how !== null",
      "a receiver's word makes a clone of an honest vehicle",
    ],
    ["A5", "Math.max(0, km - patrolKm)", "km", "a patrol that roams makes a clone"],
    ["A5", "if (to.vehicle !== vehicle.vehicle) return [];", "", "one clone is found twice"],
  ]),
  ...mutantsOf(of("places"), misuse, [
    ["A5", "if (along.length > 0) return", "if (along.length > 9) return", "roads are straight"],
  ]),
  ...mutantsOf(of("head-count"), trips, [
    [
      "A6",
      "due !== look.occupants &&",
      "due! < look.occupants! &&",
      "who was dropped off is not missed",
    ],
    [
      "A6",
      "leg.looks.filter(({ occupants }) => occupants !== null)",
      "leg.looks",
      "a post that did not count saw nobody",
    ],
    ["R9", "+ explainedBy(look)", "", "what is declared is found all the same"],
    ["A6", "&& !look.override", "", "what a superior answers for is found all the same"],
    ["A6", "return passes &&", "return", "a vehicle turned back for it is found as well"],
    [
      "A7",
      "(heldHere && to.occupants! < from.occupants!)",
      "heldHere",
      "people may get on while it is held",
    ],
    [
      "A7",
      "isNewJourney(vehicle, leg, from, to) ||",
      "",
      "a new journey is held to the last one's count",
    ],
    ["A7", "(atGate && isShuttle(vehicle, leg, to))", "atGate", "goods vehicles drop people off"],
    ["A7", "||\n    tooFast(vehicle, from, to) !== null", "", "two vehicles' counts are compared"],
  ]),
  ...mutantsOf(of("people-swapped"), trips, [
    [
      "R9",
      "others <= joined.length",
      "true",
      "one relief driver explains everybody who is not listed",
    ],
    [
      "A8",
      "isOdd(one.result) &&",
      'one.result === "others" &&',
      "a swap with the count right is not found",
    ],
    [
      "A8",
      "groupBy(odd, ({ list }) => list)",
      "groupBy(odd, ({ scan }) => scan)",
      "each check is another finding",
    ],
  ]),
  ...mutantsOf(of("off-corridor"), trips, [
    [
      "A9",
      'if (shapedSince(places, way.id, look.at)) return reasonsOf(look).has("off-corridor");',
      "",
      "a corridor changed makes a detour of what was none",
    ],
    [
      "A9",
      '!boundAt(vehicle, leg, look).includes(post.endpoint ?? "") &&',
      "",
      "its own endpoint's gate is a detour",
    ],
    [
      "A9",
      "&&\n    !post.reserve?.includes(way.id)",
      "",
      "a diversion that was ordered is a detour",
    ],
    [
      "A9",
      "state?.corridor ?? look.corridor ?? trip.corridor",
      "trip.corridor",
      "an amended pass is held to its first corridor",
    ],
  ]),
  ...mutantsOf(of("stopped-in-transit"), trips, [
    ["A10", 'from.decision === "hold" ||', "", "who was held is said to have stopped"],
    ["A10", "* 60 + slackMinutes", "* 60", "there is no time to spare"],
    [
      "A10",
      "!purposes.includes(purposeOf(vehicle, leg, to) ?? 0)",
      "purposes.length === 0",
      "nobody may stop",
    ],
  ]),
  ...mutantsOf(of("wrong-endpoint"), trips, [
    ["A11", "|| bound.includes(look.confirms)", "", "its own endpoint is the wrong one"],
    ["A11", "leg.looks.slice(1)", "leg.looks", "who sets out from a gate is at the wrong one"],
    ["A11", 'look.decision === "let-through" && ', "", "who asked the way at a gate is found"],
  ]),
  ...mutantsOf(of("case"), trips, [
    ["A11", "passAt(ms(look.at)) ?? (endpoint", "(endpoint", "an amendment is not heard of"],
  ]),
  ...mutantsOf(of("reused-pass"), misuse, [
    ["A12", '?.use === "single"', "?.use !== undefined", "a pass for many trips serves one"],
    [
      "A12",
      "look.direction !== entry?.direction || isBack(vehicle, spent, home, look)",
      "false",
      "who drives home reuses the pass",
    ],
    [
      "A12",
      "|| isBack(vehicle, spent, home, look)",
      "",
      "who drives home by a tablet that says in reuses the pass",
    ],
    [
      "A12",
      "if (before === undefined) return look.checkpoint !== came[0]?.checkpoint;",
      "if (before === undefined) return true;",
      "who comes in again drives home",
    ],
    [
      "A12",
      'state?.status !== "spent" ||',
      "state === null ||",
      "every pass for one trip was spent before",
    ],
    ["A12", 'trip.status === "arrived" &&', "", "a pass that went through serves for the way back"],
    ["A12", "since <= 0 || ", "", "what came before the arrival is reuse"],
  ]),
  ...mutantsOf(of("two-trips"), misuse, [
    [
      "A13",
      "if (!before || before.checkpoint === look.checkpoint) return [];",
      "if (!before) return [];",
      "seen twice at its first post makes two trips",
    ],
    [
      "A13",
      "|| couldReturn(vehicle, leg, before, look)",
      "",
      "an arrival nobody confirmed makes two trips",
    ],
    [
      "A13",
      "if (earlier > 0 || !again) return [];",
      "if (!again) return [];",
      "both passes are found",
    ],
  ]),
  ...mutantsOf(of("unconfirmed-arrival"), trips, [
    ["A14", "vehicle.asOf < at ||", "", "every trip on the road is unconfirmed"],
    [
      "A14",
      "|| goesOnElsewhere(vehicle, last, until)",
      "",
      "who was entered by hand at the gate never arrives",
    ],
    ["A14", '["on-the-road", "lapsed"]', '["on-the-road"]', "time alone closes the matter"],
    [
      "A14",
      "turnedRound(vehicle, trip.corridor, looks) ||",
      "",
      "who drove home by a tablet that says in never arrives",
    ],
    [
      "A14",
      "hours <= rules",
      "hours >= 0 || hours <= rules",
      "who comes in again the next day has left",
    ],
    [
      "A14",
      "looks.every((one) => one.checkpoint === first.checkpoint)",
      "true",
      "who came in again and went on has left",
    ],
    ["A14", "isHomeward(vehicle, leg) ||", "", "who was seen once on the way home never arrives"],
    ["A14", "hasLeft(vehicle, leg, last) ||", "", "who left the province never arrives"],
  ]),
  ...mutantsOf(of("said-otherwise"), said, [
    [
      "A15",
      "overturns(look.outcome, look.judged.outcome)",
      "look.judged.outcome !== look.outcome",
      "care is called a mistake",
    ],
    [
      "A15",
      "&&\n      !cameLater(vehicle, look)",
      "",
      "what came after the scan overturns its verdict",
    ],
    ["A16", 'outcome === "stop" && decision', "decision", "everything let through was a stop"],
  ]),
  ...mutantsOf(of("refused-though-valid"), said, [
    ["A17", "judged?.outcome ?? outcome", "outcome", "the server's word counts for nothing"],
    ["A17", "waited > holdMinutes", "waited < 0", "who is held for ever is not refused"],
  ]),
  ...mutantsOf(of("vehicle-findings"), said, [
    [
      "A17",
      "!looks.some(({ id }) => explained.has(id))",
      "true",
      "an officer with a reason is reported",
    ],
  ]),
  ...mutantsOf(of("level-raised"), trips, [
    [
      "B9",
      "thatStays(endpoint, id)?.area",
      "endpoint(id)?.area",
      "a level raised where the endpoint that stays lies is no news to who is bound for it",
    ],
    ["A18", "return at > from && at < until", "return at < until", "what was so before is news"],
    [
      "A18",
      'return !includesLevel(was?.level ?? "new-normal", is.level);',
      "return true;",
      "each day's publication is news",
    ],
  ]),
  ...mutantsOf(of("device-findings"), devices, [
    ["A19", "|| asOf < ms(link.at) + graceMs", "", "what is still on its way is missing"],
    ["A19", "prev !== null && ", "", "a scan that names none before it is torn off"],
    ["A19", "here.length < 2 && !torn", "!torn", "two scans under one number are one"],
    ["A19", "here.length < 2 && !torn", "here.length < 2", "a chain may be torn"],
  ]),
  ...mutantsOf(of("silences"), devices, [
    ["A20", "passed >= rule.expected ||", "", "who drove by unseen is not missed"],
    ["A20", "|| usual >= rule.usual", "", "a busy post may fall silent"],
    ["A20", "share * meanwhile", "share * 9999", "a post may not rest at night"],
    ["A20", "if (end - since < rule.afterHours * hour) return [];", "", "every pause is a silence"],
  ]),
];
