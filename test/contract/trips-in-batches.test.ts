import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lapseTrips } from "../../server/commands/lapse-trips.ts";
import { makeRecorder, type Recorder } from "../../server/commands/record-scans.ts";
import { parseFields, sayFields } from "../../server/http/field-errors.ts";
import { isRefusal } from "../../shared/contract/problems.ts";
import { type PassId, toPassId } from "../../shared/domain/pass.ts";
import { type Plate, parsePlate } from "../../shared/domain/plate.ts";
import { decisions, type Scan } from "../../shared/domain/scan.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { aDevice, type TestDevice } from "../build/a-device.ts";
import { aPass } from "../build/a-pass.ts";
import { anEndpoint } from "../build/a-place.ts";
import { aScan } from "../build/a-scan.ts";
import { putPlaces, stores, type TestStore } from "../build/a-store.ts";
import { aVerdict } from "../build/a-verdict.ts";
import { at } from "../build/times.ts";

const everywhere = {
  all: true,
  areas: new Set<string>(),
  checkpoints: new Set<string>(),
  endpoints: new Set<string>(),
  corridors: new Set<string>(),
  carriers: new Set<string>(),
};
const halfHour = 1_800_000;
const start = ms(at("00:00"));

/** One look at a vehicle: where and when, what was decided, and whether the officer entered where it is bound. */
const look = fc.record({
  // Days long, so that trips lapse, or crowded, so that several scans are of one moment.
  halfHours: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 6 })),
  decision: fc.constantFrom(...decisions, "let-through" as const, "let-through" as const),
  checkpoint: fc.constantFrom("tan-lap", "dong-xoai", "cong-kcn-chon-thanh", "cai-chanh"),
  occupants: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  bound: fc.option(fc.constantFrom("kcn-chon-thanh", "cho-dong-xoai"), {
    nil: null,
    freq: 2,
  }),
  /** Corrections of it, in the order they were made. */
  corrected: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.record({
          decision: fc.constantFrom(...decisions),
          occupants: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    },
  ),
});
type Look = typeof look extends fc.Arbitrary<infer T> ? T : never;

/** Scans that looks amount to: each look, and behind it what corrects it. */
const scansIn = (looks: readonly Look[]): number =>
  looks.reduce((count, { corrected }) => count + 1 + corrected.length, 0);

/** Looks, the order in which they and repeats of some arrive, and where one upload ends and the next begins. */
const arrivals = fc.array(look, { minLength: 1, maxLength: 9 }).chain((looks) => {
  const numbers = Array.from({ length: scansIn(looks) }, (_, n) => n);
  return fc.record({
    looks: fc.constant(looks),
    /** What its pass is for, if it has one: to deliver, or to pass through. */
    purpose: fc.constantFrom(null, 1, 3),
    order: fc
      .tuple(
        fc.shuffledSubarray(numbers, { minLength: numbers.length }),
        fc.subarray(numbers),
        fc.nat(),
      )
      .map(([once, again, place]) => once.toSpliced(place % (once.length + 1), 0, ...again)),
    cuts: fc.array(fc.boolean(), { maxLength: 24 }),
    waits: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 24 }),
    last: fc.integer({ min: 100, max: 260 }),
  });
});

const seen: Look = {
  halfHours: 0,
  decision: "let-through",
  checkpoint: "tan-lap",
  occupants: null,
  bound: null,
  corrected: [],
};
const givenAs = (looks: readonly Partial<Look>[], order: number[], cuts: boolean[]) => ({
  looks: looks.map((change) => ({ ...seen, ...change })),
  purpose: null,
  order,
  cuts,
  waits: [],
  last: 100,
});
/** Two trips that cannot tell where they were bound; a late scan between them and one that told says otherwise. */
const twoUntold = givenAs(
  [
    {},
    { halfHours: 1, decision: "turn-back" },
    { halfHours: 2 },
    { halfHours: 3, decision: "turn-back" },
    { halfHours: 9, decision: "none", bound: "kcn-chon-thanh" },
    { halfHours: 6, decision: "none", bound: "cho-dong-xoai" },
  ],
  [0, 1, 2, 3, 4, 5],
  [false, false, false, false, true],
);
/** Seen once more at the gate at the very moment its next trip opened, and heard of later. */
const oneMoment = givenAs(
  [
    { checkpoint: "cong-kcn-chon-thanh", bound: "kcn-chon-thanh" },
    { halfHours: 1, checkpoint: "cong-kcn-chon-thanh", bound: "kcn-chon-thanh" },
    { halfHours: 1, bound: "kcn-chon-thanh" },
  ],
  [0, 2, 1],
  [true, true],
);
/** Arrived at the very moment its next trip opened, which a later upload goes on with. */
const closedAndOpened = givenAs(
  [
    { bound: "kcn-chon-thanh" },
    { halfHours: 4, checkpoint: "cong-kcn-chon-thanh", bound: "kcn-chon-thanh" },
    { halfHours: 4, checkpoint: "dong-xoai", bound: "kcn-chon-thanh" },
    { halfHours: 5, decision: "refer" },
  ],
  [0, 1, 2, 3],
  [false, false, true],
);
/** Told where it was bound by the next trip, then by nobody, then by a scan of its own, all but the first in one upload. */
const untoldMeanwhile = givenAs(
  [
    { halfHours: 4 },
    { halfHours: 60, bound: "cho-dong-xoai" },
    { halfHours: 5, decision: "turn-back" },
    { halfHours: 30 },
    { halfHours: 2, bound: "kcn-chon-thanh" },
  ],
  [0, 1, 2, 3, 4],
  [false, true],
);

