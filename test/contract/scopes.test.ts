import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alertEvent } from "../../server/commands/alert-events.ts";
import { live } from "../../shared/contract/events.ts";
import { examples } from "../../shared/contract/examples.ts";
import type { Route } from "../../shared/contract/route-shape.ts";
import { type RouteName, routes } from "../../shared/contract/routes.ts";
import type { Item } from "../../shared/contract/sync.ts";
import { type Role, roles, type Scope } from "../../shared/domain/access-shape.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { aConvoy } from "../build/a-convoy.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { readFrame } from "../build/a-frame.ts";
import { aList } from "../build/a-manifest.ts";
import { aPass } from "../build/a-pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { aPhoto, aQuestion } from "../build/a-question.ts";
import { aRoadMark } from "../build/a-road-mark.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { anAlert } from "../build/an-alert.ts";
import { anAsked } from "../build/an-application.ts";
import { anExtension } from "../build/an-extension.ts";
import { anImport } from "../build/an-import.ts";
import { mayCall, routeNames } from "./access-matrix.ts";

type Bounded = Exclude<Scope, { kind: "all" }>;

/** The same five scopes of two provinces that have nothing in common. */
const here: readonly Bounded[] = [
  { kind: "area", id: "binh-phuoc" },
  { kind: "checkpoint", id: "tan-lap" },
  { kind: "endpoint", id: "kcn-chon-thanh" },
  { kind: "corridor", id: "dt741-ql14" },
  { kind: "carrier", id: "van-tai-phuoc-long" },
];

/** What there is of each kind in a province, by the first part of the address it is found under. */
interface Province {
  readonly pass: Pass;
  readonly scan: Scan;
  readonly tablet: TestDevice;
  readonly ids: Readonly<Record<string, string>>;
}

let server: TestServer;
let mine: Province;
let theirs: Province;
const agents = new Map<string, Agent>();
const cookies = new Map<string, string>();
const keyOf = (role: Role, scope: Scope): string => `${role} ${scope.kind}`;

/** A risk level and a measure of an area, for the day after tomorrow. */
const order = async (area: string): Promise<{ level: string; measure: string }> => {
  const administrator = await server.as("administrator");
  const [level] = examples.publishLevels!.body!.items;
  const ids = { level: uuidV7(server.clock.now), measure: uuidV7(server.clock.now) };
  await administrator
    .post("/api/risk-levels")
    .send({ items: [{ ...level, id: ids.level, area }] })
    .expect(201);
  await administrator
    .post("/api/measures")
    .send({ ...examples.publishMeasure!.body, id: ids.measure, area })
    .expect(201);
  return ids;
};

/** Another system that is told of an area's alerts: the whole installation's affair all the same. */
const told = async (area: string): Promise<string> => {
  const administrator = await server.as("administrator");
  const given = { ...examples.createWebhook!.body, area };
  return (await administrator.post("/api/webhooks").send(given).expect(201)).body.id;
};

/** An entry of the watchlist in an area. */
const watched = async (area: string): Promise<string> => {
  const administrator = await server.as("administrator");
  const id = uuidV7(server.clock.now);
  const entry = { ...examples.watchVehicle!.body, id, area };
  await administrator.post("/api/watchlist").send(entry).expect(201);
  return id;
};

/** A stretch that is slow until somebody takes that back. */
const slowed = async (from: string, to: string): Promise<string> => {
  const id = uuidV7(server.clock.now);
  await server.store.write((tx) => tx.putRoadMark(aRoadMark({ id, from, to, until: null })));
  return id;
};

/** A convoy on a corridor, whatever posts that has. */
const gathered = async ({ corridor, plate, id: pass }: Pass): Promise<string> => {
  const id = uuidV7(server.clock.now);
  await server.store.write(async (tx) => {
    await tx.putConvoy(aConvoy(1, { id, corridor, members: [{ plate, pass }] }));
    const topics = [`corridor:${corridor}`];
    const subject = { kind: "convoy", id } as const;
    await tx.append([{ type: "convoy.made", subject, payload: {}, topics }], server.clock.now);
  });
  return id;
};

