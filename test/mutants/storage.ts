import { mutantsOf } from "./mutant.ts";

const room = ["test/unit/tablet-room.test.ts"];
const lost = ["test/unit/tablet-lost.test.ts"];

export const storageMutants = [
  ...mutantsOf("client/checkpoint/room.ts", room, [
    [
      "O21",
      'if (cursor.value.state !== "waiting" && !cursor.value.news) await cursor.delete();',
      "await cursor.delete();",
      "news is thrown away before an officer has seen it",
    ],
    [
      "O21",
      "if (identity && !retired) await",
      "await",
      "a tablet that wipes itself keeps something more",
    ],
    [
      "O22",
      "if (!isFull(error) || !sacrifice) throw error;",
      "if (!sacrifice) throw error;",
      "passes are given up for what room does not help",
    ],
    [
      "O22",
      "await sacrifice(db).catch(() => {});",
      "",
      "a scan finds no room beside what nobody needs",
    ],
  ]),
  ...mutantsOf("client/checkpoint/room-watch.ts", room, [
    [
      "O21",
      "(looks > 0 && !reserveHeld) || ",
      "",
      "on a browser that says nothing of its disk nobody is warned",
    ],
    [
      "O21",
      "(left !== null && left < scarceBytes)",
      "left === 0",
      "room is told to run out when it is gone",
    ],
    [
      "O21",
      'room.get().kept || (how === "once" && asked)',
      "room.get().kept",
      "officers are asked again and again",
    ],
  ]),
  ...mutantsOf("client/checkpoint/outbox.ts", room, [
    [
      "O22",
      "const worthLess = [tidy, spendReserve, giveUpPasses];",
      "const worthLess = [giveUpPasses, tidy, spendReserve];",
      "passes are given up while a reserve is held",
    ],
  ]),
  ...mutantsOf("client/checkpoint/upload.ts", room, [
    [
      "O23",
      "return settleBy(forgetAnswered);",
      "throw error;",
      "a full tablet sends the same scans for ever and never has room again",
    ],
    [
      "O23",
      'if (!answer || answer.result === "rejected" || (recent && newsOf(recent, answer))) continue;',
      "if (!answer) continue;",
      "what was rejected or judged otherwise is gone without a word",
    ],
  ]),
  ...mutantsOf("client/checkpoint/transaction.ts", room, [
    ["O23", "      (reason) => reason,", "      () => error,", "a full disk is taken for a defect"],
  ]),
  ...mutantsOf(
    "client/checkpoint/sync.ts",
    ["test/contract/tablet-snapshot.test.ts"],
    [
      [
        "O21",
        'if (whole === "storage") renewAfter = clock.now() + storageRestMs;',
        "",
        "a full disk costs the line the same parts every half minute",
      ],
    ],
  ),
  ...mutantsOf("client/checkpoint/kept-outside.ts", lost, [
    [
      "O24",
      "if (before?.device === device && before.seq > seq) return;",
      "",
      "a page that comes late takes back what was noted",
    ],
    [
      "O24",
      'tx.store.put({ seq: noted.seq, hash: noted.hash }, "head"),',
      "",
      "a tablet that was put back gives a number twice",
    ],
    [
      "O24",
      "Math.min(missing, noted.waiting)",
      "missing",
      "scans that the server has are told as lost",
    ],
  ]),
  ...mutantsOf("client/checkpoint/second-copy.ts", lost, [
    ["O26", "=> seq > reached)", "=> seq > reached + 1)", "the first lost scan stays lost"],
    ["O26", 'if (!own) await meta.put(identity, "identity");', "", "a tablet forgets who it was"],
    [
      "O26",
      'await meta.put(head, "head");',
      "",
      "a tablet that lost its database gives a number twice",
    ],
    ["O26", "wiped || isAnother", "isAnother", "a wiped tablet rises again"],
    ["O26", "wiped || isAnother", "wiped", "a tablet takes up another's scans"],
    [
      "O26",
      "if (isAnother) await Promise.all([tablet.clear(), scan.clear()]);",
      "",
      "scans of the tablet it was before stay with the new one",
    ],
    [
      "O26",
      "waiting.filter((seq) => !held.has(seq))",
      "[].filter(() => true)",
      "what waited before there was a copy is kept once only",
    ],
    ["O26", "work.catch(() => null)", "work", "a copy that fails keeps a scan from being recorded"],
  ]),
  ...mutantsOf("client/checkpoint/outbox.ts", lost, [
    ["O26", "await copy?.add(waiting);", "", "a scan is kept once only"],
  ]),
  ...mutantsOf("client/checkpoint/leave-page.ts", lost, [
    ["O27", "running.add(tx);", "", "the next page waits for the one before for ever"],
    ["O27", "    db.close();", "", "a page that was left goes on beside the next"],
    ["O27", ".persisted) startAgain", ") startAgain", "every start is followed by another"],
  ]),
  ...mutantsOf("client/checkpoint/enrol.ts", lost, [
    [
      "O24",
      "...(lost && { lost: { device: lost.device, lastSeq: lost.seq } }),",
      "",
      "the server never hears that a tablet lost its scans",
    ],
  ]),
  ...mutantsOf(
    "server/commands/enrol-device.ts",
    ["test/contract/devices.test.ts"],
    [
      [
        "O24",
        "before ? lastSeq - before.lastSeq : 0",
        "before ? lastSeq : 0",
        "scans that came are counted as lost",
      ],
      ["O24", "!near || ", "", "a code for one post marks tablets everywhere"],
      ["O24", "{ ...before.marks, lost }", "{ lost }", "other marks are forgotten"],
    ],
  ),
  ...mutantsOf("client/checkpoint/station.ts", lost, [
    [
      "O25",
      'db.addEventListener("close", onGone);',
      "",
      "a page goes on over a database that is gone",
    ],
    [
      "O25",
      'db.addEventListener("versionchange", onGone);',
      "",
      "a page goes on over a database that another deleted",
    ],
  ]),
];
