import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Scan } from "../../shared/domain/scan.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const withinMs = 90_000;
const soon = { timeout: 10_000, interval: 20 };
const pass = aPass();
const [own, second] = [pass.plate, "51D99999"] as [Scan["plate"], NonNullable<Scan["plate"]>];
const takeOver = { plate: second, newDriver: true, reason: "breakdown" } as const;

describe.each(Object.entries(stores))(
  "a load that another vehicle takes over, on %s",
  (_, open) => {
    let server: TestServer;
    let drop: () => Promise<void>;
    let border: TestDevice;
    let inner: TestDevice;
    let ahead: TestDevice;
    let commander: Agent;

    beforeEach(async () => {
      const test = await open();
      drop = () => test.close().catch(() => {});
      server = await aServer({ store: test.store, alertsEveryMs: 600_000 });
      await server.store.write((tx) => tx.putPass(pass, ""));
      border = await server.tablet("tan-lap");
      inner = await server.tablet("dong-xoai");
      ahead = await server.tablet("bu-dang");
      commander = await server.as("commander");
    }, withinMs);
    afterEach(async () => {
      await server.close();
      await drop();
    });

    const upload = async (device: TestDevice, ...scans: Scan[]) => {
      const reply = await server.anyone().post("/api/scans").send(device.batch(scans));
      expect(reply.status, reply.text).toBe(200);
      return reply.body.results;
    };
    const trips = async (query = ""): Promise<readonly Trip[]> =>
      (await commander.get(`/api/trips${query}`).expect(200)).body.items;
    const said = ({ verdict }: { verdict: Scan["verdict"] }) => [
      verdict.outcome,
      ...verdict.reasons.map(({ code }) => code),
    ];
    const letIn = () => border.scan({ at: at("09:00") });
    const taken = (change: Partial<Scan> = {}) =>
      inner.scan({
        at: at("10:00"),
        how: "plate",
        plate: second,
        occupantsSeen: 2,
        takeOver,
        ...change,
      });
    const seenAhead = (change: Partial<Scan> = {}) =>
      ahead.scan({ at: at("11:30"), how: "plate", ...change });

    it("[T19] [T20] the trip goes on as one, under the new plate, and is found by both; the pass stays as it was", async () => {
      server.clock.now = Date.parse(at("12:00"));
      await upload(border, letIn());
      const [answer] = await upload(inner, taken());
      expect(answer.result).toBe("recorded");
      expect(said(answer)).toEqual(["inspect", "taken-over"]);
      const [trip, ...others] = await trips();
      expect(others).toEqual([]);
      expect(trip).toMatchObject({
        plate: second,
        pass: pass.id,
        sightings: [{}, { takeOver: { ...takeOver, from: own } }],
      });
      for (const plate of [own!, second, "D999", "c12345"])
        expect((await trips(`?plate=${plate}`)).map(({ id }) => id)).toEqual([trip!.id]);
      expect(await trips(`?plate=${second}${own}`)).toEqual([]);
      const registrar = await server.as("registrar");
      const { body } = await registrar.get(`/api/passes/${pass.id}`).expect(200);
      expect(body).toMatchObject({ plate: own, rev: pass.rev });
    });

    it("[V30] the next post may go by the new plate, heard of or not, and not by the old one", async () => {
      server.clock.now = Date.parse(at("12:00"));
      await upload(border, letIn());
      await upload(inner, taken());
      const answers = await upload(
        ahead,
        seenAhead({ plate: second }),
        seenAhead({ plateMatches: false, otherPlate: second }),
        seenAhead({ plateMatches: true }),
        seenAhead({ plateMatches: false, plate: second }),
      );
      expect(answers.map(said)).toEqual([
        ["inspect", "taken-over"],
        ["inspect", "taken-over"],
        ["stop", "plate-mismatch"],
        ["stop", "plate-mismatch"],
      ]);
    });

    it("[W4] [V30] the new plate is held against the list too, and the post's own record of it", async () => {
      server.clock.now = Date.parse(at("09:30"));
      await commander
        .post("/api/watchlist")
        .send({
          id: uuidV7(server.clock.now),
          watched: { by: "plate", plate: second },
          effect: "deny",
          issuer: "Công an",
          reason: "Xe báo mất",
          instruction: "Gọi trực ban",
          area: "binh-phuoc",
          until: at("09:00", 2),
        })
        .expect(201);
      server.clock.now = Date.parse(at("12:00"));
      await upload(border, letIn());
      const [answer] = await upload(inner, taken());
      expect(said(answer)).toEqual(["stop", "denied-plate"]);
      const [unheard] = await upload(ahead, seenAhead({ plateMatches: null }));
      expect(said(unheard)).toEqual(["stop", "denied-plate"]);
    });

    it("[T19] whichever upload comes first, the trip is the same, and tablets ahead hear of it", async () => {
      server.clock.now = Date.parse(at("12:00"));
      const seq = await server.store.reads.latestSeq();
      await upload(ahead, seenAhead({ plate: second }));
      await upload(inner, taken());
      await upload(border, letIn());
      const [trip] = await trips();
      expect(trip).toMatchObject({ plate: second, sightings: [{}, { takeOver: {} }, {}] });
      const path = `/api/changes?after=${seq}`;
      const heard = await server
        .anyone()
        .get(path)
        .set("authorization", ahead.authorization("GET", path, server.clock.now))
        .expect(200);
      const items: readonly { kind: string; value: Trip | null }[] = heard.body.items;
      expect(items.filter(({ kind, value }) => kind === "trip" && value)).toMatchObject([
        { value: { plate: second, pass: pass.id } },
      ]);
    });

    it("[T19] without a pass another driver is told and no other plate", async () => {
      server.clock.now = Date.parse(at("12:00"));
      const walkUp = { kind: 1, endpoint: pass.endpoint, corridor: pass.corridor };
      const entered = { pass: null, how: "walk-up", walkUp, plateMatches: null } as const;
      await upload(border, border.scan({ at: at("09:00"), ...entered }));
      await upload(inner, taken({ ...entered, plate: own }));
      expect(await trips()).toMatchObject([
        { plate: own, sightings: [{}, { takeOver: { plate: own, newDriver: true } }] },
      ]);
    });

    it("[T19] one that tells of nothing is kept as evidence, its field named", async () => {
      server.clock.now = Date.parse(at("12:00"));
      const [answer] = await upload(
        inner,
        taken({ takeOver: { ...takeOver, plate: null, newDriver: false } }),
      );
      expect(answer).toMatchObject({ result: "rejected", errors: [{ field: "takeOver.plate" }] });
    });

    it("[A4] [A31] no alert is raised at the next post, and one is by the plate left behind", async () => {
      server.clock.now = Date.parse(at("12:00"));
      await upload(border, letIn());
      await upload(inner, taken());
      await upload(ahead, seenAhead({ plate: second }));
      const kinds = async () =>
        (await commander.get("/api/alerts").expect(200)).body.items.map(
          ({ kind, facts }: { kind: string; facts: object }) => [kind, facts],
        );
      await upload(ahead, seenAhead({ at: at("11:40") }));
      await expect
        .poll(kinds, soon)
        .toContainEqual([
          "plate-mismatch",
          { times: 1, seen: own, expected: second, tookOver: own, takenOverAt: at("10:00") },
        ]);
    });
  },
);