/** A question of a tablet, with its photo. */
const asked = async (tablet: TestDevice): Promise<string> => {
  const sign = (method: string, path: string, content: string | Buffer) =>
    tablet.authorization(method, path, server.clock.now, content);
  const anyone = server.anyone();
  const given = aQuestion({ photos: [aPhoto.sha] });
  await anyone
    .post("/api/questions")
    .set("authorization", sign("POST", "/api/questions", JSON.stringify(given)))
    .send(given)
    .expect(201);
  const path = `/api/questions/${given.id}/photos/${aPhoto.sha}`;
  await anyone
    .put(path)
    .set("authorization", sign("PUT", path, aPhoto.bytes))
    .set("content-type", "image/jpeg")
    .send(aPhoto.bytes)
    .expect(200);
  return given.id;
};

/** A list of the people aboard, made by the tablet. */
const listed = async (tablet: TestDevice, pass: Pass): Promise<string> => {
  const given = aList({ pass: pass.id, plate: pass.plate });
  const path = "/api/manifests";
  await server
    .anyone()
    .post(path)
    .set(
      "authorization",
      tablet.authorization("POST", path, server.clock.now, JSON.stringify(given)),
    )
    .send(given)
    .expect(201);
  return given.id;
};

/** A pass on file, a tablet, and a scan that opened a trip; a person as well, though people lie nowhere. */
/** An alert about a vehicle that is on its way. */
const found = async (scan: Scan, { plate, endpoint, corridor, id }: Pass): Promise<string> => {
  const number = await server.store.write(async (tx) => {
    const alert = anAlert(await tx.nextAlertNumber(), {
      key: `head-count:${scan.id}`,
      trip: scan.id,
      scans: [scan.id],
      checkpoint: scan.checkpoint,
      vehicle: id,
      pass: id,
      plate,
      endpoint,
      corridor,
    });
    await tx.putAlert(alert);
    const event = alertEvent("raised", alert, null, await tx.reference());
    await tx.append([event], server.clock.now);
    return alert.number;
  });
  return String(number);
};

/** What a carrier applies for, bound where a pass is. */
const appliedFor = async ({ plate, carrier, endpoint, corridor }: Pass): Promise<string> => {
  const id = uuidV7(server.clock.now);
  const agent = await server.as("carrier", { kind: "carrier", id: carrier });
  const asked = anAsked({ plate, carrier, endpoint, corridor });
  await agent.post("/api/applications").send({ id, asked }).expect(201);
  return id;
};

/** A request for an account in an area. */
const wanted = async (area: string): Promise<string> => {
  const id = uuidV7(server.clock.now);
  const body = examples.submitSignUp!.body!;
  const asked = { ...body.asked, area };
  await server
    .anyone()
    .post("/api/sign-ups")
    .send({ ...body, id, asked })
    .expect(201);
  return id;
};

/** A list that somebody of the province brought. */
const brought = async ({ id: account }: { readonly id: string }): Promise<string> => {
  const id = randomUUID();
  await server.store.write((tx) => tx.putImport(anImport({ id, account })));
  return id;
};

/** A filter that somebody of the province saved. */
const saved = async ({ id: account }: { readonly id: string }): Promise<string> => {
  const id = uuidV7(server.clock.now);
  const filter = { id, list: "passes", name: "Của tôi", query: { q: "93C" } } as const;
  await server.store.write(async (tx) => {
    await tx.putSavedFilter({ ...filter, account });
    return true;
  });
  return id;
};

/** Passes that somebody found to be extended; only whoever may decide on all of them knows of it. */
const toBeExtended = async ({ endpoint, corridor, carrier }: Pass): Promise<string> => {
  const id = uuidV7(server.clock.now);
  const lies = { endpoints: [endpoint], corridor, carrier };
  await server.store.write((tx) => tx.putExtension(anExtension({ id, lies, parts: 0 })));
  return id;
};

