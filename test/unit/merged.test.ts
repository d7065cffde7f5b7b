import { describe, expect, it } from "vitest";
import { knownNames } from "../../server/imports/known-names.ts";
import { alikeCarriers } from "../../shared/domain/alike.ts";
import { issuingReach, reachOf } from "../../shared/domain/expand-scope.ts";
import {
  alsoGoingBy,
  goingBy,
  namedAs,
  staysAmong,
  thatStays,
  withMerged,
} from "../../shared/domain/merged.ts";
import type { Carrier } from "../../shared/domain/place.ts";
import { boardsBy } from "../../shared/domain/travel/boards.ts";
import { endpointStop, stopOf } from "../../shared/domain/travel/stops.ts";
import { noTravelModel } from "../../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../../shared/domain/travel/usual.ts";
import { aCarrier, aGate, anEndpoint } from "../build/a-place.ts";
import { aTrip } from "../build/a-trip.ts";

const into = (stays: string) => ({ into: stays, wasActive: true });
const a = aCarrier({ id: "a", name: "A" });
const b = aCarrier({ id: "b", name: "B", merged: into("a"), active: false });
const c = aCarrier({ id: "c", name: "C", merged: into("b"), active: false });
const all = [a, b, c];

describe("[B2] what a carrier goes by", () => {
  it("is whichever stays, however many lie between", () => {
    const stays = staysAmong(all);
    expect(["a", "b", "c", "khong-co"].map(stays)).toEqual(["a", "a", "a", "khong-co"]);
    expect(goingBy(all, "b")).toEqual(["a", "b", "c"]);
    expect(goingBy(all, "khong-co")).toEqual(["khong-co"]);
  });

  it("ends where one is unknown or comes round again", () => {
    const lost = aCarrier({ id: "d", merged: into("khong-co") });
    const round = [
      aCarrier({ id: "x", merged: into("y") }),
      aCarrier({ id: "y", merged: into("x") }),
    ];
    expect(staysAmong([lost])("d")).toBe("d");
    expect(["x", "y"]).toContain(staysAmong(round)("x"));
    expect(thatStays(() => undefined, "d")).toBeUndefined();
  });
});

it("[B9] what happens at a place is named as a pass names the place", () => {
  const of = (id: string) => all.find((one) => one.id === id);
  expect(namedAs(of, ["x", "c"], "b")).toBe("c");
  expect(namedAs(of, ["a", "c"], "c")).toBe("c");
  expect(namedAs(of, ["x"], "b")).toBe("b");
  expect(alsoGoingBy(all, "b")).toEqual(["a", "c"]);
  expect(alsoGoingBy([a], "a")).toEqual([]);
});

it("[B9] with an endpoint those that go by it are reached, by area, gate and grant", () => {
  const ends = [
    { id: "a", area: "tinh" },
    { id: "b", area: "huyen", merged: into("a") },
    { id: "d", area: "xa" },
  ];
  const gate = { id: "cong", area: "cong", endpoint: "b" };
  const areas = ["tinh", "huyen", "xa", "cong"].map((id) => ({ id, parent: null }));
  const places = { areas, checkpoints: [gate], endpoints: ends, corridors: [] };
  const reached = (kind: "area" | "checkpoint" | "endpoint", id: string) =>
    [...reachOf([{ kind, id }], places).endpoints].sort();
  expect(reached("area", "tinh")).toEqual(["a", "b"]);
  expect(reached("area", "huyen")).toEqual(["b"]);
  expect(reached("area", "xa")).toEqual(["d"]);
  expect(reached("checkpoint", "cong")).toEqual(["a", "b"]);
  expect([...issuingReach([{ kind: "endpoint", id: "a" }], places).endpoints]).toEqual(["a", "b"]);
});

it("[B9] endpoints that were merged are one stop on every board", () => {
  const ends = [anEndpoint(), anEndpoint({ id: "becamex", merged: into("kcn-chon-thanh") })];
  const endpoints = new Map(ends.map((one) => [one.id, one]));
  const gate = aGate();
  const places = { corridors: new Map(), checkpoints: new Map([[gate.id, gate]]), endpoints };
  expect(endpointStop(places, "becamex")).toBe("@kcn-chon-thanh");
  expect(stopOf(places, gate.id)).toBe("@kcn-chon-thanh");
  const { atEndpoint } = boardsBy({ places, travel: travelBy(noTravelModel), marks: [] });
  const trip = aTrip({ endpoint: "becamex" });
  for (const endpoint of ["kcn-chon-thanh", "becamex"])
    expect(atEndpoint([trip], endpoint, 0).map((one) => one.trip)).toEqual([trip]);
});

