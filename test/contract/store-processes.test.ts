import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { makeRecorder } from "../../server/commands/record-scans.ts";
import { parseFields, sayFields } from "../../server/http/field-errors.ts";
import { type Store, StoreAway } from "../../server/store/ports.ts";
import { isRefusal } from "../../shared/contract/problems.ts";
import type { ScanAnswer } from "../../shared/contract/scanning.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { ms } from "../../shared/domain/time.ts";
import { aDevice, type TestDevice } from "../build/a-device.ts";
import { aCheckpoint } from "../build/a-place.ts";
import { aSchema, postgresIsThere, type TestSchema } from "../build/a-postgres.ts";
import { aProxy } from "../build/a-proxy.ts";
import { openOn, putPlaces } from "../build/a-store.ts";
import { at } from "../build/times.ts";

const now = ms(at());

/** What a process does with uploads. */
const recorderOn = (store: Store) => {
  const recorder = makeRecorder({
    store,
    verifiers: () => [],
    draw: () => 0,
    now: () => now,
    wording: { parseFields, sayFields },
  });
  return async (device: TestDevice, scans: readonly object[]): Promise<readonly ScanAnswer[]> => {
    const answers = await recorder.record(device.batch(scans), device.row, { language: "en" });
    if (isRefusal(answers)) throw new Error(answers.refused);
    return answers;
  };
};

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
};

const aPut = (id: string) => ({
  type: "checkpoint.put",
  subject: { kind: "checkpoint" as const, id },
  payload: {},
  topics: ["everyone"],
});

