import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Action,
  actions,
  everythingAllowed,
  may,
  mayAnywhere,
  reaches,
  scopesFor,
} from "../../shared/domain/access.ts";
import { type Grant, type Role, roles, type Scope } from "../../shared/domain/access-shape.ts";

const everywhere = (role: Role): Grant => ({ role, scope: { kind: "all" } });

test("[X1] what each role may do", () => {
  const table = Object.fromEntries(roles.map((r) => [r, everythingAllowed([everywhere(r)])]));
  expect(table).toMatchInlineSnapshot(`
    {
      "administrator": [
        "sync",
        "reference.read",
        "reference.write",
        "pass.read",
        "pass.issue",
        "pass.revoke",
        "trip.read",
        "trip.confirm",
        "question.read",
        "question.answer",
        "alert.told",
        "alert.read",
        "alert.work",
        "user.read",
        "user.manage",
        "device.read",
        "device.manage",
        "key.read",
        "key.manage",
        "proposal.read",
        "proposal.make",
        "proposal.decide",
        "webhook.manage",
        "audit.read",
        "level.set",
        "measure.set",
        "rules.publish",
        "watch.read",
        "watch.set",
        "convoy.read",
        "convoy.make",
        "convoy.work",
        "road.read",
        "road.mark",
        "application.read",
      ],
      "carrier": [
        "reference.read",
        "pass.read",
        "application.read",
        "application.make",
      ],
      "commander": [
        "sync",
        "reference.read",
        "pass.read",
        "pass.revoke",
        "trip.read",
        "trip.confirm",
        "question.read",
        "question.answer",
        "alert.told",
        "alert.read",
        "alert.work",
        "manifest.read",
        "manifest.receive",
        "device.read",
        "proposal.read",
        "proposal.make",
        "proposal.decide",
        "level.set",
        "measure.set",
        "rules.publish",
        "watch.read",
        "watch.set",
        "convoy.read",
        "convoy.make",
        "convoy.work",
        "road.read",
        "road.mark",
      ],
      "inspector": [
        "sync",
        "reference.read",
        "pass.read",
        "trip.read",
        "question.read",
        "alert.told",
        "alert.read",
        "user.read",
        "device.read",
        "key.read",
        "proposal.read",
        "audit.read",
        "watch.read",
        "convoy.read",
        "road.read",
        "application.read",
      ],
      "officer": [
        "sync",
        "reference.read",
        "trip.read",
        "alert.told",
        "post.duty",
        "convoy.read",
        "convoy.work",
      ],
      "receiver": [
        "sync",
        "reference.read",
        "trip.read",
        "trip.confirm",
        "alert.told",
        "manifest.receive",
      ],
      "registrar": [
        "sync",
        "reference.read",
        "pass.read",
        "pass.issue",
        "pass.revoke",
        "trip.read",
        "convoy.read",
        "convoy.make",
        "convoy.work",
        "application.read",
      ],
    }
  `);
});

test("[X1] nobody but the administrator manages people, tablets and reference data", () => {
  for (const action of ["user.manage", "device.manage", "reference.write"] as const)
    expect(roles.filter((r) => mayAnywhere([everywhere(r)], action))).toEqual(["administrator"]);
});

test("[X1] the inspector reads and changes nothing", () => {
  const changing: Action[] = [
    "reference.write",
    "pass.issue",
    "pass.revoke",
    "trip.confirm",
    "user.manage",
    "device.manage",
  ];
  for (const action of changing) expect(mayAnywhere([everywhere("inspector")], action)).toBe(false);
});

test("[X2] a scope reaches what lies in it, and nothing that names no such place", () => {
  const subject = {
    areas: ["chon-thanh", "binh-phuoc"],
    checkpoints: ["tan-lap"],
    endpoints: ["kcn-chon-thanh"],
    corridors: ["dt741-ql14"],
    carrier: "van-tai-phuoc-long",
  };
  const scopes: Scope[] = [
    { kind: "area", id: "binh-phuoc" },
    { kind: "checkpoint", id: "tan-lap" },
    { kind: "endpoint", id: "kcn-chon-thanh" },
    { kind: "corridor", id: "dt741-ql14" },
    { kind: "carrier", id: "van-tai-phuoc-long" },
  ];
  for (const scope of scopes) {
    expect(reaches(scope, subject)).toBe(true);
    expect(reaches({ ...scope, id: "elsewhere" } as Scope, subject)).toBe(false);
    expect(reaches(scope, {})).toBe(false);
  }
  expect(reaches({ kind: "all" }, {})).toBe(true);
});

test("[X3] the role and the reach must come from the same grant", () => {
  const grants: Grant[] = [
    { role: "registrar", scope: { kind: "carrier", id: "a" } },
    { role: "officer", scope: { kind: "all" } },
  ];
  expect(may(grants, "pass.issue", { carrier: "a" })).toBe(true);
  expect(may(grants, "pass.issue", { carrier: "b" })).toBe(false);
  expect(may(grants, "trip.read", { carrier: "b" })).toBe(true);
  expect(may([], "sync", {})).toBe(false);
});

const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant({ kind: "all" } as const),
  fc.record({
    kind: fc.constantFrom("area", "checkpoint", "endpoint", "corridor", "carrier" as const),
    id: fc.constantFrom("a", "b"),
  }),
);
const grants = fc.array(fc.record({ role: fc.constantFrom(...roles), scope }), { maxLength: 4 });

test("[X4] what is sent with the session is exactly what is possible somewhere", () => {
  fc.assert(
    fc.property(grants, (held) => {
      const sent = everythingAllowed(held);
      for (const action of actions) {
        expect(sent.includes(action)).toBe(mayAnywhere(held, action));
        expect(sent.includes(action)).toBe(scopesFor(held, action).length > 0);
      }
    }),
  );
});

test("[X3] whoever may do it to something may do it somewhere, and a list's filter agrees", () => {
  const subject = fc.record(
    {
      areas: fc.subarray(["a", "b"]),
      checkpoints: fc.subarray(["a", "b"]),
      endpoint: fc.constantFrom("a", "b"),
      corridors: fc.subarray(["a", "b"]),
      carrier: fc.constantFrom("a", "b"),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(grants, fc.constantFrom(...actions), subject, (held, action, thing) => {
      const allowed = may(held, action, thing);
      if (allowed) expect(mayAnywhere(held, action)).toBe(true);
      expect(scopesFor(held, action).some((s) => reaches(s, thing))).toBe(allowed);
    }),
  );
});
