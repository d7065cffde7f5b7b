import { useEffect, useMemo, useState } from "react";
import type { ConvoyLook } from "../../../shared/domain/roll-call.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { MadeOfPeople } from "../database.ts";
import { ownLooks } from "../own-looks.ts";
import type { MadeHere } from "../people/made.ts";
import { useNow, useStation } from "../station-context.ts";
import { makeStore, useStore } from "../store.ts";
import { type ConvoyHere, convoysHere } from "./convoys-here.ts";

const nothingMade = makeStore<readonly MadeOfPeople[]>([]);
/** What this tablet scanned stays known while the page lives: the server's word of it comes a moment after it left the outbox. */
const scannedHere = new Map<string, ConvoyLook>();

/** Nothing was scanned for so long: then it is counted. */
const settleMs = 80;

export interface ConvoysHere {
  readonly convoys: readonly ConvoyHere[];
  /** What this tablet scanned lately, by its own word. */
  readonly own: readonly ConvoyLook[];
  /** Null while it is being opened. */
  readonly made: MadeHere | null;
  readonly failed: boolean;
}

/** [C17] The convoys that come by this post, with what was scanned and done here until this moment. */
export const useConvoys = (): ConvoysHere => {
  const station = useStation();
  const onFile = useStore(station.onFile);
  const changed = useStore(station.scansChanged);
  const [made, setMade] = useState<MadeHere | null>(null);
  const [failed, setFailed] = useState(false);
  const [own, setOwn] = useState<readonly ConvoyLook[]>([]);
  const doings = useStore(made?.made ?? nothingMade);
  const now = useNow(20_000);
  const checkpoint = station.checkpoint();
  const device = station.identity.device.id;
  useEffect(() => {
    station.people.open().then(setMade, () => setFailed(true));
  }, [station]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what this tablet scanned is read anew when that changes.
  useEffect(() => {
    const read = (): void => {
      ownLooks(station.db, checkpoint).then(
        (looks) => {
          for (const look of looks)
            scannedHere.set(look.scan, { ...scannedHere.get(look.scan), ...look });
          setOwn([...scannedHere.values()].filter((look) => look.checkpoint === checkpoint));
        },
        () => setFailed(true),
      );
    };
    // Ten that a tap records are drawn once.
    const timer = setTimeout(read, settleMs);
    return () => clearTimeout(timer);
  }, [station, changed, checkpoint]);
  const convoys = useMemo(
    () => convoysHere(onFile, doings, own, { device, checkpoint }, ms(now)),
    [onFile, doings, own, device, checkpoint, now],
  );
  return { convoys, own, made, failed };
};
