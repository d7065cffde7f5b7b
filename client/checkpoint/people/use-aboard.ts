import { useEffect, useState } from "react";
import type { Aboard } from "./aboard.tsx";

/**
 * What is said and done about the people aboard. No verdict waits for its code, which is kept for offline with everything
 * else; where it cannot be had now, the next vehicle asks again.
 */
export const useAboard = (): typeof Aboard | null => {
  const [part, setPart] = useState<{ readonly Aboard: typeof Aboard } | null>(null);
  useEffect(() => {
    import("./aboard.tsx").then(setPart, () => {});
  }, []);
  return part?.Aboard ?? null;
};
