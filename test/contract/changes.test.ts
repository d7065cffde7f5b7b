import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "../../server/caller.ts";
import { confirmArrival } from "../../server/commands/confirm-arrival.ts";
import { lapseTrips } from "../../server/commands/lapse-trips.ts";
import { putReference } from "../../server/commands/put-reference.ts";
import { makeRecorder } from "../../server/commands/record-scans.ts";
import { parseFields, sayFields } from "../../server/http/field-errors.ts";
import { arrivalsFor } from "../../server/queries/arrivals.ts";
import { changesFor } from "../../server/queries/changes.ts";
import { snapshotFor } from "../../server/queries/snapshot.ts";
import { tripFor, tripsFor } from "../../server/queries/trips.ts";
import type { NewEvent } from "../../server/store/ports.ts";
import { makeTravelNow } from "../../server/travel-now.ts";
import { isRefusal, type Refusal } from "../../shared/contract/problems.ts";
import { type Item, item as itemSchema } from "../../shared/contract/sync.ts";
import type { Role, Scope } from "../../shared/domain/access-shape.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { ms } from "../../shared/domain/time.ts";
import { type TestDevice, uuidV7 } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { aGate } from "../build/a-place.ts";
import { aServer, type TestServer } from "../build/a-server.ts";
import { at } from "../build/times.ts";

const pass = aPass();

const person = (role: Role, scope: Scope = { kind: "all" }): Caller => ({
  kind: "person",
  account: `account-${role}`,
  username: role,
  displayName: role,
  grants: [{ role, scope }],
});

const orThrow = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
};

