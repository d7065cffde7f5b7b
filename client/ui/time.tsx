import { useSyncExternalStore } from "react";
import { ago, dayAndClock } from "../../shared/text/when.ts";
import { useWords } from "./language.tsx";

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();
const everyMs = 15_000;

/** Brings what screens count by up to this moment. */
export const moveOn = (): void => {
  now = Date.now();
  for (const one of listeners) one();
};

const subscribe = (listener: () => void): (() => void) => {
  if (listeners.size === 0) now = Date.now();
  listeners.add(listener);
  timer ??= setInterval(moveOn, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** Milliseconds since 1970, moving every 15 seconds and when something was read from the server: for ages and what is expired by now. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

/** A time as the clock stands in Việt Nam; `age` shows how long ago, with the time as its title. */
export const Time = ({ at, age = false }: { readonly at: string; readonly age?: boolean }) => {
  const { language } = useWords();
  const present = useNow();
  const full = dayAndClock(at, language);
  return (
    <time dateTime={at} title={age ? full : undefined}>
      {age ? ago(at, new Date(present).toISOString(), language) : full}
    </time>
  );
};
