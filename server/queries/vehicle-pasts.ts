import type {
  FindingPlaces,
  PassState,
  VehicleHistory,
} from "../../shared/domain/findings/history.ts";
import { groupBy } from "../../shared/domain/group-by.ts";
import { passId } from "../../shared/domain/pass.ts";
import { revisionsOf } from "../../shared/domain/pass-revisions.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { foldTrips } from "../../shared/domain/trip.ts";
import type { PassVersion, PastAsked, PastScan } from "../store/finding-ports.ts";
import type { Reads } from "../store/ports.ts";
import { findingScanOf } from "./finding-scan.ts";

/** So far back from what was touched a vehicle's past is looked at; then as far as the trip that was under way. */
const lookBackMs = 7 * 24 * 3_600_000;

/** All that findings of one vehicle are made from, and what its alerts are settled by. */
export interface VehiclePast {
  readonly history: VehicleHistory;
  /** Its own scans and those of its plate elsewhere, with when each was made and heard of. */
  readonly scans: ReadonlyMap<string, PastScan>;
}

const plain = ({ pass, from }: PassVersion): PassState => ({
  plate: pass.plate,
  trailerPlate: pass.trailerPlate,
  endpoint: pass.endpoint,
  ...(pass.via && { via: pass.via }),
  corridor: pass.corridor,
  occupantsMax: pass.occupantsMax,
  purpose: pass.purpose,
  use: pass.use,
  status: pass.status,
  from: iso(from),
});

const platesIn = (scans: readonly PastScan[]): Plate[] => [
  ...new Set(scans.flatMap(({ fact }) => [fact?.plate ?? [], fact?.takeOver?.plate ?? []].flat())),
];

/** Keys under which a plate's vehicle may have been seen. */
const keysOfPlates = async (
  reads: Pick<Reads, "passesOfPlate">,
  plates: readonly Plate[],
): Promise<ReadonlyMap<Plate, readonly string[]>> => {
  const found = new Map<Plate, readonly string[]>();
  for (const plate of plates) {
    const passes = await reads.passesOfPlate(plate);
    found.set(plate, [plate, ...passes.map(({ id }) => id)]);
  }
  return found;
};

/** What lists of those aboard and checks of them came to. */
const aboardOf = async (
  reads: Pick<Reads, "manifestsOf" | "checksOf">,
  vehicle: string,
): Promise<Pick<VehicleHistory, "checks" | "met">> => {
  const lists = await reads.manifestsOf([vehicle], 0);
  if (lists.length === 0) return { checks: [], met: [] };
  const counts = new Map(lists.map(({ id, count }) => [id, count]));
  const made = await reads.checksOf([...counts.keys()]);
  const shown = [...lists.map((one) => ({ ...one, at: one.madeAt })), ...made];
  return {
    checks: made.map(({ manifest, scan, checkpoint, at, result, present, others }) => ({
      list: manifest,
      scan,
      checkpoint,
      at,
      result,
      listed: counts.get(manifest) ?? 0,
      present: present.length,
      others,
    })),
    met: shown.flatMap(({ met = [], scan, checkpoint, at }) =>
      met.map((entry) => ({ entry, scan, checkpoint, at })),
    ),
  };
};

/**
 * What is known of vehicles and, with them, of those that were seen under the same plate by another pass or none: what is
 * found of the one may rest on the other. `at`: the server's time, ms.
 */
export const vehiclePasts = async (
  reads: Reads,
  places: FindingPlaces,
  touched: readonly PastAsked[],
  at: number,
): Promise<readonly VehiclePast[]> => {
  const asked = touched.map(({ key, since }) => ({ key, since: since - lookBackMs }));
  const since = Math.min(...asked.map((one) => one.since));
  const own = await reads.pastOf(asked);
  const keysOf = await keysOfPlates(reads, platesIn([...own.values()].flat()));
  const others = [...new Set([...keysOf.values()].flat())].filter((key) => !own.has(key));
  const beside =
    others.length === 0 ? [] : await reads.pastOf(others.map((key) => ({ key, since })));
  const pasts = new Map([...own, ...[...beside].filter(([, scans]) => scans.length > 0)]);
  const passes = [...pasts.keys()].flatMap((key) => passId.safeParse(key).data ?? []);
  const versions = await reads.passVersions(passes);
  const statesOf = groupBy(versions, ({ pass }) => pass.id as string);

  const seen = new Map(
    [...pasts].map(([key, scans]) => {
      const found = scans.map((scan) => findingScanOf(scan, versions));
      const trips = foldTrips(
        scans.flatMap(({ fact }) => fact ?? []),
        iso(at),
        [],
        revisionsOf(statesOf.get(key) ?? []),
      );
      return [key, { scans: found, trips }];
    }),
  );

  const made: VehiclePast[] = [];
  for (const [key, scans] of pasts) {
    const elsewhere = platesIn(scans)
      .flatMap((plate) => keysOf.get(plate) ?? [])
      .filter((other) => other !== key && seen.has(other));
    made.push({
      history: {
        vehicle: key,
        ...seen.get(key)!,
        pass: (statesOf.get(key) ?? []).map(plain),
        ...(await aboardOf(reads, key)),
        elsewhere: {
          scans: elsewhere.flatMap((other) => seen.get(other)!.scans),
          trips: elsewhere.flatMap((other) => seen.get(other)!.trips),
        },
        places,
      },
      scans: new Map(
        [key, ...elsewhere]
          .flatMap((one) => pasts.get(one) ?? [])
          .map((scan) => [scan.seen.id, scan]),
      ),
    });
  }
  return made;
};

/** Of scans that name no vehicle each for itself; [S7] what a cut-off tablet says proves nothing. */
export const lonePasts = async (
  reads: Reads,
  places: FindingPlaces,
  ids: readonly string[],
): Promise<readonly VehiclePast[]> =>
  (ids.length === 0 ? [] : await reads.scansByIds(ids))
    .filter(({ seen }) => !seen.marks.includes("suspect"))
    .map((scan) => ({
      history: {
        vehicle: null,
        scans: [findingScanOf(scan, [])],
        trips: [],
        pass: [],
        checks: [],
        met: [],
        elsewhere: { scans: [], trips: [] },
        places,
      },
      scans: new Map([[scan.seen.id, scan]]),
    }));

/** Was a scan heard of so many minutes after it was made, or later? */
export const heardLate = ({ seen }: PastScan, minutes: number): boolean =>
  ms(seen.receivedAt) - ms(seen.at) >= minutes * 60_000;
