import { readFileSync } from "node:fs";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { live, readAnswer } from "../../shared/contract/events.ts";
import { type Problem, problem } from "../../shared/contract/problems.ts";
import type { Route } from "../../shared/contract/route-shape.ts";
import { routes } from "../../shared/contract/routes.ts";
import type { ItemKind } from "../../shared/contract/sync.ts";
import { actions } from "../../shared/domain/access.ts";
import { roles, type Scope } from "../../shared/domain/access-shape.ts";
import { actionFor } from "../../shared/domain/act.ts";
import type { TestDevice } from "../build/a-device.ts";
import { readFrame } from "../build/a-frame.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import {
  accessPage,
  accessPath,
  type CallerName,
  callers,
  itemKinds,
  kindsFor,
  mayCall,
  routeNames,
} from "./access-matrix.ts";

const everything: Scope = { kind: "all" };
const province: Scope = { kind: "area", id: "binh-phuoc" };

let server: TestServer;
let tablet: TestDevice;
const agents = new Map<string, Agent>();
const cookies = new Map<string, string>();
const keyOf = (role: string, scope: Scope): string => `${role} ${scope.kind}`;

beforeAll(async () => {
  server = await aServer();
  tablet = await server.tablet();
  for (const role of roles)
    for (const scope of [everything, province]) {
      const cookie = await server.cookie(role, scope);
      cookies.set(keyOf(role, scope), cookie);
      const agent = server.anyone();
      agent.set("cookie", cookie);
      agents.set(keyOf(role, scope), agent);
    }
  // One event of each kind there is, heard everywhere, so that what is kept back is kept back for the kind alone.
  const topics = ["everyone", "post:tan-lap", "corridor:dt741-ql14", "endpoint:kcn-chon-thanh"];
  await server.store.write((tx) =>
    tx.append(
      itemKinds.map((kind) => ({
        type: "planted",
        subject: { kind, id: `planted-${kind}` },
        payload: {},
        topics,
      })),
      server.clock.now,
    ),
  );
});
afterAll(() => server.close());

/** A call with whatever passes the door; the body is no good, so that nothing is changed. */
const call = (caller: CallerName, route: Route, scope: Scope = everything) => {
  const path = route.path.replace(
    /:\w+/,
    route.path.startsWith("/api/passes") ? "1-0-9999" : "khong-co",
  );
  const known = agents.get(keyOf(caller, scope));
  const agent = known ?? server.anyone();
  const verb = route.method.toLowerCase() as Lowercase<Route["method"]>;
  const asked = agent[verb](path);
  const content = route.bytes ? Buffer.of(0) : route.body ? Buffer.from("{}") : undefined;
  if (caller === "tablet") {
    const { now } = server.clock;
    asked.set("authorization", tablet.authorization(route.method, path, now, content));
  }
  return content
    ? asked.set("content-type", route.bytes ?? "application/json").send(content.toString())
    : asked;
};

// Uploads are known by their own signature, whoever is signed in on the browser: see devices.test.ts.
// Signing out would end the sessions of the matrix.
const names = routeNames.filter((name) => name !== "recordScans" && name !== "signOut");

describe.each(callers)("[X1] [X21] %s", (caller) => {
  it.each(names)("%s", async (name) => {
    const route: Route = routes[name];
    const reply = await call(caller, route);
    if (mayCall(caller, route.who) === "no") {
      expect(reply.status).toBe(caller === "nobody" ? 401 : 403);
      expect(reply.body.code).toBe(caller === "nobody" ? "not-signed-in" : "not-allowed");
    } else {
      const unauthorised = [401, 403].includes(reply.status);
      expect(unauthorised, `${reply.status} ${reply.text}`).toBe(false);
      expect(reply.status).toBeLessThan(500);
    }
  });
});

describe.each(roles)("[X21] %s of one province", (role) => {
  it.each(names)("%s", async (name) => {
    const route: Route = routes[name];
    const reply = await call(role, route, province);
    const may = mayCall(role, route.who);
    if (may === "no") expect(reply.status).toBe(403);
    // [X22] To a lesser grant, things of that kind do not exist.
    else if (may === "whole") expect(reply.status).toBe(route.params ? 404 : 403);
    else expect([401, 403], `${reply.status} ${reply.text}`).not.toContain(reply.status);
  });
});

