import { z } from "zod";
import { rememberedValue } from "./remembered.ts";

/** As a camera tells it: in its own units, some of which begin at 1, others at 100. */
export interface ZoomRange {
  readonly min: number;
  readonly max: number;
}

const chosen = z.object({
  camera: z.string().nullable(),
  /** How often enlarged, by camera. */
  zooms: z.record(z.string(), z.number()),
});
type CameraChoice = Readonly<z.infer<typeof chosen>>;

/** Which camera the officer chose, and how each was enlarged. */
export const { get: rememberedCamera, set: rememberCamera } = rememberedValue<CameraChoice>(
  "camera",
  chosen,
  { camera: null, zooms: {} },
);

/** What comes after `now` among `all`, the first after the last and where `now` is none of them. */
export const nextOf = <T>(all: readonly T[], now: T): T | undefined =>
  all[(all.indexOf(now) + 1) % all.length];

const factors = [1, 2, 3] as const;
const unitOf = ({ min }: ZoomRange): number => Math.max(min, 1);

/** Zooms to offer: once, twice, three times, as far as the camera reaches. None where there is nothing to choose. */
export const zoomFactors = (range: ZoomRange): readonly number[] => {
  const offered = factors.filter((factor) => factor * unitOf(range) <= range.max);
  return offered.length > 1 ? offered : [];
};

export const inUnitsOf = (range: ZoomRange, factor: number): number => factor * unitOf(range);
