import { createHmac } from "node:crypto";
import { drawFrom, drawMessage } from "../shared/domain/draw.ts";
import { openSecret } from "./secret-file.ts";

/** [V18] The keys that posts draw vehicles for inspection with: one a post and day. */
export interface DrawKeys {
  /** 32 bytes. `day` is `drawDay`. A tablet is given those of its own post only, some days ahead. */
  readonly keyOf: (checkpoint: string, day: string) => Buffer;
  /** The draw as a tablet of the post makes it, 0–999. */
  readonly draw: (checkpoint: string, day: string, passIdOrPlate: string) => number;
}

const mostKept = 2_000;

const mac = (key: Uint8Array, message: string): Buffer =>
  createHmac("sha256", key).update(message).digest();

/**
 * All keys come from one secret in the folder `dir`, made (mode 0600) where there is none, and of no use
 * to mint a pass. With another secret all days are drawn otherwise, those too that tablets hold keys for.
 * Throws a plain sentence where it is damaged.
 */
export const openDrawKeys = (dir: string): DrawKeys => {
  const secret = openSecret(dir, "draw.key");
  const kept = new Map<string, Buffer>();
  const keyOf = (checkpoint: string, day: string): Buffer => {
    const message = `GL1-draw-key\n${checkpoint}\n${day}`;
    const before = kept.get(message);
    if (before) return before;
    if (kept.size >= mostKept) kept.clear();
    const key = mac(secret, message);
    kept.set(message, key);
    return key;
  };
  return {
    keyOf,
    draw: (checkpoint, day, passIdOrPlate) =>
      drawFrom(mac(keyOf(checkpoint, day), drawMessage(checkpoint, day, passIdOrPlate))),
  };
};
