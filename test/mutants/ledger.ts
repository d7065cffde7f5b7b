import { mutantsOf } from "./mutant.ts";

const pure = ["test/unit/alert.test.ts"];

export const ledgerMutants = [
  ...mutantsOf("shared/domain/settle-alerts.ts", pure, [
    [
      "A21",
      "(gravity(one) === gravity(other) && json(one) < json(other))",
      "gravity(one) === gravity(other)",
      "of two findings of a cause the one that came last counts",
    ],
    [
      "A21",
      "left.find((one) => !moved.has(one) && settling.covers(one) && goesOn(one, now))",
      "undefined",
      "a late scan takes what people did off an alert",
    ],
    [
      "A22",
      "const scan = undoneBy(before);",
      "const scan: string | null = null;",
      "nobody learns which scan undid an alert",
    ],
    [
      "A22",
      'if (before.status === "withdrawn")',
      "if (false)",
      "an alert that comes back stays withdrawn",
    ],
    [
      "A22",
      "gravity(now) > gravity(before) && before.status",
      "before.status",
      "every new scan opens what somebody resolved",
    ],
    [
      "A23",
      "retroactive: foundLate(one, settling),",
      "retroactive: false,",
      "nobody sees that an alert came too late to act on",
    ],
  ]),
  ...mutantsOf("shared/domain/alert.ts", pure, [
    [
      "A24",
      'if (one.status === "withdrawn") return "alert-withdrawn";',
      "",
      "people go on working an alert that is not so",
    ],
    [
      "A24",
      'return sameAct(before, act) ? one : "already-exists";',
      "return one;",
      "another act under the same id is lost without a word",
    ],
    [
      "A25",
      "ms(one.openAt) + rules",
      "ms(one.firstAt) + rules",
      "an alert that was opened again goes up at once",
    ],
    ["A25", "gravity(b) - gravity(a) ||", "", "the gravest stands somewhere in the list"],
  ]),
  ...mutantsOf(
    "server/pace.ts",
    ["test/unit/follower-pace.test.ts"],
    [
      [
        "A26",
        "const usualShare = 1 / 20;",
        "const usualShare = 1;",
        "finding alerts takes the scans' time",
      ],
      [
        "A26",
        "hurried = on;",
        "hurried = false;",
        "whoever waits for alerts waits twenty times as long",
      ],
    ],
  ),
  ...mutantsOf(
    "server/turn.ts",
    ["test/contract/alerts.test.ts"],
    [
      [
        "A26",
        "if (cursor < 0 || row?.holder !== me) cursor = row?.seq ?? 0;",
        "cursor = await store.reads.latestSeq();",
        "what came while the server was down is never looked at",
      ],
    ],
  ),
  ...mutantsOf(
    "server/queries/device-pasts.ts",
    ["test/contract/alerts.test.ts"],
    [
      [
        "A19",
        "while (from > 1 && page.some(({ at }) => ms(at) >= since)) {",
        "while (from < 1) {",
        "what a busy tablet lost is forgotten before its time is over",
      ],
    ],
  ),
  ...mutantsOf(
    "server/follow-alerts.ts",
    ["test/contract/alerts.test.ts"],
    [
      [
        "A26",
        "        sweptAt = 0;\n        escalatedAt = 0;",
        "        escalatedAt = 0;",
        "whoever waits for alerts goes on without those that time alone raises",
      ],
      [
        "A27",
        "if (!sweep && isDue(sweptAt, everyMs)) {",
        "if (!sweep && sweptAt < 0) {",
        "a vehicle that is never seen again is never missed",
      ],
    ],
  ),
  ...mutantsOf(
    "server/store/sqlite/alerts.ts",
    ["test/contract/alerts.test.ts"],
    [["A32", "(@kinds IS NULL OR kind IN", "(true OR kind IN", "every kind is listed"]],
  ),
  ...mutantsOf(
    "server/queries/alerts.ts",
    ["test/contract/alerts.test.ts"],
    [
      [
        "A32",
        'status === "over" ? over',
        'status === "over" ? live',
        "what is live is told as over",
      ],
      [
        "A28",
        "if (!isLive(alert) || alert.vehicle",
        "if (alert.vehicle",
        "a post goes on being warned of what was resolved",
      ],
      [
        "A28",
        "approaching([trip], post, corridors, iso(at)).length > 0",
        "trip.sightings.length > 0",
        "posts that the vehicle has passed are warned of it",
      ],
    ],
  ),
  ...mutantsOf(
    "server/queries/alert-items.ts",
    ["test/contract/alerts.test.ts"],
    [
      [
        "A28",
        "if (ofTrips.length === 0) return [];",
        "return [];",
        "a tablet never hears that an alert is no longer its business",
      ],
    ],
  ),
  ...mutantsOf("server/commands/alert-events.ts", pure, [
    [
      "A30",
      "status: alert.status }",
      "status: alert.status, plate: alert.plate }",
      "the log says whose vehicle it is about",
    ],
  ]),
];