const furnish = async (
  area: string,
  checkpoint: string,
  next: string,
  pass: Pass,
): Promise<Province> => {
  const tablet = await server.tablet(checkpoint);
  const topics = [`corridor:${pass.corridor}`, `endpoint:${pass.endpoint}`];
  await server.store.write(async (tx) => {
    await tx.putPass(pass, pass.plate.toLowerCase());
    await tx.append(
      [
        {
          type: "pass.issued",
          subject: { kind: "pass", id: pass.id },
          payload: {},
          topics: [...topics, `carrier:${pass.carrier}`],
        },
        {
          type: "device.enrolled",
          subject: { kind: "device", id: tablet.id },
          payload: { checkpoint },
          topics: [`post:${checkpoint}`],
        },
      ],
      server.clock.now,
    );
  });
  const scan = tablet.scan({ pass: pass.id, plate: pass.plate, checkpoint });
  await server
    .anyone()
    .post("/api/scans")
    .send(tablet.batch([scan]))
    .expect(200);
  const account = await server.person(`nguoi-${checkpoint}`, [
    { role: "registrar", scope: { kind: "checkpoint", id: checkpoint } },
  ]);
  const { level, measure } = await order(area);
  return {
    pass,
    scan,
    tablet,
    ids: {
      passes: pass.id,
      trips: scan.id,
      scans: scan.id,
      devices: tablet.id,
      users: account.id,
      rules: "1",
      measures: measure,
      "risk-levels": level,
      questions: await asked(tablet),
      manifests: await listed(tablet, pass),
      alerts: await found(scan, pass),
      watchlist: await watched(area),
      "road-marks": await slowed(checkpoint, next),
      convoys: await gathered(pass),
      applications: await appliedFor(pass),
      "sign-ups": await wanted(area),
      webhooks: await told(area),
      imports: await brought(account),
      carriers: pass.carrier,
      endpoints: pass.endpoint,
      places: "checkpoint",
      "saved-filters": await saved(account),
      extensions: await toBeExtended(pass),
    },
  };
};

beforeAll(async () => {
  server = await aServer();
  mine = await furnish("binh-phuoc", "tan-lap", "dong-xoai", aPass());
  theirs = await furnish(
    "dak-nong",
    "dak-r-lap",
    "@cho-gia-nghia",
    aPass({
      id: toPassId(1, 0, 8),
      shortCode: makeShortCode(987_654_321),
      plate: aPlate("48C-678.90"),
      carrier: "van-tai-gia-nghia",
      endpoint: "cho-gia-nghia",
      corridor: "ql14-bac",
    }),
  );
  for (const role of roles)
    for (const scope of [...here, { kind: "all" } as const]) {
      const cookie = await server.cookie(role, scope);
      cookies.set(keyOf(role, scope), cookie);
      const agent = server.anyone();
      agent.set("cookie", cookie);
      agents.set(keyOf(role, scope), agent);
    }
  const { body } = await agents
    .get(keyOf("administrator", { kind: "all" }))!
    .post("/api/proposals")
    .send(examples.propose?.body as object)
    .expect(201);
  theirs = { ...theirs, ids: { ...theirs.ids, proposals: body.id } };
});
afterAll(() => server.close());

const kindOf = (path: string): string => /^\/api\/([a-z-]+)\//.exec(path)?.[1] ?? path;

const call = (role: Role, scope: Scope, name: RouteName, id: string) => {
  const route: Route = routes[name];
  const verb = route.method.toLowerCase() as Lowercase<Route["method"]>;
  const asked = agents
    .get(keyOf(role, scope))!
    [verb](route.path.replace(":sha", aPhoto.sha).replace(/:\w+/, id));
  if (route.bytes)
    return asked.set("content-type", route.bytes).send(Buffer.from("Mã,Tên\nmoi,Mới\n"));
  const body = examples[name]?.body;
  if (route.body && !body) throw new Error(`give ${name} a body in shared/contract/examples.ts`);
  return body ? asked.send(body as object) : asked;
};

/** Nothing of the kind has this id, though it looks like one. */
const missing: Readonly<Record<string, string>> = {
  passes: "1-0-9999",
  scans: "01936d2e-7c00-7a5f-9c1e-000000000000",
  rules: "999",
  alerts: "999",
  imports: "01936d2e-7c00-4a5f-9c1e-000000000000",
};

/**
 * Which scopes reach what lies at an address: a tablet lies at its post, an arrival is confirmed at the endpoint, and
 * all else lies along the way. [X10] Tân Lập is no gate.
 */
