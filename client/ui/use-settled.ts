import { useEffect, useState } from "react";

/** Longer than the second half of a double tap, shorter than anybody reads a new screen and answers it. */
const settlesAfterMs = 450;

/**
 * False for a moment after `shown` has changed: a finger already on its way was meant for what stood there
 * before, so it must not decide on the next vehicle or on a verdict nobody has read.
 */
export const useSettled = (shown: unknown): boolean => {
  const [settled, setSettled] = useState<{ readonly on: unknown } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ on: shown }), settlesAfterMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return settled !== null && settled.on === shown;
};
