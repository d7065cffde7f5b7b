import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { iso } from "../../shared/domain/time.ts";
import type { DeviceRow, Reference, Store } from "../store/ports.ts";
import { deviceEvent } from "./enrol-device.ts";

/**
 * Cuts a lost tablet off: it may still upload what it has stored, marked suspect, and nothing else.
 * Cutting it off again changes nothing. Refuses `not-found`, also when `within` says it is out of reach.
 */
export const cutOffDevice = (
  store: Store,
  id: string,
  within: (device: DeviceRow, reference: Reference) => boolean,
  at: number,
): Promise<DeviceRow | Refusal> =>
  store.write(async (tx) => {
    const before = await tx.device(id);
    const reference = await tx.reference();
    if (!before || !within(before, reference)) return refusal("not-found");
    if (before.cutOffAt !== null) return before;
    const device: DeviceRow = { ...before, cutOffAt: iso(at) };
    await tx.putDevice(device);
    await tx.append([deviceEvent("device.cut-off", device, reference)], at);
    return device;
  });
