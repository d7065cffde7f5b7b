import { useEffect, useState } from "react";
import type { HeadChanges } from "./head-changes.tsx";

/** What asks why a count is another, once one is: no verdict waits for its code. */
export const useHeadChanges = (asked: boolean): typeof HeadChanges | null => {
  const [part, setPart] = useState<{ readonly HeadChanges: typeof HeadChanges } | null>(null);
  useEffect(() => {
    if (asked) import("./head-changes.tsx").then(setPart, () => {});
  }, [asked]);
  return part?.HeadChanges ?? null;
};
