import type { Grant, Role, Scope } from "./access-shape.ts";

export const actions = [
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
  "manifest.read",
  "manifest.receive",
  "post.duty",
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
  "application.make",
] as const;
export type Action = (typeof actions)[number];

/** [R7] Reads the names of people aboard: `read` of any vehicle on the way, `receive` of one bound for the endpoint. */
const isOfNames = (action: Action): boolean =>
  action === "manifest.read" || action === "manifest.receive";

/** [X1] The one table: what each role may do within the scope of its grant. */
const allowed: Readonly<Record<Role, readonly Action[]>> = {
  // Who runs the installation is not by that on duty at its posts, applies for no carrier, and reads nobody's name aboard.
  administrator: actions.filter(
    (action) => action !== "post.duty" && action !== "application.make" && !isOfNames(action),
  ),
  registrar: [
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
  carrier: ["reference.read", "pass.read", "application.read", "application.make"],
  officer: [
    "sync",
    "reference.read",
    "trip.read",
    "alert.told",
    "post.duty",
    "convoy.read",
    "convoy.work",
  ],
  receiver: [
    "sync",
    "reference.read",
    "trip.read",
    "trip.confirm",
    "alert.told",
    "manifest.receive",
  ],
  commander: [
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
    "proposal.read",
    "proposal.make",
    "proposal.decide",
  ],
  inspector: [
    "sync",
    "reference.read",
    "pass.read",
    "trip.read",
    "question.read",
    "alert.told",
    "alert.read",
    "watch.read",
    "convoy.read",
    "road.read",
    "application.read",
    "user.read",
    "device.read",
    "key.read",
    "proposal.read",
    "audit.read",
  ],
};

/**
 * Where a thing lies. `areas` holds its area and every area above it.
 * A field that does not apply is left out; a scope that names it then does not reach the thing.
 */
export interface Subject {
  readonly areas?: readonly string[];
  readonly checkpoints?: readonly string[];
  readonly endpoints?: readonly string[];
  readonly corridors?: readonly string[];
  readonly carrier?: string;
}

/** [X2] Does a grant's scope reach the subject? */
export const reaches = (scope: Scope, subject: Subject): boolean => {
  switch (scope.kind) {
    case "all":
      return true;
    case "area":
      return subject.areas?.includes(scope.id) ?? false;
    case "checkpoint":
      return subject.checkpoints?.includes(scope.id) ?? false;
    case "endpoint":
      return subject.endpoints?.includes(scope.id) ?? false;
    case "corridor":
      return subject.corridors?.includes(scope.id) ?? false;
    case "carrier":
      return subject.carrier === scope.id;
  }
};

/** [X3] May the holder of these grants do this to that subject? */
export const may = (grants: readonly Grant[], action: Action, subject: Subject): boolean =>
  grants.some((g) => allowed[g.role].includes(action) && reaches(g.scope, subject));

/** [X4] May they do it to anything at all? Serves routes before the subject is known, and menus. */
export const mayAnywhere = (grants: readonly Grant[], action: Action): boolean =>
  grants.some((g) => allowed[g.role].includes(action));

/** All that the grants allow somewhere: sent with the session so that screens show only what works. */
export const everythingAllowed = (grants: readonly Grant[]): Action[] =>
  actions.filter((action) => mayAnywhere(grants, action));

/** Scopes within which an action is allowed; the filter of lists, snapshots and sockets. */
export const scopesFor = (grants: readonly Grant[], action: Action): Scope[] =>
  grants.filter((g) => allowed[g.role].includes(action)).map((g) => g.scope);
