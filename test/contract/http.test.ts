import { request as send } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem } from "../../shared/contract/problems.ts";
import { type Agent, aServer, passwordForTests, type TestServer } from "../build/a-server.ts";

let server: TestServer;
let admin: Agent;

beforeAll(async () => {
  server = await aServer();
  admin = await server.as("administrator");
});
afterAll(() => server.close());

/** A body exactly as given, past everything that would make it well-formed; the status and the problem's code. */
const raw = (
  path: string,
  headers: Record<string, string>,
  chunks: readonly (string | Buffer)[],
  method = "POST",
): Promise<{ status: number; body: { code?: string; errors?: unknown } }> =>
  new Promise((resolve, reject) => {
    const call = send(`${server.url}${path}`, { method, headers }, (reply) => {
      let text = "";
      reply.on("data", (chunk) => (text += chunk));
      reply.on("end", () => resolve({ status: reply.statusCode ?? 0, body: JSON.parse(text) }));
    });
    call.on("error", reject);
    for (const chunk of chunks) call.write(chunk);
    call.end();
  });

/** An upload whose connection breaks off half way. */
const breakOff = (url: string, headers: Record<string, string>): Promise<void> =>
  new Promise((resolve) => {
    const call = send(`${url}/api/scans`, {
      method: "POST",
      headers: { ...headers, ...json, "content-length": "1000" },
    });
    call.on("error", () => undefined);
    call.on("close", () => setTimeout(resolve, 20));
    call.write('{"device":', () => setTimeout(() => call.destroy(), 20));
  });

const json = { "content-type": "application/json" };
const credentials = { username: "nobody", password: "x" };

describe("what cannot be read", () => {
  it("a body of 10 MB is refused by its length, and the connection survives", async () => {
    const { status, body } = await raw("/api/session", json, [Buffer.alloc(10_000_000, 32)]);
    expect([status, body.code]).toEqual([413, "too-large"]);
  });

  it("a body that turns out too long while it comes in chunks is refused", async () => {
    const chunks = Array.from({ length: 20 }, () => Buffer.alloc(10_000, 32));
    const { status, body } = await raw("/api/session", json, chunks);
    expect([status, body.code]).toEqual([413, "too-large"]);
  });

  it.each([
    ["half an object", '{"username":'],
    ["nothing", ""],
    ["what JSON has no word for", "{username: 'a'}"],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
  ])("%s is malformed JSON", async (_, text) => {
    const { status, body } = await raw("/api/session", json, [text]);
    expect([status, body.code]).toEqual([400, "malformed-json"]);
  });

  it.each([
    [{}],
    [{ "content-type": "text/plain" }],
    [{ "content-type": "application/x-www-form-urlencoded" }],
    [{ "content-type": "application/json; charset=latin1" }],
    [{ "content-type": "application/json", "content-encoding": "gzip" }],
  ])("a body with headers %j is of an unsupported media type", async (headers) => {
    const { status, body } = await raw("/api/session", headers as Record<string, string>, ["{}"]);
    expect([status, body.code]).toEqual([415, "unsupported-media-type"]);
  });

  it("JSON with a charset is JSON", async () => {
    const headers = { "content-type": "application/json; charset=UTF-8" };
    const { status } = await raw("/api/session", headers, [JSON.stringify(credentials)]);
    expect(status).toBe(401);
  });

  it.each([["null"], ["[]"], ['"text"'], ["7"], ["{}"]])(
    "%s names what is missing",
    async (text) => {
      const { status, body } = await raw("/api/session", json, [text]);
      expect([status, body.code]).toEqual([400, "invalid-input"]);
      expect(body.errors).not.toEqual([]);
    },
  );
});

