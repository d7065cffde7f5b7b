import { useSyncExternalStore } from "react";

const query = matchMedia("(min-width: 1000px)");
const subscribe = (listener: () => void): (() => void) => {
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
};

/** Is there room for the lists beside the camera? */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
