import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newManifest } from "../../shared/contract/manifests.ts";
import { readChanges } from "../../shared/contract/sync.ts";
import {
  identityBytes,
  looksLikeIdentityCard,
  readIdentityCard,
  readTypedNumber,
} from "../../shared/domain/identity-paper.ts";
import {
  isOdd,
  lastList,
  listOf,
  namesForTablets,
  namesKeptMs,
  namesOnTabletMs,
  namesOutlived,
  resultOf,
  tripOfList,
  withoutNames,
} from "../../shared/domain/manifest.ts";
import { iso } from "../../shared/domain/time.ts";
import { aCard, aList, aManifest, an, aPerson } from "../build/a-manifest.ts";
import { aTrip } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const ms = Date.parse;

describe("cards", () => {
  it("[R6] name and number of a card are read, and nothing else of it", () => {
    expect(readIdentityCard(aCard(an))).toEqual({ name: an.name, number: an.number });
    const old = `${an.number}|280123456|NGUYỄN VĂN AN|31121985|Nữ|Số 5, Q.1|15082021`;
    expect(readIdentityCard(old)).toEqual({ name: "NGUYỄN VĂN AN", number: an.number });
    expect(readIdentityCard(aCard(an).normalize("NFD"))?.name).toBe(an.name);
    // A newer card says more after that, which is left alone.
    expect(readIdentityCard(`${aCard(an)}||Nguyễn Văn Ba|`)?.number).toBe(an.number);
  });

  it("[R6] what looks like a card is told from a pass, whether it can be read or not", () => {
    for (const text of [aCard(an), aCard(an).replace("|Nam|", "|M|"), ` ${an.number}|`])
      expect(looksLikeIdentityCard(text), text).toBe(true);
    for (const text of ["GL1:6BFOXN*TS0BI$ZD4N9", "https://example.vn/|", an.number, ""])
      expect(looksLikeIdentityCard(text), text).toBe(false);
  });

  it.each([
    ["a pass of ours", "GL1:6BFOXN*TS0BI$ZD4N9"],
    ["nothing", ""],
    ["eleven digits", aCard({ ...an, number: "99909000432" })],
    ["letters among the digits", aCard({ ...an, number: "99909000432A" })],
    ["an old number of ten", aCard(an).replace("||", "|1234567890|")],
    ["a name that is none", aCard({ ...an, name: "<b>1</b>" })],
    ["no name", aCard({ ...an, name: "" })],
    ["the thirty-first of February", aCard(an).replace("01021990", "31021990")],
    ["a sex that no card has", aCard(an).replace("|Nam|", "|M|")],
    ["a field too few", aCard(an).replace("|02032021", "")],
    ["too long", aCard(an).replace("Ấp 1", "Ấp 1".repeat(200))],
  ])("[R6] %s is no card", (_, text) => {
    expect(readIdentityCard(text)).toBe(null);
  });

  it("[R6] no text makes the reader throw, and only a whole card is read", () => {
    const field = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(an.number, "Nam", "01021990"),
    );
    fc.assert(
      fc.property(fc.array(field, { maxLength: 9 }), (fields) => {
        const read = readIdentityCard(fields.join("|"));
        if (read) expect(read.number).toMatch(/^\d{12}$/);
      }),
    );
  });

  it("[R6] of a typed number the end is kept, of a whole one a hash as well", () => {
    expect(readTypedNumber(" 9990 9000 4321 ")).toEqual({ number: an.number, last: "4321" });
    expect(readTypedNumber("b1234567")).toEqual({ number: "B1234567", last: "4567" });
    expect(readTypedNumber("4321")).toEqual({ number: null, last: "4321" });
    for (const typed of ["", "432", "43210", "số 4321", "1".repeat(21)])
      expect(readTypedNumber(typed), typed).toBe(null);
  });

  it("[R6] one person has another hash in every list, and none that the number alone gives", () => {
    const salts = fc.uint8Array({ minLength: 16, maxLength: 16 });
    const digest = (bytes: Uint8Array | string) => hash("sha256", bytes, "hex");
    fc.assert(
      fc.property(salts, salts, fc.string(), fc.string(), (one, other, a, b) => {
        const [first, second] = [identityBytes(one, a), identityBytes(other, b)].map(digest);
        expect(first === second).toBe(Buffer.compare(one, other) === 0 && a === b);
        const inOther = digest(identityBytes(other, a));
        expect(first === inOther).toBe(Buffer.compare(one, other) === 0);
        expect(first).not.toBe(digest(a));
      }),
    );
  });
});

describe("what is listed", () => {
  it("a name is kept on one line, in whole characters, and is never turned round", () => {
    const people = [{ ...aPerson(an), name: " \u202eNguyễn\u2069\nVăn\u0000An ".normalize("NFD") }];
    expect(newManifest.parse(aList({ people })).people[0]?.name).toBe("Nguyễn Văn An");
  });

  it("[R8] without names it says how many, and nothing by which a hash can be tried", () => {
    const bare = withoutNames(aManifest(), at("12:00"));
    expect(bare).toMatchObject({ count: 2, people: null, salt: null, erasedAt: at("12:00") });
    expect(JSON.stringify(bare)).not.toMatch(/Nguyễn|4321|hash/);
  });
});

