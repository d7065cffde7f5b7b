import { expect, test } from "vitest";
import type { Scope } from "../../shared/domain/access-shape.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { aCheckpoint, aCorridor, aGate, anArea, anEndpoint } from "../build/a-place.ts";

const places = {
  areas: [
    anArea(),
    anArea({ id: "chon-thanh", kind: "district", parent: "binh-phuoc" }),
    anArea({ id: "thanh-tam", kind: "commune", parent: "chon-thanh" }),
    anArea({ id: "dong-xoai", kind: "district", parent: "binh-phuoc" }),
    anArea({ id: "binh-duong" }),
  ],
  checkpoints: [
    aCheckpoint({ id: "tan-lap", area: "dong-xoai" }),
    aGate({ id: "cong", area: "thanh-tam", endpoint: "kcn-chon-thanh" }),
  ],
  endpoints: [
    anEndpoint({ id: "kcn-chon-thanh", area: "thanh-tam" }),
    anEndpoint({ id: "kho-dong-xoai", area: "dong-xoai" }),
  ],
  corridors: [
    aCorridor({ id: "dt741-ql14", posts: [{ checkpoint: "tan-lap", km: 0 }] }),
    aCorridor({ id: "ql13", posts: [{ checkpoint: "cong", km: 0 }] }),
  ],
};

const reached = (...scopes: Scope[]) => {
  const { all, ...sets } = reachOf(scopes, places);
  return { all, ...Object.fromEntries(Object.entries(sets).map(([k, v]) => [k, [...v].sort()])) };
};
const nothing = {
  all: false,
  areas: [],
  checkpoints: [],
  endpoints: [],
  corridors: [],
  carriers: [],
};

test("[X9] an area reaches every area below it and the posts and endpoints in them", () => {
  expect(reached({ kind: "area", id: "chon-thanh" })).toEqual({
    ...nothing,
    areas: ["chon-thanh", "thanh-tam"],
    checkpoints: ["cong"],
    endpoints: ["kcn-chon-thanh"],
    corridors: ["ql13"],
  });
  expect(reached({ kind: "area", id: "binh-phuoc" })).toEqual({
    ...nothing,
    areas: ["binh-phuoc", "chon-thanh", "dong-xoai", "thanh-tam"],
    checkpoints: ["cong", "tan-lap"],
    endpoints: ["kcn-chon-thanh", "kho-dong-xoai"],
    corridors: ["dt741-ql14", "ql13"],
  });
});

test("[X10] a post reaches the corridors through it, a gate its endpoint too", () => {
  expect(reached({ kind: "checkpoint", id: "tan-lap" })).toEqual({
    ...nothing,
    checkpoints: ["tan-lap"],
    corridors: ["dt741-ql14"],
  });
  expect(reached({ kind: "checkpoint", id: "cong" })).toEqual({
    ...nothing,
    checkpoints: ["cong"],
    endpoints: ["kcn-chon-thanh"],
    corridors: ["ql13"],
  });
});

test("[X10] a corridor, an endpoint and a carrier reach themselves; scopes add up", () => {
  expect(
    reached(
      { kind: "corridor", id: "ql13" },
      { kind: "endpoint", id: "kho-dong-xoai" },
      { kind: "carrier", id: "van-tai-phuoc-long" },
    ),
  ).toEqual({
    ...nothing,
    corridors: ["ql13"],
    endpoints: ["kho-dong-xoai"],
    carriers: ["van-tai-phuoc-long"],
  });
});

test("[X9] no scope reaches nothing, the whole installation needs no list", () => {
  expect(reached()).toEqual(nothing);
  expect(reached({ kind: "area", id: "nowhere" })).toEqual(nothing);
  expect(reached({ kind: "checkpoint", id: "tan-lap" }, { kind: "all" }).all).toBe(true);
});

test("[X9] a tree that comes round or whose parents are unknown hangs nobody", () => {
  const loop = [
    anArea({ id: "a", parent: "b" }),
    anArea({ id: "b", parent: "a" }),
    anArea({ id: "c", parent: "nowhere" }),
  ];
  const areasOf = (id: string) => [
    ...reachOf([{ kind: "area", id }], { ...places, areas: loop }).areas,
  ];
  expect(areasOf("a")).toEqual(["a", "b"]);
  expect(areasOf("c")).toEqual(["c"]);
});
