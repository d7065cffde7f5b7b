import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { z } from "zod";
import type { Changes, changesFrame } from "../../shared/contract/sync.ts";

/** Shorter frames are sent as they are: packing saves them little. */
const packFrom = 4_096;

const deflated = promisify(deflate);

/** What a `changes` frame is on the way. */
export type Packed = z.infer<typeof changesFrame>;

/**
 * [F8] A frame as it travels: packed where it is long. Packed once for all who are sent it, and not by the socket's own
 * compression, which would do it again for each of them; by a thread of the pool, for scans are recorded by this one.
 */
export const packed = async (frame: Changes): Promise<Packed> => {
  const json = Buffer.from(JSON.stringify(frame));
  if (json.length < packFrom) return frame;
  return {
    deflated: (await deflated(json, { level: 1 })).toString("base64url"),
    bytes: json.length,
  };
};
