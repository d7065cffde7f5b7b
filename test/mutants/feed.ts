import { mutantsOf } from "./mutant.ts";

const changes = ["test/contract/changes.test.ts"];
const live = ["test/contract/live.test.ts"];
const tablet = ["test/contract/tablet-snapshot.test.ts"];
const renewal = ["test/contract/tablet-renewal.test.ts"];
const parts = ["test/contract/snapshot-parts.test.ts"];

export const feedMutants = [
  ...mutantsOf("server/queries/changes.ts", changes, [
    [
      "F1",
      "next: more ? last : Math.max(last, latest)",
      "next: Math.max(last, latest)",
      "a full page skips what follows it",
    ],
    [
      "F1",
      "if (after > latest || latest - after > farthestBehind)",
      "if (latest - after > farthestBehind)",
      "a cursor of another store is followed",
    ],
    [
      "F1",
      "(audience.bounded || audience.post !== null) &&",
      "false &&",
      "who came to reach more is not told",
    ],
    [
      "F3",
      "next: more ? last : Math.max(last, latest)",
      "next: last",
      "the cursor stays before what the caller may not see",
    ],
  ]),
  ...mutantsOf("server/queries/items.ts", changes, [
    [
      "F2",
      "value: things.scans.get(id) ?? null",
      "value: null",
      "an item is not the thing as it stands",
    ],
  ]),
  ...mutantsOf("server/queries/items.ts", live, [
    [
      "F3",
      "told.filter(audience.sees)",
      "told",
      "everybody hears of everything, if only that it is gone",
    ],
    ["F5", 'typeof trip === "string"\n', "false\n", "a scan does not bring its trip along"],
  ]),
  ...mutantsOf("server/live/sockets.ts", live, [
    [
      "F1",
      "if (!page.more && cursor >= feed.position()) {",
      "if (true) {",
      "a socket follows before it has caught up",
    ],
    [
      "F4",
      'if (queued(socket.conn) > mostQueued) drop(socket, "slow-consumer");',
      "void socket;",
      "a socket that does not read is kept",
    ],
    [
      "F7",
      'if ("errors" in parsed)\n',
      'if ("errors" in parsed && parsed.errors.length > 5)\n',
      "what a socket sends is believed as it is",
    ],
  ]),
  ...mutantsOf(
    "server/live/feed.ts",
    ["test/contract/feed.test.ts"],
    [
      [
        "F1",
        "if (listening.some(({ extent }) => !frames.has(extent))) return;",
        "",
        "who follows while a frame is packed misses it",
      ],
    ],
  ),
  ...mutantsOf(
    "server/live/packed.ts",
    ["test/contract/live.test.ts"],
    [
      ["F8", "json.length < packFrom", "json.length > 0", "a long frame travels as it is"],
      [
        "F8",
        "JSON.stringify(frame)",
        "JSON.stringify({ ...frame, items: frame.items.slice(1) })",
        "a packed frame leaves something out",
      ],
    ],
  ),
  ...mutantsOf("server/snapshot-shelf.ts", parts, [
    [
      "X22",
      "theirs.length === names.length",
      "theirs.length > 0",
      "another post's part asked for beside one's own is no refusal",
    ],
    [
      "F1",
      "one.cursor >= movedAt &&",
      "",
      "a tablet is offered what `changes` then refuses to go on from",
    ],
    [
      "F1",
      "cursor: Math.min(rest.cursor, ...read.map(({ cursor }) => cursor)),",
      "cursor: rest.cursor,",
      "what came after a part was put together is missed",
    ],
    [
      "F12",
      "if (bound(reach, { corridor: id, endpoints })) passes.push(name);",
      "passes.push(name);",
      "a tablet is offered passes of other posts",
    ],
    [
      "F12",
      "return may ? [found.bytes]",
      "return found ? [found.bytes]",
      "whoever knows a name is given the part",
    ],
    [
      "F12",
      "if (before?.made === made && serves(before, latest, at, servesMs)) return before;",
      "",
      "every tablet has everything put together anew",
    ],
  ]),
  ...mutantsOf("shared/domain/snapshot-manifest.ts", parts, [
    [
      "F9",
      "if (!(await verify(key.publicKey, signed, sign1.signature))) return undefined;",
      "await verify(key.publicKey, signed, sign1.signature);",
      "a manifest that somebody altered is believed",
    ],
  ]),
  ...mutantsOf("client/checkpoint/pass-parts.ts", tablet, [
    [
      "F9",
      "(await sha256(bytes)) === name ? unpackPart(bytes) : undefined",
      "unpackPart(bytes).catch(() => [])",
      "a part is taken in whatever its bytes are",
    ],
    [
      "F11",
      "found.filter((_, n) => masked[n] === undefined)",
      "found",
      "what is gone is found in the snapshot",
    ],
  ]),
  ...mutantsOf("client/checkpoint/take-snapshot.ts", tablet, [
    ["F10", "Math.min(mostInACall, 2 * count)", "count", "every part waits for a call of its own"],
    [
      "F10",
      "tookMs > slowMs ? Math.max(1, Math.floor(count / 2)) : count",
      "2 * count",
      "a bad line is asked for more than it carries in time",
    ],
    [
      "F9",
      'held.length === 0 || known ? verifyingKeys : "not-ours"',
      "verifyingKeys",
      "another server's keys are believed",
    ],
    [
      "F9",
      "held.length === 0 || known",
      "held.length === 0",
      "a tablet that was away while the key changed takes no snapshot any more",
    ],
    [
      "F10",
      "passes.filter((name) => !held.has(name))",
      "passes",
      "what was cut begins from nothing",
    ],
  ]),
  ...mutantsOf("client/checkpoint/write-on-file.ts", renewal, [
    [
      "F1",
      "held !== undefined && held.cursor < after",
      "false",
      "a page writes over what another page put back, and misses what lies between",
    ],
    ["F10", "if (whole) {", "if (true) {", "a snapshot that lost a part serves"],
    [
      "F10",
      "if (whole) {",
      "await clearOthers(tx); if (whole) {",
      "a snapshot that lost a part takes the places and rules of the old one away",
    ],
    [
      "F11",
      "await Promise.all(later.map((pass) => passes.put(pass)));",
      "",
      "a snapshot undoes what was heard after it",
    ],
  ]),
  ...mutantsOf(
    "client/checkpoint/apply-items.ts",
    ["test/unit/tablet-judging.test.ts"],
    [
      [
        "F2",
        "if (item.value === null) return store.delete(item.id);",
        "if (item.value === null) return Promise.resolve();",
        "what the server removed stays on the tablet",
      ],
    ],
  ),
  ...mutantsOf(
    "server/store/postgres/open.ts",
    ["test/contract/store-processes.test.ts"],
    [
      [
        "F6",
        "announce(await latestSeq(database.ask).catch(() => announced));",
        "await latestSeq(database.ask).catch(() => announced);",
        "what other processes wrote is told to nobody",
      ],
    ],
  ),
];
