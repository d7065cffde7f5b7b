import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actsInOrder, convoyNow, escortNow, isOver } from "../../shared/domain/convoy.ts";
import { type Convoy, convoy as convoySchema } from "../../shared/domain/convoy-shape.ts";
import { leadOf, mergedArrival, whereabouts } from "../../shared/domain/convoy-way.ts";
import {
  type ConvoyLook,
  countOf,
  looksOfMembers,
  looksOfTrips,
  type RollCall,
  rollCalls,
} from "../../shared/domain/roll-call.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { aConvoy, aLook, anAct, aPassage, aVehicle, numbers } from "../build/a-convoy.ts";
import { aCorridor } from "../build/a-place.ts";
import { aScanId } from "../build/a-scan.ts";
import { aSighting, aTrip } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const rolls = (convoy: Convoy, looks: readonly ConvoyLook[], others: readonly Convoy[] = []) =>
  rollCalls(convoy, convoyNow(convoy, others), aCorridor(), looks);
const stateOf = ({ called }: RollCall, n: number) =>
  called.find(({ member }) => member.plate === aVehicle(n).plate)?.state;
const states = (convoy: Convoy, looks: readonly ConvoyLook[], n: number, others?: Convoy[]) =>
  rolls(convoy, looks, others).map((roll) => stateOf(roll, n));

describe("what is done to a convoy", () => {
  const joining = anAct(1, {
    ...{ what: "join", at: at("09:40"), checkpoint: "dong-xoai" },
    ...{ vehicle: aVehicle(7), why: "Xe cứu hộ" },
  });
  const leaving = anAct(2, {
    ...{ what: "leave", at: at("09:41"), checkpoint: "bu-dang" },
    ...{ plate: aVehicle(2).plate, why: "Hỏng máy" },
  });

  test("[C1] edited from two posts at once, both count, in whichever order they are heard of", () => {
    for (const acts of [
      [joining, leaving],
      [leaving, joining, joining],
    ]) {
      const { members } = convoyNow(aConvoy(5, { acts }));
      expect(members).toHaveLength(6);
      expect(members.find(({ plate }) => plate === aVehicle(2).plate)?.left?.why).toBe("Hỏng máy");
      expect(members.at(-1)).toMatchObject({ ...aVehicle(7), left: null });
    }
  });

  test("[C1] of two edits of one vehicle the one made last stands, and both stay on record", () => {
    const vehicle = aVehicle(2);
    const back = anAct(3, { what: "join", at: at("10:30"), vehicle, why: "Đã sửa xong" });
    const acts = [back, leaving];
    const { members } = convoyNow(aConvoy(5, { acts }));
    expect(members.find(({ plate }) => plate === vehicle.plate)?.left).toBeNull();
    expect(actsInOrder(acts).map(({ what }) => what)).toEqual(["leave", "join"]);
  });

  test("[C1] from escort to escort, in event time", () => {
    const hand = (n: number, clock: string, name: string) =>
      anAct(n, { what: "escort", at: at(clock), escort: { name, account: null } });
    const acts = [hand(5, "11:00", "Trung úy Hà"), hand(4, "10:00", "Thượng úy Nam")];
    const now = convoyNow(aConvoy(5, { acts }));
    expect(now.escorts.map(({ escort }) => escort.name)).toEqual([
      "Đại úy Lê Minh",
      "Thượng úy Nam",
      "Trung úy Hà",
    ]);
    expect(escortNow(now, ms(at("10:30")))?.name).toBe("Thượng úy Nam");
    expect(escortNow(now)?.name).toBe("Trung úy Hà");
  });

  test("[C1] a roll that was said to be done may be taken back; a window and a lead are the last ones named", () => {
    const rolled = (n: number, clock: string, done: boolean) =>
      anAct(n, { what: "rolled", at: at(clock), checkpoint: "dong-xoai", done });
    const moved = { from: at("10:00"), until: at("11:00") };
    const acts = [
      rolled(7, "10:10", false),
      rolled(6, "10:00", true),
      anAct(8, { what: "lead", at: at("09:00"), plate: aVehicle(1).plate }),
      anAct(9, { what: "window", at: at("08:00"), window: moved }),
    ];
    const now = convoyNow(aConvoy(5, { acts }));
    expect(now.rolled.size).toBe(0);
    expect(now).toMatchObject({ lead: aVehicle(1).plate, window: moved });
  });

  test("[C4] it counts from 2 h before its window until 12 h after, or until somebody closes it", () => {
    const convoy = aConvoy();
    const looks = [aLook(0, "tan-lap", at("06:59")), aLook(1, "tan-lap", at("07:00"))];
    expect(states(convoy, looks, 0)[0]).toBe("awaited");
    expect(states(convoy, looks, 1)[0]).toBe("here");
    expect(isOver(convoyNow(convoy), ms(at("22:00")))).toBe(false);
    expect(isOver(convoyNow(convoy), ms(at("22:01")))).toBe(true);
    const acts = [anAct(1, { what: "close", at: at("12:00"), why: "Đã ra khỏi tỉnh" })];
    const closed = aConvoy(5, { acts });
    expect(isOver(convoyNow(closed), ms(at("12:01")))).toBe(true);
    expect(states(closed, [aLook(0, "cai-chanh", at("12:30"))], 0)[3]).toBe("awaited");
  });

  test("[C1] no window ends before it begins, or lasts longer than a day", () => {
    const wrong = (from: string, until: string) =>
      convoySchema.safeParse(aConvoy(1, { window: { from, until } })).error?.issues[0]?.path;
    expect(wrong(at("10:00"), at("10:00"))).toEqual(["window", "until"]);
    expect(wrong(at("10:00"), at("10:01", 1))).toEqual(["window", "until"]);
    expect(wrong(at("10:00"), at("10:00", 1))).toBeUndefined();
  });
});

