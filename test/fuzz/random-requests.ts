import { Agent, request } from "node:http";
import { type Role, roles, type Scope } from "../../shared/domain/access-shape.ts";
import type { TestDevice } from "../build/a-device.ts";
import type { TestServer } from "../build/a-server.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { fromSchema, type Making, varied } from "./from-schema.ts";
import {
  hostileBodies,
  hostileQueries,
  hostileTexts,
  hostileTypes,
  hostileValues,
} from "./hostile.ts";
import { makeKnown } from "./known.ts";
import { type Operation, readDescription } from "./read-description.ts";

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
}
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}
/** A request whose answer the contract does not allow, with all that is needed to send it again. */
export interface Failure {
  readonly seed: number;
  /** Which request of its run, from 0. */
  readonly n: number;
  readonly caller: string;
  readonly sent: Sent;
  readonly answer: Answer;
  readonly why: string;
}
export interface Ran {
  /** Caller → status → how many. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Routes that were answered well at least once, of all there are. */
  readonly succeeded: ReadonlySet<string>;
  readonly operations: readonly string[];
  readonly failures: readonly Failure[];
}

/** Addresses that Node sends as they are; what it would not send cannot reach a server through it either. */
const sendable = (path: string): string => path.toWellFormed().replace(/[^\x21-\xff]/g, encodeURI);

const send = (url: string, agent: Agent, sent: Sent): Promise<Answer> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    // By its parts: an address as a whole would be tidied on the way, `/./` and all.
    const call = request(
      {
        hostname,
        port,
        path: sendable(sent.path),
        method: sent.method,
        agent,
        headers: sent.headers,
      },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk: Buffer) => chunks.push(chunk));
        reply.on("error", (error) => resolve({ status: 0, type: "", text: error.message }));
        reply.on("end", () =>
          resolve({
            status: reply.statusCode ?? 0,
            type: reply.headers["content-type"] ?? "",
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    call.on("error", (error) => resolve({ status: 0, type: "", text: error.message }));
    call.end(sent.body ?? undefined);
  });

/** Somebody who calls: how a request is made theirs, and made anew when they were signed out or cut off. */
interface Caller {
  readonly name: string;
  readonly sign: (method: string, path: string) => Promise<Readonly<Record<string, string>>>;
  readonly renew: () => void;
  readonly tablet: () => Promise<TestDevice | null>;
}

const personCaller = (server: TestServer, role: Role, scope: Scope, name: string): Caller => {
  let cookie: string | null = null;
  return {
    name,
    sign: async () => {
      cookie ??= await server.cookie(role, scope);
      return { cookie };
    },
    renew: () => {
      cookie = null;
    },
    tablet: async () => null,
  };
};

const tabletCaller = (server: TestServer): Caller => {
  let tablet: TestDevice | null = null;
  const at = async (): Promise<TestDevice> => {
    tablet ??= await server.tablet();
    return tablet;
  };
  return {
    name: "tablet",
    sign: async (method, path) => ({
      authorization: (await at()).authorization(method, path, server.clock.now),
    }),
    renew: () => {
      tablet = null;
    },
    tablet: at,
  };
};

/** Nobody, a tablet, and each role over everything and over the neighbouring province. */
const callersOf = (server: TestServer): readonly Caller[] => [
  { name: "nobody", sign: async () => ({}), renew: () => undefined, tablet: async () => null },
  tabletCaller(server),
  ...roles.flatMap((role) => [
    personCaller(server, role, { kind: "all" }, role),
    personCaller(server, role, { kind: "area", id: "dak-nong" }, `${role}, bounded`),
  ]),
];

const queryOf = (operation: Operation, making: Making): string => {
  const { chance, hostility } = making;
  if (chance.percent(hostility)) return `?${chance.one(hostileQueries)}`;
  const asked = operation.query.flatMap(({ name, required, schema }) =>
    required || chance.percent(40) ? [`${name}=${encoded(fromSchema(schema, name, making))}`] : [],
  );
  return asked.length > 0 ? `?${asked.join("&")}` : "";
};

const encoded = (value: unknown): string =>
  encodeURIComponent(
    (typeof value === "object" ? JSON.stringify(value) : String(value)).toWellFormed(),
  ).slice(0, 6_000);

const pathOf = (operation: Operation, making: Making, ids: (tag: string) => readonly unknown[]) => {
  const { chance, hostility } = making;
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const there = ids(operation.tag);
    if (there.length > 0 && chance.percent(70)) return encoded(chance.one(there));
    if (chance.percent(hostility)) return encoded(chance.one(hostileTexts)) || "x";
    const schema = operation.params.find((one) => one.name === name)?.schema ?? { type: "string" };
    return encoded(fromSchema(schema, name, making)) || "x";
  });
};

