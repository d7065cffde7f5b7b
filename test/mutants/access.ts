import { mutantsOf } from "./mutant.ts";

const people = ["test/contract/people.test.ts"];
const scopes = ["test/unit/expand-scope.test.ts"];

export const accessMutants = [
  ...mutantsOf(
    "shared/domain/one-line.ts",
    ["test/unit/one-line.test.ts"],
    [
      ["X26", '.replace(invisible, "")', "", "a reason that nobody can see is one"],
      ["X26", '.replace(breaking, " ")', "", "a name goes on in a line that nobody looks at"],
    ],
  ),
  ...mutantsOf(
    "shared/contract/registry.ts",
    ["test/unit/one-line.test.ts"],
    [
      [
        "X26",
        "reason: oneLine(shortestReason, 200)",
        "reason: oneLine(1, 200)",
        "a pass is amended for a dot",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/domain/access.ts",
    ["test/unit/access.test.ts"],
    [
      [
        "X1",
        '"alert.told",\n    "post.duty",',
        '"alert.told",\n    "pass.issue",',
        "an officer may issue passes",
      ],
      [
        "X2",
        "subject.areas?.includes(scope.id) ?? false",
        "subject.areas?.includes(scope.id) ?? true",
        "an area reaches what lies nowhere",
      ],
      [
        "X2",
        "return subject.carrier === scope.id;",
        "return subject.carrier !== undefined;",
        "one carrier reaches another's",
      ],
      [
        "X3",
        "grants.some((g) => allowed[g.role].includes(action) && reaches(g.scope, subject));",
        "mayAnywhere(grants, action) && grants.some((g) => reaches(g.scope, subject));",
        "role and reach come from different grants",
      ],
      [
        "X4",
        "actions.filter((action) => mayAnywhere(grants, action))",
        "actions.filter((action) => may(grants, action, {}))",
        "only who may do it everywhere is told so",
      ],
    ],
  ),
  ...mutantsOf(
    "server/http/serve-routes.ts",
    ["test/contract/access.test.ts"],
    [
      [
        "X1",
        'caller.kind === "person" && mayAnywhere(caller.grants, who.may)',
        'caller.kind === "person"',
        "whoever is signed in may call everything",
      ],
    ],
  ),
  ...mutantsOf(
    "server/queries/officers.ts",
    ["test/contract/officers.test.ts"],
    [
      [
        "X25",
        'active && may(grants, "post.duty", postSubject(post, reference));',
        "active && grants.length > 0;",
        "every tablet is told of everybody",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/manage-people.ts",
    ["test/contract/officers.test.ts"],
    [
      [
        "X25",
        "[before, after].some(",
        "[after].some(",
        "tablets never hear that an officer was taken off",
      ],
    ],
  ),
  ...mutantsOf("server/commands/sign-in.ts", people, [
    ["X5", "if (!now?.active ||", "if (!now ||", "a deactivated person signs in"],
  ]),
  ...mutantsOf("server/commands/manage-people.ts", people, [
    [
      "X6",
      "if (passwordHash !== null || !sameGrants || !after.active) await tx.dropSessionsOf(id);",
      "if (!sameGrants || !after.active) await tx.dropSessionsOf(id);",
      "a new password leaves the sessions open",
    ],
    ["X6", "if (others.length === 0)", "if (false)", "the last administrator may go"],
  ]),
  ...mutantsOf("server/authenticate.ts", people, [
    ["X7", "session.expiresAt <= at", "session.expiresAt < at", "a session lasts a moment longer"],
    [
      "X7",
      "if (!session || session.expiresAt <= at) return anyone;",
      "if (!session) return anyone;",
      "a session never ends",
    ],
  ]),
  ...mutantsOf("server/commands/sign-in.ts", people, [
    [
      "X7",
      "await store.write((tx) => tx.dropSession(hashSecret(cookie)));",
      "void [store, cookie];",
      "signing out ends nothing on the server",
    ],
  ]),
  ...mutantsOf(
    "server/authenticate.ts",
    ["test/contract/devices.test.ts"],
    [
      [
        "X8",
        'return good ? { kind: "device", device } : refusal("bad-signature");',
        'return good || device ? { kind: "device", device } : refusal("bad-signature");',
        "any signature is a tablet's",
      ],
      [
        "X8",
        "Math.abs(signedAt - at) > mostSkew",
        "Math.abs(signedAt - at) > 2 * mostSkew",
        "a signed call is good for ten minutes",
      ],
    ],
  ),
  ...mutantsOf(
    "server/http/serve-routes.ts",
    ["test/contract/devices.test.ts"],
    [
      [
        "X8",
        "...(hasBody(route) && { content: await content() }),",
        "",
        "a signed call is good for whatever is put into it",
      ],
    ],
  ),
  ...mutantsOf(
    "server/audience.ts",
    ["test/contract/snapshot-parts.test.ts"],
    [["F13", "[here, ...reserve]", "[here]", "a reserve is kept and sent to nobody"]],
  ),
  ...mutantsOf(
    "server/commands/put-reference.ts",
    ["test/contract/snapshot-parts.test.ts"],
    [
      [
        "F13",
        "[area, kind, endpoint, ...reserve]",
        "[area, kind, endpoint]",
        "a tablet never hears that its post keeps a corridor in reserve",
      ],
    ],
  ),
  ...mutantsOf("shared/domain/expand-scope.ts", scopes, [
    [
      "X9",
      "chainOf(parents, id).some((above) => granted.has(above))",
      "granted.has(id)",
      "an area reaches none below it",
    ],
    [
      "X9",
      "next && parents.has(next) && !seen.has(next);",
      "next && parents.has(next) && seen.size < 1e9;",
      "a loop in the tree hangs the server",
    ],
    [
      "X10",
      "if (post.endpoint !== null && checkpoints.has(post.id))",
      'if (post.endpoint !== null && post.id === "")',
      "a gate does not reach its endpoint",
    ],
    [
      "X10",
      "if (corridor.posts.some((p) => checkpoints.has(p.checkpoint))) corridors.add(corridor.id);",
      "void corridor;",
      "a post does not reach the corridors through it",
    ],
  ]),
  ...mutantsOf(
    "server/http/own-origin.ts",
    ["test/contract/http.test.ts"],
    [
      [
        "X11",
        "if (origin === undefined) return !hasSession;",
        "if (origin === undefined) return true;",
        "a session without an origin changes things",
      ],
      [
        "X11",
        "configured.length > 0 ? configured.includes(origin) : origin === originOf(request)",
        "true",
        "another site's page changes things",
      ],
    ],
  ),
  ...mutantsOf(
    "server/commands/enrol-device.ts",
    ["test/contract/devices.test.ts"],
    [
      [
        "X12",
        'if (known.usedAt !== null) return refusal("code-used");',
        "",
        "a code enrols any number of tablets",
      ],
      ["X12", "known.expiresAt <= at", "known.expiresAt < at", "a code lasts a moment longer"],
    ],
  ),
  ...mutantsOf(
    "server/http/serve-routes.ts",
    ["test/contract/access.test.ts"],
    [
      [
        "X21",
        "if (!who.whole || may(caller.grants, who.may, {})) return;",
        "return;",
        "one province's administrator manages everybody",
      ],
    ],
  ),
  ...mutantsOf(
    "server/live/sockets.ts",
    ["test/contract/access.test.ts"],
    [
      [
        "X21",
        "if (!audienceOf(caller, await store.reads.reference()))",
        'if (caller.kind === "anyone")',
        "a carrier opens a socket",
      ],
    ],
  ),
  ...mutantsOf(
    "server/http/serve-routes.ts",
    ["test/contract/scopes.test.ts"],
    [
      [
        "X22",
        'throw new ProblemError(params ? "not-found" : "not-allowed");',
        'throw new ProblemError("not-allowed");',
        "a person's id is told apart from none",
      ],
    ],
  ),
  ...mutantsOf(
    "server/queries/devices.ts",
    ["test/contract/scopes.test.ts"],
    [
      [
        "X23",
        'may(caller.grants, "device.read", postSubject(checkpoint, reference)),',
        "true,",
        "the list of tablets knows no bounds",
      ],
    ],
  ),
  ...mutantsOf(
    "server/queries/items.ts",
    ["test/contract/scopes.test.ts"],
    [
      [
        "X23",
        "const seen = subjectsOf(told.filter(audience.sees));",
        "const seen = subjectsOf(told);",
        "changes tell of another province",
      ],
    ],
  ),
  ...mutantsOf(
    "server/http/serve-routes.ts",
    ["test/fuzz/api.test.ts"],
    [
      [
        "X24",
        'if (params?.success === false) throw new ProblemError("not-found");',
        'if (params?.success === false) throw new Error("not an id");',
        "an id that is none is a failure",
      ],
    ],
  ),
  ...mutantsOf(
    "shared/contract/tablet-routes.ts",
    ["test/fuzz/api.test.ts"],
    [
      [
        "X24",
        'packs: true, refuses: ["resnapshot"] }',
        "packs: true }",
        "a cursor of another store is refused as the contract does not name",
      ],
    ],
  ),
  ...mutantsOf("server/http/serve-routes.ts", people, [
    [
      "X2",
      "if (!who.whole || may(caller.grants, who.may, {})) return;",
      "return;",
      "an administrator of one area manages people",
    ],
  ]),
  ...mutantsOf(
    "server/http/handlers/rules.ts",
    ["test/contract/rules.test.ts"],
    [
      [
        "X19",
        "{ areas: [province] }",
        "{ areas: chain.map(({ id }) => id) }",
        "a district sets its own level",
      ],
      [
        "X20",
        'may(caller.grants, "measure.set", { areas: chain.map(({ id }) => id) })',
        "caller.grants.length > 0",
        "anybody orders a district's measures",
      ],
    ],
  ),
];
