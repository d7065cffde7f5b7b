import { createContext, useContext, useEffect, useReducer } from "react";
import { type IsoTime, iso } from "../../shared/domain/time.ts";
import type { Station } from "./station.ts";

export const StationContext = createContext<Station | null>(null);

export const useStation = (): Station => {
  const station = useContext(StationContext);
  if (!station) throw new Error("used outside a station");
  return station;
};

/**
 * The true time, renewed every so many ms, for ages on the screen. Read at each drawing: when the server has just
 * put a wrong clock right, no age may still be told by the old one.
 */
export const useNow = (everyMs = 10_000): IsoTime => {
  const { clock } = useStation();
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return iso(clock.now());
};