describe("the roll at each post", () => {
  test("[C2] seen, known to have gone by, and awaited, in the order it comes by the posts", () => {
    const looks = [
      ...aPassage(numbers(0, 5), "tan-lap", "09:00"),
      ...aPassage([0, 1, 2], "dong-xoai", "09:45"),
      ...aPassage([0, 1, 3], "bu-dang", "11:00"),
    ];
    expect(rolls(aConvoy(), looks).map(({ checkpoint }) => checkpoint)).toEqual(
      aCorridor().posts.map(({ checkpoint }) => checkpoint),
    );
    expect(states(aConvoy(), looks, 0)).toEqual(["here", "here", "here", "awaited"]);
    expect(states(aConvoy(), looks, 3)).toEqual(["here", "passed", "here", "awaited"]);
    expect(states(aConvoy(), looks, 4)).toEqual(["here", "awaited", "awaited", "awaited"]);
  });

  test("[C2] a convoy that drives the other way comes by the posts the other way", () => {
    const back = aConvoy(2, { entry: "cai-chanh", exit: "dong-xoai" });
    expect(rolls(back, []).map(({ checkpoint }) => checkpoint)).toEqual([
      "cai-chanh",
      "bu-dang",
      "dong-xoai",
    ]);
    expect(rolls(aConvoy(2, { exit: "hoa-lu" }), [])).toEqual([]);
  });

  test("[C2] held is there; turned back and handed over explain themselves, as does having arrived", () => {
    const looks = [
      ...aPassage(numbers(0, 5), "tan-lap", "09:00"),
      aLook(0, "dong-xoai", at("10:00"), { decision: "hold" }),
      aLook(1, "dong-xoai", at("10:01"), { decision: "turn-back" }),
      aLook(2, "dong-xoai", at("10:02"), { decision: "refer" }),
      aLook(3, "cong-kcn-chon-thanh", at("10:30"), { scan: aScanId(77), arrived: true }),
    ];
    expect(states(aConvoy(), looks, 0).slice(1, 3)).toEqual(["held", "awaited"]);
    expect(states(aConvoy(), looks, 1).slice(1, 3)).toEqual(["refused", "turned-away"]);
    expect(states(aConvoy(), looks, 2).slice(1, 3)).toEqual(["refused", "turned-away"]);
    expect(states(aConvoy(), looks, 3).slice(1, 3)).toEqual(["arrived", "arrived"]);
    const later = aLook(1, "dong-xoai", at("10:20"), { scan: aScanId(78) });
    expect(states(aConvoy(), [...looks, later], 1)[1]).toBe("here");
  });

  test("[C2] a vehicle that another drives for [T19] is found by its pass", () => {
    const look = aLook(1, "tan-lap", at("09:00"), { plate: aVehicle(40).plate });
    expect(states(aConvoy(), [look], 1)[0]).toBe("here");
    const other = aLook(1, "tan-lap", at("09:00"), { pass: aVehicle(40).pass });
    expect(states(aConvoy(), [other], 1)[0]).toBe("awaited");
    const noPass = aConvoy(2, { members: [{ ...aVehicle(1), pass: null }] });
    expect(states(noPass, [other], 1)[0]).toBe("here");
  });

  test("[C2] a trip's sightings are its looks; the last of one that arrived is where it is bound", () => {
    const trip = aTrip({ status: "arrived", sightings: [aSighting(1), aSighting(2)] });
    expect(looksOfTrips([trip]).map(({ arrived }) => arrived)).toEqual([false, true]);
  });

  test("[C3] people are counted of those who are there; whom nobody counted is said", () => {
    const looks = [
      aLook(0, "tan-lap", at("09:00")),
      aLook(1, "tan-lap", at("09:01"), { occupants: null }),
      aLook(2, "tan-lap", at("09:02"), { decision: "turn-back" }),
    ];
    expect(countOf(rolls(aConvoy(), looks)[0]!)).toEqual({
      ...{ onRoll: 5, there: 2, awaited: 2, explained: 1, extras: 0, people: 5, uncounted: 1 },
    });
  });

  test("[C6] who joins is on the roll from the post it joined at; who left is explained from there on", () => {
    const acts = [
      anAct(1, {
        ...{ what: "join", at: at("10:00"), checkpoint: "dong-xoai" },
        ...{ vehicle: aVehicle(7), why: "Xe cứu hộ" },
      }),
      anAct(2, {
        ...{ what: "leave", at: at("10:05"), checkpoint: "dong-xoai" },
        ...{ plate: aVehicle(0).plate, why: "Hỏng máy" },
      }),
    ];
    const looks = aPassage([0, 1], "tan-lap", "09:00");
    const convoy = aConvoy(2, { acts });
    expect(states(convoy, looks, 7)).toEqual([undefined, "awaited", "awaited", "awaited"]);
    expect(states(convoy, looks, 0)).toEqual(["here", "left", "left", "left"]);
  });

  test("[C6] one that stood with it and is taken in later was with it from where it stood", () => {
    const extra = anAct(1, {
      ...{ what: "extra", at: at("09:50"), checkpoint: "dong-xoai" },
      ...{ vehicle: aVehicle(7), scan: aScanId(700) },
    });
    const join = anAct(2, {
      what: "join",
      at: at("11:30"),
      vehicle: aVehicle(7),
      why: "Đúng là xe của đoàn",
    });
    const looks = [...aPassage([0, 1], "tan-lap", "09:00"), aLook(7, "dong-xoai", at("09:50"))];
    const alone = rolls(aConvoy(2, { acts: [extra] }), looks);
    expect(alone.map(({ extras }) => extras.length)).toEqual([0, 1, 0, 0]);
    const taken = aConvoy(2, { acts: [join, extra] });
    expect(rolls(taken, looks).map(({ extras }) => extras.length)).toEqual([0, 0, 0, 0]);
    expect(states(taken, looks, 7)).toEqual([undefined, "here", "awaited", "awaited"]);
  });

  test("[C6] who was said to have left and comes by all the same is none of it there", () => {
    const acts = [
      anAct(1, { what: "leave", at: at("09:30"), plate: aVehicle(1).plate, why: "Hỏng máy" }),
    ];
    const looks = [
      ...aPassage([0, 1], "tan-lap", "09:00"),
      ...aPassage([0, 1], "dong-xoai", "10:00"),
    ];
    const roll = rolls(aConvoy(2, { acts }), looks)[1]!;
    expect(stateOf(roll, 1)).toBe("left");
    expect(roll.extras).toMatchObject([{ vehicle: aVehicle(1) }]);
  });
});

