import { mutantsOf } from "./mutant.ts";

const over = ["test/contract/questions.test.ts"];
const tablet = ["test/unit/questions.test.ts"];

export const questionMutants = [
  ...mutantsOf("shared/domain/jpeg.ts", over, [
    [
      "O54",
      "return seen ? kept.slice(0, length) : null;",
      "keep(bytes.subarray(at + 2)); return seen ? kept.slice(0, length) : null;",
      "a film behind the picture is taken with it",
    ],
    ["O54", "begins(payload, name)", "name", "any segment that is called JFIF's is let through"],
  ]),
  ...mutantsOf("server/queries/items.ts", over, [
    [
      "O55",
      "at - questionToldMs",
      "at - 86_400_000",
      "a tablet that was away for a day never hears",
    ],
  ]),
  ...mutantsOf("server/audience.ts", over, [
    [
      "O50",
      'if (kind === "question") return own;',
      "",
      "a patrol's tablet is told what every post asks",
    ],
  ]),
  ...mutantsOf("server/commands/ask-question.ts", over, [
    [
      "O50",
      "payload: { checkpoint, ...(answer && { decision: answer.decision }) },",
      "payload: { checkpoint, by: answer?.by ?? null },",
      "the log names who answered",
    ],
    [
      "O50",
      "return same ? before : idTaken;",
      "return before;",
      "another question under the same id is lost without a word",
    ],
  ]),
  ...mutantsOf("server/commands/put-question-photo.ts", over, [
    [
      "O50",
      "if (!question || !photo || question.device !== device.id)",
      "if (!question || !photo)",
      "a tablet adds photos to another's question",
    ],
    [
      "O54",
      "if (!isPlainJpeg(bytes))",
      "if (bytes.length === 0)",
      "a photo tells where and with what it was taken",
    ],
  ]),
  ...mutantsOf("shared/domain/question.ts", over, [
    [
      "O51",
      "one.closedAt === null && !lapses(one, ms(at))",
      "!lapses(one, ms(at))",
      "a second answer takes the place of the first",
    ],
    [
      "O52",
      "closedAt === null && at >= ms(receivedAt) + questionOpenMs;",
      "false && at >= ms(receivedAt) + questionOpenMs && closedAt === null;",
      "a question waits for ever",
    ],
    [
      "O53",
      "at >= ms(closedAt) + photosKeptMs &&",
      "at >= ms(closedAt) + 2 * photosKeptMs &&",
      "photos are kept twice as long",
    ],
  ]),
  ...mutantsOf("server/commands/tend-questions.ts", over, [
    [
      "O53",
      "await tx.dropQuestionPhotos(question.id);",
      "",
      "photos are called deleted and are not",
    ],
  ]),
  ...mutantsOf("client/checkpoint/ask/questions.ts", tablet, [
    [
      "O54",
      '...photos.map(({ sha, bytes }) => tx.objectStore("photo").put({ question: id, sha, bytes })),',
      "",
      "photos are lost with the page",
    ],
    [
      "O55",
      "if (one) await tx.store.put({ ...one, seen: true });",
      "",
      "an answer is told again after every start",
    ],
  ]),
  ...mutantsOf("client/checkpoint/send-after-scans.ts", tablet, [
    ["O54", 'if ((await db.count("outbox")) > 0) return false;', "", "a photo goes before a scan"],
    [
      "O54",
      "    else {\n      await waiting.settle(sent);",
      '    if (sent === "not-now") await waiting.settle("refused");\n    else {\n      await waiting.settle(sent);',
      "a photo that never arrived is forgotten",
    ],
    [
      "O54",
      'rounds.failed("retryAfterMs" in answer ? answer.retryAfterMs : 0)',
      "rounds.succeeded()",
      "what failed is not sent again",
    ],
  ]),
  ...mutantsOf(
    "client/checkpoint/outbox.ts",
    ["test/unit/record.test.ts"],
    [
      [
        "O56",
        "? { reasons: verdict.reasons, checkpoint }",
        "? null",
        "a driver who is turned back is given nothing",
      ],
    ],
  ),
  ...mutantsOf(
    "client/checkpoint/record/record-of.ts",
    ["test/unit/record.test.ts"],
    [
      [
        "O56",
        "basis: reason.basis ? ",
        'basis: reason.code === "other-qr" && reason.basis ? ',
        "a record names no act",
      ],
    ],
  ),
  ...mutantsOf("client/checkpoint/ask/inquiries.ts", tablet, [
    [
      "O55",
      'news: own !== undefined && !own.seen && state === "answered",',
      'news: state === "answered",',
      "an acknowledged answer stays on the screen",
    ],
  ]),
];
