import { mutantsOf } from "./mutant.ts";

const held = ["test/unit/outbox.test.ts"];

export const outboxMutants = [
  ...mutantsOf("client/checkpoint/outbox.ts", held, [
    [
      "O1",
      "await withRoom(db, () => write(db, waiting, head), worthLess);",
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
  ...mutantsOf(
    "client/checkpoint/send-behind.ts",
    ["test/contract/send-behind.test.ts"],
    [
      ["O30", "after = last.seq;", "return;", "only the first hundred are sent"],
      [
        "O30",
        "if (!batch.every((waiting) => names(answer, waiting)))",
        "if (!response.ok)",
        "a sign-in page takes the scans, and nobody tries again",
      ],
      [
        "O30",
        "opening.onupgradeneeded = () => opening.transaction?.abort();",
        "",
        "an empty database stands where the tablet's should be made",
      ],
    ],
  ),
  ...mutantsOf(
    "client/checkpoint/convoy.ts",
    ["test/unit/convoy.test.ts"],
    [
      [
        "O40",
        'if (!isPlainGo(vehicleCase, judged(vehicleCase))) return "look";',
        "",
        "a revoked pass waits among those to let through",
      ],
      ["O40", "verdict.duties.length === 0 &&", "", "nobody is asked for the declaration"],
      [
        "O40",
        ' &&\n  trip?.status !== "held"',
        "",
        "a vehicle that is being held goes on with a tap",
      ],
      [
        "O40",
        "waiting: [...state.get().waiting, one]",
        "waiting: [one]",
        "the next code loses the vehicle before it",
      ],
      [
        "O40",
        "change(on ? { on, run: [] } : { on })",
        "change(on ? { on, run: [] } : { on, waiting: [] })",
        "switching the mode off loses those that wait",
      ],
      [
        "O41",
        "if (!isPlainGo(vehicleCase, verdict)) return null;",
        "",
        "a pass that has run out meanwhile is let through",
      ],
      [
        "O40",
        'nameOf(one.vehicleCase) === name)) return "again";',
        'false)) return "again";',
        "a code read twice waits twice",
      ],
      [
        "O40",
        "if (next) replace(id, (one) => [{ ...one, vehicleCase: next, desk }]);",
        "if (news) break; if (next) replace(id, (one) => [{ ...one, vehicleCase: next, desk }]);",
        "news that comes fast keeps the last of a convoy from being judged anew",
      ],
      ["O41", "if (state.get().busy) return;", "", "a second tap records a vehicle twice"],
      [
        "O41",
        "await record(draft);",
        "void record(draft);",
        "recording is told before it is durable",
      ],
      [
        "O41",
        "replace(one.id, () => []);\n    count",
        "count",
        "what was recorded waits for another tap",
      ],
      ["O41", "if (failed) return failed;", "", "what is stored at the second try is another scan"],
    ],
  ),
  ...mutantsOf("client/checkpoint/send-rounds.ts", held, [
    [
      "O4",
      "later(Math.min(restMs, longestRest) + ceiling / 2 + (ceiling / 2) * random());",
      "",
      "what failed is not sent again",
    ],
    ["O4", "if (resting) return whileResting();", "", "a server that asks for rest gets none"],
  ]),
  ...mutantsOf("client/checkpoint/upload.ts", held, [
    [
      "O3",
      "if (!answer) return 0;",
      'if (!answer) { await tx.objectStore("outbox").delete(waiting.seq); return 0; }',
      "a scan is forgotten without being named",
    ],
    [
      "O3",
      'if (rejected) await tx.objectStore("refused").put',
      'if (false) await tx.objectStore("refused").put',
      "a rejected scan is gone without trace",
    ],
    ["O11", "      news: newsOf(recent, answer),\n", "", "the officer is not told"],
    [
      "O4",
      "const batchSize = 100;",
      "const batchSize = 1_000;",
      "batches are larger than the server takes",
    ],
    ["O4", "size = Math.ceil(size / 2);", "return false;", "a batch too large blocks the queue"],
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
  ...mutantsOf(
    "client/checkpoint/pass-parts.ts",
    ["test/unit/cut-off.test.ts"],
    [
      [
        "O12",
        'if (await isRetired(tx.objectStore("meta"))) return;',
        "",
        "passes that come late stay on a tablet that was cut off",
      ],
    ],
  ),
  ...mutantsOf(
    "client/checkpoint/write-on-file.ts",
    ["test/unit/cut-off.test.ts"],
    [
      [
        "O12",
        "const whole = !retired && ",
        "const whole = ",
        "a snapshot that comes late stays on a tablet that was cut off",
      ],
      [
        "O12",
        "if (!retired && !isShort && (",
        "if (!isShort && (",
        "a page of news that comes late stays on a tablet that was cut off",
      ],
    ],
  ),
];
