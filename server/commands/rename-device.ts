import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { DeviceRow, Reference, Store } from "../store/ports.ts";
import { deviceEvent } from "./enrol-device.ts";

/** Gives a tablet another name. The same again changes nothing. Refuses `not-found`, also when `within` says it is out of reach. */
export const renameDevice = (
  store: Store,
  id: string,
  name: string,
  within: (device: DeviceRow, reference: Reference) => boolean,
  at: number,
): Promise<DeviceRow | Refusal> =>
  store.write(async (tx) => {
    const before = await tx.device(id);
    const reference = await tx.reference();
    if (!before || !within(before, reference)) return refusal("not-found");
    if (before.name === name) return before;
    const device: DeviceRow = { ...before, name };
    await tx.putDevice(device);
    await tx.append([deviceEvent("device.renamed", device, reference)], at);
    return device;
  });
