import { useEffect, useMemo } from "react";
import { type Convoy, type ConvoyState, makeConvoy, mostWaiting } from "./convoy.ts";
import { useStation } from "./station-context.ts";
import { useStore } from "./store.ts";

/** The convoy at this post and how it stands; what is newly on file judges those that wait anew. */
export const useConvoy = (): {
  readonly convoy: Convoy;
  readonly now: ConvoyState;
  /** No other vehicle may wait. */
  readonly full: boolean;
} => {
  const station = useStation();
  const convoy = useMemo(() => makeConvoy(station), [station]);
  const now = useStore(convoy.state);
  useEffect(() => {
    const renew = () => void convoy.renew();
    const stops = [station.onFile.subscribe(renew), station.sync.subscribe(renew)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [station, convoy]);
  return { convoy, now, full: now.waiting.length >= mostWaiting };
};
