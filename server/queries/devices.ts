import type { Device } from "../../shared/contract/device.ts";
import { may } from "../../shared/domain/access.ts";
import type { Caller } from "../caller.ts";
import { postSubject } from "../places.ts";
import type { Reads } from "../store/ports.ts";
import { toDevice } from "./items.ts";

/** Tablets of posts within the caller's reach, also those cut off. */
export const devicesFor = async (reads: Reads, caller: Caller): Promise<Device[]> => {
  if (caller.kind !== "person") return [];
  const reference = await reads.reference();
  const keptApart = await reads.keptApart();
  return (await reads.devices())
    .filter(({ checkpoint }) =>
      may(caller.grants, "device.read", postSubject(checkpoint, reference)),
    )
    .map((device) => toDevice(device, keptApart));
};
