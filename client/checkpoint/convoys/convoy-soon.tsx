import { useEffect, useState } from "react";
import { z } from "zod";
import { type ConvoyDue, convoySoon } from "../../../shared/domain/convoy-soon.ts";
import { iso, ms } from "../../../shared/domain/time.ts";
import { convoySoonWords as words } from "../../../shared/text/convoy-soon.ts";
import { shortly } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { useBoards, useBoardTime } from "../coming/use-boards.ts";
import { ownLooks } from "../own-looks.ts";
import { rememberedValue } from "../remembered.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { convoysHere } from "./convoys-here.ts";

/** Convoys that somebody here has been told of, the last of them. */
const told = rememberedValue("convoys-told", z.array(z.string()), []);
const mostTold = 50;

interface Soon extends ConvoyDue {
  readonly id: string;
  readonly name: string;
}

/** Looked for every half a minute and after scans, not with everything that is heard: a convoy may have hundreds of vehicles. */
const useSoon = (): readonly Soon[] => {
  const station = useStation();
  const scanned = useStore(station.scansChanged);
  const { roads } = useBoards();
  const time = useBoardTime();
  const [soon, setSoon] = useState<readonly Soon[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what this tablet scanned is read anew when that changes.
  useEffect(() => {
    let stale = false;
    const find = async (): Promise<void> => {
      const where = { device: station.identity.device.id, checkpoint: station.checkpoint() };
      const isAny = station.onFile.get().convoy.size > 0;
      const own = isAny ? await ownLooks(station.db, where.checkpoint) : [];
      const onFile = station.onFile.get();
      const trips = [...onFile.trip.values()];
      const found = convoysHere(onFile, [], own, where, time).flatMap((one): Soon[] => {
        const due = convoySoon(one, roads, trips, time);
        return due ? [{ ...due, id: one.convoy.id, name: one.convoy.name }] : [];
      });
      if (!stale) setSoon(found);
    };
    // The next half minute looks again.
    void find().catch(() => {});
    return () => {
      stale = true;
    };
  }, [station, roads, time, scanned]);
  return soon;
};

/** [C19] Tells that a convoy is about to come, until somebody has seen it or its first vehicle is here. */
export const ConvoySoon = ({ onRoll }: { readonly onRoll: () => void }) => {
  const { t, language } = useWords();
  const time = useBoardTime();
  const known = useStore(told);
  const news = useSoon().filter(({ id }) => !known.includes(id));
  return (
    <>
      {news.map(({ id, name, at, vehicles, by }) => (
        <div key={id} className="banner convoy-soon" data-testid="convoy-soon" data-by={by}>
          <p>
            <b>
              {t(ms(at) < time ? words.wasDue : words.soon, {
                name,
                count: vehicles,
                time: shortly(at, iso(time), language),
              })}
            </b>
            {by === "window" && ` (${t(words.byWindow)})`}
          </p>
          <button type="button" className="button" onClick={onRoll} data-testid="convoy-soon-roll">
            {t(words.rollCall)}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => told.update((now) => [...now, id].slice(-mostTold))}
            data-testid="convoy-soon-seen"
          >
            {t(words.seen)}
          </button>
        </div>
      ))}
    </>
  );
};