describe("what is not there", () => {
  it("an unknown call is a problem, not a page", async () => {
    const reply = await server.anyone().get("/api/nothing").set("accept", "text/html");
    expect(reply.status).toBe(404);
    expect(reply.type).toBe("application/problem+json");
    expect(problem.parse(reply.body).code).toBe("not-found");
  });

  it.each([["/api/passes/%E0%A4%A"], ["/api/passes/not-an-id"], ["/api/passes/1-0-99"]])(
    "%s is not found",
    async (path) => {
      expect((await admin.get(path)).status).toBe(404);
    },
  );

  it("a method that is not served lists those that are", async () => {
    const reply = await server.anyone().put("/api/session").send({});
    expect([reply.status, reply.body.code]).toEqual([405, "method-not-allowed"]);
    expect(reply.headers.allow?.split(", ").sort()).toEqual(["DELETE", "GET", "POST"]);
  });

  it("an address a browser opens says that the pages are not built", async () => {
    const reply = await server.anyone().get("/registry").set("accept", "text/html");
    expect(reply.status).toBe(503);
    expect(reply.text).toContain("npm run build");
  });
});

describe("[X11] a page of another site changes nothing", () => {
  const carrier = { items: [{ id: "moi", name: "Mới", phone: null, active: true }] };

  it.each([["https://evil.example"], ["null"], [""]])("with origin %j", async (origin) => {
    const reply = await admin.post("/api/carriers").set("origin", origin).send(carrier);
    expect([reply.status, reply.body.code]).toEqual([403, "wrong-origin"]);
  });

  it("with a session and no origin at all", async () => {
    await server.person("origin-less", [{ role: "administrator", scope: { kind: "all" } }]);
    const signedIn = await server
      .anyone()
      .post("/api/session")
      .send({ username: "origin-less", password: passwordForTests });
    const cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
    const { status, body } = await raw("/api/carriers", { ...json, cookie }, ["{}"]);
    expect([status, body.code]).toEqual([403, "wrong-origin"]);
    const reading = await raw("/api/carriers", { cookie }, [], "GET");
    expect(reading.status).toBe(200);
  });

  it("not even a sign-in", async () => {
    const reply = await server
      .anyone()
      .post("/api/session")
      .set("origin", "https://evil.example")
      .send(credentials);
    expect(reply.body.code).toBe("wrong-origin");
  });

  it("from our own page all is well", async () => {
    expect((await admin.post("/api/carriers").send(carrier)).status).toBe(200);
  });

  it("where the public address is configured, only that one counts", async () => {
    const public_ = await aServer({ origins: ["https://luongxanh.example"] });
    try {
      const agent = public_.anyone();
      const there = await agent
        .post("/api/session")
        .set("origin", "https://luongxanh.example")
        .send(credentials);
      const here = await agent.post("/api/session").send(credentials);
      expect([there.body.code, here.body.code]).toEqual(["wrong-credentials", "wrong-origin"]);
    } finally {
      await public_.close();
    }
  });
});

describe("what is said", () => {
  it("in Vietnamese unless English is preferred, field by field", async () => {
    const ask = (language: string) =>
      server.anyone().post("/api/session").set("accept-language", language).send({ username: "" });
    const [vi, en] = [await ask("fr, vi;q=0.5"), await ask("vi;q=0.5, en-GB")];
    expect(problem.parse(vi.body)).toMatchObject({
      title: "Dữ liệu chưa đúng",
      errors: [
        { field: "username", message: "Cần điền mục này" },
        { field: "password", message: "Cần điền mục này" },
      ],
    });
    expect(vi.headers["content-language"]).toBe("vi");
    expect(en.body.errors[0].message).toBe("This is required");
  });

  it("a filter that there is not is named, and nothing is answered as if it was not asked for", async () => {
    const registrar = await server.as("registrar");
    const reply = await registrar.get("/api/passes").query({ plaet: "93C" });
    expect(reply.status).toBe(400);
    expect(reply.body.errors).toMatchObject([
      { field: "plaet", message: expect.stringContaining("không nhận") },
    ]);
    await registrar.get("/api/passes").query({ plate: "93C" }).expect(200);
  });

  it("a failure tells a request id and nothing else, and the log the rest", async () => {
    const broken = await aServer();
    const agent = await broken.as("administrator");
    await broken.store.close();
    const reply = await agent.get("/api/users");
    expect(reply.status).toBe(500);
    const { requestId, ...said } = problem.parse(reply.body);
    expect(said).toEqual({
      type: "urn:greenlane:problem:internal",
      title: "Máy chủ gặp lỗi",
      status: 500,
      code: "internal",
      detail: "Báo cho quản trị viên mã yêu cầu dưới đây.",
    });
    expect(broken.logged.join("")).toContain(requestId);
    broken.http.closeAllConnections();
    broken.http.close();
  });

  it("no plate, name or query reaches the log", async () => {
    await admin.get("/api/passes?q=93C12345");
    expect(server.logged.some((line) => line.includes('"route":"passes"'))).toBe(true);
    expect(server.logged.join("")).not.toMatch(/93C12345|administrator-1/);
  });

  it("too many calls say how long to wait", async () => {
    const strict = await aServer({ allowances: { guess: { points: 2, duration: 60 } } });
    try {
      const sign = () => strict.anyone().post("/api/session").send(credentials);
      await sign();
      await sign();
      const reply = await sign();
      expect([reply.status, reply.body.code]).toEqual([429, "rate-limited"]);
      const wait = Number(reply.headers["retry-after"]);
      expect(wait).toBeGreaterThan(0);
      expect(reply.body.detail).toContain(String(wait));
    } finally {
      await strict.close();
    }
  });
});