/** Turned back by mistake while another trip begins in the same minute, and put right in an upload of its own. */
const undoneMeanwhile = givenAs(
  [
    { bound: "kcn-chon-thanh" },
    {
      halfHours: 3,
      decision: "turn-back",
      corrected: [{ decision: "none" as const, occupants: null }],
    },
    { halfHours: 3, bound: "cho-dong-xoai" },
    { halfHours: 4, decision: "hold" },
  ],
  [0, 1, 3, 4, 2],
  [true, true, true, true],
);
/** Counted anew as it is turned back, while its next trip opens in the same minute, which a later upload goes on with. */
const correctedAtTheEnd = givenAs(
  [
    { bound: "kcn-chon-thanh" },
    {
      halfHours: 3,
      decision: "turn-back",
      corrected: [{ decision: "turn-back" as const, occupants: 3 }],
    },
    { halfHours: 3, bound: "cho-dong-xoai" },
    { halfHours: 5, decision: "hold" },
  ],
  [0, 1, 2, 3, 4],
  [false, false, false, true],
);
/** An arrival that was none, heard of before the scan that said so. */
const noArrival = givenAs(
  [
    { bound: "kcn-chon-thanh" },
    {
      halfHours: 3,
      checkpoint: "cong-kcn-chon-thanh",
      corrected: [{ decision: "hold" as const, occupants: 3 }],
    },
    { halfHours: 4, checkpoint: "dong-xoai" },
  ],
  [0, 2, 3, 1],
  [true, true, true],
);
/** Home after it arrived, and out of the province, which an upload of its own tells when what came before is far behind. */
const homeAndOut = givenAs(
  [
    { bound: "kcn-chon-thanh" },
    { halfHours: 4, checkpoint: "cong-kcn-chon-thanh", bound: "kcn-chon-thanh" },
    { halfHours: 6, checkpoint: "dong-xoai", bound: "kcn-chon-thanh" },
    { halfHours: 7, bound: "kcn-chon-thanh" },
    { halfHours: 9, checkpoint: "dong-xoai", bound: "kcn-chon-thanh" },
  ],
  [0, 1, 2, 3, 4],
  [true, true, true, true],
);

