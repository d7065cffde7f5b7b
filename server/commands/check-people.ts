import { isDeepStrictEqual } from "node:util";
import type { NewCheck } from "../../shared/contract/manifests.ts";
import { idTaken, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { resultOf } from "../../shared/domain/manifest.ts";
import type { ManifestCheck } from "../../shared/domain/manifest-shape.ts";
import { trueTime } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { checkSeen } from "../queries/manifests.ts";
import type { CheckRow, ManifestRow } from "../store/manifest-ports.ts";
import type { DeviceRow, Store } from "../store/ports.ts";
import { manifestEvent, metBy, tripOfRow } from "./list-people.ts";

const toRow = (device: DeviceRow, given: NewCheck, list: ManifestRow, at: number): CheckRow => {
  const present = [...given.present].sort((a, b) => a - b);
  return {
    id: given.id.toLowerCase(),
    manifest: list.id,
    scan: given.scan.toLowerCase(),
    device: device.id,
    checkpoint: device.checkpoint,
    at: iso(Math.min(trueTime(given), at)),
    present,
    others: given.others,
    // What a tablet makes of it is not asked.
    result: resultOf(list.count, present.length, given.others),
    ...metBy(given.met),
  };
};

const content = ({ manifest, scan, device, present, others, met }: CheckRow): object => ({
  manifest,
  scan,
  device,
  present,
  others,
  met,
});

/**
 * [R5] [O57] Puts on record who of a list was aboard at a later post; nothing changes it after. The same again is the same.
 * Of any list: whoever names one was told of it, and where its trip drives may have become another since. Refuses
 * `already-exists` for its id with another content, `not-found` for a list that is none.
 */
export const checkPeople = (
  store: Store,
  device: DeviceRow,
  given: NewCheck,
  at: number,
): Promise<ManifestCheck | Refusal> =>
  store.write<ManifestCheck>(async (tx) => {
    const list = await tx.manifest(given.manifest.toLowerCase());
    if (!list) return refusal("not-found");
    const { count } = list;
    if (given.present.some((place) => place >= count))
      return refusal("invalid-input", { present: { code: "no-such-place", params: { count } } });
    const row = toRow(device, given, list, at);
    const before = await tx.manifestCheck(row.id);
    if (before)
      return isDeepStrictEqual(content(before), content(row)) ? checkSeen(before) : idTaken;
    await tx.addManifestCheck(row);
    const { checkpoint, result } = row;
    const trip = await tripOfRow(tx, list);
    await tx.append([await manifestEvent("checked", list, trip, tx, { checkpoint, result })], at);
    return checkSeen(row);
  });