describe("what came of a check", () => {
  it("[R5] same, fewer, others or swapped, for any numbers", () => {
    const count = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(count, fc.nat(99), fc.nat(99), fc.boolean(), (listed, there, more, swap) => {
        const present = Math.min(there, listed);
        // By chance alone as many as are missing would hardly ever come instead.
        const others = swap ? listed - present : more;
        const result = resultOf(listed, present, others);
        const aboard = present + others;
        expect(result === "same").toBe(others === 0 && aboard === listed);
        expect(result === "fewer").toBe(others === 0 && aboard < listed);
        expect(result === "swapped").toBe(others > 0 && aboard === listed);
        expect(result === "others").toBe(others > 0 && aboard !== listed);
        expect(isOdd(result)).toBe(others > 0);
      }),
    );
  });
});

describe("whose list it is", () => {
  const scan = aManifest().scan;
  const made = { scan, madeAt: at("09:00") };
  const trip = (openedAt: string, closedAt: string | null, scans: string[] = []) =>
    aTrip({
      id: openedAt,
      openedAt,
      closedAt,
      sightings: scans.map((one) => ({ ...aTrip().sightings[0]!, scan: one })),
    });

  it("[R3] of the trip of its scan, whatever the clocks say", () => {
    const trips = [trip(at("08:00"), null), trip(at("07:00"), at("07:30"), [scan])];
    expect(tripOfList(made, trips)?.id).toBe(at("07:00"));
  });

  it("[R3] else of the trip under way, or the next one within a day", () => {
    const before = trip(at("07:00"), at("08:59"));
    const during = trip(at("08:00"), at("09:00"));
    const next = trip(at("08:59", 1), null);
    const late = trip(at("09:01", 1), null);
    expect(tripOfList(made, [next, during, before])).toBe(during);
    expect(tripOfList(made, [next, before])).toBe(next);
    expect(tripOfList(made, [late, before])).toBe(null);
    expect(tripOfList(made, [])).toBe(null);
  });

  it("[R4] of several the one made last counts, in whatever order they come", () => {
    const lists = ["09:00", "09:20", "09:10", "09:20"].map((clock, n) => ({
      id: `m${n}`,
      madeAt: at(clock),
    }));
    fc.assert(
      fc.property(fc.shuffledSubarray(lists, { minLength: 4 }), (shuffled) => {
        expect(lastList(shuffled)?.id).toBe("m3");
      }),
    );
    expect(lastList([])).toBe(null);
  });

  it("[R4] a list of an earlier trip says nothing of the vehicle now", () => {
    const old = aManifest({ madeAt: at("09:00", -3), scan: aList().scan });
    const now = aManifest({ madeAt: at("08:55") });
    const open = trip(at("09:00"), null);
    expect(listOf([old, now], open, ms(at("09:30")))).toBe(now);
    expect(listOf([old], open, ms(at("09:30")))).toBe(null);
    expect(listOf([old, now], null, ms(at("09:30")))).toBe(now);
    expect(listOf([now], null, ms(at("08:55", 1)))).toBe(null);
  });

  it("[R7] tablets may hold names while the trip is open, three days at most; without a trip a day", () => {
    const list = aManifest();
    const { madeAt } = list;
    const open = { closedAt: null };
    const held = (trip: { closedAt: string | null } | null, after: number, one = list) =>
      namesForTablets(one, trip, ms(madeAt) + after);
    const day = 24 * 3_600_000;
    expect([held(open, namesOnTabletMs - 1), held(open, namesOnTabletMs)]).toEqual([true, false]);
    expect([held(null, day - 1), held(null, day)]).toEqual([true, false]);
    expect(held({ closedAt: at("09:30") }, 1)).toBe(false);
    expect(held(open, 1, aManifest({ erasedAt: at("09:30") }))).toBe(false);
  });

  it("[R8] names outlive the trip by three weeks; without a trip they are kept as long from their coming", () => {
    const list = aManifest();
    const end = ms(at("12:00"));
    const outlived = (closedAt: string | null, time: number) =>
      namesOutlived(list, { closedAt }, time);
    expect(outlived(iso(end), end + namesKeptMs - 1)).toBe(false);
    expect(outlived(iso(end), end + namesKeptMs)).toBe(true);
    expect(outlived(null, end + 10 * namesKeptMs)).toBe(false);
    expect(namesOutlived(list, null, ms(list.receivedAt) + namesKeptMs)).toBe(true);
    expect(namesOutlived(list, null, ms(list.receivedAt) + namesKeptMs - 1)).toBe(false);
  });
});

describe("frames of a newer server", () => {
  const frame = (items: readonly unknown[]) => ({ items, next: 7, more: false, serverTime: at() });
  const read = (items: readonly unknown[]) => readChanges(frame(items), async () => "");
  const known = { kind: "manifest", id: aManifest().id, value: aManifest() };

  it("[F14] kinds that a page does not know are left out, and the rest is taken in", async () => {
    const later = { kind: "drone", id: "1", value: { wings: 4 } };
    expect((await read([later, known, { kind: "drone", id: "2" }])).items).toEqual([known]);
    expect((await read([later])).next).toBe(7);
  });

  it("[F14] what says no kind, or is wrong in a kind that is known, is refused as ever", async () => {
    for (const wrong of [null, 7, "manifest", {}, { kind: "manifest", id: 1, value: null }])
      await expect(read([known, wrong]), JSON.stringify(wrong)).rejects.toThrow();
  });
});
