import type { Device } from "../../../shared/contract/device.ts";
import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import { type Action, may } from "../../../shared/domain/access.ts";
import { drawDay } from "../../../shared/domain/draw.ts";
import { iso } from "../../../shared/domain/time.ts";
import type { Caller } from "../../caller.ts";
import { cutOffDevice } from "../../commands/cut-off-device.ts";
import { enrolDevice, makeEnrolCode } from "../../commands/enrol-device.ts";
import { renameDevice } from "../../commands/rename-device.ts";
import type { DrawKeys } from "../../draw-keys.ts";
import { linkQrSvg } from "../../outbound/qr.ts";
import { postSubject } from "../../places.ts";
import { devicesFor } from "../../queries/devices.ts";
import { toDevice } from "../../queries/items.ts";
import type { DeviceRow, Reference, Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";

const mayAt = (caller: Caller, action: Action, checkpoint: string, reference: Reference): boolean =>
  caller.kind === "person" && may(caller.grants, action, postSubject(checkpoint, reference));

/** `K7M2-9QXA-4TBD` */
const spaced = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");

/** A week without network and the day it begins on; and the day before, for an answer that crosses midnight. */
const drawDays = [-1, 0, 1, 2, 3, 4, 5, 6, 7];
const dayMs = 86_400_000;

export const deviceHandlers = (
  store: Store,
  draws: DrawKeys,
): Pick<
  Handlers,
  "devices" | "createEnrolCode" | "enrolDevice" | "changeDevice" | "cutOffDevice" | "drawKeys"
> => {
  const { reads } = store;
  const told = async (device: DeviceRow | Refusal): Promise<Device | Refusal> =>
    isRefusal(device) ? device : toDevice(device, await reads.keptApart());
  const withinReach =
    (caller: Caller) =>
    ({ checkpoint }: DeviceRow, reference: Reference): boolean =>
      mayAt(caller, "device.manage", checkpoint, reference);

  return {
    devices: async (_, { caller }) => ({ items: await devicesFor(reads, caller) }),

    createEnrolCode: async ({ body: { checkpoint } }, { caller, at, origin }) => {
      const reference = await store.reads.reference();
      const exists = reference.checkpoints.some(({ id }) => id === checkpoint);
      if (exists && !mayAt(caller, "device.manage", checkpoint, reference))
        return refusal("not-allowed");
      const made = await makeEnrolCode(store, checkpoint, at);
      if (isRefusal(made)) return made;
      const code = spaced(made.code);
      // In the fragment, which browsers never send, so the code reaches no log.
      const link = `${origin}/checkpoint/#enrol=${code}`;
      return {
        code,
        checkpoint,
        expiresAt: iso(made.expiresAt),
        link,
        qrSvg: await linkQrSvg(link),
      };
    },

    enrolDevice: async ({ body }, { at }) => {
      const device = await enrolDevice(store, body, at);
      return isRefusal(device)
        ? device
        : { device: toDevice(device, new Map()), serverTime: iso(at) };
    },

    changeDevice: async ({ params, body }, { caller, at }) =>
      told(await renameDevice(store, params.id, body.name, withinReach(caller), at)),

    drawKeys: async (_, { caller, at }) => {
      if (caller.kind !== "device") return refusal("bad-signature");
      const { checkpoint } = caller.device;
      const days = drawDays.map((n) => drawDay(iso(at + n * dayMs)));
      return {
        items: days.map((day) => ({
          day,
          key: draws.keyOf(checkpoint, day).toString("base64url"),
        })),
      };
    },

    cutOffDevice: async ({ params }, { caller, at }) =>
      told(await cutOffDevice(store, params.id, withinReach(caller), at)),
  };
};
