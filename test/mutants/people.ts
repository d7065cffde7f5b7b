import { mutantsOf } from "./mutant.ts";

const over = ["test/contract/manifests.test.ts"];
const domain = ["test/unit/manifest.test.ts"];
const tablet = ["test/unit/people.test.ts"];

export const peopleMutants = [
  ...mutantsOf("shared/domain/manifest.ts", domain, [
    [
      "R3",
      "trips.find(({ sightings }) => sightings.some((seen) => seen.scan === scan)) ??",
      "",
      "a list goes by the clocks, though its scan says whose it is",
    ],
    [
      "R3",
      "ms(openedAt) - beforeTripMs <= made",
      "ms(openedAt) <= made",
      "who is listed before the vehicle is let through is on no trip",
    ],
    [
      "R4",
      "ms(a.madeAt) - ms(b.madeAt) || (a.id < b.id ? -1 : 1)",
      "ms(b.madeAt) - ms(a.madeAt) || (a.id < b.id ? -1 : 1)",
      "a list that was made anew counts for nothing",
    ],
    [
      "R5",
      'return present + others === count ? "swapped" : "others";',
      'return "others";',
      "a swap with the right count is told as any other difference",
    ],
    [
      "R7",
      "(trip === null || trip.closedAt === null)",
      "(trip === null || trip.closedAt !== undefined)",
      "tablets keep names of trips that are over",
    ],
    [
      "R8",
      "at >= ms(ended) + namesKeptMs",
      "at >= ms(ended) + 2 * namesKeptMs",
      "names are kept twice as long",
    ],
    ["R8", "  salt: null,\n", "", "what was erased can be tried against its old digest"],
  ]),
  ...mutantsOf("shared/domain/identity-paper.ts", domain, [
    [
      "R6",
      "return isCard ? { name: name.trim(), number } : null;",
      "return isCard ? { name: name.trim(), number, born } as IdentityPaper : null;",
      "the date of birth is taken with the name",
    ],
    ["R6", "  bytes.set(salt);\n", "", "one table of all numbers fits every list"],
    [
      "R6",
      "/^\\s*\\d{12}\\s*\\|/.test(text)",
      "readIdentityCard(text) !== null",
      "a card that cannot be read whole is kept whole in a scan",
    ],
  ]),
  ...mutantsOf("server/queries/manifest-items.ts", over, [
    [
      "R7",
      "theirs || reach.all ? withoutPeople(manifest) : null",
      "theirs || reach.all ? manifest : null",
      "every board is sent the names",
    ],
    [
      "R7",
      "theirs || reach.all || manifest.checkpoint === post ? forTablet(known, at) : null",
      "theirs || reach.all || manifest.checkpoint === post ? manifest : null",
      "tablets are told nothing when the trip is over",
    ],
  ]),
  ...mutantsOf("server/queries/manifests.ts", over, [
    [
      "R7",
      'may(caller.grants, "manifest.read", passSubject(',
      'may(caller.grants, "manifest.receive", passSubject(',
      "who receives at another endpoint on the way opens the names",
    ],
    [
      "R7",
      "known.manifest.people?.map(({ hash: _, ...seen }) => seen) ?? null",
      "known.manifest.people",
      "hashes are shown to people",
    ],
  ]),
  ...mutantsOf("server/commands/list-people.ts", over, [
    [
      "R7",
      "const told = { checkpoint: row.checkpoint, ...payload };",
      "const told = { checkpoint: row.checkpoint, driver: row.people?.[0]?.name ?? null, ...payload };",
      "the log names the driver",
    ],
    [
      "O57",
      "return same ? { id } : idTaken;",
      "return { id };",
      "another list under the same id is lost without a word",
    ],
    [
      "R8",
      "namesOutlived(row, trip, at) ? withoutNames(row, iso(at)) : row",
      "row",
      "a list that comes late keeps its names three weeks more",
    ],
  ]),
  ...mutantsOf("server/commands/check-people.ts", over, [
    [
      "O57",
      "if (before)\n",
      "if (before && before.at === row.at + 1)\n",
      "a check sent again is a failure",
    ],
  ]),
  ...mutantsOf("server/commands/tend-manifests.ts", over, [
    ["R8", "await tx.putManifest(bare);", "", "names are called erased and are not"],
  ]),
  ...mutantsOf("client/checkpoint/people/drop-old.ts", tablet, [
    [
      "R7",
      "if (ms(value.madeAt) <= oldest)",
      "if (ms(value.madeAt) <= 0)",
      "a tablet without network keeps names for ever",
    ],
  ]),
  ...mutantsOf("client/api/paper-hash.ts", tablet, [
    [
      "R6",
      "crypto.getRandomValues(new Uint8Array(16))",
      "new Uint8Array(16)",
      "all lists have one salt",
    ],
  ]),
  ...mutantsOf("client/checkpoint/people/whose-card.ts", tablet, [
    [
      "R6",
      "return perhaps ? { ...perhaps, sure: false } : null;",
      "return null;",
      "who was listed by name alone is called a stranger by a card",
    ],
  ]),
  ...mutantsOf("client/checkpoint/apply-items.ts", tablet, [
    [
      "R7",
      'if (item.kind === "manifest") void tx.objectStore("people").delete(item.id);',
      "",
      "a list made here outlives its trip and is taken for the next one's",
    ],
  ]),
  ...mutantsOf("client/checkpoint/people/made.ts", tablet, [
    [
      "O57",
      "waiting.find(isFirst) ?? waiting[0]",
      "waiting[0]",
      "a check goes before its list and is refused",
    ],
    [
      "O57",
      'await tx.objectStore("people").put(made);',
      "void made;",
      "a list is told as kept and is lost with the page",
    ],
    [
      "O57",
      'settle(db, id, sent === "refused" ? "refused" : "sent")',
      'settle(db, id, "waiting")',
      "a list is sent for ever, and nothing after it",
    ],
  ]),
  ...mutantsOf("shared/contract/sync.ts", domain, [
    [
      "F14",
      "given.filter((one) => !isOfLater(one))",
      "given",
      "an older page refuses a frame for one thing in it that it does not know",
    ],
  ]),
];
