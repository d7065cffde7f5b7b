import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSetupToken, setUpFromPassword } from "../../server/commands/set-up.ts";
import { sessionCookie } from "../../server/http/session-cookie.ts";
import { hashPassword, verifyPassword } from "../../server/passwords.ts";
import type { Grant } from "../../shared/domain/access-shape.ts";
import { type Agent, aServer, passwordForTests, type TestServer } from "../build/a-server.ts";

const everything: Grant = { role: "administrator", scope: { kind: "all" } };
const registrar: Grant = { role: "registrar", scope: { kind: "all" } };
const hour = 3_600_000;

let server: TestServer;
let admin: Agent;

beforeAll(async () => {
  server = await aServer();
  admin = await server.as("administrator");
});
afterAll(() => server.close());

const signIn = (username: string, password = passwordForTests, agent = server.anyone()) =>
  agent.post("/api/session").send({ username, password });

describe("signing in", () => {
  it("answers with what the person may do, and a cookie that scripts and other sites cannot use", async () => {
    await server.person("hoa", [registrar]);
    const reply = await signIn(" HOA ");
    expect(reply.status).toBe(201);
    expect(reply.body.person).toMatchObject({ username: "hoa", grants: [registrar] });
    expect(reply.body.may).toContain("pass.issue");
    expect(reply.body.may).not.toContain("user.manage");
    expect(String(reply.headers["set-cookie"])).toMatch(
      /^greenlane=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
  });

  it("under HTTPS the cookie is bound to the host", () => {
    expect(sessionCookie(true).write({ cookie: "v", expiresAt: 90_500 }, 30_000)).toBe(
      "__Host-greenlane=v; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=60",
    );
  });

  it("[X5] an unknown user, a wrong password and a deactivated person are refused alike", async () => {
    const gone = await server.person("nghi-viec", [registrar]);
    await server.store.write((tx) => tx.putAccount({ ...gone, active: false }));
    await server.person("con-lam", [registrar]);
    const replies = [
      await signIn("khong-co-ai"),
      await signIn("con-lam", "sai mật khẩu"),
      await signIn("nghi-viec"),
    ];
    for (const { status, body, headers } of replies) {
      expect([status, body.code]).toEqual([401, "wrong-credentials"]);
      expect(headers["set-cookie"]).toBeUndefined();
    }
    expect(new Set(replies.map(({ body }) => body.detail)).size).toBe(1);
  });

  it("after eight wrong passwords waits, for that name only", async () => {
    await server.person("bi-do", [registrar]);
    await server.person("khac", [registrar]);
    for (let i = 0; i < 8; i += 1) expect((await signIn("bi-do", "sai")).status).toBe(401);
    const reply = await signIn("bi-do");
    expect(reply.status).toBe(429);
    const wait = Number(reply.headers["retry-after"]);
    expect(wait).toBeGreaterThan(120);
    // Minutes, not hundreds of seconds; and never too few.
    expect(reply.body.detail).toContain(`${Math.ceil(wait / 60)} phút`);
    expect((await signIn("khac")).status).toBe(201);
  });

  it("a right password forgives the wrong ones before it", async () => {
    await server.person("hay-quen", [registrar]);
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 7; i += 1) await signIn("hay-quen", "sai");
      expect((await signIn("hay-quen")).status).toBe(201);
    }
  });

  it("[X7] a session lasts twelve hours, or until signed out", async () => {
    await server.person("ca-truc", [registrar]);
    const agent = server.anyone();
    await signIn("ca-truc", passwordForTests, agent);
    server.clock.now += 12 * hour - 1;
    expect((await agent.get("/api/session")).body.person.username).toBe("ca-truc");
    server.clock.now += 1;
    expect((await agent.get("/api/session")).body.code).toBe("not-signed-in");
    server.clock.now -= 12 * hour;

    const reply = await agent.delete("/api/session");
    expect(String(reply.headers["set-cookie"])).toContain("Max-Age=0");
    expect((await agent.get("/api/session")).status).toBe(401);
  });

  it("[X7] signing out ends the session on the server, not only in the browser", async () => {
    await server.person("lo-cookie", [registrar]);
    const stolen = String((await signIn("lo-cookie")).headers["set-cookie"]).split(";")[0] ?? "";
    const ask = () => server.anyone().get("/api/session").set("cookie", stolen);
    expect((await ask()).status).toBe(200);
    await server.anyone().delete("/api/session").set("cookie", stolen);
    expect((await ask()).status).toBe(401);
  });
});

