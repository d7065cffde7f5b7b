import { mutantsOf } from "./mutant.ts";

/** Trips and head counts. */
export const tripMutants = [
  ...mutantsOf(
    "shared/domain/take-over.ts",
    ["test/unit/take-over.test.ts"],
    [
      [
        "T19",
        "now = takeOver.plate ?? now;",
        "now = takeOver.plate;",
        "another driver gives the old vehicle its load back",
      ],
      [
        "T19",
        "const from = now ?? plate;",
        "const from = plate;",
        "the second is told to follow the first",
      ],
      [
        "T19",
        "takeOver.plate !== takeOver.from && scan !== but",
        "scan !== but",
        "written down again it began again",
      ],
      ["T19", "scan !== but && ms(seen) <= at", "ms(seen) <= at", "what is corrected still counts"],
      ["T19", "&& ms(seen) <= at", "", "what took over was always there"],
      [
        "T20",
        "[plate, ...sightings.flatMap(({ takeOver }) => takeOver?.from ?? [])]",
        "[plate]",
        "the plate that was left behind finds nothing",
      ],
      [
        "V30",
        "if (matches) return isOwn(asked);",
        "if (matches) return true;",
        "the old plate passes",
      ],
      [
        "V30",
        "if (other !== undefined) return isOwn(other);",
        "",
        "who had not heard is not asked what stood there",
      ],
      [
        "V30",
        "isOwn(asked) ? false : null",
        "false",
        "who had not heard accuses the one that took over",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/trip.ts",
    ["test/unit/take-over.test.ts"],
    [
      [
        "T19",
        "plate: takeOvers.plate ?? scans.at(-1)!.plate,",
        "plate: scans.at(-1)!.plate,",
        "the trip goes on under the old plate",
      ],
      ["T19", "...takeOvers.told[place],", "", "no trip tells what took over"],
    ],
  ),
  ...mutantsOf(
    "shared/domain/trip.ts",
    ["test/unit/trip-amended.test.ts"],
    [
      ["T21", "if (last) amend(last, revisions, asOf);", "", "it moves with the next scan only"],
      [
        "T21",
        "if (leg && revisions.length > 0) amend(leg, revisions, ms(scan.at));",
        "",
        "the new endpoint's own let-through ends nothing",
      ],
      ["T21", "from > upTo || from >= lapsesAt(leg)", "from > upTo", "what has lapsed is revived"],
      ["T21", "from > upTo ||", "", "what is amended tomorrow counts today"],
      [
        "T21",
        'leg.status = "arrived";\n    leg.closedAt = revision.from;',
        "",
        "a trip without an endpoint to come to goes on",
      ],
      [
        "T21",
        "if (scan.endpoint !== null) leg.amended = null;",
        "",
        "an old amendment beats a new scan",
      ],
      ["T21", "leg.validTo = revision.validTo;", "", "an extended pass's trip lapses"],
    ],
  ),
  ...mutantsOf(
    "shared/domain/pass-revisions.ts",
    ["test/unit/trip-amended.test.ts"],
    [
      [
        "T22",
        "from <= at || rev <= knownRev",
        "from <= at",
        "a clock gone slow overturns its post",
      ],
      [
        "T22",
        "if (!then || then.pass.rev >= pass.rev) return pass;",
        "return pass;",
        "late scans are of now",
      ],
      [
        "T21",
        "if (!before || changedFields(amendableOf(before), amendableOf(pass)).length === 0) return [];",
        "if (!before) return [];",
        "a revocation is an amendment",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/amend-pass.ts",
    ["test/contract/amendments.test.ts"],
    [
      [
        "T21",
        "if (!isRefusal(amended)) await moveTrip(store, id, at);",
        "",
        "boards wait for the next scan",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/arrivals-of.ts",
    ["test/unit/trip-legs.test.ts"],
    [
      ["T17", 'status === "arrived" && closedAt', "closedAt", "what left the province arrived"],
      [
        "T17",
        "ms(a.at) - ms(b.at)",
        "ms(b.at) - ms(a.at)",
        "the first arrival is told as the last",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/trip.ts",
    ["test/unit/trip.test.ts"],
    [
      [
        "T1",
        'if (scan.decision !== "let-through") continue;',
        'if (scan.decision === "none") continue;',
        "a hold opens a trip",
      ],
      ["T1", "if (!leg || !isOpen(leg.status)) {", "if (true) {", "every let-through opens a trip"],
      [
        "T2",
        'bound.includes(scan.confirms ?? "") &&',
        "scan.confirms !== null ||",
        "another endpoint's gate closes the trip",
      ],
      [
        "T2",
        'return "turned-back";',
        "return leg.status;",
        "a vehicle turned back is still on the road",
      ],
      ["T2", "asOf >= lapsesAt(last)", "asOf > lapsesAt(last)", "a trip lapses a moment late"],
      [
        "T2",
        "ms(scan.at) >= end",
        "ms(scan.at) > end",
        "a scan at the moment of lapse goes on with the trip",
      ],
      [
        "T2",
        "validTo: scan.validTo ?? leg.validTo });",
        "validTo: leg.validTo });",
        "an extension comes too late for the trip under way",
      ],
      [
        "T2",
        "Math.max(opened, validTo === null ? opened : ms(validTo))",
        "validTo === null ? opened : ms(validTo)",
        "a trip let in after its validity lapses at once",
      ],
      ["T3", 'return "held";', "return leg.status;", "a hold suspends nothing"],
      [
        "T3",
        'case "none":\n      return leg.status;',
        'case "none":\n      return "on-the-road";',
        "a look lets a held vehicle go",
      ],
      ["T4", "id !== opening.id && knownIds.has(id)", "false", "the id a trip had is forgotten"],
      ["T4", "[t.id, ...t.aliases]", "[t.id]", "aliases last for one fold"],
      ["T5", "ms(a.at) - ms(b.at) ||", "", "scans are taken in the order of their ids"],
      ["T5", "|| (a.id < b.id ? -1 : 1)", "", "scans of one moment are taken as they come"],
      [
        "T5",
        "[...new Map(scans.map((s) => [s.id, s])).values()]",
        "scans",
        "a scan sent twice counts twice",
      ],
      [
        "T6",
        "newest(leg.scans, key) ?? leg.later()",
        "leg.scans.at(-1)?.[key] ?? leg.later()",
        "only the last scan of a trip tells",
      ],
      [
        "T6",
        "?? leg.later().find((s) => s[key] !== null)?.[key] ?? null;",
        "?? null;",
        "nothing is borrowed from a later scan",
      ],
      [
        "T6",
        "if (bound === null || corridor === null || kind === null) return null;",
        "if (bound === null || corridor === null) return null;",
        "a trip without a kind is made",
      ],
      [
        "T10",
        "if (leg) leg.until = place + 1;",
        "",
        "a late scan tells trips long over where they were bound",
      ],
      [
        "T10",
        'next = scans[place]!.decision === "let-through" ? bound : told[place]!;',
        "next = told[place]!;",
        "a late scan makes a trip long over arrive",
      ],
      [
        "T9",
        "const repeatHours = 2;",
        "const repeatHours = 0;",
        "gate and receiver make two arrivals",
      ],
      [
        "T9",
        "ms(scan.at) - ms(closedAt) >= repeatHours",
        "ms(scan.at) - ms(closedAt) > repeatHours",
        "the next load two hours later is no arrival",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/trip.ts",
    ["test/unit/trip-exit.test.ts"],
    [
      [
        "T15",
        "(scan.transit === true || setsOut) &&",
        "",
        "a delivery leaves at the far end of its corridor",
      ],
      [
        "T15",
        "&& first.checkpoint !== scan.checkpoint",
        "",
        "who comes in at the border leaves there",
      ],
      ["T15", 'scan.way !== "end" ||', "", "every post on the way is the border"],
      ["T15", 'scan.way === "along" && homeward', "homeward", "who comes in again drives home"],
      [
        "T15",
        'leg ? leg.status === "arrived" : setOut.has(scan.id)',
        'leg?.status === "arrived"',
        "an upload long after the arrival knows nothing of it",
      ],
      [
        "T9",
        "(confirmed || scan.checkpoint",
        "(scan.checkpoint",
        "a receiver behind the border makes a trip",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/way.ts",
    ["test/unit/trip-exit.test.ts"],
    [
      ["T15", 'kind === "border" && ', "", "one leaves the province at its inner posts"],
      ["T15", "posts.at(-1)]", "posts[1]]", "one leaves at one end alone"],
    ],
  ),
  ...mutantsOf(
    "server/commands/scan-fact.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "T15",
        "return { way, ...(transit && { transit }) };",
        "return { way };",
        "nobody passes through",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/fold-vehicles.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "T12",
        "if (!isServed(trip) ||",
        'if (trip.status !== "arrived" ||',
        "a pass for one trip passes through again",
      ],
    ],
  ),
  ...mutantsOf(
    "client/command/board.ts",
    ["test/unit/board.test.ts"],
    [["T15", '(trip.status === "arrived" ? arrived : exited)', "arrived", "who left has arrived"]],
  ),
  ...mutantsOf(
    "shared/domain/correction.ts",
    ["test/unit/trip.test.ts"],
    [
      [
        "T11",
        "return first! - second! ||",
        "return second! - first! ||",
        "the first decision counts however often it is corrected",
      ],
      ["T11", "id, at, checkpoint].join", "id].join", "a post corrects what another decided"],
      [
        "T11",
        "after <= correctableMs",
        "after < 100 * correctableMs",
        "a decision may be corrected for hours",
      ],
      ["T11", "after >= 0 &&", "", "a scan corrects what was decided later"],
    ],
  ),
  ...mutantsOf(
    "server/store/rows/trip.ts",
    ["test/contract/trips-in-batches.test.ts"],
    [
      [
        "T11",
        "scansSince(scans, { id: first.id, at: ms(first.openedAt) })",
        "scans.filter((s) => ms(s.at) > ms(first.openedAt) || s.id >= first.id)",
        "a correction is taken from the trip of what it corrects",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/scan-fact.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "T11",
        "original?.at ?? heard(ms(corrects.at))",
        "heard(ms(corrects.at))",
        "a clock running ahead keeps its tablet from correcting anything",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/scan-fact.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "T13",
        "...(scan.override && { override: scan.override }),",
        "",
        "the next post does not know who answered for a vehicle that should have stopped",
      ],
      [
        "T14",
        "reasons: reasons.map(({ code }) => code)",
        "reasons: []",
        "a trip keeps to itself why a vehicle was stopped",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/decide-scans.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "T13",
        "...(scan.override && { override: scan.override }),",
        "",
        "the wall does not know who answered for a vehicle that should have stopped",
      ],
    ],
  ),
  ...mutantsOf(
    "client/command/board.ts",
    ["test/unit/board.test.ts"],
    [
      [
        "T13",
        "if (scan.override) overridden.push(scan);",
        "",
        "the wall keeps quiet about what was let through against a stop",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/fold-vehicles.ts",
    ["test/contract/record-scans.test.ts"],
    [["T12", "unspent.push(pass.id);", "", "a pass stays spent by an arrival that was none"]],
  ),
  ...mutantsOf(
    "shared/domain/approaching.ts",
    ["test/unit/approaching.test.ts"],
    [
      [
        "T7",
        "if (trip.sightings.some((s) => s.checkpoint === checkpoint)) return [];",
        "",
        "a post expects who has passed it",
      ],
      [
        "T7",
        "first === here || last === here || kmAhead([first.km, last.km], here.km, way) === null;",
        "true;",
        "who comes is left unread with those that are gone",
      ],
      [
        "T7",
        "lastSeen({ trip, km: null }) < since",
        "lastSeen({ trip, km: null }) < 0",
        "a post expects the vanished for ever",
      ],
      [
        "T7",
        "return ahead > 0 ? ahead : null;",
        "return ahead;",
        "a post expects who drives away from it",
      ],
      [
        "T7",
        "(a.km ?? Number.POSITIVE_INFINITY) - (b.km ?? Number.POSITIVE_INFINITY) ||",
        "",
        "those coming are listed in no order of distance",
      ],
      [
        "T8",
        "isOpen(trip) && endpointsToCome(trip).some",
        "endpointsToCome(trip).some",
        "an endpoint expects who has arrived",
      ],
      [
        "T8",
        "passed(b) - passed(a) || byOrder(a, b)",
        "byOrder(a, b)",
        "those furthest along are not first",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/trip.ts",
    ["test/unit/trip-legs.test.ts"],
    [
      [
        "T17",
        "bound.every((endpoint)",
        "bound.slice(-1).every((endpoint)",
        "a trip is over at its last endpoint, whatever it skipped",
      ],
      [
        "T17",
        'scan.decision === "let-through" && scan.confirms === endpoint',
        "scan.confirms === endpoint",
        "who is held at a gate has delivered",
      ],
      [
        "T17",
        "const there = scans.find((scan)",
        "const there = scans.findLast((scan)",
        "a second look at the gate is the arrival",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/trip.ts",
    ["test/unit/trip-legs.test.ts"],
    [
      [
        "T18",
        'leg?.scans.some((one) => arrivesAt(one, scan.confirms ?? ""))',
        "leg",
        "who never arrived is released",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/release-vehicle.ts",
    ["test/contract/legs.test.ts"],
    [
      [
        "T18",
        "isOnRecord(facts, word) ? before : idTaken",
        "before",
        "a receiver believes that a count was corrected, and it was not",
      ],
      ["T18", "if (gone || !arrived)", "if (!arrived)", "one vehicle drives on twice"],
      ["T18", "!theirs.includes(endpoint)) return", "false) return", "others release it"],
    ],
  ),
  ...mutantsOf(
    "shared/domain/findings/case.ts",
    ["test/unit/findings-misuse.test.ts"],
    [
      [
        "T18",
        "...releases.map(({ at }) => ms(at)).filter((at) => at <= before),",
        "",
        "who stayed over night comes home too late",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/findings/head-count.ts",
    ["test/unit/findings-trips.test.ts"],
    [["T18", "|| look.release !== undefined", "", "a crowd is sent home on a pass for two"]],
  ),
  ...mutantsOf(
    "shared/domain/bound-for.ts",
    ["test/unit/trip-legs.test.ts"],
    [
      [
        "T17",
        "arrivedAt === null ? [endpoint] : []",
        "[endpoint]",
        "an endpoint expects for ever who has been there",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/confirm-arrival.ts",
    ["test/contract/legs.test.ts"],
    [
      [
        "T17",
        "!theirs.includes(endpoint)) return",
        "false) return",
        "a receiver confirms what arrived at another's",
      ],
      [
        "T17",
        "now.legs && !endpointsToCome(now).includes(endpoint)",
        "false",
        "one leg is confirmed twice",
      ],
      [
        "T17",
        "isOnRecord(facts, word) ? confirmed : idTaken",
        "confirmed",
        "a receiver believes that an arrival was corrected, and it was not",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/decide-registration.ts",
    ["test/contract/legs.test.ts"],
    [["T17", ".every((subject)", ".some((subject)", "one endpoint's registrar sends on to others"]],
  ),
  ...mutantsOf(
    "server/queries/bound.ts",
    ["test/contract/legs.test.ts"],
    [
      [
        "T17",
        "endpointsOf(to).some((endpoint) => reach.endpoints.has(endpoint))",
        "reach.endpoints.has(to.endpoint)",
        "endpoints on the way are not told as things change",
      ],
    ],
  ),
  ...mutantsOf(
    "server/store/sqlite/trips.ts",
    ["test/contract/legs.test.ts"],
    [
      [
        "T17",
        "json_each(trip.via) AS one\n",
        "json_each(NULL) AS one\n",
        "endpoints on the way do not find the trip",
      ],
      [
        "T17",
        "json_each(trip.via) AS one WHERE one.value = @endpoint",
        "json_each(NULL) AS one WHERE one.value = @endpoint",
        "an endpoint on the way does not expect it",
      ],
    ],
  ),
  ...mutantsOf(
    "server/store/rows/pass-parts.ts",
    ["test/contract/snapshot-parts.test.ts"],
    [
      [
        "T17",
        "const key = endpointsOf(pass)",
        "const key = [pass.endpoint]",
        "a gate's tablet lacks the passes that deliver there on the way",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/findings/stopped-in-transit.ts",
    ["test/unit/findings-trips.test.ts"],
    [["T17", "stayed(leg, from, to) ||", "", "who unloads over night has stopped on the way"]],
  ),
  ...mutantsOf(
    "shared/domain/judge-pass.ts",
    ["test/unit/verdict.test.ts"],
    [
      [
        "T17",
        "[...via, endpoint].includes(endpointHere)) return true;",
        "false) return true;",
        "the gate of an endpoint on the way is a detour",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/posts-on-way.ts",
    ["test/unit/posts-on-way.test.ts"],
    [
      ["T16", "km > from && km < to", "km < to", "it passed posts before anybody saw it"],
      ["T16", "&& !driven.includes(km)", "", "it passed the post across the road unseen"],
      ["T16", "isOpen(trip) ? aheadAt(km) : null", "aheadAt(km)", "who arrived is still to come"],
      ["T16", "&& ahead <= furthest", "", "it drives on behind its endpoint"],
    ],
  ),
  ...mutantsOf(
    "shared/domain/reconcile.ts",
    ["test/unit/reconcile.test.ts"],
    [
      [
        "R1",
        "counted[0]?.occupants ?? null",
        "counted.at(-1)?.occupants ?? null",
        "the last count is compared with itself",
      ],
      [
        "R1",
        "occupants === null ? [] : [{ occupants, ...declared }]",
        "[{ occupants: occupants ?? 0, ...declared }]",
        "a post that did not count saw nobody",
      ],
      [
        "R2",
        'last < due ? "fewer" : "more"',
        'last < due ? "more" : "fewer"',
        "fewer are called more",
      ],
      ["R2", "counted.length < 2", "counted.length < 1", "one count matches itself"],
    ],
  ),
  ...mutantsOf(
    "shared/domain/head-change.ts",
    ["test/unit/head-change.test.ts"],
    [
      [
        "R9",
        "return sum + Math.min(people, mostReliefDrivers);",
        "return sum + people;",
        "a coach full of relief drivers joins",
      ],
      [
        "R9",
        'transit ? ["quarantine"] :',
        'false ? ["quarantine"] :',
        "who passes through lets people off on the way",
      ],
      ["R9", "? sum - people : sum", "? sum - 1 : sum", "a reason explains one person alone"],
      [
        "R9",
        "people: Math.min(left, most)",
        "people: Math.abs(by)",
        "more people are declared than are missing",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/reconcile.ts",
    ["test/unit/head-change.test.ts"],
    [
      [
        "R9",
        "counted.slice(1).reduce",
        "counted.reduce",
        "what came before the first count is due",
      ],
      ["R9", "people + explainedBy(one)", "people", "nothing is ever explained"],
    ],
  ),
  ...mutantsOf(
    "server/commands/scan-fact.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "R9",
        "...(scan.changes.length > 0 && { changes: scan.changes }),",
        "",
        "what an officer declares is lost on the way",
      ],
    ],
  ),
  ...mutantsOf(
    "client/checkpoint/draft.ts",
    ["test/unit/tablet-judging.test.ts"],
    [
      [
        "R9",
        "observed.occupants === null ? [] : [...changes]",
        "[]",
        "the tablet keeps to itself why a count is another",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/daily.ts",
    ["test/unit/daily.test.ts"],
    [
      ["R10", "T00:00:00+07:00", "T00:00:00Z", "the day begins at seven in the morning"],
      [
        "R10",
        "if (place === 0 && trip.setsOut)",
        "if (false)",
        "who drives home comes in where it was",
      ],
      [
        "R10",
        'course.inside || seen.decision !== "let-through"',
        "course.inside",
        "who is turned back at the border has entered",
      ],
      ["R10", "if (at >= day.from) add", "add", "who entered the day before enters again"],
      [
        "R10",
        "if (course.inside && !here.includes(area))",
        "if (false)",
        "nobody leaves a district",
      ],
      [
        "R10",
        'trip.status === "exited" || trip.status',
        "trip.status",
        "who left the province is inside for ever",
      ],
      [
        "R10",
        "if (!other || later! < 0 ||",
        "if (!other || later! > 0 ||",
        "an arrival counts though its vehicle drove home",
      ],
      [
        "R10",
        "before + explainedBy",
        "before + 0 * explainedBy",
        "what was declared is unexplained",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/csv.ts",
    ["test/unit/daily.test.ts"],
    [
      ["R11", "formula.test(value)", "false", "a place's name runs as a formula"],
      ["R11", "'\"\"'", "'\"'", "a quote ends its cell"],
    ],
  ),
  ...mutantsOf(
    "server/queries/daily.ts",
    ["test/contract/daily.test.ts"],
    [
      [
        "R10",
        "asked.from > at",
        "asked.from > at + 86_400_000",
        "today's figures stand in tomorrow's table",
      ],
      ["R10", "all || areas.has(id)", "true", "a district is told of the whole province"],
      [
        "R10",
        "if (area !== undefined && !ids.has(area))",
        "if (false)",
        "an area out of reach answers",
      ],
    ],
  ),
  ...mutantsOf(
    "client/checkpoint/vehicle-case.ts",
    ["test/unit/tablet-judging.test.ts"],
    [
      [
        "R1",
        "Math.min(trip?.occupantsLast ?? facts.occupantsMax, facts.occupantsMax)",
        "facts.occupantsMax",
        "one tap raises a head count to what is permitted",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/decide-scans.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "T5",
        "fact && vehicle !== null ? fold.add(vehicle, fact) : [];",
        "fact && vehicle !== null && fold.trips(vehicle).length === 0 ? fold.add(vehicle, fact) : [];",
        "a later scan moves no trip",
      ],
    ],
  ),
  ...mutantsOf(
    "server/store/sqlite/load-group.ts",
    ["test/contract/trips-in-batches.test.ts"],
    [
      [
        "T10",
        "opened_at < ? AND",
        "opened_at <= ? AND",
        "a scan of the moment a trip opened misses the trip before",
      ],
    ],
  ),
  ...mutantsOf(
    "server/store/rows/trip.ts",
    ["test/contract/trips-in-batches.test.ts"],
    [
      [
        "T10",
        "scansSince(scans, { id: first.id, at: ms(first.openedAt) })",
        "scans",
        "a scan of the moment a trip opened opens one more",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/fold-vehicles.ts",
    ["test/contract/trips-in-batches.test.ts"],
    [
      [
        "T5",
        "vehicle.scans = [...vehicle.scans, fact];",
        "vehicle.scans = [fact];",
        "each upload makes trips of its own",
      ],
      [
        "T4",
        "iso(at), known, vehicle.revisions)",
        "iso(at), [], vehicle.revisions)",
        "a name is forgotten with the upload that changed it",
      ],
      [
        "T4",
        "[...vehicle.before, ...vehicle.trips]",
        "vehicle.trips",
        "a name is forgotten within one upload",
      ],
    ],
  ),
  ...mutantsOf(
    "server/store/sqlite/trips.ts",
    ["test/contract/record-scans.test.ts"],
    [["T4", "byId.get(id) ?? byAlias.get(id)", "byId.get(id)", "an old id finds no trip"]],
  ),
];
