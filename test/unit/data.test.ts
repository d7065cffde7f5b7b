import { readFileSync } from "node:fs";
import QRCode from "qrcode";
import { describe, expect, test } from "vitest";
import { makeDay } from "../../data/demo/day.ts";
import type { AtPost, Happening } from "../../data/demo/happening.ts";
import { loadsUnder } from "../../data/demo/loads.ts";
import { makePasses, passCount } from "../../data/demo/passes.ts";
import { platesFrom } from "../../data/demo/plates.ts";
import { readLevels, readReference, readRules } from "../../data/demo/reference.ts";
import { seeded } from "../../data/demo/seeded.ts";
import { kmBetween, waysTo } from "../../data/demo/ways.ts";
import { newPass } from "../../shared/contract/registry.ts";
import { parsePlate, plateKind } from "../../shared/domain/plate.ts";
import { ms } from "../../shared/domain/time.ts";
import { testIssuer } from "../build/issuing-key.ts";

const { areas, checkpoints, corridors, endpoints, carriers } = readReference();
const reference = { areas, checkpoints, corridors, endpoints, carriers };
const rules = readRules();
const start = Date.parse("2026-11-22T05:00:00+07:00");
const hour = 3_600_000;

const repeated = (values: readonly (string | number)[]): (string | number)[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Bình Phước lies within 11°18'–12°18' north and 106°24'–107°28' east. */
const inProvince = (place: { latitude: number; longitude: number }): boolean =>
  place.latitude > 11.3 &&
  place.latitude < 12.3 &&
  place.longitude > 106.4 &&
  place.longitude < 107.47;

test("[P4] every demo pass is a QR of at most 53×53 modules at Q", () => {
  const issuer = testIssuer("demo");
  const codeOf = (places: readonly { id: string; code: number }[], id: string): number =>
    places.find((place) => place.id === id)!.code;
  for (const [index, { asks }] of makePasses(reference, rules, start, 14_082_021).entries()) {
    const given = newPass.parse(asks);
    const data = issuer.token({
      list: 63,
      index,
      rev: 1,
      plate: given.plate,
      occupantsMax: given.occupantsMax,
      vehicleKind: given.kind,
      purpose: given.purpose,
      endpointCode: codeOf(endpoints, given.endpoint),
      corridorCode: codeOf(corridors, given.corridor),
      validFrom: given.validFrom,
      validTo: given.validTo,
    });
    const qr = QRCode.create([{ data, mode: "alphanumeric" }], { errorCorrectionLevel: "Q" });
    expect(qr.modules.size).toBeLessThanOrEqual(53);
  }
});

describe("places of Bình Phước", () => {
  test("every risk level is an area's own, and none very high where a post or an endpoint lies", () => {
    const levels = readLevels();
    expect(repeated(levels.map((one) => one.id))).toEqual([]);
    const inUse = new Set([...checkpoints, ...endpoints].map((place) => place.area));
    for (const { area, level } of levels) {
      expect(areas.some(({ id }) => id === area)).toBe(true);
      if (level === "very-high") expect(inUse.has(area)).toBe(false);
    }
  });

  test("every id and code is used once", () => {
    for (const kind of [areas, checkpoints, corridors, endpoints, carriers])
      expect(repeated(kind.map((one) => one.id))).toEqual([]);
    expect(repeated(corridors.map((one) => one.code))).toEqual([]);
    expect(repeated(endpoints.map((one) => one.code))).toEqual([]);
  });

  test("the province has its 11 districts and 111 communes, its neighbours their districts", () => {
    const below = (id: string) => areas.filter((area) => area.parent === id);
    expect(below("binh-phuoc")).toHaveLength(11);
    expect(below("binh-phuoc").flatMap((district) => below(district.id))).toHaveLength(111);
    const provinces = areas.filter((area) => area.kind === "province");
    expect(provinces.map((area) => area.name).sort((a, b) => a.localeCompare(b, "vi"))).toEqual(
      ["Bình Dương", "Bình Phước", "Đắk Nông", "Đồng Nai", "Lâm Đồng", "Tây Ninh"].map(
        (name) => `Tỉnh ${name}`,
      ),
    );
    for (const province of provinces) expect(below(province.id).length).toBeGreaterThanOrEqual(8);
  });

  test("each area hangs under one of the level above, and all end with the old shape", () => {
    const level = { province: null, district: "province", commune: "district" } as const;
    for (const area of areas) {
      const parent = areas.find((one) => one.id === area.parent);
      expect([area.id, parent?.kind ?? null]).toEqual([area.id, level[area.kind]]);
      expect(area.validTo).toBe("2025-06-30");
    }
  });

  test("posts and endpoints lie in the province, in an area of it that is known", () => {
    const own = new Set(["binh-phuoc"]);
    for (const area of areas) if (area.parent && own.has(area.parent)) own.add(area.id);
    for (const place of [...checkpoints, ...endpoints]) {
      expect([place.id, inProvince(place)]).toEqual([place.id, true]);
      expect([place.id, own.has(place.area)]).toEqual([place.id, true]);
    }
  });

  test("a gate belongs to an endpoint beside it, and only a gate does", () => {
    for (const post of checkpoints) {
      const endpoint = endpoints.find((one) => one.id === post.endpoint);
      expect([post.id, endpoint !== undefined]).toEqual([post.id, post.kind === "endpoint-gate"]);
      if (endpoint) expect(kmBetween(post, endpoint)).toBeLessThan(1);
    }
    const kinds = new Set(checkpoints.map((post) => post.kind));
    expect(kinds.size).toBe(6);
    expect(kinds.has("fishing-port")).toBe(false);
  });

  test("corridors name their posts in driving order, and no road is shorter than the straight line", () => {
    for (const { id, posts } of corridors)
      for (const [index, post] of posts.entries()) {
        const here = checkpoints.find((one) => one.id === post.checkpoint);
        expect([id, post.checkpoint, here !== undefined]).toEqual([id, post.checkpoint, true]);
        const before = posts[index - 1];
        if (!before) {
          expect(post.km).toBe(0);
          continue;
        }
        const from = checkpoints.find((one) => one.id === before.checkpoint)!;
        const straight = kmBetween(from, here!);
        const road = post.km - before.km;
        expect(road, `${id}: ${before.checkpoint} to ${post.checkpoint}`).toBeGreaterThan(straight);
        expect(road, `${id}: ${before.checkpoint} to ${post.checkpoint}`).toBeLessThan(
          straight * 1.3,
        );
      }
  });

  test("the road of the escorted convoys is the 90 kilometres and more that the press measured", () => {
    const convoys = corridors.find((corridor) => corridor.id === "dt741-ql14")!;
    expect(convoys.posts[0]!.checkpoint).toBe("tan-lap");
    expect(convoys.posts.at(-1)!.checkpoint).toBe("cai-chanh");
    expect(convoys.posts.at(-1)!.km).toBeGreaterThan(90);
    expect(convoys.posts.at(-1)!.km).toBeLessThan(100);
  });

  test("every endpoint can be reached, and every post but the gates is on a corridor", () => {
    const ways = waysTo(reference);
    for (const endpoint of endpoints)
      expect([endpoint.id, ways.some((way) => way.endpoint.id === endpoint.id)]).toEqual([
        endpoint.id,
        true,
      ]);
    const onCorridors = new Set(corridors.flatMap((one) => one.posts.map((p) => p.checkpoint)));
    for (const post of checkpoints)
      expect([post.id, onCorridors.has(post.id)]).toEqual([post.id, post.kind !== "endpoint-gate"]);
  });

  test("files are NFC as they stand", () => {
    for (const kind of ["areas", "checkpoints", "corridors", "endpoints", "carriers"]) {
      const text = readFileSync(
        new URL(`../../data/binh-phuoc/${kind}.json`, import.meta.url),
        "utf8",
      );
      expect(text).toBe(text.normalize("NFC"));
    }
  });
});

describe("300 vehicles", () => {
  const passes = makePasses(reference, rules, start, 14_082_021);
  const read = passes.map((pass) => newPass.parse(pass.asks));

  test("[P1] each has a plate of a format in use, in the spellings of a form, and its own", () => {
    expect(passes).toHaveLength(passCount);
    const plates = read.flatMap(({ plate, trailerPlate }) =>
      trailerPlate ? [plate, trailerPlate] : [plate],
    );
    expect(repeated(plates)).toEqual([]);
    const kinds = read.map(({ plate }) => plateKind(plate));
    expect(new Set(kinds)).toEqual(new Set(["civil", "military"]));
    for (const { trailerPlate } of read)
      if (trailerPlate) expect(plateKind(trailerPlate)).toBe("trailer");
    for (const series of [/^93C/, /^93H/, /^51C/, /^61C/, /^60C/, /^50/, /^49/, /^48C/, /^47/])
      expect(plates.some((plate) => series.test(plate))).toBe(true);
    expect(plates.some((plate) => /^\d\d[A-Z]\d{4}$/.test(plate))).toBe(true);
    expect(plates.some((plate) => /^51R\d{5}$/.test(plate))).toBe(true);
  });

  test("no plate is dealt twice, however many are", () => {
    const army = loadsUnder(rules).find((load) => load.letters === "army")!;
    const plates = platesFrom(seeded(1));
    const dealt = Array.from({ length: 3_000 }, () => parsePlate(plates.vehicle(army, 93)));
    expect(new Set(dealt).size).toBe(3_000);
  });

  test("each asks for what the rules and the places know", () => {
    const known = (all: readonly { id: string }[], id: string) => all.some((one) => one.id === id);
    for (const pass of read) {
      expect(rules.vehicleKinds.some((kind) => kind.code === pass.kind)).toBe(true);
      const purpose = rules.purposes.find((one) => one.code === pass.purpose);
      expect(pass.occupantsMax).toBeLessThanOrEqual(purpose?.occupantsMax ?? 45);
      expect(known(endpoints, pass.endpoint)).toBe(true);
      expect(known(carriers, pass.carrier)).toBe(true);
      const corridor = corridors.find((one) => one.id === pass.corridor);
      expect(corridor).toBeDefined();
    }
  });

  test("all but eight are valid throughout the day that begins", () => {
    const throughout = read.filter(
      (pass) => ms(pass.validFrom) <= start && ms(pass.validTo) >= start + 24 * hour,
    );
    expect(throughout).toHaveLength(passCount - 8);
    expect(passes.filter((pass) => pass.validity === "ending")).toHaveLength(5);
    expect(passes.filter((pass) => pass.validity === "early")).toHaveLength(3);
  });

  test("carriers that serve one sort of traffic carry nothing else", () => {
    const shuttles = passes.filter((p) => p.asks.carrier === "dua-don-cong-nhan-binh-minh");
    expect(shuttles.length).toBeGreaterThan(0);
    for (const { asks } of shuttles) expect([9, 10]).toContain(asks.kind);
  });
});

describe("one believable day", () => {
  const day = makeDay(reference, rules, start);
  const byTrip = Map.groupBy(day.happenings, (happening) => happening.trip);
  const scans = day.happenings.filter(
    (happening): happening is Happening & AtPost => happening.does === "scan",
  );

  test("the same seed deals the same day, another seed another", () => {
    expect(makeDay(reference, rules, start)).toEqual(day);
    expect(makeDay(reference, rules, start, 2).happenings).not.toEqual(day.happenings);
  });

  test("things happen in order of time, within one day, with two peaks", () => {
    const times = day.happenings.map((happening) => happening.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThan(19 * hour);
    const entering = [...byTrip.values()].map(
      (deeds) => deeds.find((deed) => deed.does === "scan")?.at ?? -1,
    );
    const between = (from: number, to: number) =>
      entering.filter((at) => at >= (from - 5) * hour && at < (to - 5) * hour).length;
    expect(between(6, 9)).toBeGreaterThan(1.5 * between(11, 14));
    expect(between(14, 17)).toBeGreaterThan(1.5 * between(11, 14));
  });

  test("more than 250 trips begin, and most reach their endpoint", () => {
    const begun = [...byTrip.values()].filter((deeds) =>
      deeds.some((d) => d.does === "scan" && d.otherwise === "let-through" && d.stopped !== "none"),
    );
    expect(begun.length).toBeGreaterThan(250);
    const gates = new Set(checkpoints.filter((c) => c.endpoint).map((c) => c.id));
    const atEndpoint = [...byTrip.values()].filter((deeds) => {
      const last = deeds.at(-1)!;
      return last.does === "confirm" || (last.does === "scan" && gates.has(last.checkpoint));
    });
    expect(atEndpoint.length).toBeGreaterThan(250);
    expect(atEndpoint.some((deeds) => deeds.at(-1)!.does === "scan")).toBe(true);
  });

  test("nobody drives faster between posts than the road allows", () => {
    for (const deeds of byTrip.values()) {
      const seen = deeds.filter((deed) => deed.does === "scan");
      for (const [index, deed] of seen.entries()) {
        const before = seen[index - 1];
        if (!before || before.checkpoint === deed.checkpoint) continue;
        const [a, b] = [before, deed].map(
          (one) => checkpoints.find((post) => post.id === one.checkpoint)!,
        );
        expect(kmBetween(a!, b!) / ((deed.at - before.at) / hour)).toBeLessThan(60);
      }
    }
  });

  test("a pass is registered before it is shown, and shown where its corridor runs", () => {
    const registered = new Set(day.issuedBefore);
    for (const happening of day.happenings) {
      if (happening.does === "register") registered.add(happening.pass);
      if (happening.does === "revoke") expect(registered.has(happening.pass)).toBe(true);
      if (happening.does !== "scan" || !("pass" in happening.shown)) continue;
      expect(registered.has(happening.shown.pass)).toBe(true);
      const { way } = day.passes[happening.shown.pass]!;
      const onTheWay = [...way.posts.map((post) => post.checkpoint), way.gate?.id];
      expect(onTheWay).toContain(happening.checkpoint);
    }
    expect(registered.size).toBe(passCount);
  });

  test("everything that can go wrong at a barrier goes wrong somewhere", () => {
    const shown = (by: string) => scans.filter((scan) => scan.shown.by === by).length;
    for (const by of ["qr", "plate", "code", "forged", "foreign", "walk-up"])
      expect([by, shown(by) >= 5]).toEqual([by, true]);
    const passOf = (scan: AtPost) =>
      "pass" in scan.shown ? day.passes[scan.shown.pass] : undefined;
    const crowded = scans.filter(
      (scan) => (scan.occupants ?? 0) > (passOf(scan)?.asks.occupantsMax ?? 99),
    );
    expect(crowded.length).toBeGreaterThanOrEqual(5);
    expect(scans.filter((scan) => scan.plateMatches === false).length).toBeGreaterThanOrEqual(4);
    expect(scans.filter((scan) => scan.otherwise === "refer").length).toBeGreaterThanOrEqual(2);
    expect(scans.filter((scan) => passOf(scan)?.validity === "ending")).toHaveLength(5);
    expect(scans.filter((scan) => passOf(scan)?.validity === "early")).toHaveLength(3);
    expect(day.happenings.filter((happening) => happening.does === "revoke")).toHaveLength(6);
  });

  test("[R2] some vehicles arrive with fewer people than entered, some with more", () => {
    const differences = [...byTrip.values()].flatMap((deeds) => {
      const counts = deeds.flatMap((d) => ("occupants" in d && d.occupants ? [d.occupants] : []));
      const max = deeds.find((d) => d.does === "scan" && "pass" in d.shown);
      return max && counts.length > 1 ? [counts.at(-1)! - counts[0]!] : [];
    });
    expect(differences.filter((by) => by < 0).length).toBeGreaterThanOrEqual(6);
    expect(differences.filter((by) => by > 0).length).toBeGreaterThanOrEqual(3);
  });

  test("plates of walk-ups can be read", () => {
    for (const { shown } of scans)
      if (shown.by === "walk-up" || shown.by === "forged")
        expect(parsePlate(shown.plate)).not.toBeNull();
  });
});

test("seeded numbers spread evenly and within their bounds", () => {
  const random = seeded(1);
  const counts = [0, 0, 0, 0];
  for (let n = 0; n < 4_000; n += 1) counts[random.whole(0, 3)]! += 1;
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  expect(random.shuffled([1, 2, 3]).sort()).toEqual([1, 2, 3]);
});
