import { mutantsOf } from "./mutant.ts";

const held = ["test/contract/store.test.ts"];
const audited = ["test/contract/audit.test.ts"];
const recording = ["test/contract/record-scans.test.ts"];

const long = ["test/contract/long-reads.test.ts"];

export const storeMutants = [
  ...mutantsOf(
    "server/commands/decide-scans.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "S19",
        'marks.push({ scan: id, mark: "corrected" });',
        "",
        "what was corrected still looks like the last word",
      ],
    ],
  ),
  ...mutantsOf("server/store/sqlite/open.ts", long, [
    ["S17", "      ...long.reads,\n", "", "a search holds up the scans"],
  ]),
  ...mutantsOf("server/store/sqlite/long-reads.ts", long, [
    ["S17", "for (const one of answer.part) waiting.parts.push(one);", "", "long lists lose parts"],
    ["S17", "const mostThreads = 2;", "const mostThreads = 1;", "a snapshot waits for a report"],
    ["S18", "threads.delete(thread);", "", "after a lost thread nothing long is read any more"],
  ]),
  ...mutantsOf("server/store/sqlite/open.ts", held, [
    [
      "S1",
      "if (isRefusal(result)) rollBack.run();\n          else commit.run();",
      "commit.run();",
      "what is refused is written all the same",
    ],
    [
      "S1",
      "const reader = connectToRead(file);",
      "const reader = writer;",
      "readers see a transaction under way",
    ],
    [
      "S2",
      "const seqs = writeGroup(writes, at);\n          commit.run();",
      "const seqs = writeGroup(writes, at);\n          rollBack.run();",
      "what is answered is not on disk",
    ],
  ]),
  ...mutantsOf("server/store/sqlite/log.ts", held, [
    ["S5", "seq += 1;", "seq += 2;", "events are numbered with gaps"],
    [
      "S5",
      "moveHead.run(seq, chained);",
      "moveHead.run(seq, start.hash);",
      "the head is not the last event's hash",
    ],
  ]),
  ...mutantsOf("server/store/log-chain.ts", held, [
    [
      "S5",
      "Buffer.concat([previous, bytes, digests])",
      "Buffer.concat([bytes, digests])",
      "an event does not carry the hash of the one before",
    ],
    [
      "S5",
      "Buffer.concat([previous, bytes, digests])",
      "Buffer.concat([previous, bytes])",
      "what an event says of its rows is not in the chain",
    ],
  ]),
  ...mutantsOf("server/store/log-chain.ts", audited, [
    ["S13", "return first ? [first] : [];", "return [];", "an event vouches for another's row"],
    [
      "S13",
      "shares.at(-1)?.push(...[...waiting.values()].flat());",
      "",
      "a row that no event is about is vouched for by none",
    ],
    ["S14", "Buffer.concat([salt, encode", "Buffer.concat([encode", "a digest can be guessed at"],
  ]),
  ...mutantsOf("server/audit/verify-events.ts", audited, [
    ["S15", "previous = hash;", "", "one altered event makes all after it look altered"],
    [
      "S15",
      "if (seal.seq < seq)",
      "if (seal.seq < 0)",
      "a row set back to an earlier state is not found",
    ],
  ]),
  ...mutantsOf("server/store/sqlite/audit.ts", audited, [
    ["S16", 'db.exec("BEGIN");', "", "a check sees what is written meanwhile"],
  ]),
  ...mutantsOf("server/store/write-queue.ts", held, [
    [
      "S6",
      "scansHadTheirTurn ? [others, scans, last] : [scans, others, last]",
      "[others, scans, last]",
      "a scan waits for every registration",
    ],
    ["S6", "scansHadTheirTurn = line === scans;", "", "scans shut the desk out"],
  ]),
  ...mutantsOf("server/store/sqlite/record-group.ts", recording, [
    [
      "S4",
      "for (const { scan, mark } of writes.marks) {",
      "for (const { scan, mark } of writes.marks.slice(0, 0)) {",
      "the scan on record is not marked",
    ],
  ]),
  ...mutantsOf("server/commands/decide-scans.ts", recording, [
    [
      "S3",
      "if (hash === undefined) return null;",
      "if (index === undefined) return null;",
      "a scan on record is recorded again",
    ],
    ["S3", "indexes.set(id, index);", "", "a scan twice in one upload is two"],
    ["S4", 'setAside(received, "other-content");', "", "other content under an id is lost"],
    ["S4", "chains.followRejected(received);", "", "a rejected scan breaks its tablet's chain"],
    [
      "S7",
      "const fact = cutOff ? null : factOf",
      "const fact = factOf",
      "a cut-off tablet moves trips",
    ],
    [
      "S7",
      'if (cutOff) found.push("suspect");',
      "",
      "what a cut-off tablet says looks like any other",
    ],
  ]),
  ...mutantsOf(
    "server/store/postgres/log.ts",
    ["test/contract/store-processes.test.ts"],
    [
      ["S8", "FROM log_head FOR UPDATE", "FROM log_head", "two processes record the same scan"],
      ["S9", "FROM log_head FOR UPDATE", "FROM log_head", "two processes write at once"],
    ],
  ),
  ...mutantsOf(
    "server/store/postgres/trips.ts",
    ["test/contract/store-alike.test.ts"],
    [
      [
        "S10",
        "ORDER BY opened_at DESC, id DESC",
        "ORDER BY opened_at, id",
        "PostgreSQL lists trips the other way round",
      ],
    ],
  ),
  ...mutantsOf(
    "server/store/postgres/away.ts",
    ["test/contract/store-processes.test.ts"],
    [["S11", "isAway(error)\n    ?", "false\n    ?", "a database that is away is a failure"]],
  ),
  ...mutantsOf(
    "server/store/migrations/sqlite/0006-versions-of-a-moment.sql",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "S15",
        "PRIMARY KEY (pass, rev, changed_at, status)",
        "PRIMARY KEY (pass, rev, changed_at)",
        "a pass that changes twice within a millisecond looks altered",
      ],
    ],
  ),
  ...mutantsOf(
    "server/store/migrations/steps.ts",
    ["test/contract/migrations.test.ts"],
    [
      ["S12", "if (done > newest)", "if (false)", "a database of a newer version is used"],
      ["S12", "no > done)", "no > done + 1)", "a step is left out"],
    ],
  ),
];