describe.each(Object.entries(stores))("trips in %s, one upload after another", (name, open) => {
  // The folding is the same for all; what each store loads for it is told by the examples, and by fewer tries.
  const numRuns = name === "SQLite" ? 150 : 15;
  let test: TestStore;
  let recorder: Recorder;
  let tablet: TestDevice;
  let clock = start;
  let runs = 0;

  beforeAll(async () => {
    test = await open();
    await putPlaces(test.store);
    tablet = aDevice("tuan-tra");
    await test.store.write(async (tx) => {
      await tx.putEndpoint(anEndpoint({ id: "cho-dong-xoai", code: 2, name: "Chợ Đồng Xoài" }));
      await tx.putDevice(tablet.row);
    });
    recorder = makeRecorder({
      store: test.store,
      verifiers: () => [],
      draw: () => 0,
      now: () => clock,
      wording: { parseFields, sayFields },
    });
  }, 90_000);
  afterAll(() => test.close());

  const upload = async (scans: readonly Scan[]): Promise<void> => {
    const answers = await recorder.record(tablet.batch(scans), tablet.row, { language: "en" });
    if (isRefusal(answers)) throw new Error(answers.refused);
    expect(answers.filter(({ result }) => result === "rejected")).toEqual([]);
  };

  /** A vehicle nobody has seen before, with the scans that its looks amount to. */
  const aVehicle = async (looks: readonly Look[], purpose: number | null) => {
    runs += 1;
    const plate = parsePlate(`93C${String(runs).padStart(5, "0")}`)!;
    const pass = purpose === null ? null : toPassId(1, 0, runs);
    if (pass && purpose !== null)
      await test.store.write((tx) =>
        tx.putPass(aPass({ id: pass, plate, purpose, shortCode: makeShortCode(runs) }), ""),
      );
    const first = runs * 4096;
    const idOf = (n: number): string =>
      `019a9e00-0000-7000-8000-${(first + n).toString(16).padStart(12, "0")}`;
    const scans: Scan[] = [];
    // Of several looks at one moment, what corrects the first is made after the last.
    let corrections = looks.length;
    for (const [place, one] of looks.entries()) {
      const first = scanOf(one, idOf(place), plate, pass);
      scans.push(first);
      for (const [n, { decision, occupants }] of one.corrected.entries()) {
        scans.push({
          ...first,
          id: idOf(corrections),
          decision,
          occupantsSeen: occupants,
          corrects: { scan: first.id, at: first.at },
          at: iso(ms(first.at) + (n + 1) * 20_000),
        });
        corrections += 1;
      }
    }
    return { plate, idOf, scans };
  };

  const scanOf = (one: Look, id: string, plate: Plate, pass: PassId | null): Scan =>
    aScan({
      id,
      plate,
      pass,
      seq: 1,
      checkpoint: one.checkpoint,
      how: pass || one.bound === null ? "plate" : "walk-up",
      walkUp:
        pass || one.bound === null
          ? null
          : { kind: 1, endpoint: one.bound, corridor: "dt741-ql14" },
      occupantsSeen: one.occupants,
      decision: one.decision,
      at: iso(start + one.halfHours * halfHour),
      verdict: aVerdict(),
    });

  const tripsOf = async (plate: Plate): Promise<readonly Trip[]> =>
    (await test.store.reads.findTrips({ plate, limit: 100 }, everywhere)).items;

  /** Trips as they are but for what tells one vehicle from the other; of names only the one that counts. */
  const alike = (trips: readonly Trip[], idOf: (n: number) => string, count: number) => {
    const numbers = new Map(Array.from({ length: count }, (_, n) => [idOf(n), n]));
    return trips.map(({ plate: _plate, pass: _pass, aliases: _aliases, ...trip }) => ({
      ...trip,
      id: numbers.get(trip.id),
      sightings: trip.sightings.map(({ corrected, ...seen }) => ({
        ...seen,
        scan: numbers.get(seen.scan),
        corrected: corrected && { ...corrected, by: numbers.get(corrected.by) },
      })),
    }));
  };

  /** Every name a trip had finds the trip its scan is in now; a trip that is no longer made takes its names along. */
  const checkNames = async (names: Set<string>, trips: readonly Trip[]): Promise<void> => {
    for (const name of names) {
      const now = trips.find((trip) => trip.sightings.some(({ scan }) => scan === name));
      if (now) expect((await test.store.reads.trip(name))?.id).toBe(now.id);
      else names.delete(name);
    }
    for (const { id } of trips) names.add(id);
  };

  it("[T5] [T10] [T11] are the same for any order, repetition and batching of the scans; [T4] every name a trip had finds it", async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ looks, purpose, order, cuts, waits, last }) => {
        const end = start + last * halfHour;
        const whole = await aVehicle(looks, purpose);
        const piecemeal = await aVehicle(looks, purpose);
        const names = new Set<string>();
        let waiting: Scan[] = [];
        clock = start;
        for (const [place, n] of order.entries()) {
          waiting.push(piecemeal.scans[n]!);
          if (place < order.length - 1 && !cuts[place]) continue;
          const latest = Math.max(...waiting.map((scan) => ms(scan.at)));
          clock = Math.min(end, Math.max(clock, latest) + (waits[place] ?? 0) * halfHour);
          await upload(waiting);
          waiting = [];
          await checkNames(names, await tripsOf(piecemeal.plate));
        }
        clock = end;
        await upload(whole.scans);
        await lapseTrips(test.store, end);

        const trips = await tripsOf(piecemeal.plate);
        expect(alike(trips, piecemeal.idOf, scansIn(looks))).toEqual(
          alike(await tripsOf(whole.plate), whole.idOf, scansIn(looks)),
        );
        await checkNames(names, trips);
      }),
      {
        numRuns,
        seed: 20_261_123,
        examples: [
          [twoUntold],
          [oneMoment],
          [closedAndOpened],
          [untoldMeanwhile],
          [undoneMeanwhile],
          [correctedAtTheEnd],
          [noArrival],
          [homeAndOut],
        ],
      },
    );
  }, 60_000);
});
