import type { MeasureInForce } from "../../shared/domain/in-force.ts";
import type { AreaLevel } from "../../shared/domain/levels.ts";
import type { AreaMeasure, Measure } from "../../shared/domain/measures.ts";
import { ms } from "../../shared/domain/time.ts";
import { uuidv7 } from "../../shared/domain/uuid.ts";
import { at } from "./times.ts";

let made = 0;
/** Of two made for one moment, the later made has the greater id. */
const id = (time: string): string => {
  made += 1;
  const random = new Uint8Array(10);
  new DataView(random.buffer).setUint32(6, made);
  return uuidv7(ms(time), random);
};

export const aBasis = {
  kind: "Quyết định",
  number: "1570/QĐ-UBND",
  date: "2026-11-20",
  issuer: "UBND tỉnh Bình Phước",
};

/** Bình Phước at very high since the midnight before. */
export const aLevel = (change: Partial<AreaLevel> = {}): AreaLevel => ({
  id: id(at("00:00")),
  area: "binh-phuoc",
  level: "very-high",
  basis: aBasis,
  effectiveFrom: at("00:00"),
  withdrawnAt: null,
  ...change,
});

/** Đồng Phú lets nobody in with a pass for deliveries, whatever the level, since the midnight before. */
export const aMeasure = (change: Partial<AreaMeasure> = {}): AreaMeasure => ({
  id: id(at("00:00")),
  area: "dong-phu",
  name: { vi: "Dừng giao hàng", en: "No deliveries" },
  level: "new-normal",
  vehicleKinds: null,
  purposes: [1],
  effect: { kind: "bar" },
  basis: aBasis,
  effectiveFrom: at("00:00"),
  withdrawnAt: null,
  ...change,
});

/** The `number`th line of an annex, in force in Đồng Phú at post and endpoint since the midnight before. */
export const aMeasureInForce = (
  number: number,
  change: Partial<Measure> = {},
  where: Partial<Omit<MeasureInForce, "measure">> = {},
): MeasureInForce => ({
  measure: {
    id: `bien-phap-${number}`,
    name: { vi: `Biện pháp ${number}`, en: `Measure ${number}` },
    level: "very-high",
    vehicleKinds: null,
    purposes: null,
    effect: { kind: "bar" },
    basis: aBasis,
    ...change,
  },
  area: "dong-phu",
  areaName: "Đồng Phú",
  since: at("00:00"),
  at: "both",
  ...where,
});
