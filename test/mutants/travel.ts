import { mutantsOf } from "./mutant.ts";

const learning = ["test/unit/travel.test.ts"];
const due = ["test/unit/travel.test.ts", "test/unit/overdue.test.ts"];

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
      "K4",
      "last.set(key, counts",
      "last.set(to.stop, counts",
      "nobody is seen to leave a corridor",
    ],
  ]),
  ...mutantsOf("shared/domain/travel/stops.ts", learning, [
    ["K4", "endpointStop(post.endpoint)", "id", "a gate is another place than its endpoint"],
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
    "shared/domain/travel/board.ts",
    ["test/unit/travel.test.ts"],
    [
      [
        "K11",
        "return a!.chance - b!.chance;",
        "return 0;",
        "who is most surprisingly late is lost among the late",
      ],
      [
        "K11",
        "return isLate(a) ? -1 : 1",
        "return isLate(a) ? 1 : -1",
        "the late stand below those on time",
      ],
    ],
  ),
];
