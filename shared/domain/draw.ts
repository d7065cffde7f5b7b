import { type IsoTime, iso, ms } from "./time.ts";

/** The date in Việt Nam, seven hours ahead of UTC all year: `2026-11-22`. */
export const drawDay = (at: IsoTime): string => iso(ms(at) + 7 * 3_600_000).slice(0, 10);

/**
 * [V18] What is authenticated to draw a vehicle for inspection: a vehicle has one draw a day at a post, so
 * driving up again does not draw again. `day` is `drawDay`.
 */
export const drawMessage = (checkpoint: string, day: string, passIdOrPlate: string): string =>
  `GL1-draw\n${checkpoint}\n${day}\n${passIdOrPlate}`;

/**
 * [V18] 0–999 from the HMAC-SHA-256 of `drawMessage`, computed by the caller: who does not hold the post's key cannot tell
 * beforehand who is picked. Six bytes, so that the bias of the remainder is below one in 10¹¹. Throws
 * `RangeError` for fewer.
 */
export const drawFrom = (mac: Uint8Array): number => {
  if (mac.length < 6) throw new RangeError("a draw needs six bytes of an HMAC");
  return mac.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) % 1000;
};
