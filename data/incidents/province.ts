import type { Area, Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";

const basis = {
  kind: "Quyết định",
  number: "diễn tập",
  date: "2021-08-14",
  issuer: "Tỉnh diễn tập",
};
const center = { latitude: 11.6, longitude: 106.9 };
const spokes = 6;
/** Kilometres from the centre at which the posts of a spoke stand, the border first. */
const rings = [60, 42, 25, 12];
/** Road to one kilometre as the crow flies. */
const bends = 1.2;
const perDegree = 111.2;

const place = (spoke: number, km: number) => {
  const angle = ((spoke * 360) / spokes) * (Math.PI / 180);
  const latitude = center.latitude + (Math.cos(angle) * km) / perDegree;
  const squeeze = Math.cos((center.latitude * Math.PI) / 180);
  const longitude = center.longitude + (Math.sin(angle) * km) / (perDegree * squeeze);
  return { latitude, longitude };
};

export const postAt = (spoke: number, ring: number): string => `chot-${spoke}-${ring}`;
export const spokeOf = (spoke: number): string => `tuyen-${spoke}`;
export const throughOf = (spoke: number): string => `qua-canh-${spoke % 3}`;
export const gated = (spoke: number): string => `kcn-${spoke}`;
export const ungated = (spoke: number): string => `kho-${spoke}`;
/** Where a level is raised while vehicles are bound for it. */
export const raisedEndpoint = "kho-vung-do";
export const raisedArea = "xa-vung-do";
/** Where vehicles in transit say they are going. */
export const abroad = "ngoai-tinh";

const eachSpoke = Array.from({ length: spokes }, (_, spoke) => spoke);
const eachRing = rings.map((_, ring) => ring);
const kmAt = (ring: number): number => Math.round((rings[0]! - rings[ring]!) * bends * 10) / 10;

/** A province like a wheel: six corridors with four posts each, six gates, and three ways straight through. */
export interface Province {
  readonly areas: readonly Area[];
  readonly checkpoints: readonly Checkpoint[];
  readonly corridors: readonly Corridor[];
  readonly endpoints: readonly Endpoint[];
}

const areaOf = (id: string, parent: string | null, kind: Area["kind"]): Area => ({
  id,
  name: id,
  kind,
  parent,
  validFrom: null,
  validTo: null,
});

const post = (id: string, kind: Checkpoint["kind"], spoke: number, km: number): Checkpoint => ({
  id,
  name: `Chốt ${id}`,
  kind,
  area: `huyen-${spoke}`,
  ...place(spoke, km),
  endpoint: kind === "endpoint-gate" ? gated(spoke) : null,
  basis,
  active: true,
});

const endpointAt = (
  id: string,
  code: number,
  area: string,
  spoke: number,
  km: number,
): Endpoint => ({
  id,
  code,
  name: id,
  address: "",
  area,
  ...place(spoke, km),
  active: true,
});

const through = (spoke: number): Corridor => {
  const inner = rings.at(-1)!;
  const middle = kmAt(rings.length - 1) + 2 * inner * bends;
  const back = [...eachRing].reverse();
  return {
    id: throughOf(spoke),
    code: 100 + spoke,
    name: `Quá cảnh ${spoke}`,
    posts: [
      ...eachRing.map((ring) => ({ checkpoint: postAt(spoke, ring), km: kmAt(ring) })),
      ...back.map((ring) => ({
        checkpoint: postAt(spoke + 3, ring),
        km: Math.round((middle + (rings[ring]! - inner) * bends) * 10) / 10,
      })),
    ],
    active: true,
  };
};

export const makeProvince = (): Province => ({
  areas: [
    areaOf("tinh", null, "province"),
    ...eachSpoke.map((spoke) => areaOf(`huyen-${spoke}`, "tinh", "district")),
    areaOf(raisedArea, "huyen-0", "commune"),
  ],
  checkpoints: eachSpoke.flatMap((spoke) => [
    ...rings.map((km, ring) =>
      post(postAt(spoke, ring), ring === 0 ? "border" : "inner", spoke, km),
    ),
    post(`cong-${spoke}`, "endpoint-gate", spoke, 8),
  ]),
  corridors: [
    ...eachSpoke.map((spoke) => ({
      id: spokeOf(spoke),
      code: 1 + spoke,
      name: `Tuyến ${spoke}`,
      posts: eachRing.map((ring) => ({ checkpoint: postAt(spoke, ring), km: kmAt(ring) })),
      active: true,
    })),
    ...[0, 1, 2].map(through),
  ],
  endpoints: [
    ...eachSpoke.flatMap((spoke) => [
      endpointAt(gated(spoke), 10 + spoke, `huyen-${spoke}`, spoke, 8),
      endpointAt(ungated(spoke), 20 + spoke, `huyen-${spoke}`, spoke, 6),
    ]),
    endpointAt(raisedEndpoint, 30, raisedArea, 0, 6),
    endpointAt(abroad, 31, "tinh", 3, 70),
  ],
});
