import { deflateSync } from "node:zlib";
import type { z } from "zod";
import type { Changes, changesFrame } from "../../shared/contract/sync.ts";

/** Shorter frames are sent as they are: packing saves them little. */
const packFrom = 4_096;

/**
 * [F8] A frame as it travels: packed where it is long. Packed once for all who are sent it, and not by the socket's own
 * compression, which would do it again for each of them.
 */
export const packed = (frame: Changes): z.infer<typeof changesFrame> => {
  const json = Buffer.from(JSON.stringify(frame));
  if (json.length < packFrom) return frame;
  return {
    deflated: deflateSync(json, { level: 1 }).toString("base64url"),
    bytes: json.length,
  };
};