describe("one vehicle in two convoys", () => {
  const second = aConvoy(1, {
    ...{ id: aScanId(9_001), madeAt: at("09:30"), members: [aVehicle(1), aVehicle(8)] },
    window: { from: at("09:30"), until: at("10:30") },
  });
  const looks = [
    ...aPassage([0, 1], "tan-lap", "09:00"),
    ...aPassage([0, 1], "dong-xoai", "10:00"),
  ];

  test("[C5] it is with the one that named it last, and has gone over to it from the other", () => {
    const first = aConvoy(2);
    expect(states(first, looks, 1, [second])).toEqual([
      "here",
      "gone-over",
      "gone-over",
      "gone-over",
    ]);
    expect(states(second, looks, 1, [first]).slice(0, 2)).toEqual(["here", "here"]);
    const left = convoyNow(first, [second]).members[1]?.left;
    expect(left).toMatchObject({ to: second.id, at: second.madeAt });
    // Gone over it is no stranger there.
    expect(rolls(first, looks, [second]).flatMap(({ extras }) => extras)).toEqual([]);
  });

  test("[C5] not where their times do not overlap", () => {
    const tomorrow = { ...second, window: { from: at("09:30", 1), until: at("10:30", 1) } };
    expect(states(aConvoy(2), looks, 1, [tomorrow]).slice(0, 2)).toEqual(["here", "here"]);
  });

  test("[C5] named at one moment, it is with one of them, whichever is asked", () => {
    const [a, b] = [aConvoy(2), { ...second, madeAt: aConvoy().madeAt }];
    const with_ = [convoyNow(a, [b]), convoyNow(b, [a])].filter(({ members }) =>
      members.some(({ plate, left }) => plate === aVehicle(1).plate && !left),
    );
    expect(with_).toHaveLength(1);
  });
});

