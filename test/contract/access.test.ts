import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Route, type RouteName, routes } from "../../shared/contract/routes.ts";
import { actions, mayAnywhere } from "../../shared/domain/access.ts";
import { type Role, roles } from "../../shared/domain/access-shape.ts";
import { actionFor } from "../../shared/domain/act.ts";
import type { TestDevice } from "../build/a-device.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";

const callers = ["nobody", "tablet", ...roles] as const;
type CallerName = (typeof callers)[number];

let server: TestServer;
let tablet: TestDevice;
const agents = new Map<Role, Agent>();

beforeAll(async () => {
  server = await aServer();
  tablet = await server.tablet();
  for (const role of roles) agents.set(role, await server.as(role));
});
afterAll(() => server.close());

/** What [X1] allows a caller on a route: the status of a refusal, or null where the call goes through. */
const refusedWith = (caller: CallerName, { who }: Route): 401 | 403 | null => {
  if (who === "anyone") return null;
  if (caller === "nobody") return 401;
  if (caller === "tablet")
    return who === "device" || (typeof who === "object" && who.orDevice) ? null : 403;
  if (who === "device") return 403;
  if (who === "signed-in") return null;
  return mayAnywhere([{ role: caller, scope: { kind: "all" } }], who.may) ? null : 403;
};

/** A call with whatever passes the door; the body is no good, so that nothing is changed. */
const call = (caller: CallerName, route: Route) => {
  const path = route.path.replace(":id", route.path.startsWith("/api/passes") ? "1-0-9999" : "x");
  const agent =
    caller === "nobody" || caller === "tablet" ? server.anyone() : agents.get(caller as Role)!;
  const verb = route.method.toLowerCase() as Lowercase<Route["method"]>;
  const asked = agent[verb](path);
  if (caller === "tablet")
    asked.set("authorization", tablet.authorization(route.method, path, server.clock.now));
  return route.body ? asked.send({}) : asked;
};

// Uploads are known by their own signature, whoever is signed in on the browser: see devices.test.ts.
// Signing out would end the sessions of the matrix.
const names = (Object.keys(routes) as RouteName[]).filter(
  (name) => name !== "recordScans" && name !== "signOut",
);

describe.each(callers)("[X1] %s", (caller) => {
  it.each(names)("%s", async (name) => {
    const route: Route = routes[name];
    const reply = await call(caller, route);
    const refused = refusedWith(caller, route);
    if (refused !== null) {
      expect(reply.status).toBe(refused);
      expect(reply.body.code).toBe(refused === 401 ? "not-signed-in" : "not-allowed");
    } else {
      const unauthorised = [401, 403].includes(reply.status);
      expect(unauthorised, `${reply.status} ${reply.text}`).toBe(false);
      expect(reply.status).toBeLessThan(500);
    }
  });
});

it("an upload is for tablets, however much a person may", async () => {
  const reply = await agents
    .get("administrator")!
    .post("/api/scans")
    .send({
      device: "khong-co",
      scans: [{}],
      signature: "A".repeat(86),
    });
  expect([reply.status, reply.body.code]).toEqual([401, "bad-signature"]);
});

it("every action of the table guards a route or a dangerous act", () => {
  const guarded = new Set([
    ...Object.values(actionFor),
    ...Object.values(routes as Record<string, Route>).flatMap(({ who }) =>
      typeof who === "object" ? [who.may] : [],
    ),
  ]);
  expect([...guarded].sort()).toEqual([...actions].sort());
});
