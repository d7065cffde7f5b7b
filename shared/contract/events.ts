import type { Problem } from "./problems.ts";
import type { Changes } from "./sync.ts";

/**
 * Socket.IO, path `/live`, websocket only. A person authenticates by session cookie, a tablet by
 * `auth: { device: <Authorization header value for "GET /live"> }`.
 */
export interface ClientEvents {
  /** Start, or start again, after a cursor: backfill, cut over, stream. */
  join: (request: { after: number }, ack: (answer: { ok: true } | Problem) => void) => void;
}

export interface ServerEvents {
  /** As `GET /api/changes` would answer; frames are coalesced within 50 ms. */
  changes: (frame: Changes) => void;
  /** Named reason just before the server drops the socket, e.g. `slow-consumer`. */
  dropped: (reason: { code: "slow-consumer" | "signed-out" | "resnapshot" }) => void;
}