const reaching = (name: RouteName, role: Role): readonly Bounded["kind"][] => {
  const { path } = routes[name] as Route;
  const kind = kindOf(path);
  // [I11] [L5] The account's own, whatever its reach.
  if (kind === "imports" || kind === "saved-filters") return [];
  if (kind === "devices" || kind === "questions") return ["area", "checkpoint"];
  // [A28] Worked where it happened, seen whole along its way; who waits for the vehicle is told no more: those above
  // have confirmed that it arrived.
  if (name === "alert")
    return role === "officer" || role === "receiver"
      ? []
      : ["area", "checkpoint", "endpoint", "corridor"];
  if (kind === "alerts") return ["area", "checkpoint"];
  if (kind === "convoys") return ["area", "checkpoint", "corridor"];
  // [K16] Command's where it begins or ends, or of a corridor along it.
  if (kind === "road-marks") return ["area", "corridor"];
  // [Y8] For the carrier alone; [Y7] read and decided by who may issue, which is nobody along the way.
  if (name === "changeApplication" || name === "withdrawApplication") return ["carrier"];
  // [Y15] Of its own passes, by who acts for the carrier.
  if (name === "passDelayPosts" || name === "reportPassDelay") return ["carrier"];
  if (kind === "applications" || kind === "extensions")
    return ["area", "endpoint", "corridor", "carrier"];
  // [N6] Where those lie who manage people in an area.
  if (["measures", "risk-levels", "watchlist", "sign-ups"].includes(kind)) return ["area"];
  // [R7] Who receives opens the names of those bound for the endpoint, as the arrival is confirmed there.
  if (
    name === "confirmArrival" ||
    name === "releaseVehicle" ||
    (name === "listedNames" && role === "receiver")
  )
    return ["area", "endpoint", "corridor"];
  // [P19] As it was issued: for the endpoint, not for all along the way.
  if (name === "amendPass") return ["area", "endpoint", "corridor", "carrier"];
  return ["area", "checkpoint", "endpoint", "corridor", "carrier"];
};

/**
 * Those for people: what only tablets are given is held in `snapshot-parts.test.ts`, and what anybody is told by a code
 * that cannot be guessed in `receipts.test.ts`.
 */
const withId = routeNames.filter((name) => {
  const { params, who } = routes[name] as Route;
  return params && who !== "device" && who !== "anyone";
});
/** What a province has none of: to a grant over a province they are not there at all. */
const ofNoProvince = new Set([
  ...["users", "proposals", "rules", "webhooks"],
  ...["places", "carriers", "endpoints"],
]);

describe.each(withId)("[X22] %s", (name) => {
  const { path, who } = routes[name] as Route;
  const kind = kindOf(path);
  const callersOf = roles.filter((role) => mayCall(role, who) !== "no");

  it.each(here)("answers over $kind of another's as of what there is not", async (scope) => {
    const id = theirs.ids[kind];
    if (id === undefined) throw new Error(`say what there is at ${path}, in furnish()`);
    expect(callersOf.length).toBeGreaterThan(0);
    for (const role of callersOf) {
      const reply = await call(role, scope, name, id);
      expect([reply.status, reply.body.code], `${role}: ${reply.text}`).toEqual([404, "not-found"]);
      const none = await call(role, scope, name, missing[kind] ?? "khong-co");
      const { requestId: _, ...said } = reply.body;
      const { requestId: __, ...saidOfNone } = none.body;
      expect(said).toEqual(saidOfNone);
    }
  });

  it.each(here)("answers over $kind of one's own", async (scope) => {
    if (ofNoProvince.has(kind)) return;
    const id = mine.ids[kind];
    if (id === undefined) throw new Error(`say what there is at ${path}, in furnish()`);
    for (const role of callersOf) {
      const reply = await call(role, scope, name, id);
      const found = ![401, 403, 404].includes(reply.status);
      expect(found, `${role}: ${reply.text}`).toBe(reaching(name, role).includes(scope.kind));
    }
  });
});

/** Words that only what lies in the other province can have brought into an answer. */
const telltales = (): readonly string[] => [
  theirs.pass.id,
  theirs.pass.plate,
  theirs.pass.shortCode,
  theirs.scan.id,
  theirs.tablet.id,
  theirs.ids.questions!,
  theirs.ids.manifests!,
  theirs.ids.watchlist!,
  theirs.ids.convoys!,
  theirs.ids.applications!,
];
const toldBy = (text: string): readonly string[] =>
  telltales().filter((word) => text.includes(`"${word}"`));

