import { mutantsOf } from "./mutant.ts";

const clock = ["test/unit/tablet-clock.test.ts"];

export const tabletMutants = [
  ...mutantsOf("shared/domain/tablet-clock.ts", clock, [
    [
      "D1",
      "Math.max(floorMs, wall + offsetMs)",
      "wall + offsetMs",
      "a record is given a time before the one on record",
    ],
    [
      "D1",
      "if (behind <= slackMs) return kept;",
      "return kept;",
      "a clock set back between two starts is believed",
    ],
    [
      "D1",
      "return { offsetMs: measured, floorMs: sentAt + measured, doubtMs: 0 };",
      "return { offsetMs: measured, floorMs: kept.floorMs, doubtMs: 0 };",
      "a time once too late stays too late, whatever the server says",
    ],
    ["D2", "|| (jump > 0 && !seen)", "", "a tablet that slept believes that no time passed"],
    [
      "D2",
      "const later = Math.max(0, jump);",
      "const later = 0;",
      "a clock set forward is sure of itself",
    ],
  ]),
  ...mutantsOf("client/checkpoint/outbox.ts", clock, [
    [
      "D1",
      '    tx.objectStore("meta").put({ ...(time ?? nothingMeasured), floorMs }, "time"),\n',
      "",
      "the time of the last scan is forgotten with the page",
    ],
  ]),
  ...mutantsOf(
    "shared/domain/verdict.ts",
    ["test/unit/verdict.test.ts"],
    [
      [
        "D3",
        'if (first === "stop" || second === "stop")',
        "if (false)",
        "a clock that is not to be believed accuses a driver",
      ],
      [
        "D3",
        "const found = latest\n",
        "const found = false\n",
        "a tablet with a wrong clock is sure of its verdicts",
      ],
    ],
  ),
];