describe("on its way", () => {
  test("[C7] one arrival of them all: from the first that is on its way to the last", () => {
    const looks = aPassage([0, 1, 2], "tan-lap", "09:00");
    const convoy = aConvoy(5);
    const now = convoyNow(convoy);
    const seen = looksOfMembers(now, looks);
    const arrival = mergedArrival(rolls(convoy, looks), seen, "dong-xoai");
    // 25 km at 35 km/h.
    const drive = (25 / 35) * 3_600_000;
    expect(arrival).toEqual({
      first: iso(ms(at("09:00")) + drive),
      last: iso(ms(at("09:00:40")) + drive),
      vehicles: 3,
    });
    expect(mergedArrival(rolls(convoy, []), seen, "hoa-lu")).toBeNull();
    expect(mergedArrival(rolls(convoy, looks), seen, "tan-lap")).toBeNull();
  });

  test("[C8] of one that is behind: where it was last seen, and no further than the post it has not come to", () => {
    const posts = rolls(aConvoy(), []);
    const looks = [aLook(0, "dong-xoai", at("10:00"))];
    const half = whereabouts(looks, posts, ms(at("10:30")));
    expect(half).toMatchObject({ look: looks[0], next: "bu-dang", km: 25 + 17.5 });
    expect(whereabouts(looks, posts, ms(at("20:00")))?.km).toBe(75);
    expect(whereabouts([], posts, ms(at("10:30")))).toBeNull();
    expect(whereabouts([aLook(0, "cai-chanh", at("12:00"))], posts, ms(at("13:00")))).toMatchObject(
      {
        next: null,
        km: 100,
      },
    );
  });

  test("[C9] while the lead is not with it the next in order leads", () => {
    const looks = aPassage(numbers(0, 3), "tan-lap", "09:00");
    const now = convoyNow(aConvoy(3));
    const lead = (its: readonly ConvoyLook[], barred: number[] = []) =>
      leadOf(now, looksOfMembers(now, its), new Set(barred.map((n) => aVehicle(n).plate)));
    expect(lead(looks)).toBe(aVehicle(0).plate);
    expect(lead(looks, [0])).toBe(aVehicle(1).plate);
    const held = aLook(0, "dong-xoai", at("10:00"), { decision: "hold" });
    expect(lead([...looks, held], [1])).toBe(aVehicle(2).plate);
    expect(lead(looks, [0, 1, 2])).toBeNull();
    expect(leadOf({ ...now, lead: null }, new Map(), new Set())).toBe(aVehicle(0).plate);
  });
});