interface Followed {
  readonly kinds: readonly ItemKind[];
  readonly problem: Problem | null;
}

/** Opens a real socket, joins at the beginning of the log, and tells of which kinds it was sent anything. */
const follow = async (caller: CallerName, scope: Scope): Promise<Followed> => {
  const cookie = cookies.get(keyOf(caller, scope));
  const socket = io(server.url, {
    path: live.path,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    ...(cookie ? { extraHeaders: { cookie } } : {}),
    ...(caller === "tablet"
      ? { auth: { device: tablet.authorization("GET", live.path, server.clock.now) } }
      : {}),
  });
  const kinds = new Set<ItemKind>();
  socket.on("changes", (raw) => {
    for (const one of readFrame(raw).items) kinds.add(one.kind);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    });
    const answer = readAnswer(
      "join",
      await socket.timeout(5_000).emitWithAck("join", { after: 0 }),
    );
    expect(answer).toEqual({ ok: true });
    return { kinds: [...kinds], problem: null };
  } catch (refused) {
    return { kinds: [], problem: problem.parse((refused as { data?: unknown }).data) };
  } finally {
    socket.close();
  }
};

describe.each(callers)("[X21] what %s is sent", (caller) => {
  it.each(caller === "nobody" || caller === "tablet" ? [everything] : [everything, province])(
    "live, over $kind",
    async (scope) => {
      const wanted = kindsFor(caller, scope);
      const { kinds, problem: refused } = await follow(caller, scope);
      if (wanted === null)
        expect(refused).toMatchObject(
          caller === "nobody"
            ? { code: "not-signed-in", status: 401 }
            : { code: "not-allowed", status: 403 },
        );
      else expect([...kinds].sort()).toEqual([...wanted].sort());
    },
  );

  it("by changes, the same", async () => {
    const wanted = kindsFor(caller);
    const reply = await call(caller, { ...routes.changes, path: "/api/changes?after=0" });
    if (wanted === null) expect([401, 403]).toContain(reply.status);
    else {
      const kinds = new Set(reply.body.items.map(({ kind }: { kind: ItemKind }) => kind));
      expect([...kinds].sort()).toEqual([...wanted].sort());
    }
  });

  it("by snapshot, nothing else", async () => {
    const wanted = kindsFor(caller);
    const reply = await call(caller, routes.snapshot);
    if (wanted === null) return expect([401, 403]).toContain(reply.status);
    const kinds = new Set<ItemKind>(reply.body.items.map(({ kind }: { kind: ItemKind }) => kind));
    expect([...kinds].filter((kind) => !wanted.includes(kind))).toEqual([]);
    expect(kinds.size).toBeGreaterThan(4);
  });
});

it("an upload is for tablets, however much a person may", async () => {
  const reply = await agents
    .get(keyOf("administrator", everything))!
    .post("/api/scans")
    .send({
      device: "khong-co",
      scans: [{}],
      signature: "A".repeat(86),
    });
  expect([reply.status, reply.body.code]).toEqual([401, "bad-signature"]);
});

it("every action of the table guards a route, a dangerous act, or who is on duty at a tablet", () => {
  const guarded = new Set([
    // Asked by no route: it says whom a post's tablets are told of [X25].
    "post.duty",
    // [R7] Asked by the route for names beside `manifest.receive`: it reaches along the way as well.
    "manifest.read",
    // [A28] Asked by the routes for alerts beside `alert.told`: it says who is shown the whole.
    "alert.read",
    ...Object.values(actionFor),
    ...Object.values(routes as Record<string, Route>).flatMap(({ who }) =>
      typeof who === "object" ? [who.may] : [],
    ),
  ]);
  expect([...guarded].sort()).toEqual([...actions].sort());
});

it("[X21] docs/access.md is the table as it stands (npm run access-matrix writes it anew)", () => {
  expect(readFileSync(accessPath, "utf8")).toBe(accessPage());
});
