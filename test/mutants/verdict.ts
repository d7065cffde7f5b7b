import { mutantsOf } from "./mutant.ts";

const held = ["test/unit/verdict.test.ts"];

export const verdictMutants = [
  ...mutantsOf("shared/domain/verdict.ts", held, [
    [
      "V1",
      '"stop", "cannot-check", "inspect"',
      '"cannot-check", "stop", "inspect"',
      "what cannot be checked outranks a stop",
    ],
    [
      "V1",
      ".filter((f) => f.outcome === outcome)",
      ".filter(() => true)",
      "lesser reasons are told beside the gravest",
    ],
    [
      "V2",
      'outcome: "not-a-pass", code: "other-qr"',
      'outcome: "stop", code: "other-qr"',
      "somebody else's QR stops",
    ],
    [
      "V3",
      'outcome: "cannot-check", code: "damaged"',
      'outcome: "stop", code: "damaged"',
      "a damaged code stops",
    ],
    [
      "V5",
      'outcome: "stop", code: "forged"',
      'outcome: "cannot-check", code: "forged"',
      "a forged code is only cannot-check",
    ],
    [
      "V6",
      "return keysFresh\n",
      "return !keysFresh\n",
      "an unknown key stops where the keys are stale",
    ],
    [
      "V14",
      '"unknown-code" : "unknown-plate"',
      '"unknown-plate" : "unknown-code"',
      "an unknown code is called an unknown plate",
    ],
    [
      "V16",
      '{ outcome: "inspect", code: "walk-up"',
      '{ outcome: "go", code: "walk-up"',
      "a vehicle without a code goes",
    ],
    [
      "V16",
      "    walkUp,\n    ...judgeMeasures(vehicle, input),",
      "    walkUp,",
      "to have no code is a way round the measures",
    ],
    [
      "V18",
      "if (findings.length === 0) findings.push",
      "findings.push",
      "a vehicle picked out already is drawn as well",
    ],
    [
      "V19",
      "rules.basis[code] ?? rules.basis.default",
      "rules.basis.default",
      "every reason rests on the same act",
    ],
    ["V19", "staleAt: knowledge.staleAt,", "staleAt: null,", "what decided is not kept"],
  ]),
  ...mutantsOf("shared/domain/described-pass.ts", held, [
    [
      "V4",
      "worstLast.indexOf(status) > worstLast.indexOf(pass.status)",
      "worstLast.indexOf(status) < worstLast.indexOf(pass.status)",
      "the better of two statuses counts",
    ],
    [
      "V4",
      "if (!pass) return status;",
      "if (!pass) return null;",
      "the status list alone stops nobody",
    ],
    [
      "V7",
      "token.rev > onFile.rev",
      "token.rev >= onFile.rev",
      "at the same revision the token counts",
    ],
  ]),
  ...mutantsOf("shared/domain/judge-pass.ts", held, [
    ["V6", 'token && token.realm !== "live"', "token && false", "a drill's pass opens the road"],
    ["V8", "if (at < from)", "if (at <= from)", "a pass is not yet valid at its first moment"],
    [
      "V8",
      "if (at < to) return;",
      "if (at <= to) return;",
      "a pass is still valid at its last moment",
    ],
    ["V9", "at < graceEnds", "at <= graceEnds", "the grace lasts a moment longer"],
    ["V9", "began < to &&", "began <= to &&", "a trip begun at the pass's end has grace"],
    ["V9", "began >= from &&", "", "a trip begun before the pass has grace"],
    [
      "V30",
      "takenOver && takenOver.plate !== plate ? takenOver : null",
      "null",
      "a vehicle that took over is a wrong plate",
    ],
    [
      "V30",
      "takenOver && takenOver.plate !== plate ? takenOver : null",
      "takenOver ?? null",
      "the pass's own vehicle is inspected once it has its load again",
    ],
    [
      "V30",
      "other ? { plate: other.plate, from: other.from } : { plate: pass.plate }",
      "{ plate: pass.plate }",
      "the plate that was left behind is asked for",
    ],
    [
      "V10",
      "observed.plateMatches === false",
      "observed.plateMatches === null",
      "another plate passes",
    ],
    [
      "V12",
      'outcome: "inspect", code: "status-stale"',
      'outcome: "go", code: "status-stale"',
      "stale data still says go",
    ],
    ["V13", "if (asOf === null) yield", "if (false) yield", "a tablet that never synced says go"],
    ["V13", "else if (past(expiresAt))", "else if (past(null))", "data never expires"],
    ["V12", "ms(at) >= ms(limit)", "ms(at) > ms(limit)", "data is fresh a moment longer"],
    [
      "V15",
      "!knowledge.pass && knowledge.status === null",
      "!knowledge.pass",
      "a pass that a list covers is looked at for being off file",
    ],
    [
      "V15",
      "!knowledge.pass && knowledge.status === null",
      "false",
      "a pass that nothing is known of goes",
    ],
    [
      "V17",
      "here.length > 0 ? here.includes(corridor) : null",
      "here.includes(corridor)",
      "unknown corridors accuse everybody",
    ],
    [
      "V17",
      "onCorridor(pass, input) === false",
      "onCorridor(pass, input) === null",
      "a pass for another corridor goes",
    ],
    ["V18", "draw < odds", "draw <= odds", "one draw too many picks"],
    [
      "V18",
      "pass.autoIssued ? autoIssuedPerThousand : perThousand",
      "perThousand",
      "passes issued unseen have no odds of their own",
    ],
  ]),
  ...mutantsOf(
    "shared/domain/draw.ts",
    ["test/unit/draw.test.ts"],
    [["V18", "{day}", "{0}", "the draw is the same every day"]],
  ),
  ...mutantsOf(
    "client/checkpoint/vehicle-case.ts",
    ["test/unit/tablet-judging.test.ts"],
    [["V18", "desk.now, who)", "desk.now, null)", "no tablet ever draws"]],
  ),
  ...mutantsOf(
    "client/checkpoint/draw-keys.ts",
    ["test/unit/tablet-judging.test.ts"],
    [["V18", "(one) => one.day === day", "() => true", "another day's key draws"]],
  ),
  ...mutantsOf(
    "server/commands/decide-scans.ts",
    ["test/contract/record-scans.test.ts"],
    [
      ["V18", "? claimed : on(when)", "? claimed : claimed", "a tablet chooses whom it draws"],
      ["V18", "on(when - drawStandsMs)", "on(when)", "a draw before midnight accuses its tablet"],
    ],
  ),
  ...mutantsOf(
    "server/http/handlers/devices.ts",
    ["test/contract/devices.test.ts"],
    [["V18", "draws.keyOf(checkpoint, day)", 'draws.keyOf("all", day)', "all posts draw alike"]],
  ),
  ...mutantsOf(
    "shared/domain/freshness.ts",
    ["test/unit/freshness.test.ts"],
    [
      ["V12", "now >= staleAt", "now > staleAt", "the screen turns amber a moment late"],
      ["V13", "now >= expiresAt", "now > expiresAt", "the screen turns red a moment late"],
    ],
  ),
  ...mutantsOf(
    "client/checkpoint/vehicle-case.ts",
    ["test/unit/tablet-judging.test.ts"],
    [
      ["V7", "token.rev > pass.rev", "token.rev < pass.rev", "the tablet shows the older revision"],
      [
        "V13",
        "return { asOf: iso(asOf), staleAt, expiresAt };",
        "return { asOf: iso(asOf), staleAt, expiresAt: null };",
        "on a tablet data never expires",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/judge-again.ts",
    ["test/contract/record-scans.test.ts"],
    [
      [
        "V4",
        'if (pass.status !== "spent") return pass;',
        'if (pass.status !== "spent") return { ...pass, status: "valid" };',
        "the server judges without the exact status",
      ],
    ],
  ),
];
