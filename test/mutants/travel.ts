import { mutantsOf } from "./mutant.ts";

const learning = ["test/unit/travel.test.ts"];
const due = ["test/unit/travel.test.ts", "test/unit/overdue.test.ts"];

const boards = ["test/unit/boards.test.ts"];
const tablet = ["test/unit/tablet-travel.test.ts"];

/** When vehicles are due. */
export const travelMutants = [
  ...mutantsOf("shared/domain/travel/usual.ts", learning, [
    ["K1", "+ postMinutes", "", "two posts across the road from each other take no time"],
    [
      "K3",
      "if (cell !== undefined) return cell;",
      "",
      "what was seen of an hour and kind on a stretch counts for nothing there",
    ],
  ]),
  ...mutantsOf("shared/domain/travel/band.ts", learning, [
    ["K2", "small ? local - 24 * hourMs : local", "local", "a night belongs to the day it ends on"],
    ["K2", "weekday === 0 || weekday === 6", "weekday === 6", "Sundays are working days"],
  ]),
  ...mutantsOf("shared/domain/travel/fit.ts", learning, [
    ["K3", "(seen + prior)", "seen", "one drive is believed whole"],
  ]),
  ...mutantsOf("shared/domain/travel/learn.ts", learning, [
    ["K3", "days / (days + 0.5)", "1", "a day of jams is what is usual"],
    [
      "K8",
      "clipped(before), clipped(after)",
      "0, clipped(after)",
      "no vehicle has a pace of its own",
    ],
    ["K10", "[...alone, ...split]", "alone", "a drive past a post that missed it is dropped"],
  ]),
  ...mutantsOf("shared/domain/travel/observe.ts", learning, [
    ["K10", 'if (!from.goes) return ["held"];', "", "a hold is a slow road"],
    ["K10", "(minutes + 1) * topKmh < km * 60", "false", "who flew drove"],
    ["K10", "between.slice(0, -1)", "[]", "no post misses anybody"],
    [
      "K9",
      "wayBetween(places, turnOffs, way, place) ?? []",
      "stretchesBetween(places, corridor, at[place]!.stop, to.stop) ?? []",
      "who turned off unseen was missed by nobody",
    ],
    [
      "K4",
      "last.set(key, counts",
      "last.set(to.stop, counts",
      "nobody is seen to leave a corridor",
    ],
  ]),
  ...mutantsOf("shared/domain/travel/stops.ts", learning, [
    [
      "K4",
      "endpointStop(places, post.endpoint)",
      "id",
      "a gate is another place than its endpoint",
    ],
  ]),
  ...mutantsOf("shared/domain/travel/spread.ts", learning, [
    ["K5", "stops, 0.1)", "0, 0.1)", "a stop for fuel on a short way is a breakdown"],
    ["K6", "(1 - together) * apart", "apart", "spreads of stretches never even out"],
  ]),
  ...mutantsOf("shared/domain/travel/marks.ts", due, [
    [
      "K7",
      "times = Math.max(times, factor ?? Number.POSITIVE_INFINITY)",
      "times = Math.max(times, factor ?? 1)",
      "a shut road is driven",
    ],
    [
      "K7",
      "if (plain <= 0 || !isMarked)",
      "if (plain >= 0 || !isMarked)",
      "who waits on a shut road is overdue",
    ],
    [
      "K7",
      "from === stretch.from && to === stretch.to);\n    at",
      "from === stretch.from || to === stretch.to);\n    at",
      "the next road is slow too",
    ],
  ]),
  ...mutantsOf("shared/domain/travel/due.ts", learning, [
    [
      "K6",
      "at += minutes * 60_000;\n    return { stretch",
      "return { stretch",
      "the night that a drive comes into changes nothing",
    ],
    [
      "K8",
      "Math.min(slowest * slower, Math.max(-slowest * faster, off))",
      "off",
      "a breakdown makes a slow vehicle",
    ],
    [
      "K9",
      "chance += unseen * shareLeft",
      "chance += 0 * shareLeft",
      "who drove past unseen is overdue",
    ],
    [
      "K9",
      "stops.slice(place + 1, place + 1 + mostBehind)",
      "stopsAhead(roads.places, trip.corridor, wayDriven(roads.places, trip)).map((one) => one.stop).slice(1, 4)",
      "who was missed where it turns off is waited for where it never comes",
    ],
    ["K4", "ahead.slice(0, furthest + 1)", "ahead", "every post of the corridor waits for it"],
  ]),
  ...mutantsOf(
    "shared/domain/findings/overdue.ts",
    ["test/unit/overdue.test.ts"],
    [
      ["K9", "iso(since)", "iso(asOf)", "it becomes overdue whenever it is asked"],
      ["K9", '|| trip.status !== "on-the-road"', "", "who is held is overdue"],
      ["K9", "places.roads.travel.model.version", "0", "nobody knows by which table"],
      ["K9", "|| hasGone(vehicle, leg, last, asOf)", "", "who drove out is overdue"],
    ],
  ),
  ...mutantsOf(
    "server/commands/learn-travel-times.ts",
    ["test/contract/travel-times.test.ts"],
    [
      [
        "K11",
        "at - ms(before.builtAt) < everyMs",
        "at - ms(before.builtAt) < 0",
        "a table is made anew every few minutes",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/travel/road-mark.ts",
    ["test/unit/road-marks.test.ts"],
    [
      ["K16", "stops[place + 1] === b", "stops.includes(b)", "any two stops make a stretch"],
      [
        "K16",
        "next(a, b) || leaves(a, b)",
        "next(a, b)",
        "the way from a corridor to an endpoint cannot be marked",
      ],
      [
        "K16",
        "stops.includes(a) && !stops.includes(b)",
        "stops.includes(a)",
        "an endpoint along the corridor is come to from anywhere on it",
      ],
      ["K16", "joins(from, to) || joins(to, from)", "joins(from, to)", "one way cannot be marked"],
      [
        "K17",
        "ms(takenBack.at) < ms(until)",
        "false",
        "a mark that was taken back stands to its end",
      ],
      ["K17", "end > ms(since) && ", "", "a mark taken back before it began was there"],
      ["K17", "end > at - endedMs", "end > at", "who waited on a shut road waited for nothing"],
    ],
  ),
  ...mutantsOf(
    "shared/domain/travel/stops.ts",
    ["test/unit/road-marks.test.ts"],
    [
      [
        "K16",
        "seen.has(endpoint) || km <= furthestOffKm",
        "true",
        "who marks a road chooses among all endpoints of the province",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/mark-road.ts",
    ["test/contract/road-marks.test.ts"],
    [
      ["K16", "if (!mayMark(caller, subject)) ", "if (false) ", "anybody's road is shut by anyone"],
      ["K16", "before && !same(before, entry, since)", "false", "a mark changes under its id"],
      ["K16", "ms(until) <= ms(since)", "false", "a mark ends before it begins"],
      ["K16", "known.has(entry.id) ? [] : [entry]", "[entry]", "the same mark is set twice"],
      [
        "K16",
        "if (end !== null && ms(end) <= at) return before;",
        "",
        "who takes a mark back again rewrites who did",
      ],
    ],
  ),
  ...mutantsOf(
    "server/travel-now.ts",
    ["test/contract/road-marks.test.ts"],
    [["K17", "heldMarks(of.roadMarks, at)", "[]", "what command says of a road moves no due time"]],
  ),
  ...mutantsOf(
    "server/queries/snapshot.ts",
    ["test/contract/road-marks.test.ts"],
    [["K17", 'audience.reach("road-mark") ?', "false ?", "a page begins without the marks"]],
  ),
  ...mutantsOf(
    "server/queries/road-marks.ts",
    ["test/contract/road-marks.test.ts"],
    [["K17", "ms(end) <= at - dayMs", "ms(end) <= at", "what ended just now is history"]],
  ),
  ...mutantsOf(
    "server/follow-alerts.ts",
    ["test/contract/road-marks.test.ts"],
    [
      [
        "K18",
        'if (events.some(({ subject }) => subject.kind === "road-mark"))',
        "if (false)",
        "who is overdue on a marked road stays so until everybody is looked at",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/undone-by.ts",
    ["test/unit/road-marks.test.ts"],
    [
      ["K18", "!isFoundBy([one])", "true", "the first mark there is is to blame"],
      ["K18", "if (!isFoundBy([])) return null;", "", "what came by is said to have waited"],
      [
        "K18",
        "marks.find((one) => isFoundBy(marks.filter((other) => other !== one)))",
        "undefined",
        "where it takes two marks nobody learns why",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/learn-travel-times.ts",
    ["test/contract/road-marks.test.ts"],
    [
      [
        "K19",
        "heldMarks(reference.roadMarks, at, backMs)",
        "[]",
        "a flood is learned as what is usual",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/travel/board.ts",
    ["test/unit/travel.test.ts"],
    [
      [
        "K11",
        "a!.chance - b!.chance : 0",
        "0 : 0",
        "who is most surprisingly late is lost among the late",
      ],
      [
        "K11",
        "return isLate(a, now) ? -1 : 1",
        "return isLate(a, now) ? 1 : -1",
        "the late stand below those on time",
      ],
    ],
  ),
  ...mutantsOf("shared/domain/travel/boards.ts", boards, [
    [
      "K12",
      'if (trip.status === "held") return null;',
      "",
      "a vehicle that is held is waited for as if it drove",
    ],
    [
      "K12",
      "endpoint === null ? [] : atEndpoint(trips, endpoint, now)",
      "[] as readonly OnBoard[]",
      "a gate beside the corridor waits for nobody",
    ],
    [
      "K12",
      "known.at === at || !isLate(known.due, at)",
      "true",
      "who becomes late is no surprise for as long as the page is open",
    ],
    [
      "K12",
      "isExpected ? dueOf(coming.trip, stop, now) : null",
      "dueOf(coming.trip, stop, now)",
      "the last post of a corridor misses everybody who left it before",
    ],
    [
      "K12",
      "byComing(a, b) || byDue",
      "byDue",
      "who turns off before stands above those who are held and will come",
    ],
    ["K13", ".filter(isOpen)", ".filter(() => true)", "the wall waits for who has arrived"],
    [
      "K13",
      "lastSeen(b) - lastSeen(a) || (a.id < b.id ? -1 : 1)",
      "0",
      "the order in which scans came decides the wall's",
    ],
    [
      "K15",
      "one.isNext && !namesOf",
      "!namesOf",
      "an endpoint is told of who has posts to come by",
    ],
    ["K15", "[trip.id, ...trip.aliases]", "[trip.id]", "a late scan tells it all over again"],
  ]),
  ...mutantsOf("shared/domain/travel/comes-by.ts", boards, [
    [
      "K12",
      "new Set([here, ...ahead])",
      "new Set(places.checkpoints.keys())",
      "who turned off long before counts among those that may still come",
    ],
    ["K12", "[known, ...known.others]", "[known]", "nobody ever comes but where most turn off"],
  ]),
  ...mutantsOf(
    "server/queries/arrivals.ts",
    ["test/contract/travel-times.test.ts"],
    [["K12", "expected.sort(byComing)", "expected", "others are told first of who will not come"]],
  ),
  ...mutantsOf("client/checkpoint/coming/keep-travel.ts", tablet, [
    [
      "K14",
      "if (before && !isRested(before.fetchedAt, everyMs)) return;",
      "",
      "every start of a tablet fetches the table",
    ],
    [
      "K14",
      "if (before && model.success) kept",
      "if (before) kept",
      "a table of an earlier shape is gone by",
    ],
    [
      "K14",
      "identity?.device.id === device.id && !(await isRetired(tx.store))",
      "true",
      "a tablet that was cut off keeps what comes late",
    ],
  ]),
  ...mutantsOf("client/checkpoint/coming/not-yet-here.ts", tablet, [
    [
      "K14",
      "(came.get(name) ?? 0) <= last",
      "(came.get(name) ?? 0) >= 0",
      "without network a vehicle that came by is late for ever",
    ],
  ]),
];
