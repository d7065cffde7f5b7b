/**
 * Who may do what, as one table: what the tests hold the server against, and the page `docs/access.md`.
 * `npm run access-matrix` writes the page anew.
 */
import { writeFileSync } from "node:fs";
import { audienceOf } from "../../server/audience.ts";
import type { Caller } from "../../server/caller.ts";
import { clientEvents, live, serverEvents } from "../../shared/contract/events.ts";
import type { Route } from "../../shared/contract/route-shape.ts";
import { type RouteName, routes } from "../../shared/contract/routes.ts";
import { type ItemKind, item } from "../../shared/contract/sync.ts";
import { actions, mayAnywhere } from "../../shared/domain/access.ts";
import { type Role, roles, type Scope } from "../../shared/domain/access-shape.ts";
import { aDevice } from "../build/a-device.ts";
import { aCheckpoint, anArea } from "../build/a-place.ts";

export const callers = ["nobody", "tablet", ...roles] as const;
export type CallerName = (typeof callers)[number];

export const routeNames = Object.keys(routes) as RouteName[];
export const itemKinds = item.options.map((option) => option.shape.kind.value) as ItemKind[];

/** [X21] `yes`, `whole` where only a grant over the whole installation will do, or `no`. */
export const mayCall = (caller: CallerName, who: Route["who"]): "yes" | "whole" | "no" => {
  if (who === "anyone") return "yes";
  if (caller === "nobody") return "no";
  const byDevice = who === "device" || (typeof who === "object" && who.orDevice === true);
  if (caller === "tablet") return byDevice ? "yes" : "no";
  if (who === "device") return "no";
  if (who === "signed-in") return "yes";
  if (!mayAnywhere([{ role: caller, scope: { kind: "all" } }], who.may)) return "no";
  return who.whole ? "whole" : "yes";
};

const reference = {
  areas: [anArea()],
  checkpoints: [aCheckpoint()],
  corridors: [],
  endpoints: [],
  carriers: [],
  levels: [],
  measures: [],
  watchlist: [],
  roadMarks: [],
  ruleSets: [],
};

/** As whom the server would know a caller. */
const knownAs = (caller: CallerName, scope: Scope): Caller => {
  if (caller === "nobody") return { kind: "anyone" };
  if (caller === "tablet") return { kind: "device", device: aDevice().row };
  const grants = [{ role: caller as Role, scope }];
  return { kind: "person", account: caller, username: caller, displayName: caller, grants };
};

/** The kinds of things a caller is sent, by snapshot, `changes` and socket alike; null: it may not follow at all. */
export const kindsFor = (
  caller: CallerName,
  scope: Scope = { kind: "all" },
): readonly ItemKind[] | null => {
  const audience = audienceOf(knownAs(caller, scope), reference);
  return audience && itemKinds.filter((kind) => audience.reach(kind) !== null);
};

const marks = { yes: "●", whole: "◆", no: "·" } as const;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, n) => (n < head.length - callers.length ? "---" : ":-:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
};

const actionRows = actions.map((action) => [
  `\`${action}\``,
  ...callers.map((caller) =>
    caller !== "nobody" &&
    caller !== "tablet" &&
    mayAnywhere([{ role: caller, scope: { kind: "all" } }], action)
      ? marks.yes
      : marks.no,
  ),
]);

const whoSays = (who: Route["who"]): string => (typeof who === "string" ? who : `\`${who.may}\``);

const routeRows = routeNames.map((name) => {
  const route: Route = routes[name];
  return [
    `\`${route.method} ${route.path}\``,
    route.summary,
    whoSays(route.who),
    ...callers.map((caller) => marks[mayCall(caller, route.who)]),
  ];
});

const kindRows = itemKinds.map((kind) => [
  `\`${kind}\``,
  ...callers.map((caller) => (kindsFor(caller)?.includes(kind) ? marks.yes : marks.no)),
]);

const follows = (caller: CallerName): string =>
  kindsFor(caller) === null ? marks.no : marks[mayCall(caller, live.who)];

const eventRows = [
  ...Object.entries(clientEvents).map(([name, { summary }]) => [`${name} →`, summary] as const),
  ...Object.entries(serverEvents).map(([name, { summary }]) => [`← ${name}`, summary] as const),
].map(([name, summary]) => [`\`${name}\``, summary, ...callers.map(follows)]);

/** The page, as it must stand in `docs/access.md`. */
export const accessPage = (): string => `# Who may do what

Written by \`npm run access-matrix\` from \`shared/contract/routes.ts\`, \`shared/contract/events.ts\`,
\`shared/domain/access.ts\` and \`server/audience.ts\`. A test holds this page against them, and the server
against this page, both ways: \`test/contract/access.test.ts\`.

${marks.yes} yes, within the scope of the grant · ${marks.whole} only with a grant over the whole installation ·
${marks.no} no: 401 to nobody, 403 to others, 404 where an id is asked for.

A grant is a role over a scope: everything, an area with all below it, a checkpoint, an endpoint, a corridor
or a carrier. What a scope does not reach answers as if it did not exist [X22], and is in no list, snapshot,
change or frame [X23]: \`test/contract/scopes.test.ts\`.

## Actions

The one table of rights [X1]. Routes ask for an action; a tablet is no person and holds no grant.

${table(["Action", ...callers], actionRows)}

## Routes

${table(["Route", "What for", "Asks for", ...callers], routeRows)}

## Things sent

What each is sent, if it lies within reach, by \`GET /api/snapshot\`, \`GET /api/changes\` and the socket at
\`${live.path}\` alike.

${table(["Thing", ...callers], kindRows)}

## Socket events

${table(["Event", "What for", ...callers], eventRows)}
`;

export const accessPath = new URL("../../docs/access.md", import.meta.url);

if (import.meta.main) writeFileSync(accessPath, accessPage());
