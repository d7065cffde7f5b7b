import { createContext, useContext, useEffect, useState } from "react";
import { type IsoTime, iso } from "../../shared/domain/time.ts";
import type { Station } from "./station.ts";

export const StationContext = createContext<Station | null>(null);

export const useStation = (): Station => {
  const station = useContext(StationContext);
  if (!station) throw new Error("used outside a station");
  return station;
};

/** The true time, renewed every so many ms, for ages on the screen. */
export const useNow = (everyMs = 10_000): IsoTime => {
  const { clock } = useStation();
  const [now, setNow] = useState(() => iso(clock.now()));
  useEffect(() => {
    const tick = () => setNow(iso(clock.now()));
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
};