describe("[B3] grants of a carrier", () => {
  const grant = (id: string) => ({ role: "carrier", scope: { kind: "carrier", id } }) as const;
  const everywhere = { role: "registrar", scope: { kind: "all" } } as const;

  it("are those of all that go by the same one", () => {
    const ids = (id: string) =>
      withMerged([grant(id)], { carriers: all, endpoints: [] }).map((one) => one.scope);
    const each = ["a", "b", "c"].map((id) => ({ kind: "carrier", id }));
    expect([ids("a"), ids("c")]).toEqual([each, each]);
  });

  it("of others, and where none was merged, are as they were given", () => {
    const given = [everywhere, grant("a")];
    expect(withMerged(given, { carriers: [a], endpoints: [] })).toBe(given);
    expect(withMerged([everywhere], { carriers: all, endpoints: [] })).toEqual([everywhere]);
  });
});

it("[B4] a list of vehicles may call an endpoint by the name or the number of one that was merged into it", () => {
  const ends = [
    anEndpoint(),
    anEndpoint({
      id: "becamex",
      code: 7,
      name: "Becamex",
      active: false,
      merged: into("kcn-chon-thanh"),
    }),
  ];
  const { endpoint } = knownNames({ carriers: [], endpoints: ends, corridors: [], rules: null });
  for (const name of ["becamex", "7", "KCN Chơn Thành"])
    expect(endpoint(name)).toEqual({ value: "kcn-chon-thanh" });
});

it("[B4] a list of vehicles may call a carrier by the names of those that were merged into it", () => {
  const { carrier } = knownNames({ carriers: all, endpoints: [], corridors: [], rules: null });
  expect(["A", "B", "c"].map((name) => carrier(name))).toEqual([
    { value: "a" },
    { value: "a" },
    { value: "a" },
  ]);
});

describe("[B2] carriers that may be one", () => {
  const pairs = (...carriers: Carrier[]) =>
    alikeCarriers(carriers).map(({ one, other, by }) => [one.id, other.id, by]);
  const named = (id: string, name: string, more: Partial<Carrier> = {}) =>
    aCarrier({ id, name, ...more });

  it("are of one name but for accents, short forms and how the office is run", () => {
    expect(
      pairs(
        named("1", "Công ty TNHH MTV Vận tải Hải Đăng"),
        named("2", "CTY CP van tai hai dang"),
        named("3", "Công ty TNHH Vận tải Đất Đỏ"),
      ),
    ).toEqual([["1", "2", "name"]]);
  });

  it("are nearly of one name", () => {
    expect(
      pairs(
        named("1", "Vận tải Phước Long Bình Phước"),
        named("2", "Vận tải Phước Long"),
        named("3", "Vận tải Phước Bình"),
      ),
    ).toEqual([]);
    expect(
      pairs(
        named("1", "HTX Vận tải Bù Đăng Xanh Tươi"),
        named("2", "Hợp tác xã vận chuyển Bù Đăng Xanh"),
      ),
    ).toEqual([["1", "2", "name"]]);
  });

  it("are of one tax number, which is surer, or one telephone", () => {
    expect(
      pairs(
        named("1", "Một", { phone: "0271 3888 999" }),
        named("2", "Hai", { taxNumber: "3800123454" }),
        named("3", "Ba", { taxNumber: "3800123454", phone: "+84 271 3888999" }),
      ),
    ).toEqual([
      ["2", "3", "tax-number"],
      ["1", "3", "phone"],
    ]);
    const other = named("2", "Hai", { phone: "84 912 345 999" });
    expect(pairs(named("1", "Một", { phone: "912345999" }), other)).toEqual([["1", "2", "phone"]]);
  });

  it("are none that was merged already", () => {
    expect(pairs(named("1", "Một"), named("2", "Một", { merged: into("1") }))).toEqual([]);
  });
});