describe.skipIf(!postgresIsThere)("processes on one PostgreSQL database", () => {
  let schema: TestSchema;
  let one: Store;
  let two: Store;
  beforeEach(async () => {
    schema = await aSchema();
    [one, two] = await Promise.all([openOn(schema.url), openOn(schema.url)]);
    await putPlaces(one);
  });
  afterEach(async () => {
    await Promise.all([one.close(), two.close()]);
    await schema.drop();
  });

  const enrolled = async (checkpoint: string): Promise<TestDevice> => {
    const device = aDevice(checkpoint);
    await one.write((tx) => tx.putDevice(device.row));
    return device;
  };
  const walkUp = (device: TestDevice, plate: string) =>
    device.scan({
      how: "walk-up",
      text: null,
      pass: null,
      plate: plate as Plate,
      walkUp: { kind: 1, endpoint: "kcn-chon-thanh", corridor: "dt741-ql14" },
    });

  it("[S8] record the same scans once when both are sent them at the same time", async () => {
    const uploads = [recorderOn(one), recorderOn(two)];
    const device = await enrolled("tan-lap");
    for (let round = 0; round < 8; round += 1) {
      const scans = Array.from({ length: 6 }, (_, n) => walkUp(device, `93C1${round}${n}00`));
      const [first, second] = await Promise.all(uploads.map((upload) => upload(device, scans)));
      for (const [n, answer] of first!.entries()) {
        const other = second![n]!;
        expect([answer.result, other.result].sort()).toEqual(["duplicate", "recorded"]);
        expect(other).toMatchObject({ id: answer.id, seq: answer.seq });
      }
    }
    const [counted] = await schema.query<{ scans: number; trips: number; events: number }>(
      `SELECT (SELECT count(*) FROM scan) AS scans, (SELECT count(*) FROM trip) AS trips,
         (SELECT count(*) FROM event WHERE type = 'scan.recorded') AS events`,
    );
    expect(counted).toEqual({ scans: 48, trips: 48, events: 48 });
  });

  it("[S8] let the first content of an id stand, whichever of them it reached", async () => {
    const uploads = [recorderOn(one), recorderOn(two)];
    const device = await enrolled("tan-lap");
    const scan = walkUp(device, "93C12345");
    const answers = await Promise.all([
      uploads[0]!(device, [scan]),
      uploads[1]!(device, [{ ...scan, note: "another" }]),
    ]);
    expect(
      answers
        .flat()
        .map(({ result }) => result)
        .sort(),
    ).toEqual(["recorded", "rejected"]);
    const rows = await schema.query<{ why: string }>("SELECT why FROM scan_evidence");
    expect(rows).toEqual([{ why: "other-content" }]);
  });

  it("[S9] write one after the other: no batches block each other, whatever their order, and events have no gaps", async () => {
    const uploads = [recorderOn(one), recorderOn(two)];
    const devices = await Promise.all(["tan-lap", "dong-xoai", "bu-dang"].map(enrolled));
    const plates = ["93C11111", "93C22222", "93C33333", "93C44444"];
    const told: number[] = [];
    let writing = true;
    const reading = (async () => {
      for (let over = false; !over; ) {
        const ended = !writing;
        const events = await two.reads.events(told.at(-1) ?? 0, 50);
        told.push(...events.map(({ seq }) => seq));
        over = ended && events.length === 0;
      }
    })();
    const upload = (place: number, order: readonly TestDevice[], vehicles: readonly string[]) =>
      Promise.all(
        order.map((device) =>
          uploads[place]!(
            device,
            vehicles.map((plate) => walkUp(device, plate)),
          ),
        ),
      );
    const register = (store: Store, id: string) =>
      store.write(async (tx) => {
        await tx.putCheckpoint(aCheckpoint({ id }));
        await tx.append([aPut(id)], now);
      });
    for (let round = 0; round < 10; round += 1)
      await Promise.all([
        upload(0, devices, plates),
        upload(1, [...devices].reverse(), [...plates].reverse()),
        register(one, `one-${round}`),
        register(two, `two-${round}`),
      ]);
    writing = false;
    await reading;
    const newest = await one.reads.latestSeq();
    expect(told).toEqual(Array.from({ length: newest }, (_, n) => n + 1));
    expect((await one.reads.reference()).checkpoints.length).toBe(7 + 20);
  });

  it("[S9] check and write in one go: of two that would each be the only one, one is", async () => {
    const first = (store: Store, id: string) =>
      store.write(async (tx) => {
        const there = (await tx.reference()).checkpoints.some(({ id: one }) =>
          one.startsWith("only"),
        );
        if (there) return "late";
        await tx.putCheckpoint(aCheckpoint({ id: `only-${id}` }));
        return "first";
      });
    for (let round = 0; round < 5; round += 1)
      await Promise.all([first(one, "one"), first(two, "two"), first(two, "three")]);
    const { checkpoints } = await two.reads.reference();
    expect(checkpoints.filter(({ id }) => id.startsWith("only"))).toHaveLength(1);
  });

  it("[F6] hear of each other's commits, by notification and without", async () => {
    const heard: number[] = [];
    two.onCommit((seq) => void heard.push(seq));
    const before = await one.reads.latestSeq();
    await one.write((tx) => tx.append([aPut("a")], now));
    await until(() => heard.length === 1);
    await one.write((tx) => tx.append([aPut("b"), aPut("c")], now));
    await until(() => heard.length === 2);
    // Written by a process that ended before it could notify.
    await schema.query("UPDATE log_head SET seq = seq + 1");
    await until(() => heard.length === 3);
    expect(heard).toEqual([before + 1, before + 3, before + 4]);
  });

  it("[F6] see what another one changed at their next look", async () => {
    const pass = await two.reads.reference();
    expect(pass.checkpoints.some(({ id }) => id === "new")).toBe(false);
    await one.write((tx) => tx.putCheckpoint(aCheckpoint({ id: "new", name: "Chốt mới" })));
    expect((await two.reads.reference()).checkpoints.find(({ id }) => id === "new")?.name).toBe(
      "Chốt mới",
    );
    const upload = recorderOn(two);
    const device = await enrolled("new");
    expect(await upload(device, [walkUp(device, "93C12345")])).toMatchObject([
      { result: "recorded" },
    ]);
    await one.write(async (tx) => tx.putDevice({ ...device.row, cutOffAt: at("08:00") }));
    expect(await upload(device, [walkUp(device, "93C12346")])).toMatchObject([
      { result: "recorded" },
    ]);
    const rows = await schema.query<{ seen: string }>("SELECT seen FROM scan ORDER BY seq");
    expect(rows.map(({ seen }) => JSON.parse(seen).marks.includes("suspect"))).toEqual([
      false,
      true,
    ]);
  });

  it("[S11] say so while the database is away, and go on by themselves once it is back", async () => {
    const { hostname, port } = new URL(schema.url);
    const way = await aProxy(hostname, Number(port || 5432));
    const url = new URL(schema.url);
    url.host = `127.0.0.1:${way.port}`;
    const store = await openOn(url.href);
    onTestFinished(() => store.close());
    const heard: number[] = [];
    store.onCommit((seq) => void heard.push(seq));
    const write = (id: string) => store.write((tx) => tx.append([aPut(id)], now));
    await write("before");

    await way.down();
    await expect(write("meanwhile")).rejects.toThrow(StoreAway);
    await expect(store.reads.latestSeq()).rejects.toThrow(/does not answer/);
    await one.write((tx) => tx.append([aPut("elsewhere")], now));

    await way.up();
    onTestFinished(way.down);
    const newest = await one.reads.latestSeq();
    await until(() => heard.at(-1) === newest);
    await write("after");
    expect(heard).toEqual([newest - 1, newest, newest + 1]);
  });
});
