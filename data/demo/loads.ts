import type { RuleSet } from "../../shared/domain/rules.ts";

/** A sort of traffic: which vehicles carry what, with how many people, to which endpoints. */
export interface Load {
  readonly weight: number;
  /** Codes of the rule set; their names are never needed here. */
  readonly kinds: readonly number[];
  readonly purposes: readonly number[];
  /** Least and most that a pass permits. */
  readonly permitted: readonly [number, number];
  /** Letters of the plate, or the army's. */
  readonly letters: readonly string[] | "army";
  readonly trailer: boolean;
  /** Hundreds of the endpoints' codes: 1 parks, 2 markets, 3 health, 4 factories, 5 farms, 6 communes, 7 hand-over, 8 border gate. */
  readonly to: readonly number[];
  readonly use: "single" | "multi";
  /** Farthest it drives along a corridor, kilometres. */
  readonly withinKm: number;
  /** Who carries nothing else; empty for goods that any haulier takes. */
  readonly carriers: readonly string[];
}

const truck = ["C", "C", "C", "H"];
const load = (
  weight: number,
  kinds: number[],
  purposes: number[],
  permitted: [number, number],
  to: number[],
  more: Partial<Load> = {},
): Load => ({
  weight,
  kinds,
  purposes,
  permitted,
  to,
  letters: truck,
  trailer: false,
  use: "single",
  withinKm: 150,
  carriers: [],
  ...more,
});

const shuttle: Partial<Load> = {
  letters: ["B", "F"],
  use: "multi",
  withinKm: 40,
  carriers: ["dua-don-cong-nhan-binh-minh", "may-mac-han-viet"],
};
const health = ["vat-tu-y-te-an-tam", "van-tai-y-te-binh-phuoc"];
const official: Partial<Load> = { letters: ["A"], carriers: ["ban-chi-huy-hau-can"], withinKm: 80 };
const coach: Partial<Load> = { letters: ["B", "F"], carriers: ["xe-khach-loc-ninh-que-huong"] };
const tanks = ["xang-dau-dong-phu", "van-tai-mu-cao-su-phu-rieng"];

const loads: readonly Load[] = [
  load(30, [1], [1, 9], [2, 3], [2, 6, 1]),
  load(14, [1], [8], [2, 3], [1, 4, 5]),
  load(10, [1], [7], [2, 3], [2, 4]),
  load(16, [2, 3], [1, 8], [2, 2], [1], { trailer: true, use: "multi" }),
  load(4, [1], [2], [2, 3], [7, 8]),
  load(6, [2, 3], [2], [2, 3], [7, 8], { trailer: true }),
  load(7, [4], [9, 7], [2, 2], [2, 1]),
  load(4, [5], [8], [2, 2], [4, 1], { carriers: tanks }),
  load(7, [6], [1, 9], [2, 2], [2, 6], { letters: ["C", "D", "H"] }),
  load(3, [6], [10], [2, 3], [3], { letters: ["D"], carriers: health }),
  load(10, [9], [4], [16, 45], [1], shuttle),
  load(3, [10], [5], [5, 16], [1], shuttle),
  load(3, [11], [6], [8, 30], [3], { letters: ["B"], carriers: health }),
  load(4, [7], [3, 11], [20, 45], [7], coach),
  load(2, [14], [10, 12], [3, 5], [3], { letters: ["A"], use: "multi", carriers: health }),
  load(2, [13], [12], [4, 7], [3, 2], official),
  load(2, [15], [13], [2, 4], [2, 1], { letters: ["C"], carriers: ["cuu-ho-thien-nguyen"] }),
  load(2, [20], [12], [4, 12], [3, 1], { ...official, letters: "army" }),
];

/** Carriers that serve one sort of traffic only. */
const specialists = new Set(loads.flatMap((one) => one.carriers));

/** The carriers that take such a load, of those there are. */
export const carriersFor = (load: Load, all: readonly string[]): string[] =>
  all.filter((id) =>
    load.carriers.length > 0 ? load.carriers.includes(id) : !specialists.has(id),
  );

/** The sorts of traffic that a rule set knows kinds and purposes for. */
export const loadsUnder = (rules: RuleSet): Load[] => {
  const kinds = rules.vehicleKinds.map((kind) => kind.code);
  const purposes = rules.purposes.map((purpose) => purpose.code);
  return loads
    .map((one) => ({
      ...one,
      kinds: one.kinds.filter((code) => kinds.includes(code)),
      purposes: one.purposes.filter((code) => purposes.includes(code)),
    }))
    .filter((one) => one.kinds.length > 0 && one.purposes.length > 0);
};
