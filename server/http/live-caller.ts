import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { callerBySession, callerByWorkingDevice } from "../authenticate.ts";
import type { Caller } from "../caller.ts";
import type { Handshake } from "../live/sockets.ts";
import type { DeviceReads, PeopleReads, ReferenceReads } from "../store/ports.ts";
import { sessionCookie } from "./session-cookie.ts";

export interface LiveCallerParts {
  readonly reads: PeopleReads & DeviceReads & ReferenceReads;
  readonly secure: boolean;
  /** Origins whose pages may follow; empty: any at the host the socket was opened to. */
  readonly origins: readonly string[];
  readonly now: () => number;
}

/** A page may follow from our own address only; other programs send no origin and bring no cookie by accident. */
const comesFromUs = ({ origin, host }: Handshake, origins: readonly string[]): boolean => {
  if (origin === undefined) return true;
  if (origins.length > 0) return origins.includes(origin);
  return URL.canParse(origin) && new URL(origin).host === host;
};

/** Who opens a socket: a person by the session's cookie [X7], from our own pages [X11], or a tablet by its signature [X8]. */
export const makeLiveCaller = ({ reads, secure, origins, now }: LiveCallerParts) => {
  const cookie = sessionCookie(secure);
  return async (handshake: Handshake): Promise<Caller | Refusal> => {
    const at = now();
    const { device: authorization } = handshake;
    if (authorization !== undefined)
      return callerByWorkingDevice(reads, { authorization, method: "GET", path: "/live" }, at);
    if (!comesFromUs(handshake, origins)) return refusal("wrong-origin");
    return callerBySession(reads, cookie.read(handshake.cookie), at);
  };
};