/** Scans as a tablet makes them, one field of which may be anything; signed by the tablet whose they are. */
const uploadOf = (tablet: TestDevice, making: Making): object => {
  const { chance, known, hostility, now } = making;
  const scans = Array.from({ length: chance.int(1, 3) }, () => {
    const pass = known.get("id of passes") ?? [];
    const change = {
      at: new Date(now - chance.int(0, 90) * 60_000).toISOString(),
      ...(pass.length > 0 && chance.percent(70) ? { pass: chance.one(pass) } : {}),
    };
    const scan: Record<string, unknown> = { ...tablet.scan(change as object) };
    if (chance.percent(hostility)) {
      const field = chance.one([...Object.keys(scan), "extra", "__proto__"]);
      Object.defineProperty(scan, field, { value: chance.one(hostileValues), enumerable: true });
    }
    return scan;
  });
  try {
    return tablet.batch(scans);
  } catch {
    // What has no canonical encoding cannot be signed, but it can be sent.
    return { device: tablet.id, scans, signature: "A".repeat(86) };
  }
};

const bodyValueOf = ({ body, example }: Operation, making: Making): unknown => {
  const { chance } = making;
  return example === undefined || chance.percent(30)
    ? fromSchema(body ?? {}, "", making)
    : varied(example, body ?? {}, "", chance.one([5, 15, 40]), making);
};

const bodyOf = async (
  operation: Operation,
  caller: Caller,
  making: Making,
): Promise<Sent["body"]> => {
  const { chance, hostility } = making;
  if (!operation.body && !chance.percent(hostility)) return null;
  if (chance.percent(hostility)) return chance.one(hostileBodies);
  const tablet = operation.who === "device" ? await caller.tablet() : null;
  return (
    JSON.stringify(
      tablet && chance.percent(70) ? uploadOf(tablet, making) : bodyValueOf(operation, making),
    ) ?? ""
  );
};

const oddHeaders = (chance: Chance): Record<string, string> => {
  const [name, values] = chance.one([
    ["authorization", ["Greenlane-Device a.1.b", "Bearer x", "Greenlane-Device ", "Basic YTpi"]],
    ["accept-language", ["en", "vi", ";;q=", "*", "en;q=NaN", "x".repeat(500)]],
    [
      "cookie",
      ["greenlane", "greenlane=", "=;=", "greenlane=%00", `greenlane=${"a".repeat(3_000)}`],
    ],
    ["origin", ["null", "", "https://evil.example", "not an origin"]],
    ["content-encoding", ["gzip", "br", "x"]],
    ["x-forwarded-for", ["203.0.113.9", "::1%eth0", "x"]],
    ["accept", ["text/html", "application/xml", ""]],
    ["content-type", hostileTypes],
  ] as const);
  return { [name]: chance.one(values) };
};

const oddMethods = ["HEAD", "PUT", "OPTIONS", "PATCH", "DELETE", "TRACE", "PROPFIND"];

/**
 * Sends so many random requests of one seed, one after the other, spread over all callers and all operations that the
 * server's own description names, and holds every answer against that description. The same seed gives the same
 * requests but for what the server itself draws: ids, codes and signatures.
 */
export const sendRandomRequests = async (
  server: TestServer,
  seed: number,
  requests: number,
  onProgress: (sent: number) => void = () => undefined,
): Promise<Ran> => {
  const chance = chanceOf(seed);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { operations, resolve, mistakeIn } = await readDescription(server);
  const known = makeKnown(chance);
  const callers = callersOf(server);
  const statuses = new Map<string, Map<number, number>>();
  const succeeded = new Set<string>();
  const failures: Failure[] = [];

  const make = async (operation: Operation, caller: Caller): Promise<Sent> => {
    const hostility = chance.one([0, 0, 5, 25]);
    const making: Making = { chance, known: known.all, resolve, hostility, now: server.clock.now };
    const odd = chance.percent(hostility / 2);
    const method = odd ? chance.one(oddMethods) : operation.method;
    const path = sendable(
      pathOf(operation, making, (tag) => known.all.get(`id of ${tag}`) ?? []) +
        queryOf(operation, making),
    );
    const body = await bodyOf(operation, caller, making);
    return {
      method,
      path,
      body,
      headers: {
        origin: server.url,
        // Node sends a body with GET, too, but says its length only where told.
        ...(body === null
          ? {}
          : {
              "content-type": "application/json",
              "content-length": String(Buffer.byteLength(body)),
            }),
        ...(await caller.sign(method, path)),
        ...(chance.percent(hostility) ? oddHeaders(chance) : {}),
      },
    };
  };

  for (let n = 0; n < requests; n += 1) {
    server.clock.now += 50;
    const operation = chance.one(operations);
    const caller = callers[n % callers.length]!;
    const sent = await make(operation, caller);
    const answer = await send(server.url, agent, sent);
    const why = mistakeIn(operation, sent.method, answer);
    if (why) failures.push({ seed, n, caller: caller.name, sent, answer, why });
    if (answer.status === 401 || answer.status === 403) caller.renew();
    if (answer.status < 300 && sent.method === operation.method) {
      succeeded.add(operation.name);
      known.learn(operation.tag, answer);
    }
    const mine = statuses.get(caller.name) ?? new Map<number, number>();
    mine.set(answer.status, (mine.get(answer.status) ?? 0) + 1);
    statuses.set(caller.name, mine);
    if (n % 1_000 === 999) onProgress(n + 1);
  }
  agent.destroy();
  return { statuses, succeeded, operations: operations.map(({ name }) => name), failures };
};
