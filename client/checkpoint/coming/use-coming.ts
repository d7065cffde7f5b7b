import { useEffect, useMemo, useState } from "react";
import type { ConvoyLook } from "../../../shared/domain/roll-call.ts";
import type { OnBoard } from "../../../shared/domain/travel/boards.ts";
import type { Meta } from "../database.ts";
import { ownLooks } from "../own-looks.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { notYetHere } from "./not-yet-here.ts";
import { useBoards, useBoardTime } from "./use-boards.ts";

/** Nothing was scanned for so long: then it is read. */
const settleMs = 80;

const useOwnLooks = (): readonly ConvoyLook[] => {
  const station = useStation();
  const changed = useStore(station.scansChanged);
  const checkpoint = station.checkpoint();
  const [own, setOwn] = useState<readonly ConvoyLook[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what this tablet scanned is read anew when that changes.
  useEffect(() => {
    const read = (): void => {
      // What is not read stands on the board until the server tells of it.
      ownLooks(station.db, checkpoint).then(setOwn, () => {});
    };
    const timer = setTimeout(read, settleMs);
    return () => clearTimeout(timer);
  }, [station, changed, checkpoint]);
  return own;
};

/** [K12] [K14] The board of this post, and the table of travel times that it goes by, null where it is the distance alone. */
export const useComing = (): {
  readonly coming: readonly OnBoard[];
  readonly kept: Meta["travel"] | null;
} => {
  const station = useStation();
  const { trip } = useStore(station.onFile);
  const post = station.checkpoint();
  const { boards, kept } = useBoards();
  const time = useBoardTime();
  const own = useOwnLooks();
  const coming = useMemo(
    () => boards.atPost(notYetHere([...trip.values()], own), post, time),
    [boards, trip, own, post, time],
  );
  return { coming, kept };
};
