import type { Area, Carrier, Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";

const basis = {
  kind: "Quyết định",
  number: "lập chốt thử nghiệm",
  date: "2021-08-14",
  issuer: "Tỉnh Bình Phước",
};

/** Bình Phước, with no area above it. */
export const anArea = (change: Partial<Area> = {}): Area => ({
  id: "binh-phuoc",
  name: "Bình Phước",
  kind: "province",
  parent: null,
  validFrom: null,
  validTo: null,
  ...change,
});

/** The border post at Tân Lập. */
export const aCheckpoint = (change: Partial<Checkpoint> = {}): Checkpoint => ({
  id: "tan-lap",
  name: "Chốt Tân Lập",
  kind: "border",
  area: "binh-phuoc",
  latitude: 11.38,
  longitude: 106.87,
  endpoint: null,
  basis,
  active: true,
  ...change,
});

/** The gate of the endpoint of `anEndpoint()`: a let-through here confirms arrival. */
export const aGate = (change: Partial<Checkpoint> = {}): Checkpoint =>
  aCheckpoint({
    id: "cong-kcn-chon-thanh",
    name: "Cổng KCN Chơn Thành",
    kind: "endpoint-gate",
    latitude: 11.42,
    longitude: 106.62,
    endpoint: "kcn-chon-thanh",
    ...change,
  });

/** ĐT741 from Tân Lập by Đồng Xoài, then QL14 to the border with Đắk Nông. */
export const aCorridor = (change: Partial<Corridor> = {}): Corridor => ({
  id: "dt741-ql14",
  code: 1,
  name: "ĐT741 – QL14",
  posts: [
    { checkpoint: "tan-lap", km: 0 },
    { checkpoint: "dong-xoai", km: 25 },
    { checkpoint: "bu-dang", km: 75 },
    { checkpoint: "cai-chanh", km: 100 },
  ],
  active: true,
  ...change,
});

/** An industrial park in Chơn Thành. */
export const anEndpoint = (change: Partial<Endpoint> = {}): Endpoint => ({
  id: "kcn-chon-thanh",
  code: 1,
  name: "KCN Chơn Thành",
  address: "Phường Thành Tâm, Chơn Thành",
  area: "binh-phuoc",
  latitude: 11.42,
  longitude: 106.62,
  active: true,
  ...change,
});

/** A haulier of Phước Long. */
export const aCarrier = (change: Partial<Carrier> = {}): Carrier => ({
  id: "van-tai-phuoc-long",
  name: "Vận tải Phước Long",
  phone: null,
  active: true,
  ...change,
});