/** Every route that only reads, with an address that makes sense for this province. */
const readings = routeNames.filter((name) => (routes[name] as Route).method === "GET");
const addressOf = (name: RouteName): string => {
  const { path } = routes[name] as Route;
  const query: Partial<Record<RouteName, string>> = {
    changes: "?after=0&limit=1000",
    applications: "?status=all",
    arrivals: "?endpoint=kcn-chon-thanh",
    exportApplications: "?status=all",
  };
  return (
    path.replace(":sha", aPhoto.sha).replace(/:\w+/, mine.ids[kindOf(path)] ?? "1") +
    (query[name] ?? "")
  );
};

/** Both provinces scan once more; the id of the scan in this one. */
const scanInBoth = async (): Promise<string> => {
  server.clock.now += 60_000;
  const scanned = async ({ tablet: { checkpoint }, pass }: Province): Promise<string> => {
    const when = new Date(server.clock.now).toISOString();
    // The first one may have been cut off meanwhile.
    const tablet = await server.tablet(checkpoint);
    const scan = tablet.scan({ pass: pass.id, plate: pass.plate, checkpoint, at: when });
    await server
      .anyone()
      .post("/api/scans")
      .send(tablet.batch([scan]))
      .expect(200);
    return scan.id;
  };
  await scanned(theirs);
  return scanned(mine);
};

/** All that a socket is sent from the beginning of the log on, and of two scans that happen while it follows. */
const streamed = async (role: Role, scope: Scope): Promise<readonly Item[]> => {
  const socket = io(server.url, {
    path: live.path,
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie: cookies.get(keyOf(role, scope)) ?? "" },
  });
  const items: Item[] = [];
  socket.on("changes", (raw) => void items.push(...readFrame(raw).items));
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  await socket.timeout(5_000).emitWithAck("join", { after: 0 });
  const last = await scanInBoth();
  for (let tries = 0; !items.some(({ id }) => id === last); tries += 1) {
    if (tries > 400) throw new Error("the last scan never came");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  socket.close();
  return items;
};

describe.each(here)("[X23] over $kind $id", (scope) => {
  it.each(readings)("%s tells nothing of another province", async (name) => {
    for (const role of roles) {
      const reply = await agents.get(keyOf(role, scope))!.get(addressOf(name));
      expect(toldBy(reply.text ?? ""), role).toEqual([]);
    }
  });

  it("by id, in lists, by changes and live, the same things are seen", async () => {
    const inspector = agents.get(keyOf("inspector", scope))!;
    const list = async (path: string): Promise<readonly { id: string }[]> =>
      (await inspector.get(path).expect(200)).body.items;
    const byChanges: readonly Item[] = (await inspector.get("/api/changes?after=0").expect(200))
      .body.items;
    const byStream = await streamed("inspector", scope);
    const shown = (items: readonly Item[], kind: Item["kind"]): boolean =>
      items.some((item) => item.kind === kind && item.value !== null);

    for (const [kind, item, ...paths] of [
      ["passes", "pass", "/api/passes"],
      ["trips", "trip", "/api/trips"],
      ["devices", "device", "/api/devices"],
      // Those above may have answered it.
      ["questions", "question", "/api/questions", "/api/questions?status=closed"],
      ["applications", "application", "/api/applications?status=all"],
    ] as const) {
      const ofPost = kind === "devices" || kind === "questions";
      const reached =
        kind === "applications"
          ? scope.kind !== "checkpoint"
          : !ofPost || ["area", "checkpoint"].includes(scope.kind);
      const listed = (await Promise.all(paths.map(list))).flat();
      expect(
        listed.some(({ id }) => id === mine.ids[kind]),
        kind,
      ).toBe(reached);
      expect(listed.length > 0).toBe(reached);
      expect(shown(byChanges, item), `${item} by changes`).toBe(reached);
      expect(shown(byStream, item), `${item} live`).toBe(reached);
    }
    expect(toldBy(JSON.stringify(byChanges))).toEqual([]);
    expect(toldBy(JSON.stringify(byStream))).toEqual([]);
  });
});

it("[X23] a grant over everything sees both provinces, or the words looked for would prove nothing", async () => {
  const everything = { kind: "all" } as const;
  const inspector = agents.get(keyOf("inspector", everything))!;
  const told = new Set<string>();
  for (const name of readings)
    for (const word of toldBy((await inspector.get(addressOf(name))).text ?? "")) told.add(word);
  expect([...told].sort()).toEqual([...telltales()].sort());
  const streamedToo = JSON.stringify(await streamed("inspector", everything));
  expect(toldBy(streamedToo).length).toBeGreaterThan(3);
});
