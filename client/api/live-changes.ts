import { useEffect, useRef } from "react";
import type { ItemKind } from "../../shared/contract/sync.ts";
import { call } from "./call.ts";
import { openLive } from "./live.ts";
import { useMay } from "./session.ts";

/** Frames come in bursts; one refresh serves a burst. */
const gatherMs = 400;

/**
 * Says when things of a kind changed on the server, for screens that read them by pages.
 * Also after the stream was down: something may have changed meanwhile.
 */
export const useLiveChanges = (kind: ItemKind, onChange: () => void): void => {
  const allowed = useMay()("sync");
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (!allowed) return;
    let cursor: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop: (() => void) | null = null;
    let over = false;
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), gatherMs);
    };
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
          if (frame.items.some((item) => item.kind === kind)) changed();
        },
        onState: (state) => {
          if (state !== "resnapshot") return;
          live.close();
          changed();
          void start();
        },
      });
      stop = live.close;
    };
    void start();
    return () => {
      over = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [allowed, kind]);
};
