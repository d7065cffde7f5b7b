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
    ["O11", "      news: newsOf(recent, answer),\n", "", "the officer is not told"],
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
  ...mutantsOf(
    "client/checkpoint/pin.ts",
    ["test/unit/pin.test.ts"],
    [
      ["O8", "const wrong = pin.wrong + 1;", "const wrong = 1;", "a PIN may be tried for ever"],
      ["O8", "age >= validMs ||", "", "a PIN is good for ever after one sign-in"],
      [
        "O8",
        "    verifier: await derived(digits, salt, iterations),",
        "    verifier: await derived(digits, salt, 1),",
        "a PIN is recognised at once, and as quickly found out",
      ],
      [
        "O8",
        "await changePins(db, (pins) => ({ ...pins, [person]: counted }));",
        "",
        "a wrong try is forgotten when the page is loaded anew",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/decide-scans.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "O11",
        "verdict: verdictNow(received) };",
        "verdict: null };",
        "what a lost answer said is never told",
      ],
      ["O11", "server && overturns(own, server.outcome)", "false", "the wall hears nothing late"],
    ],
  ),
  ...mutantsOf("shared/domain/late-truth.ts", held, [
    [
      "O11",
      '!(server === "go" && (own === "inspect" || own === "cannot-check"))',
      'server === "stop"',
      "a vehicle refused though it might go is never told",
    ],
  ]),
  ...mutantsOf(
    "server/commands/decide-scans.ts",
    ["test/contract/officers.test.ts"],
    [
      [
        "O9",
        '...(officer !== null && { officer: "asserted" }),',
        "",
        "the log does not say that an officer was named",
      ],
    ],
  ),
  ...mutantsOf(
    "client/checkpoint/duty.ts",
    ["test/unit/pin.test.ts"],
    [
      [
        "O10",
        "const gone = Object.keys(before).filter((id) => !officers.has(id));",
        "const gone: string[] = [];",
        "one taken off the post still takes over by PIN",
      ],
      [
        "O10",
        "if (!running || officers.has(running.id)) return;",
        "if (running) return;",
        "one taken off the post stays on duty",
      ],
    ],
  ),
  ...mutantsOf(
    "client/checkpoint/cut-off.ts",
    ["test/unit/cut-off.test.ts"],
    [
      [
        "O12",
        "if (before || waiting > 0) return",
        "if (before) return",
        "a cut-off tablet forgets scans that the server never had",
      ],
      [
        "O12",
        '.filter((name) => name !== "meta" && name !== "outbox")',
        '.filter((name) => name === "recent")',
        "a cut-off tablet keeps what it holds of others until all is sent",
      ],
      [
        "O12",
        "await Promise.all(stores.map((name) => tx.objectStore(name).clear()));",
        "",
        "a cut-off tablet keeps its key",
      ],
    ],
  ),
];
