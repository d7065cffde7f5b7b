import { useEffect, useState, useSyncExternalStore } from "react";
import type { Changes } from "../../shared/contract/sync.ts";
import { type IsoTime, ms } from "../../shared/domain/time.ts";
import { call, ProblemError } from "./call.ts";
import { type HeldItems, holdItems } from "./held-items.ts";
import { type Live, openLive } from "./live.ts";

/** Everything the person may see, by kind and id, kept true by the live feed. */
export interface LiveItems extends Pick<HeldItems, "of" | "boundFor" | "tripsTo"> {
  readonly state: "loading" | "live" | "reconnecting" | "failed";
  /** Server time at which the items were last known to be whole. */
  readonly asOf: IsoTime | null;
  /** Server clock minus this machine's, ms: ages on screen are by the server's clock. */
  readonly offsetMs: number;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** A page's own copy: snapshot once, then increments by cursor. Applying an item twice is harmless [F2]. */
const makeItems = () => {
  const held = holdItems();
  let cursor = 0;
  let state: LiveItems["state"] = "loading";
  let asOf: IsoTime | null = null;
  let offsetMs = 0;
  let error: Error | null = null;
  let live: Live | null = null;
  let closed = false;
  const listeners = new Set<() => void>();
  const publish = () => {
    view = makeView();
    for (const listener of listeners) listener();
  };

  const seenAt = (serverTime: IsoTime) => {
    asOf = serverTime;
    offsetMs = ms(serverTime) - Date.now();
  };

  const onFrame = (frame: Changes) => {
    held.put(frame.items);
    cursor = Math.max(cursor, frame.next);
    seenAt(frame.serverTime);
    publish();
  };

  const fail = (cause: Error) => {
    state = "failed";
    error = cause;
    publish();
  };

  const start = async () => {
    closed = false;
    live?.close();
    live = null;
    error = null;
    // A board that is already up stays up while it is read again.
    state = asOf === null ? "loading" : "reconnecting";
    publish();
    try {
      const whole = await call("snapshot", {});
      if (closed) return;
      held.clear();
      held.put(whole.items);
      cursor = whole.cursor;
      seenAt(whole.serverTime);
      live = openLive({
        after: () => cursor,
        onItems: onFrame,
        onState: (next, problem) => {
          if (next === "resnapshot") void start();
          else if (next === "refused") fail(new Error(problem ?? next));
          else {
            state = next === "live" ? "live" : "reconnecting";
            publish();
          }
        },
      });
      publish();
    } catch (cause) {
      if (closed) return;
      fail(cause instanceof Error ? cause : new Error(String(cause)));
      // A wall nobody stands at must come back by itself; who is not welcome asks no more.
      const passing = !(cause instanceof ProblemError) || cause.status >= 429;
      if (passing) setTimeout(() => !closed && void start(), 5_000);
    }
  };

  const makeView = (): LiveItems => ({
    of: held.of,
    boundFor: held.boundFor,
    tripsTo: held.tripsTo,
    state,
    asOf,
    offsetMs,
    error,
    retry: () => void start(),
  });
  let view = makeView();

  return {
    start,
    view: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closed = true;
      live?.close();
    },
  };
};

/** The caller's live items for as long as the component is on screen. */
export const useLiveItems = (): LiveItems => {
  const [items] = useState(makeItems);
  useEffect(() => {
    void items.start();
    return items.close;
  }, [items]);
  return useSyncExternalStore(items.subscribe, items.view);
};

/** The server's time now in ms, ticking: for ages on screen. */
export const useServerNow = (offsetMs: number, everyMs = 10_000): number => {
  const [now, setNow] = useState(() => Date.now() + offsetMs);
  useEffect(() => {
    const tick = () => setNow(Date.now() + offsetMs);
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [offsetMs, everyMs]);
  return now;
};

/** The name of where a vehicle was seen: a post, or the endpoint that confirmed it; the id where unknown. */
export const placeName = (items: LiveItems, id: string): string =>
  items.of("checkpoint").get(id)?.name ?? items.of("endpoint").get(id)?.name ?? id;