describe("passwords", () => {
  it("are kept as Argon2id with salt, and never in the clear", async () => {
    const [one, two] = [await hashPassword("mật khẩu"), await hashPassword("mật khẩu")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "mật khẩu")).toBe(true);
    expect(await verifyPassword(one, "mật khẩu ")).toBe(false);
  });

  it("typed decomposed is the same password", async () => {
    const hash = await hashPassword("Đồng Xoài".normalize("NFC"));
    expect(await verifyPassword(hash, "Đồng Xoài".normalize("NFD"))).toBe(true);
  });
});

describe("managing people", () => {
  const nam = (change: object = {}) => ({
    username: "nam",
    displayName: "Nam",
    password: "0123456789",
    grants: [{ role: "officer", scope: { kind: "checkpoint", id: "tan-lap" } }],
    ...change,
  });

  it("adds a person who can sign in, and never shows the password's hash", async () => {
    const reply = await admin.post("/api/users").send(nam());
    expect(reply.status).toBe(201);
    expect((await signIn("nam", "0123456789")).status).toBe(201);
    const list = await admin.get("/api/users");
    expect(list.body.items.map((p: { username: string }) => p.username)).toContain("nam");
    expect(list.text + reply.text).not.toContain("argon2");
  });

  it.each([
    ["username", { username: "nam" }, 409, "already-exists"],
    ["username", { username: "Có Dấu" }, 400, "invalid-input"],
    ["password", { username: "x1", password: "ngắn" }, 400, "invalid-input"],
    ["grants", { username: "x2", grants: [] }, 400, "invalid-input"],
    [
      "grants.0.scope.id",
      {
        username: "x3",
        grants: [{ role: "officer", scope: { kind: "checkpoint", id: "khong-co" } }],
      },
      409,
      "unknown-reference",
    ],
  ])("names %s for %j", async (field, change, status, code) => {
    const reply = await admin.post("/api/users").send(nam(change));
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.body.errors.map((e: { field: string }) => e.field)).toContain(field);
  });

  it.each([
    ["password", { password: "mật khẩu mới" }],
    ["grants", { grants: [{ role: "inspector", scope: { kind: "all" } }] }],
    ["deactivation", { active: false }],
  ])("[X6] new %s ends every session at once", async (what, change) => {
    const account = await server.person(`bi-doi-${what}`, [registrar]);
    const agent = server.anyone();
    await signIn(account.username, passwordForTests, agent);
    expect((await agent.get("/api/session")).status).toBe(200);
    expect((await admin.patch(`/api/users/${account.id}`).send(change)).status).toBe(200);
    expect((await agent.get("/api/session")).status).toBe(401);
  });

  it("a new name ends nothing", async () => {
    const account = await server.person("doi-ten", [registrar]);
    const agent = server.anyone();
    await signIn(account.username, passwordForTests, agent);
    await admin.patch(`/api/users/${account.id}`).send({ displayName: "Tên mới" });
    expect((await agent.get("/api/session")).body.person.displayName).toBe("Tên mới");
  });

  it("[X6] another name, with the grants as they were, leaves every session", async () => {
    const account = await server.person("chi-doi-ten", [registrar]);
    const agent = server.anyone();
    await signIn(account.username, passwordForTests, agent);
    const change = { displayName: "Lê Thị Đăng", grants: [registrar] };
    expect((await admin.patch(`/api/users/${account.id}`).send(change)).status).toBe(200);
    expect((await agent.get("/api/session")).status).toBe(200);
  });

  it("[X6] the last administrator can be neither deactivated nor demoted", async () => {
    const one = await aServer();
    try {
      const only = await one.person("duy-nhat", [everything]);
      const agent = one.anyone();
      await agent.post("/api/session").send({ username: "duy-nhat", password: passwordForTests });
      const change = (body: object) => agent.patch(`/api/users/${only.id}`).send(body);
      const deactivated = await change({ active: false });
      const demoted = await change({ grants: [registrar] });
      expect(deactivated.body.errors).toEqual([
        { field: "active", message: expect.stringContaining("cuối cùng") },
      ]);
      expect(demoted.body.errors[0].field).toBe("grants");
      await one.person("nguoi-hai", [everything]);
      expect((await change({ active: false })).status).toBe(200);
    } finally {
      await one.close();
    }
  });

  it("[X2] an administrator of one area does not manage people", async () => {
    const district = await server.as("administrator", { kind: "area", id: "binh-phuoc" });
    expect((await district.get("/api/users")).status).toBe(403);
    expect((await district.post("/api/users").send(nam({ username: "lau" }))).status).toBe(403);
  });

  it("somebody who is not there is not found", async () => {
    expect((await admin.patch("/api/users/khong-co").send({ active: false })).status).toBe(404);
  });
});