describe("whatever happens to a convoy", () => {
  const posts = aCorridor().posts.map(({ checkpoint }) => checkpoint);
  const minute = fc.integer({ min: 0, max: 300 }).map((m) => iso(ms(at("08:30")) + m * 60_000));
  const someLooks = fc.array(
    fc.record({
      n: fc.integer({ min: 0, max: 8 }),
      post: fc.constantFrom(...posts, "cong-kcn-chon-thanh"),
      time: minute,
      decision: fc.constantFrom("let-through", "hold", "turn-back", "refer", "none"),
      arrived: fc.boolean(),
    }),
    { maxLength: 25 },
  );
  const someActs = fc.array(
    fc.record({
      n: fc.integer({ min: 0, max: 8 }),
      what: fc.constantFrom("join", "leave", "extra", "rolled"),
      time: minute,
      post: fc.option(fc.constantFrom(...posts)),
    }),
    { maxLength: 12 },
  );
  const made = fc.tuple(someLooks, someActs).map(([looks, acts]) => ({
    looks: looks.map(({ n, post, time, decision, arrived }, place) =>
      aLook(n, post, time, { scan: aScanId(place + 1), decision, arrived } as Partial<ConvoyLook>),
    ),
    convoy: aConvoy(5, {
      acts: acts.map(({ n, what, time, post }, place) => {
        const vehicle = aVehicle(n);
        const common = { at: time, checkpoint: post };
        if (what === "join") return anAct(place, { what, ...common, vehicle, why: "." });
        if (what === "leave")
          return anAct(place, { what, ...common, plate: vehicle.plate, why: "." });
        if (what === "rolled")
          return anAct(place, { what, at: time, checkpoint: post ?? "bu-dang", done: n % 3 > 0 });
        return anAct(place, { what: "extra", ...common, vehicle, scan: aScanId(place + 1) });
      }),
    }),
  }));

  test("[C3] at every post the roll is there, awaited or explained; the exit's is the entry's, less the explained and the awaited, and who joined", () => {
    fc.assert(
      fc.property(made, ({ convoy, looks }) => {
        const all = rolls(convoy, looks);
        for (const roll of all) {
          const { onRoll, there, awaited, explained } = countOf(roll);
          expect(there + awaited + explained).toBe(onRoll);
          expect(new Set(roll.called.map(({ member }) => member.plate)).size).toBe(onRoll);
        }
        // Nobody made with it falls off the roll of any post.
        for (const roll of all)
          for (const { plate } of convoyNow(convoy).members.filter(({ since }) => !since))
            expect(roll.called.some(({ member }) => member.plate === plate)).toBe(true);
        const [entry, exit] = [all[0]!, all.at(-1)!];
        const on = (roll: RollCall) => new Set(roll.called.map(({ member }) => member.plate));
        const joined = [...on(exit)].filter((plate) => !on(entry).has(plate)).length;
        const gone = [...on(entry)].filter((plate) => !on(exit).has(plate)).length;
        const [first, last] = [countOf(entry), countOf(exit)];
        expect(last.there).toBe(first.onRoll + joined - gone - last.awaited - last.explained);
      }),
      { numRuns: 300 },
    );
  });

  test("[C1] [C2] any order, repetition or batching of acts and scans gives the same rolls", () => {
    const shuffled = made.chain(({ convoy, looks }) =>
      fc.record({
        convoy: fc.constant(convoy),
        looks: fc.constant(looks),
        others: fc.shuffledSubarray([...looks, ...looks], { minLength: looks.length * 2 }),
        acts: fc.shuffledSubarray([...convoy.acts, ...convoy.acts], {
          minLength: convoy.acts.length * 2,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ convoy, looks, others, acts }) => {
        expect(rolls({ ...convoy, acts }, others)).toEqual(rolls(convoy, looks));
      }),
      { numRuns: 300 },
    );
  });
});
