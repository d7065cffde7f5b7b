import { drawDay, drawFrom, drawMessage } from "../../shared/domain/draw.ts";
import { iso } from "../../shared/domain/time.ts";
import { fromBase64url } from "../api/bytes.ts";
import { type CallOptions, type DeviceIdentity, deviceCall } from "../api/device-call.ts";
import type { Clock } from "./clock.ts";
import { type Database, type Meta, readMeta } from "./database.ts";

interface DrawKeyParts {
  readonly db: Database;
  readonly device: DeviceIdentity;
  readonly clock: Pick<Clock, "now">;
  readonly call: CallOptions;
}

/** Asked for anew while the last day that the server gives keys for has none. */
const aheadMs = 7 * 86_400_000;

/** Fetches what this post draws with on the days ahead, once a day. Days that are over are forgotten. */
export const renewDrawKeys = async ({ db, device, clock, call }: DrawKeyParts): Promise<void> => {
  const held = (await readMeta(db, "drawKeys")) ?? [];
  const farthest = drawDay(iso(clock.now() + aheadMs));
  if (held.some(({ day }) => day === farthest)) return;
  const answer = await deviceCall(device, "drawKeys", {}, call);
  if (answer.kind !== "reply") return;
  const usage = { name: "HMAC", hash: "SHA-256" };
  const keys = await Promise.all(
    answer.value.items.map(async ({ day, key }) => ({
      day,
      key: await crypto.subtle.importKey("raw", fromBase64url(key), usage, false, ["sign"]),
    })),
  );
  const tx = db.transaction("meta", "readwrite");
  // An answer that was on its way when the tablet was cut off, wiped or enrolled elsewhere is none of its any more.
  const identity = (await tx.store.get("identity")) as Meta["identity"] | undefined;
  if (identity?.device.id === device.id && !(await tx.store.get("cutOff")))
    await tx.store.put(keys, "drawKeys");
  await tx.done;
};

/**
 * [V18] This post's draw of a vehicle on the day of `now` (true time, ms): 0–999, or null without a key for that day,
 * or where nothing says which vehicle it is.
 */
export const drawOf = async (
  db: Database,
  checkpoint: string,
  now: number,
  passIdOrPlate: string | null,
): Promise<number | null> => {
  const day = drawDay(iso(now));
  const key = (await readMeta(db, "drawKeys"))?.find((one) => one.day === day)?.key;
  if (!key || passIdOrPlate === null) return null;
  const message = new TextEncoder().encode(drawMessage(checkpoint, day, passIdOrPlate));
  return drawFrom(new Uint8Array(await crypto.subtle.sign("HMAC", key, message)));
};
