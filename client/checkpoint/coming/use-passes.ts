import { useEffect, useState } from "react";
import type { PassOnFile } from "../../../shared/domain/pass.ts";
import type { OnBoard } from "../../../shared/domain/travel/boards.ts";
import { passById } from "../find-pass.ts";
import { useStation } from "../station-context.ts";

/** As many as are in sight. */
const most = 8;

/** Passes of the vehicles that come first, by id, for what to look for; read one after the other, so that a verdict waits for one at most. */
export const usePasses = (coming: readonly OnBoard[]): ReadonlyMap<string, PassOnFile> => {
  const { db } = useStation();
  const [passes, setPasses] = useState<ReadonlyMap<string, PassOnFile>>(new Map());
  const wanted = coming.slice(0, most).flatMap(({ trip }) => trip.pass ?? []);
  const missing = wanted.filter((id) => !passes.has(id)).join(" ");
  useEffect(() => {
    let stale = false;
    const read = async (): Promise<void> => {
      for (const id of missing.split(" ").filter(Boolean)) {
        if (stale) return;
        const found = await passById(db, id);
        if (found && !stale) setPasses((known) => new Map(known).set(id, found));
      }
    };
    // Its row says what its trip does.
    void read().catch(() => {});
    return () => {
      stale = true;
    };
  }, [db, missing]);
  return passes;
};
