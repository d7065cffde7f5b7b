import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NewApplied } from "../../shared/contract/applications.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import { receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { ms } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aCarrier } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { anAsked } from "../build/an-application.ts";
import { at } from "../build/times.ts";

const ours = aCarrier();
const phoneEnd = "7888";

describe.each(Object.entries(stores))("the public page on %s", (_, open) => {
  let server: TestServer;
  let carrier: Agent;
  let desk: Agent;
  let numbers = 100;

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store });
    await server.store.write((tx) => tx.putCarrier(aCarrier({ phone: "0271 3777 888" })));
    carrier = await server.as("carrier", { kind: "carrier", id: ours.id });
    desk = await server.as("registrar");
  }, 90_000);
  afterAll(() => server.close());
  beforeEach(() => {
    server.clock.now = ms(at());
  });

  const ask = (query: object) => server.anyone().get("/api/status").query(query);
  const told = async (query: object) => {
    const { body } = await ask(query).expect(200);
    return body.items;
  };
  const onFile = async (change: Partial<Pass> = {}): Promise<Pass> => {
    numbers += 1;
    const pass = aPass({
      id: toPassId(1, 0, numbers),
      shortCode: makeShortCode(numbers),
      plate: aPlate(`93C-${30_000 + numbers}`),
      ...change,
    });
    await server.store.write((tx) => tx.putPass(pass, pass.plate.toLowerCase()));
    return pass;
  };
  const apply = async (change: Partial<NewApplied> = {}) => {
    numbers += 1;
    const asked = anAsked({ plate: aPlate(`93C-${30_000 + numbers}`), ...change });
    const id = uuidV7(server.clock.now);
    return (await carrier.post("/api/applications").send({ id, asked }).expect(201)).body;
  };

  it("[N1] tells how a pass stands by its code, however that is spelled, and nothing of anybody", async () => {
    const pass = await onFile({ statusReason: "Tài xế Nguyễn Văn Hải khai gian" });
    const [one] = await told({ code: pass.shortCode.toLowerCase() });
    expect(one).toEqual({
      about: "pass",
      state: "valid",
      since: pass.changedAt,
      validFrom: pass.validFrom,
      validTo: pass.validTo,
      due: null,
      reasons: [],
    });
    for (const status of ["revoked", "suspended", "spent"] as const) {
      const { shortCode } = await onFile({ status, statusReason: "Nguyễn Văn Hải" });
      expect(await told({ code: shortCode })).toMatchObject([{ state: status }]);
    }
    const soon = await onFile({ validFrom: at("10:00"), validTo: at("11:00") });
    expect(await told({ code: soon.shortCode })).toMatchObject([{ state: "not-yet" }]);
    server.clock.now = ms(at("11:00"));
    expect(await told({ code: soon.shortCode })).toMatchObject([{ state: "ended" }]);
  });

  it("[N1] tells of an application by its code why it was refused, without the desk's words, and then of its pass", async () => {
    const one = await apply();
    const code = receiptCodeOf(one.id);
    const waiting = { about: "application", state: "waiting", due: at("13:00"), reasons: [] };
    expect(await told({ code })).toMatchObject([waiting]);
    const act = (rev: number, more: object) =>
      desk
        .post(`/api/applications/${one.id}/decide`)
        .send({ id: uuidV7(server.clock.now), rev, ...more })
        .expect(200);
    const reasons = [{ reason: "too-many-aboard", note: "Hỏi chị Lan" }];
    await act(1, { decision: "ask-change", reasons });
    const { text, body } = await ask({ code }).expect(200);
    expect(body.items).toMatchObject([
      { state: "change-asked", reasons: ["too-many-aboard"], due: null },
    ]);
    for (const secret of ["Lan", one.asked.plate, ours.id, ours.name, "kcn-chon-thanh"])
      expect(text).not.toContain(secret);
    const again = { id: uuidV7(server.clock.now), rev: 2, asked: one.asked };
    await carrier.post(`/api/applications/${one.id}/change`).send(again).expect(200);
    await act(3, { decision: "approve" });
    expect(await told({ code })).toMatchObject([{ about: "pass", state: "valid" }]);
  });

  it("[N1] by plate and the end of the carrier's telephone, tells of what is waiting and of passes that ended of late", async () => {
    const plate = aPlate("93C-777.77");
    await onFile({ plate, validTo: at("09:00", -31), validFrom: at("09:00", -40) });
    const ended = await onFile({ plate, validTo: at("09:00", -29), validFrom: at("09:00", -40) });
    const other = await onFile({ plate, carrier: "van-tai-gia-nghia", status: "revoked" });
    await apply({ plate });
    const items = await told({ plate: "93c 777-77", phoneEnd: "78.88" });
    expect(
      items.map(({ about, state }: { about: string; state: string }) => [about, state]),
    ).toEqual([
      ["application", "waiting"],
      ["pass", "ended"],
    ]);
    expect(items[1].validTo).toBe(ended.validTo);
    expect(await told({ code: other.shortCode })).toMatchObject([{ state: "revoked" }]);
  });

  it("[N2] answers what is not there and wrong digits alike, to the letter", async () => {
    const pass = await onFile();
    const nobodys = await onFile({ carrier: "van-tai-gia-nghia" });
    const never = receiptCodeOf(uuidV7(server.clock.now));
    const answers = [];
    for (const query of [
      { plate: pass.plate, phoneEnd: "0000" },
      { plate: nobodys.plate, phoneEnd },
      { plate: "51C-999.99", phoneEnd },
      { plate: "51C-999.99", phoneEnd: "0000" },
      { code: makeShortCode(999_999_999) },
      { code: never },
    ]) {
      const { status, body, headers } = await ask(query);
      const { requestId, ...rest } = body;
      expect(typeof requestId).toBe("string");
      answers.push([status, rest, headers["content-length"], headers["cache-control"]]);
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.[0]).toBe(404);
  });

  it("[N2] neither a plate alone nor a code with digits is asked", async () => {
    const { shortCode, plate } = await onFile();
    for (const query of [{}, { plate }, { phoneEnd }, { code: shortCode, plate, phoneEnd }])
      expect((await ask(query)).body.errors).toMatchObject([{ field: "code" }]);
    expect((await ask({ code: "K7M2-9QXX" })).status).toBe(400);
  });
});