describe("what callers are sent", () => {
  let server: TestServer;
  let tanLap: TestDevice;
  let recorder: ReturnType<typeof makeRecorder>;

  beforeEach(async () => {
    server = await aServer();
    tanLap = await server.tablet();
    const { store, keys, clock } = server;
    recorder = makeRecorder({
      store,
      verifiers: keys.verifiers,
      draw: () => 0,
      now: () => clock.now,
      wording: { parseFields, sayFields },
    });
    const event: NewEvent = {
      type: "pass.issued",
      subject: { kind: "pass", id: pass.id },
      payload: {},
      topics: [`corridor:${pass.corridor}`, `endpoint:${pass.endpoint}`, `carrier:${pass.carrier}`],
    };
    await store.write(async (tx) => {
      await tx.putPass(pass, "");
      await tx.append([event], clock.now);
    });
  });
  afterEach(() => server.close());

  const reads = () => server.store.reads;
  const now = () => server.clock.now;

  const upload = async (device: TestDevice, change: Partial<Scan> = {}): Promise<Scan> => {
    const scan = device.scan({ at: new Date(now()).toISOString(), ...change });
    const row = (await server.store.reads.device(device.id))!;
    orThrow(await recorder.record(device.batch([scan]), row, { language: "en" }));
    return scan;
  };

  const tablet = async (checkpoint: string): Promise<Caller> => {
    const device = await server.tablet(checkpoint);
    return { kind: "device", device: device.row };
  };

  const snapshot = async (caller: Caller) => {
    const taken = orThrow(await snapshotFor(reads(), caller, now()));
    for (const item of taken.items) itemSchema.parse(item);
    return taken;
  };
  const changes = async (caller: Caller, after: number, limit = 500) => {
    const page = orThrow(await changesFor(reads(), caller, { after, limit }, now()));
    for (const item of page.items) itemSchema.parse(item);
    return page;
  };
  const kinds = (items: readonly Item[]) => [...new Set(items.map((item) => item.kind))].sort();
  const idsOf = (items: readonly Item[], kind: Item["kind"]) =>
    items.filter((item) => item.kind === kind).map((item) => item.id);

  it("[F1] [F2] catches up by cursor in pages of any size with nothing missed", async () => {
    const commander = person("commander");
    const start = await snapshot(commander);
    const scans: Scan[] = [];
    for (let minute = 1; minute <= 7; minute += 1) {
      server.clock.now = ms(at(`09:0${minute}`));
      scans.push(await upload(tanLap));
    }
    for (const limit of [1, 2, 3, 500]) {
      const held = new Map(start.items.map((item) => [`${item.kind} ${item.id}`, item]));
      let after = start.cursor;
      let pages = 0;
      for (let more = true; more; pages += 1) {
        const page = await changes(commander, after, limit);
        for (const item of page.items) held.set(`${item.kind} ${item.id}`, item);
        after = page.next;
        more = page.more;
      }
      const fresh = await snapshot(commander);
      expect(after).toBe(fresh.cursor);
      const wanted = fresh.items.filter(({ kind }) => kind === "scan" || kind === "trip");
      expect(wanted).toHaveLength(8);
      for (const item of wanted) expect(held.get(`${item.kind} ${item.id}`)).toEqual(item);
      expect(pages).toBeGreaterThanOrEqual(Math.floor(7 / limit));
    }
    expect(await changes(commander, (await snapshot(commander)).cursor)).toMatchObject({
      items: [],
      more: false,
    });
  });

  it("[F1] asks for a new snapshot where the cursor is not of this store", async () => {
    const asked = { after: 1_000, limit: 10 };
    expect(await changesFor(reads(), person("commander"), asked, now())).toEqual({
      refused: "resnapshot",
    });
  });

  it("[F1] asks for a new snapshot whoever was away when a corridor came to run past, not for a new name", async () => {
    const { store } = server;
    const far = await tablet("dak-r-lap");
    const { cursor } = await snapshot(far);
    const [corridor] = (await store.reads.reference()).corridors;
    const put = async (change: object) =>
      orThrow(await putReference(store, "corridor", [{ ...corridor!, ...change }], now()));
    await put({ name: "ĐT741" });
    expect(idsOf((await changes(far, cursor)).items, "corridor")).toEqual([corridor?.id]);
    await put({ posts: [...corridor!.posts, { checkpoint: "dak-r-lap", km: 120 }] });
    const asked = { after: cursor, limit: 500 };
    expect(await changesFor(reads(), far, asked, now())).toEqual({ refused: "resnapshot" });
    // Whoever reaches everything has missed nothing.
    expect(idsOf((await changes(person("commander"), cursor)).items, "corridor")).toHaveLength(1);
    const fresh = await snapshot(far);
    expect(idsOf(fresh.items, "pass")).toEqual([pass.id]);
    expect((await changes(far, fresh.cursor)).items).toEqual([]);
  });

  it("[F1] asks for a new snapshot whoever was away when a post came to be the gate of an endpoint", async () => {
    const { store } = server;
    const receiver = person("receiver", { kind: "checkpoint", id: "tan-lap" });
    const { cursor } = await snapshot(receiver);
    const gate = aGate({ id: "cong-sau", area: "dak-nong" });
    orThrow(await putReference(store, "checkpoint", [gate], now()));
    const asked = { after: cursor, limit: 500 };
    expect(await changesFor(reads(), receiver, asked, now())).toEqual({ refused: "resnapshot" });
  });

  it("[F3] steps over what the caller may not see, however long it is", async () => {
    const far = await tablet("dak-r-lap");
    const before = await server.store.reads.latestSeq();
    for (let n = 0; n < 5; n += 1) {
      server.clock.now += 1_000;
      await upload(tanLap);
    }
    const latest = await server.store.reads.latestSeq();
    expect(latest).toBe(before + 5);
    const page = await changes(far, before, 2);
    expect(page).toMatchObject({ items: [], next: latest, more: false });
  });

  it("[F3] gives a tablet what it judges with and no scans of others", async () => {
    await upload(tanLap);
    const { items } = await snapshot(await tablet("bu-dang"));
    expect(kinds(items)).toEqual([
      "area",
      "carrier",
      "checkpoint",
      "corridor",
      "endpoint",
      "keys",
      "pass",
      "rules",
      "status-list",
      "trip",
    ]);
    expect(idsOf(items, "pass")).toEqual([pass.id]);
    const changed = await changes(await tablet("bu-dang"), 0);
    expect(kinds(changed.items)).not.toContain("scan");
    expect(kinds(changed.items)).toEqual(expect.arrayContaining(["pass", "trip"]));
  });

  it("[F3] gives a tablet on another corridor neither passes nor trips of this one", async () => {
    await upload(tanLap);
    const far = await tablet("dak-r-lap");
    expect(idsOf((await snapshot(far)).items, "pass")).toEqual([]);
    expect(idsOf((await snapshot(far)).items, "trip")).toEqual([]);
    expect(idsOf((await changes(far, 0)).items, "pass")).toEqual([]);
  });

  it("[F3] gives a tablet a tombstone for a pass that is moved to another corridor", async () => {
    const bound = (corridor: string) => [`corridor:${corridor}`];
    const before = await server.store.reads.latestSeq();
    await server.store.write(async (tx) => {
      await tx.putPass({ ...pass, rev: 2, corridor: "ql14-bac", endpoint: "cho-gia-nghia" }, "");
      const subject = { kind: "pass", id: pass.id } as const;
      const topics = [...bound(pass.corridor), ...bound("ql14-bac")];
      await tx.append([{ type: "pass.amended", subject, payload: {}, topics }], now());
    });
    const here = await changes(await tablet("bu-dang"), before);
    expect(here.items).toEqual([{ kind: "pass", id: pass.id, value: null }]);
    const there = await changes(await tablet("dak-r-lap"), before);
    expect(there.items).toMatchObject([{ kind: "pass", id: pass.id, value: { rev: 2 } }]);
  });

  it("leaves out passes that ended more than two days ago", async () => {
    server.clock.now = ms(pass.validTo) + 47 * 3_600_000;
    expect(idsOf((await snapshot(await tablet("bu-dang"))).items, "pass")).toEqual([pass.id]);
    server.clock.now = ms(pass.validTo) + 49 * 3_600_000;
    expect(idsOf((await snapshot(await tablet("bu-dang"))).items, "pass")).toEqual([]);
  });

  it("[F3] gives a receiver the trips to their endpoint and nobody else's, and no tablets", async () => {
    const scan = await upload(tanLap);
    const here = person("receiver", { kind: "endpoint", id: "kcn-chon-thanh" });
    const there = person("receiver", { kind: "endpoint", id: "cho-gia-nghia" });
    expect(idsOf((await snapshot(here)).items, "trip")).toEqual([scan.id]);
    expect(idsOf((await snapshot(there)).items, "trip")).toEqual([]);
    expect(idsOf((await changes(there, 0)).items, "trip")).toEqual([]);
    expect(idsOf((await changes(here, 0)).items, "trip")).toEqual([scan.id]);
    expect(kinds((await snapshot(here)).items)).not.toContain("device");
    expect(kinds((await snapshot(person("commander"))).items)).toContain("device");
  });

  it("refuses whoever may not follow along", async () => {
    expect(await snapshotFor(reads(), person("carrier"), now())).toEqual({
      refused: "not-allowed",
    });
    expect(await changesFor(reads(), { kind: "anyone" }, { after: 0, limit: 1 }, now())).toEqual({
      refused: "not-allowed",
    });
  });

  it("[T7] [T8] lists what is coming to a post and to an endpoint, for those who reach it", async () => {
    const scan = await upload(tanLap);
    const coming = async (caller: Caller, asked: { checkpoint?: string; endpoint?: string }) =>
      arrivalsFor(server.store.reads, caller, asked, now(), makeTravelNow(server.store.reads, now));
    const bySelf = await coming(await tablet("bu-dang"), { checkpoint: "bu-dang" });
    expect(orThrow(bySelf).items).toMatchObject([{ trip: { id: scan.id }, km: 75 }]);
    const due = await coming(person("commander"), { endpoint: "kcn-chon-thanh" });
    expect(orThrow(due).items).toMatchObject([{ trip: { id: scan.id } }]);
    const elsewhere = person("receiver", { kind: "endpoint", id: "cho-gia-nghia" });
    expect(await coming(elsewhere, { endpoint: "kcn-chon-thanh" })).toEqual({
      refused: "not-found",
    });
    expect(await coming(await tablet("bu-dang"), { checkpoint: "tan-lap" })).toEqual({
      refused: "not-found",
    });
  });

  it("[X10] tells whoever is posted at its gate what an endpoint is due", async () => {
    const scan = await upload(tanLap);
    const guard = person("receiver", { kind: "checkpoint", id: "cong-kcn-chon-thanh" });
    const asked = { endpoint: "kcn-chon-thanh" };
    const due = orThrow(
      await arrivalsFor(
        server.store.reads,
        guard,
        asked,
        now(),
        makeTravelNow(server.store.reads, now),
      ),
    );
    expect(due.items).toMatchObject([{ trip: { id: scan.id } }]);
  });

  it("[X2] shows a carrier's trips to whoever works for it, in the snapshot, as they change and each alone", async () => {
    const { id } = await upload(tanLap);
    const own = person("registrar", { kind: "carrier", id: pass.carrier });
    const other = person("registrar", { kind: "carrier", id: "van-tai-gia-nghia" });
    const { reads } = server.store;
    for (const [caller, shown] of [
      [own, [id]],
      [other, []],
    ] as const) {
      expect(idsOf((await snapshot(caller)).items, "trip")).toEqual(shown);
      const told = (await changes(caller, 0)).items.filter(({ kind }) => kind === "trip");
      expect(told.filter(({ value }) => value !== null).map((item) => item.id)).toEqual(shown);
      expect(isRefusal(await tripFor(reads, caller, id))).toBe(shown.length === 0);
    }
  });

  it("[X3] shows a trip to those who reach it and to nobody else", async () => {
    const scan = await upload(tanLap);
    const { reads } = server.store;
    expect(await tripFor(reads, person("commander"), scan.id)).toMatchObject({ id: scan.id });
    const elsewhere = person("receiver", { kind: "endpoint", id: "cho-gia-nghia" });
    expect(await tripFor(reads, elsewhere, scan.id)).toEqual({ refused: "not-found" });
    expect(await tripsFor(reads, elsewhere, { limit: 10 })).toEqual({ items: [], next: null });
  });

  it("pages through trips, newest first, each once", async () => {
    const walkUp = { kind: 1, endpoint: "kcn-chon-thanh", corridor: "dt741-ql14" };
    for (let n = 0; n < 5; n += 1)
      await upload(tanLap, {
        how: "walk-up",
        pass: null,
        plate: `93C1000${n}` as Scan["plate"],
        walkUp,
        at: at(`08:0${n % 3}`),
      });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await tripsFor(server.store.reads, person("commander"), { limit: 2, cursor });
      seen.push(...page.items.map((trip) => trip.openedAt));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...seen].sort().reverse());
    const asked = { limit: 10, plate: "93c-100.03", status: "on-the-road" } as const;
    const found = await tripsFor(server.store.reads, person("commander"), asked);
    expect(found.items.map((trip) => trip.plate)).toEqual(["93C10003"]);
  });

  describe("confirming an arrival", () => {
    const receiver = person("receiver", { kind: "endpoint", id: "kcn-chon-thanh" });
    const anArrival = (change: object = {}) => ({
      id: uuidV7(now()),
      occupantsSeen: 2,
      at: at("11:00"),
      note: null,
      ...change,
    });

    it("[T2] [R1] closes the trip once, however often the same tap arrives", async () => {
      const { id } = await upload(tanLap);
      server.clock.now = ms(at("11:00"));
      const arrival = anArrival({ occupantsSeen: 3 });
      const arrived = await confirmArrival(server.store, id, arrival, receiver, now());
      expect(arrived).toMatchObject({
        status: "arrived",
        closedAt: at("11:00"),
        headCount: "more",
      });
      const seq = await server.store.reads.latestSeq();
      expect(await confirmArrival(server.store, id, arrival, receiver, now())).toEqual(arrived);
      expect(await server.store.reads.latestSeq()).toBe(seq);
      expect(await confirmArrival(server.store, id, anArrival(), receiver, now())).toEqual({
        refused: "already-arrived",
      });
    });

    it("counts two taps at the same time once", async () => {
      const { id } = await upload(tanLap);
      const arrival = anArrival();
      const tap = () => confirmArrival(server.store, id, arrival, receiver, now());
      const [one, two] = await Promise.all([tap(), tap()]);
      expect(one).toEqual(two);
      expect(
        (await snapshot(person("commander"))).items.filter((i) => i.kind === "scan"),
      ).toHaveLength(2);
    });

    it("puts an arrival after what was seen before it, whatever the phone's clock says", async () => {
      const { id } = await upload(tanLap);
      const early = anArrival({ at: at("03:00") });
      expect(await confirmArrival(server.store, id, early, receiver, now())).toMatchObject({
        id,
        status: "arrived",
      });
    });

    it("[X3] does not find a trip to another endpoint, nor one for who may not confirm", async () => {
      const { id } = await upload(tanLap);
      const elsewhere = person("receiver", { kind: "endpoint", id: "cho-gia-nghia" });
      for (const caller of [elsewhere, person("registrar"), await tablet("tan-lap")])
        expect(await confirmArrival(server.store, id, anArrival(), caller, now())).toEqual({
          refused: "not-found",
        });
      expect(await confirmArrival(server.store, "none", anArrival(), receiver, now())).toEqual({
        refused: "not-found",
      });
    });
  });

  it("[T2] lets a trip lapse by time alone and tells of it", async () => {
    const { id } = await upload(tanLap);
    server.clock.now = ms(pass.validTo) + 23 * 3_600_000;
    expect(await lapseTrips(server.store, now())).toBe(0);
    const before = await server.store.reads.latestSeq();
    server.clock.now = ms(pass.validTo) + 25 * 3_600_000;
    expect(await lapseTrips(server.store, now())).toBe(1);
    const told = await changes(person("commander"), before);
    expect(told.items).toMatchObject([{ kind: "trip", id, value: { status: "lapsed" } }]);
    expect(await lapseTrips(server.store, now())).toBe(0);
  });
});
