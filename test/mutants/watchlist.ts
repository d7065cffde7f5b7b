import { mutantsOf } from "./mutant.ts";

const contract = ["test/contract/watchlist.test.ts"];
const unit = ["test/unit/watch.test.ts"];
const vectors = ["test/unit/verdict-vectors.test.ts"];
const tablet = ["test/unit/tablet-watch.test.ts"];

const people = ["test/contract/watch-people.test.ts"];
const listing = ["test/unit/people.test.ts"];

/** The watchlist. */
export const watchMutants = [
  ...mutantsOf("shared/contract/watchlist.ts", unit, [
    ["W1", 'effect !== "deny" || watched.by === "plate"', "true", "a pass can be denied"],
  ]),
  ...mutantsOf("server/commands/watch-vehicles.ts", contract, [
    [
      "W1",
      "until > from + watchDays * dayMs",
      "until > from + 2 * watchDays * dayMs",
      "an entry holds longer than the rules permit",
    ],
    [
      "W2",
      "if (!maySet(caller, area, reference)) return",
      "if (!caller) return",
      "a district makes an entry for its whole province",
    ],
    [
      "W2",
      "if (!maySet(caller, before.area, reference)) return",
      "if (!caller) return",
      "a district withdraws what its province made",
    ],
    ["W2", "if (before.withdrawn) return before;", "", "who withdraws it again is who withdrew it"],
    [
      "W2",
      "if (replaced && isOver(replaced, at))",
      "if (replaced && at < 0)",
      "another takes the place of one that is over",
    ],
  ]),
  ...mutantsOf("shared/domain/judge-watch.ts", tablet, [
    [
      "W3",
      'else yield { outcome: "inspect", code: "watched", rule: "W3"',
      'else yield { outcome: "stop", code: "watched", rule: "W3"',
      "whoever is to be verified is stopped",
    ],
    [
      "W4",
      'hit.effect === "deny" && hit.watched.by === "plate"',
      'hit.effect === "verify" && hit.watched.by === "trailer"',
      "a denied plate is only looked at",
    ],
    ["W5", "if (hit.like)", "if (hit.like && hit.effect !== 'deny')", "a look-alike is stopped"],
  ]),
  ...mutantsOf("shared/domain/judge-watch.ts", unit, [
    [
      "W6",
      "if (!holdsAt(hit, ms(at))) continue;",
      "",
      "an entry that has ended or not begun counts",
    ],
    [
      "W3",
      ".filter(({ params }) => !reasons.some",
      ".filter(({ params }) => reasons.some",
      "beside a graver outcome nothing is told",
    ],
  ]),
  ...mutantsOf("shared/domain/watch.ts", vectors, [
    [
      "W5",
      "!plates.has(watched.plate)",
      "!plates.size",
      "a plate that only looks like a denied one is taken for it",
    ],
    ["W6", "vehicle.areas.includes(area)", "true", "an entry counts at posts outside its area"],
    ["W6", "at < ms(one.until)", "at <= ms(one.until)", "an entry is met when it has ended"],
  ]),
  ...mutantsOf("shared/domain/watch.ts", unit, [
    [
      "W6",
      "withdrawn && ms(withdrawn.at) < ms(until) ? withdrawn.at : until",
      "until",
      "what was withdrawn goes on",
    ],
    [
      "W7",
      "const { madeBy: _, madeAt: __,",
      "const { madeAt: __,",
      "a tablet is told who made an entry",
    ],
  ]),
  ...mutantsOf("server/commands/judge-again.ts", contract, [
    [
      "W6",
      "return watchHits(places.watchlist, vehicle, at);",
      "return watchHits(places.watchlist, vehicle, Date.now());",
      "a scan is held against the entries of today",
    ],
  ]),
  ...mutantsOf("server/queries/watchlist.ts", contract, [
    [
      "W7",
      "!holdsWithin(seen, reach, reference)",
      "false",
      "everybody who hears of an entry is sent it",
    ],
    [
      "W7",
      "[...checkpoints].map((id)",
      "([] as string[]).map((id)",
      "posts in the area of an entry hear nothing of it",
    ],
    ["W7", "at >= ms(endOf(seen)) ||", "", "what was withdrawn stays on tablets"],
  ]),
  ...mutantsOf("client/checkpoint/drop-watch.ts", tablet, [
    ["W7", "ms(until) <= now", "ms(until) < now - 1", "an entry that has ended stays"],
  ]),
  ...mutantsOf("client/checkpoint/vehicle-case.ts", tablet, [
    [
      "W4",
      "...[typed, takenOver?.plate],",
      "...[takenOver?.plate],",
      "what has no pass on file meets no entry",
    ],
  ]),
  ...mutantsOf("shared/domain/findings/on-watchlist.ts", unit, [
    ["W8", "plates, pass: look.pass, areas", "plates, pass: null, areas", "a pass is never met"],
    ["W8", "[hit.id, hit.like].join()", "[hit.like].join()", "of two entries one is found"],
    [
      "W8",
      "...(hit.like && { severity: lookAlikes }),",
      "",
      "a look-alike is as grave as the plate",
    ],
  ]),
  ...mutantsOf("shared/contract/watchlist.ts", unit, [
    [
      "W9",
      'watched.by !== "person" || watched.trace !== null || replaces !== null',
      "true",
      "an entry watches a person by four characters alone",
    ],
  ]),
  ...mutantsOf("server/queries/watchlist.ts", people, [
    ["W9", "return withoutTrace(seen);", "return seen;", "people are sent a hash of a number"],
    [
      "W9",
      "(await presentWatch(reads, page)).map(withoutTrace)",
      "await presentWatch(reads, page)",
      "the list shows a hash of a number",
    ],
  ]),
  ...mutantsOf("server/http/handlers/watchlist.ts", people, [
    ["W9", "[withoutTrace(result)]", "[result]", "who withdraws an entry is shown its hash"],
  ]),
  ...mutantsOf("server/commands/watch-vehicles.ts", people, [
    ["W9", "before.last === watched.last", "true", "amended it watches somebody else than it says"],
    ["W9", "outlived(reference).map(withoutTrace)", "outlived(reference)", "nothing is erased"],
    [
      "W9",
      'one.watched.by === "person" && one.watched.trace && isOver(one, at)',
      'one.watched.by === "person" && one.watched.trace',
      "what tablets compare with is erased while the entry holds",
    ],
  ]),
  ...mutantsOf("client/checkpoint/people/person-met.ts", listing, [
    [
      "W10",
      "(await paperHashIn(trace.salt, number)) === trace.hash",
      "entry.watched.last === number.slice(-4)",
      "four characters alike are taken for somebody",
    ],
    [
      "W10",
      "|| !areas.includes(entry.area)",
      "",
      "a person is looked for at posts outside the area",
    ],
    ["W10", "from >= ms(entry.until)", "from > ms(entry.until)", "an entry that has ended is met"],
  ]),
  ...mutantsOf("shared/domain/findings/on-watchlist.ts", unit, [
    ["W11", "told && holdsAt(told, ms(at)) &&", "told &&", "an entry is met when it is over"],
    [
      "W11",
      "areasOf(places, checkpoint).includes(told.area)",
      "areasOf(places, checkpoint).length > 0",
      "an entry is met outside its area",
    ],
    [
      "W11",
      "met.findIndex((one) => one.scan === scan) === place",
      "place >= 0",
      "a list and a check of one look are two sightings",
    ],
  ]),
  ...mutantsOf("server/queries/manifests.ts", people, [
    [
      "W11",
      "rows.map(({ met: _, ...row }) => ({",
      "rows.map((row) => ({",
      "whoever is sent a list is told whom it met",
    ],
  ]),
  ...mutantsOf("server/commands/list-people.ts", people, [
    ["W11", "...metBy(met),", "", "whom a list met is not kept"],
  ]),
  ...mutantsOf("server/commands/check-people.ts", people, [
    ["W11", "...metBy(given.met),", "", "whom a comparison met is not kept"],
  ]),
];