describe("who guesses on the public page", () => {
  it("[N2] of a plate five wrong ones are taken, then none, the right one neither, whether or not there is such a vehicle", async () => {
    const server = await aServer({ allowances: { plateGuess: { points: 5, duration: 900 } } });
    await server.store.write((tx) => tx.putCarrier(aCarrier({ phone: "0271 3777 888" })));
    const pass = aPass();
    await server.store.write((tx) => tx.putPass(pass, "93c"));
    const ask = (plate: string, end: string) =>
      server.anyone().get("/api/status").query({ plate, phoneEnd: end });
    const codesOf = async (plate: string) => {
      const codes: number[] = [];
      for (const end of ["0000", "0001", "0002", "0003", "0004", phoneEnd])
        codes.push((await ask(plate, end)).status);
      return codes;
    };
    expect((await ask(pass.plate, phoneEnd)).status).toBe(200);
    const wrong = [404, 404, 404, 404, 404, 429];
    expect(await codesOf(pass.plate)).toEqual(wrong);
    expect(await codesOf("51C-999.99")).toEqual(wrong);
    expect((await server.anyone().get("/api/status").query({ code: pass.shortCode })).status).toBe(
      200,
    );
    await server.close();
  });

  it("[N2] of codes an address is refused after so many that found nothing; what is found costs nothing", async () => {
    const server = await aServer({ allowances: { statusGuess: { points: 3, duration: 900 } } });
    const pass = aPass();
    await server.store.write((tx) => tx.putPass(pass, "93c"));
    const ask = async (code: string) =>
      (await server.anyone().get("/api/status").query({ code })).status;
    for (let n = 0; n < 5; n += 1) expect(await ask(pass.shortCode)).toBe(200);
    for (let n = 1; n <= 3; n += 1) expect(await ask(makeShortCode(n))).toBe(404);
    expect(await ask(makeShortCode(4))).toBe(429);
    expect(await ask(pass.shortCode)).toBe(429);
    await server.close();
  });
});
