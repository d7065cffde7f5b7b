import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alertEvent } from "../../server/commands/alert-events.ts";
import { announceAlerts } from "../../server/commands/announce-alerts.ts";
import { webhookSignature } from "../../server/outbound/post-webhook.ts";
import { sendWebhooks } from "../../server/send-webhooks.ts";
import type { DeliveryPage, WebhookSeen } from "../../shared/contract/webhooks.ts";
import { retryAfterMs } from "../../shared/domain/webhook.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { anAct, anAlert } from "../build/an-alert.ts";

/** Another system: keeps what it was sent and answers as it is told. */
interface Receiver {
  readonly url: string;
  readonly got: { readonly headers: IncomingMessage["headers"]; readonly body: string }[];
  answer: number;
  delayMs: number;
  readonly close: () => Promise<void>;
}

const aReceiver = async (): Promise<Receiver> => {
  const got: Receiver["got"] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString();
    });
    request.on("end", () => {
      got.push({ headers: request.headers, body });
      setTimeout(() => {
        response.writeHead(receiver.answer, { location: "/elsewhere" }).end();
      }, receiver.delayMs).unref();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    got,
    answer: 204,
    delayMs: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
};

const soon = { timeout: 30_000, interval: 20 };
const given = { name: "Trung tâm điều hành", area: null, least: "notice" };

describe.each(Object.entries(stores))("webhooks, on %s", { timeout: 90_000 }, (_, open) => {
  let server: TestServer;
  let drop: () => Promise<void>;
  let receiver: Receiver;
  let admin: Agent;

  beforeEach(async () => {
    const test = await open();
    drop = () => test.close().catch(() => {});
    server = await aServer({ store: test.store, webhooks: true });
    receiver = await aReceiver();
    admin = await server.as("administrator");
  }, 90_000);
  afterEach(async () => {
    await server.close();
    await receiver.close();
    await drop();
  });

  const add = async (change: object = {}): Promise<WebhookSeen> => {
    const reply = await admin
      .post("/api/webhooks")
      .send({ ...given, url: receiver.url, ...change });
    expect(reply.status, JSON.stringify(reply.body)).toBe(201);
    return reply.body;
  };
  const raise = (number: number, change: Parameters<typeof anAlert>[1] = {}, what = "raised") =>
    server.store.write(async (tx) => {
      const alert = anAlert(number, change);
      const reference = await tx.reference();
      await tx.putAlert(alert);
      const event = alertEvent(what as "raised", alert, null, reference);
      await announceAlerts(tx, [{ event, alert }], reference, server.clock.now);
    });
  const deliveries = async (id: string, query = ""): Promise<DeliveryPage["items"]> =>
    (await admin.get(`/api/webhooks/${id}/deliveries${query}`).expect(200)).body.items;
  const stands = (id: string, expected: readonly object[]) =>
    expect.poll(() => deliveries(id), soon).toMatchObject(expected);

  it("[H2] [H4] are told of an alert, signed so that the receiver can tell, and of nobody by name", async () => {
    const hook = await add();
    const acts = [anAct.acknowledge()];
    await raise(1, { acts, status: "acknowledged", assignee: "account-1" });
    await stands(hook.id, [{ state: "delivered", type: "alert.raised", alert: 1, status: 204 }]);
    const [{ headers, body }] = receiver.got as [Receiver["got"][number]];
    const { secret } = (await admin.get(`/api/webhooks/${hook.id}/secret`).expect(200)).body;
    const id = headers["webhook-id"];
    const time = headers["webhook-timestamp"];
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const mac = createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${mac}`);
    expect(Number(time)).toBe(Math.floor(server.clock.now / 1_000));
    expect(JSON.parse(body)).toMatchObject({
      type: "alert.raised",
      data: { number: 1, kind: "head-count", severity: "urgent", status: "acknowledged" },
    });
    expect(body).not.toMatch(/account-1|gọi chốt|"acts"|assignee/);
    const renewed = (await admin.post(`/api/webhooks/${hook.id}/secret`).expect(200)).body;
    expect(renewed.secret).not.toBe(secret);
    const events = await server.store.reads.events(0, 500);
    expect(JSON.stringify(events)).not.toContain(receiver.url);
  });

  it("[H1] hear only of what lies in their area and is grave enough", async () => {
    const near = await add({ area: "binh-phuoc" });
    const far = await add({ area: "dak-nong" });
    const grave = await add({ least: "urgent" });
    await raise(1, { severity: "warning" });
    await raise(2, { checkpoint: null, corridor: null, endpoint: "cho-gia-nghia" });
    await raise(3, {}, "changed");
    await stands(near.id, [{ alert: 1, state: "delivered" }]);
    await stands(far.id, [{ alert: 2, state: "delivered" }]);
    await stands(grave.id, [{ alert: 2, state: "delivered" }]);
  });

  it("[H3] are tried again, later each time, until it is over; and can be sent again then", async () => {
    const hook = await add();
    receiver.answer = 302;
    await raise(1);
    const times: number[] = [];
    const newest = async () =>
      (await server.store.reads.findDeliveries({ webhook: hook.id, limit: 1 })).items[0];
    for (let tries = 1; tries <= 10; tries += 1) {
      await expect.poll(async () => (await newest())?.tries, soon).toBe(tries);
      const one = await newest();
      expect(one).toMatchObject({ status: 302, state: tries < 10 ? "waiting" : "dead" });
      if (one!.nextAt === null) break;
      times.push(Date.parse(one!.nextAt) - server.clock.now);
      server.clock.now = Date.parse(one!.nextAt);
    }
    expect(times).toEqual(times.map((__, n) => retryAfterMs(n + 1, 0)));
    expect(new Set(receiver.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    // Three days on, the session is over.
    admin = await server.as("administrator");
    const [seen] = (await admin.get("/api/webhooks").expect(200)).body.items;
    expect(seen).toMatchObject({ dead: 1, waiting: 0 });
    receiver.answer = 200;
    const again = await admin.post(`/api/webhooks/${hook.id}/resend`).send({ delivery: null });
    expect(again.body).toEqual({ count: 1 });
    await stands(hook.id, [{ state: "delivered", tries: 1 }]);
    expect(new Set(receiver.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("[H3] one that is gone is told nothing more, and one that was stopped can go on", async () => {
    const hook = await add();
    receiver.answer = 410;
    await raise(1);
    await stands(hook.id, [{ state: "dead", status: 410 }]);
    const [seen] = (await admin.get("/api/webhooks").expect(200)).body.items;
    expect(seen.active).toBe(false);
    const test = () => admin.post(`/api/webhooks/${hook.id}/test`);
    expect((await test()).body.code).toBe("webhook-stopped");
    await raise(2);
    receiver.answer = 200;
    await admin.patch(`/api/webhooks/${hook.id}`).send({ active: true }).expect(200);
    await test().expect(201);
    await stands(hook.id, [{ type: "webhook.test", state: "delivered" }, { alert: 1 }]);
  });

  it("[H3] one process of several sends, and where it ends another goes on", async () => {
    const hook = await add();
    await server.stopSending();
    receiver.delayMs = 100;
    const sender = () =>
      sendWebhooks({
        store: server.store,
        secretOf: () => "",
        now: () => server.clock.now,
        log: { error: () => {}, warn: () => {} } as never,
        shared: true,
        everyMs: 50,
      });
    const delivered = async () => (await deliveries(hook.id, "?state=delivered")).length;
    for (let n = 1; n < 16; n += 1) await raise(n);
    const first = [sender(), sender()];
    await expect.poll(delivered, soon).toBe(15);
    for (const one of first) await one.stop();
    const next = sender();
    await raise(16);
    await expect.poll(delivered, soon).toBe(16);
    await next.stop();
    expect(receiver.got).toHaveLength(16);
    expect(new Set(receiver.got.map(({ headers }) => headers["webhook-id"])).size).toBe(16);
  });

  it("[H3] one that does not answer holds up nobody else", async () => {
    const deaf = await aReceiver();
    deaf.delayMs = 60_000;
    const [silent, hears] = [await add({ url: deaf.url }), await add()];
    for (let n = 1; n < 4; n += 1) await raise(n);
    await expect.poll(() => deaf.got.length, soon).toBe(1);
    await raise(4);
    await stands(
      hears.id,
      [4, 3, 2, 1].map((alert) => ({ alert, state: "delivered" })),
    );
    expect(await deliveries(silent.id)).toMatchObject([
      { tries: 0 },
      { tries: 0 },
      { tries: 0 },
      { tries: 0 },
    ]);
    await deaf.close();
  });

  it("[H1] are the administrator's of everything, with an address that may be used", async () => {
    const commander = await server.as("commander");
    expect((await commander.get("/api/webhooks")).status).toBe(403);
    const part = await server.as("administrator", { kind: "area", id: "binh-phuoc" });
    expect((await part.get("/api/webhooks")).status).toBe(403);
    for (const url of [
      "http://example.com/in",
      "https://a:b@example.com/",
      "ftp://10.0.0.1/",
      "here",
    ]) {
      const reply = await admin.post("/api/webhooks").send({ ...given, url });
      expect([reply.status, reply.body.errors?.[0]], url).toMatchObject([400, { field: "url" }]);
    }
    const lost = await admin.post("/api/webhooks").send({ ...given, url: receiver.url, area: "x" });
    expect([lost.status, lost.body.errors[0].field]).toEqual([409, "area"]);
    for (let n = 0; n < 20; n += 1) await add({ name: `Nơi ${n}` });
    const one = await admin.post("/api/webhooks").send({ ...given, url: receiver.url });
    expect(one.body.code).toBe("too-many-webhooks");
    expect((await admin.get("/api/webhooks/x/deliveries")).status).toBe(404);
  });
});

it("[H2] signs as Standard Webhooks does, by its own example", () => {
  expect(
    webhookSignature(
      "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      "msg_p5jXN8AQM9LWM0D4loKWxJek",
      1_614_265_330,
      '{"test": 2432232314}',
    ),
  ).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});
