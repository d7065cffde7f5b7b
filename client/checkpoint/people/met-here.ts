import { useState } from "react";
import { mostHits, type PersonTold } from "../../../shared/domain/watch.ts";
import { useStation } from "../station-context.ts";
import { areasOf } from "../vehicle-case.ts";
import { personMet } from "./person-met.ts";

interface Hit {
  readonly entry: PersonTold;
  /** What stands for the paper in the list; null where nothing does. */
  readonly hash: string | null;
}

/** Entries of the watchlist that papers shown at this look at the vehicle met. */
export interface Met {
  readonly entries: readonly PersonTold[];
  /** [W10] Compares a whole number, null where none was given; answers whether any entry is met. */
  readonly meet: (number: string | null, hash: string | null) => Promise<boolean>;
  /** Ids of those met by papers of which something holds. */
  readonly of: (holds: (hit: Hit) => boolean) => string[];
}

export const useMet = (): Met => {
  const station = useStation();
  const [hits, setHits] = useState<readonly Hit[]>([]);
  return {
    entries: [...new Map(hits.map(({ entry }) => [entry.id, entry])).values()],
    meet: async (number, hash) => {
      if (number === null) return false;
      const { clock, onFile } = station;
      const known = onFile.get();
      const areas = areasOf(known, known.checkpoint.get(station.checkpoint())?.area);
      const from = clock.now();
      const shown = { areas: areas.map(({ id }) => id), from, until: from + clock.doubtMs() };
      const found = await personMet(known.watch.values(), shown, number);
      setHits((now) => [...now, ...found.map((entry) => ({ entry, hash }))]);
      return found.length > 0;
    },
    of: (holds) => [
      ...new Set(
        hits
          .filter(holds)
          .slice(0, mostHits)
          .map(({ entry }) => entry.id),
      ),
    ],
  };
};
