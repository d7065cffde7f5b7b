import { useEffect, useRef } from "react";
import type { ItemKind } from "../../shared/contract/sync.ts";
import { call } from "./call.ts";
import { gathered } from "./gathered.ts";
import { openLive } from "./live.ts";
import { useMay } from "./session.ts";

/** Frames come in bursts; one refresh serves a burst. */
const gatherMs = 400;

/**
 * Says when things of a kind changed on the server, for screens that read them by pages. Also after the stream was
 * down: something may have changed meanwhile. Not again before what `onChange` answers with is settled: a list read
 * anew from the start at each change would never be there.
 */
export const useLiveChanges = (kind: ItemKind, onChange: () => unknown): void => {
  const allowed = useMay()("sync");
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (!allowed) return;
    let cursor: number | null = null;
    let stop: (() => void) | null = null;
    let over = false;
    const changes = gathered(() => latest.current(), gatherMs);
    const start = async (): Promise<void> => {
      try {
        cursor = (await call("ready", {})).seq;
      } catch {
        // The shell shows that there is no connection, and asks again.
        if (!over) setTimeout(() => !over && void start(), 5_000);
        return;
      }
      if (over) return;
      const live = openLive({
        after: () => cursor ?? 0,
        onItems: (frame) => {
          cursor = frame.next;
          if (frame.items.some((item) => item.kind === kind)) changes.call();
        },
        onState: (state) => {
          if (state !== "resnapshot") return;
          live.close();
          changes.call();
          void start();
        },
      });
      stop = live.close;
    };
    void start();
    return () => {
      over = true;
      changes.close();
      stop?.();
    };
  }, [allowed, kind]);
};
