import { mutantsOf } from "./mutant.ts";

const held = ["test/unit/outbox.test.ts"];

export const outboxMutants = [
  ...mutantsOf("client/checkpoint/outbox.ts", held, [
    [
      "O1",
      "await write(db, waiting, head);",
      "void write(db, waiting, head);",
      "recording is told before it is durable",
    ],
    ["O1", 'tx.objectStore("outbox").add(waiting),', "", "a scan is told as recorded and not kept"],
    [
      "O2",
      "seq: head.seq + 1, prev: head.hash",
      "seq: head.seq + 1, prev: null",
      "a scan does not name the one before it",
    ],
    [
      "O2",
      "if (head.seq !== after.seq || head.hash !== after.hash) {",
      "if (false) {",
      "two pages make two chains",
    ],
  ]),
  ...mutantsOf(
    "client/checkpoint/undo.ts",
    ["test/unit/tablet-judging.test.ts"],
    [
      [
        "O7",
        "now.running - firstAt.running, 0",
        "0",
        "setting the clock back gives an hour to undo",
      ],
      ["O7", "if (!same || ", "if (", "a vehicle is corrected by what was decided on another"],
      [
        "O7",
        "offsetMs: first.offsetMs,",
        "",
        "a clock set meanwhile makes the correction one of another time",
      ],
    ],
  ),
  ...mutantsOf("client/checkpoint/upload.ts", held, [
    [
      "O3",
      "if (!answer) continue;",
      'if (!answer) { await tx.objectStore("outbox").delete(waiting.seq); continue; }',
      "a scan is forgotten without being named",
    ],
    [
      "O3",
      'if (rejected) await tx.objectStore("refused").put',
      'if (false) await tx.objectStore("refused").put',
      "a rejected scan is gone without trace",
    ],
    ["O4", "later(ceiling / 2 + (ceiling / 2) * random());", "", "what failed is not sent again"],
    [
      "O4",
      "const batchSize = 100;",
      "const batchSize = 1_000;",
      "batches are larger than the server takes",
    ],
    [
      "O4",
      "size = Math.ceil(size / 2);\n        return true;",
      "return false;",
      "a batch too large blocks the queue",
    ],
  ]),
];