describe("who is counted when calls are too many", () => {
  const guesses = async (proxyHops: number, from: readonly string[]): Promise<number[]> => {
    const guess = { points: 2, duration: 60 };
    const strict = await aServer({ allowances: { guess }, proxyHops });
    try {
      const statuses: number[] = [];
      for (const address of from) {
        const call = strict.anyone().post("/api/session").set("x-forwarded-for", address);
        statuses.push((await call.send(credentials)).status);
      }
      return statuses;
    } finally {
      await strict.close();
    }
  };

  it("each address behind a proxy for itself, and an IPv6 network as one", async () => {
    const many = ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1", "203.0.113.9"];
    expect(await guesses(1, many)).toEqual([401, 401, 429, 401, 401]);
  });

  it("nobody by an address of their own telling where no proxy is set up", async () => {
    expect(await guesses(0, ["203.0.113.1", "203.0.113.2", "203.0.113.3"])).toEqual([
      401, 401, 429,
    ]);
  });
});

describe("uploads that are no tablet's", () => {
  it("are soon refused unread from where they come, and cost no tablet elsewhere anything", async () => {
    const stranger = { points: 2, duration: 60 };
    const strict = await aServer({ allowances: { stranger }, proxyHops: 1 });
    try {
      const upload = async (body: string | object, address: string) => {
        const call = strict.anyone().post("/api/scans").set("x-forwarded-for", address);
        return (await call.set("content-type", "application/json").send(body)).status;
      };
      const tablet = await strict.tablet();
      const [here, there] = ["203.0.113.1", "203.0.113.2"];
      expect(await upload(tablet.batch([tablet.scan()]), here)).toBe(200);
      expect(await upload("[", here)).toBe(400);
      expect(await upload({ ...tablet.batch([tablet.scan()]), device: "?" }, here)).toBe(401);
      expect(await upload("[", here)).toBe(429);
      expect(await upload(tablet.batch([tablet.scan()]), there)).toBe(200);
      // A connection that breaks off says nothing against whoever it was.
      for (let n = 0; n < 3; n += 1) await breakOff(strict.url, { "x-forwarded-for": there });
      expect(strict.logged.join("")).not.toContain("a call failed");
      expect(await upload(tablet.batch([tablet.scan()]), there)).toBe(200);
    } finally {
      await strict.close();
    }
  });
});

describe("for operators", () => {
  it("the process runs, the store answers, and there are metrics", async () => {
    const anyone = server.anyone();
    expect((await anyone.get("/healthz")).body).toEqual({ status: "ok" });
    expect((await anyone.get("/readyz")).body).toMatchObject({ status: "ready" });
    const metrics = (await anyone.get("/metrics")).text;
    expect(metrics).toMatch(/greenlane_request_seconds_count\{route="health",status="200"\} \d+/);
    expect(metrics).toMatch(/greenlane_event_seq \d+/);
  });

  it("the public keys are the ones that sign", async () => {
    const { body } = await server.anyone().get("/.well-known/greenlane-keys");
    const [key] = server.keys.verifiers();
    expect(body.keys[0].publicKey).toBe(Buffer.from(key?.publicKey ?? []).toString("base64url"));
  });
});
