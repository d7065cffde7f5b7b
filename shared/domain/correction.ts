import { z } from "zod";
import { isoTime, ms } from "./time.ts";
import type { ScanFact } from "./trip.ts";

/** [T11] How long after a decision it may be corrected, ms. */
export const correctableMs = 60_000;

/**
 * What a correction names: the scan that it corrects, never another correction, and that scan's true time. With both,
 * it finds its place in the vehicle's history whichever of the two arrives first.
 */
export const correction = z.object({ scan: z.uuidv7(), at: isoTime });
export type Correction = z.infer<typeof correction>;

/** [T11] Made (true time, ms) within a minute after what it corrects. One that was not is a scan like any other. */
export const isInTime = (corrects: Correction, madeAt: number): boolean => {
  const after = madeAt - ms(corrects.at);
  return after >= 0 && after <= correctableMs;
};

/** What tells which scans are one look. */
export type Correctable = Pick<ScanFact, "id" | "corrects" | "at" | "checkpoint">;

/** One look at a vehicle: the scan that counts, and those that it stands for. */
export interface Look<F extends Correctable = ScanFact> {
  /** Id of the scan that was corrected, if it is on record; else of the first that corrects it. */
  readonly name: string;
  readonly counts: F;
  /** What counted before the first correction; null where there is none, or it is not on record. */
  readonly corrected: F | null;
  /** Every scan of it, also that which counts. */
  readonly scans: readonly F[];
}

/** What a correction corrects is where it says it was; of another moment or post, it stands for itself. */
const placeOf = ({ id, corrects, at, checkpoint }: Correctable): string =>
  [corrects?.scan ?? id, at, checkpoint].join(" ");

/** The scan corrected comes first, then its corrections as they were made. */
const asMade = (a: Correctable, b: Correctable): number => {
  const [first, second] = [a, b].map(({ corrects }) => (corrects ? ms(corrects.madeAt) : -1));
  return first! - second! || (a.id < b.id ? -1 : 1);
};

const lookOf = <F extends Correctable>(scans: readonly F[]): Look<F> => {
  const made = scans.length === 1 ? scans : [...scans].sort(asMade);
  const [first] = made;
  const original = first?.corrects ? null : first!;
  return {
    name: first!.id,
    counts: made.at(-1)!,
    corrected: made.length > 1 ? original : null,
    scans: made,
  };
};

const byPlace = <F extends Correctable>(scans: readonly F[]): readonly (readonly F[])[] => {
  const places = new Map<string, F[]>();
  for (const scan of scans) {
    const place = placeOf(scan);
    places.set(place, [...(places.get(place) ?? []), scan]);
  }
  return [...places.values()];
};

export const anyCorrected = (scans: readonly Correctable[]): boolean =>
  scans.some(({ corrects }) => corrects);

/** [T11] A vehicle's scans as looks at it: of a scan and its corrections the correction made last counts. */
export const looksOf = <F extends Correctable>(scans: readonly F[]): readonly Look<F>[] =>
  anyCorrected(scans) ? byPlace(scans).map(lookOf) : scans.map((scan) => lookOf([scan]));

/** [T11] What the look that a scan is of goes by. */
export const nameOf = (scans: readonly ScanFact[], id: string): string =>
  (anyCorrected(scans) &&
    looksOf(scans).find(({ scans: all }) => all.some((one) => one.id === id))?.name) ||
  id;

/** [T11] Scans that no longer count because another corrects them. */
export const correctedIds = (scans: readonly ScanFact[]): ReadonlySet<string> =>
  new Set(
    anyCorrected(scans)
      ? looksOf(scans).flatMap(({ counts, scans: all }) =>
          all.flatMap(({ id }) => (id === counts.id ? [] : [id])),
        )
      : [],
  );

/**
 * [T10] A vehicle's scans from the opening of one of its trips on: those of that moment that come before it belong to
 * the trip before. Every scan of the moment must be given.
 */
export const scansSince = (
  scans: readonly ScanFact[],
  opening: { readonly id: string; readonly at: number },
): readonly ScanFact[] =>
  looksOf(scans.filter(({ at }) => ms(at) >= opening.at)).flatMap(({ name, counts, scans: all }) =>
    ms(counts.at) > opening.at || name >= opening.id ? all : [],
  );
