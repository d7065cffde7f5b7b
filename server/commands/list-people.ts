import { isDeepStrictEqual } from "node:util";
import type { NewManifest } from "../../shared/contract/manifests.ts";
import { idTaken, type Refusal } from "../../shared/contract/problems.ts";
import { namesOutlived, tripOfList, withoutNames } from "../../shared/domain/manifest.ts";
import { trueTime } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { tripsAround } from "../queries/manifests.ts";
import type { ManifestRow } from "../store/manifest-ports.ts";
import type { DeviceRow, NewEvent, Reads, Store } from "../store/ports.ts";
import { type Bound, postTopics, tripTopics } from "../topics.ts";

/** Where the vehicle is bound: as its trip says, or before there is one, its pass. */
const boundOf = async (
  reads: Reads,
  row: ManifestRow,
  trip: Trip | null,
): Promise<Bound | undefined> => {
  const pass = row.pass === null ? undefined : await reads.pass(row.pass);
  const bound = trip ?? pass;
  return bound && { ...bound, ...(pass && { carrier: pass.carrier }) };
};

export const tripOfRow = async (reads: Reads, row: ManifestRow): Promise<Trip | null> =>
  tripOfList(row, await tripsAround(reads, [row]));

/** [R7] Told where its trip is, and at the post where it happened; of those aboard the log says nothing. */
export const manifestEvent = async (
  what: "listed" | "checked" | "erased",
  row: ManifestRow,
  trip: Trip | null,
  reads: Reads,
  payload: NewEvent["payload"] = {},
): Promise<NewEvent> => {
  const bound = await boundOf(reads, row, trip);
  const told = { checkpoint: row.checkpoint, ...payload };
  const reference = await reads.reference();
  return {
    type: `manifest.${what}`,
    subject: { kind: "manifest", id: row.id },
    payload: told,
    topics: [
      ...new Set([row.checkpoint, told.checkpoint].flatMap((post) => postTopics(post, reference))),
      ...(bound ? tripTopics(bound) : []),
    ],
  };
};

/** [W11] As it is kept: no row says that nobody was met. */
export const metBy = (met: readonly string[]): Pick<ManifestRow, "met"> =>
  met.length === 0 ? {} : { met: [...new Set(met.map((id) => id.toLowerCase()))].sort() };

const toRow = (device: DeviceRow, given: NewManifest, at: number): ManifestRow => {
  const { at: _, offsetMs: __, id, scan, met, ...rest } = given;
  return {
    ...rest,
    id: id.toLowerCase(),
    scan: scan.toLowerCase(),
    device: device.id,
    checkpoint: device.checkpoint,
    // Nobody lists after it was heard: a clock that runs ahead changes nothing.
    madeAt: iso(Math.min(trueTime(given), at)),
    receivedAt: iso(at),
    count: given.people.length,
    erasedAt: null,
    ...metBy(met),
  };
};

/** Of one whose names are erased only what is left can be compared. */
const content = (
  { scan, plate, pass, count, salt, people, met }: ManifestRow,
  bare: boolean,
): object => ({ scan, plate, pass, count, met, ...(!bare && { salt, people }) });

/** [O57] Puts a list on record. The same again is the same; refuses `already-exists` for its id with another content. */
export const listPeople = (
  store: Store,
  device: DeviceRow,
  given: NewManifest,
  at: number,
): Promise<{ id: string } | Refusal> =>
  store.write(async (tx) => {
    const row = toRow(device, given, at);
    const { id } = row;
    const before = await tx.manifest(id);
    if (before) {
      const bare = before.erasedAt !== null;
      const same =
        before.device === device.id && isDeepStrictEqual(content(before, bare), content(row, bare));
      return same ? { id } : idTaken;
    }
    const trip = await tripOfRow(tx, row);
    // [R8] It comes so late that its names are past their time already.
    await tx.putManifest(namesOutlived(row, trip, at) ? withoutNames(row, iso(at)) : row);
    await tx.append([await manifestEvent("listed", row, trip, tx, { count: row.count })], at);
    return { id };
  });
