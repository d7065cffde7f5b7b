import { inflateSync } from "node:zlib";
import { type Changes, changes, changesFrame } from "../../shared/contract/sync.ts";

/** A `changes` frame as a socket was sent it, read by the contract: packed or not. */
export const readFrame = (raw: unknown): Changes => {
  const frame = changesFrame.parse(raw);
  if ("items" in frame) return frame;
  const json = inflateSync(Buffer.from(frame.deflated, "base64url"));
  if (json.length !== frame.bytes) throw new Error(`${json.length} bytes, not ${frame.bytes}`);
  return changes.parse(JSON.parse(json.toString()));
};
