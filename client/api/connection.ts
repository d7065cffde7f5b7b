import { useSyncExternalStore } from "react";

/** Whether the last call was answered. Starts hopeful: the page itself came from the server. */
let online = true;
let waiting = false;
const listeners = new Set<() => void>();
const pauseMs = 4_000;

const set = (next: boolean): void => {
  if (online === next) return;
  online = next;
  for (const listener of listeners) listener();
};

const askAgain = (): void => {
  if (waiting) return;
  waiting = true;
  setTimeout(async () => {
    waiting = false;
    try {
      const answer = await fetch("/healthz", { cache: "no-store" });
      if (answer.ok) return reachedServer();
    } catch {
      // Still away; the next try follows.
    }
    if (!online) askAgain();
  }, pauseMs);
};

export const reachedServer = (): void => set(true);

/** Called when a call got no answer. Asks every few seconds until the server answers again. */
export const unreachable = (): void => {
  set(false);
  askAgain();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** True while the server answers. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => online);