describe("the first administrator", () => {
  const first = { username: "truong-ban", displayName: "Trưởng ban", password: "0123456789" };

  it("is made once, with the printed token, and is signed in", async () => {
    const { token: setupToken, secret: token } = makeSetupToken();
    const fresh = await aServer({ setupToken });
    try {
      const agent = fresh.anyone();
      expect((await agent.get("/api/setup")).body).toEqual({ needed: true });
      const wrong = await agent.post("/api/setup").send({ ...first, token: "sai" });
      expect(wrong.body.errors[0].field).toBe("token");
      const reply = await agent.post("/api/setup").send({ ...first, token });
      expect(reply.status).toBe(201);
      expect((await agent.get("/api/session")).body.may).toContain("user.manage");
      expect((await agent.get("/api/setup")).body).toEqual({ needed: false });
      const again = await agent.post("/api/setup").send({ ...first, username: "khac", token });
      expect([again.status, again.body.code]).toEqual([409, "setup-done"]);
    } finally {
      await fresh.close();
    }
  });

  it("of two who use the link at once, one", async () => {
    const { token: setupToken, secret: token } = makeSetupToken();
    const fresh = await aServer({ setupToken });
    try {
      const replies = await Promise.all(
        ["mot", "hai"].map((username) =>
          fresh
            .anyone()
            .post("/api/setup")
            .send({ ...first, username, token }),
        ),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    } finally {
      await fresh.close();
    }
  });

  it("comes from the environment once, and a changed password there changes nothing", async () => {
    const fresh = await aServer();
    try {
      const at = fresh.clock.now;
      expect(await setUpFromPassword(fresh.store, "mật khẩu một", at)).toBe(true);
      expect(await setUpFromPassword(fresh.store, "mật khẩu hai", at)).toBe(false);
      const sign = (password: string) =>
        fresh.anyone().post("/api/session").send({ username: "admin", password });
      expect((await sign("mật khẩu hai")).status).toBe(401);
      expect((await sign("mật khẩu một")).status).toBe(201);
    } finally {
      await fresh.close();
    }
  });

  it("is logged by id and grants alone", async () => {
    const events = await server.store.reads.events(0, 1000);
    const people = events.filter(({ subject }) => subject.kind === "person");
    expect(people.length).toBeGreaterThan(0);
    expect(JSON.stringify(people)).not.toMatch(/nam|argon2/i);
  });
});
