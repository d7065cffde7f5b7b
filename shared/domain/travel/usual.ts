import type { Band } from "./band.ts";
import { type Spread, widestSpread } from "./spread.ts";
import type { Stretch } from "./stops.ts";
import type { TravelModel, TravelSegment } from "./travel-shape.ts";

/** Usual speed between posts before anything was seen, and the minutes that a post costs. */
const priorKmh = 42;
const postMinutes = 1.5;

/** [K1] Minutes for a distance alone; also of none, as two posts across the road from each other have. */
export const priorMinutes = (km: number): number =>
  (Math.max(km, 0.1) / priorKmh) * 60 + postMinutes;

/** A model made ready to be asked. */
export interface Travel {
  readonly model: TravelModel;
  /** [K3] Minutes that a stretch usually takes one of a kind who sets out in a band. */
  readonly minutes: (stretch: Stretch, band: Band, kind: number) => number;
  readonly spread: (stretch: Stretch, band: Band) => Spread;
  /** Share of those who pass a stop that nobody scans there. */
  readonly unseen: (stop: string) => number;
}

/** The kind of vehicle that was seen most: asked for where it may be any. */
export const usualKind = ({ kinds }: Pick<TravelModel, "kinds">): number =>
  kinds.reduce((most, one) => (one.count > most.count ? one : most), { kind: 1, count: 0 }).kind;

/** A post of which nothing is known is missed by two in a hundred, as if 50 had passed. */
const priorPassed = 50;
const priorUnseen = 1;

interface Ready {
  readonly segment: TravelSegment;
  readonly bands: ReadonlyMap<Band, number>;
  readonly cells: ReadonlyMap<string, number>;
}

/** Makes a model ready to be asked, once for all vehicles. */
export const travelBy = (model: TravelModel): Travel => {
  const bands = new Map(model.bands.map((one) => [one.band, one]));
  const kinds = new Map(model.kinds.map(({ kind, factor }) => [kind, factor]));
  const posts = new Map(model.posts.map((one) => [one.checkpoint, one]));
  const segments = new Map(
    model.segments.map((segment): [string, Ready] => [
      `${segment.from} ${segment.to}`,
      {
        segment,
        bands: new Map(segment.bands.map(({ band, factor }) => [band, factor])),
        cells: new Map(segment.cells.map(({ band, kind, usual }) => [`${band} ${kind}`, usual])),
      },
    ]),
  );
  /** A segment that nobody drove is as slow as all of them together. */
  const overall = bands.size === 0 ? 1 : model.overall;
  return {
    model,
    minutes: ({ from, to, km }, band, kind) => {
      const known = segments.get(`${from} ${to}`);
      const cell = known?.cells.get(`${band} ${kind}`);
      if (cell !== undefined) return cell;
      return (
        priorMinutes(km) *
        (known?.segment.factor ?? overall) *
        (bands.get(band)?.factor ?? 1) *
        (kinds.get(kind) ?? 1) *
        (known?.bands.get(band) ?? 1)
      );
    },
    spread: ({ from, to }, band) => {
      const { slower, faster, tail, stops } = bands.get(band) ?? widestSpread;
      const wide = segments.get(`${from} ${to}`)?.segment.spread ?? 1;
      return { slower: slower * wide, faster: faster * wide, tail, stops };
    },
    unseen: (stop) => {
      const { passed, unseen } = posts.get(stop) ?? { passed: 0, unseen: 0 };
      return (unseen + priorUnseen) / (passed + priorPassed);
    },
  };
};
