import { useEffect, useRef, useState } from "react";
import { formatPlate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
import { newlyNext, type OnBoard, toldOf } from "../../shared/domain/travel/boards.ts";
import { dueWords } from "../../shared/text/due.ts";
import { endpointNoticeWords as words } from "../../shared/text/endpoint-notice.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { ago, shortly } from "../../shared/text/when.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { playTones } from "../ui/tones.ts";
import { useKept } from "../ui/use-kept.ts";
import style from "./endpoint.module.css";

const shown = 3;

/** Two rising tones, once for every vehicle that passed while the page was open; silent until the receiver wants it. */
const useSound = (news: readonly OnBoard[]): readonly [boolean, (on: boolean) => void] => {
  const [kept, keep] = useKept("endpoint-sound");
  const on = kept[0] === "on";
  const heard = useRef<ReadonlySet<string> | null>(null);
  const names = news.map(({ trip }) => trip.id).join(" ");
  useEffect(() => {
    const now = new Set(names.split(" ").filter(Boolean));
    const before = heard.current;
    heard.current = new Set([...(before ?? []), ...now]);
    if (!on || !before || [...now].every((name) => before.has(name))) return;
    playTones([
      { hertz: 587, from: 0, length: 0.25 },
      { hertz: 880, from: 0.28, length: 0.4 },
    ]);
  }, [names, on]);
  return [on, (next) => keep(next ? ["on"] : [])];
};

/** [K15] Tells of vehicles that have passed their last post and come here next, each until somebody has seen it. */
export const PassedLast = ({
  board,
  items,
  now,
}: {
  readonly board: readonly OnBoard[];
  readonly items: LiveItems;
  readonly now: number;
}) => {
  const { t, language } = useWords();
  const [told, setTold] = useKept("endpoint-told");
  const [every, setEvery] = useState(false);
  const news = newlyNext(board, new Set(told));
  const [sounds, setSounds] = useSound(news);
  const at = iso(now);
  return (
    <section className={style.passed} data-count={news.length} data-testid="passed-last">
      <div role="status">
        {news.length > 0 && (
          <>
            <h2>
              <Icon name="flag" size={20} />
              {t(words.title, { count: news.length })}
            </h2>
            <ul>
              {news.slice(0, every ? news.length : shown).map(({ trip, stop, due }) => {
                const last = trip.sightings.at(-1);
                return (
                  <li
                    key={`${trip.id} ${stop}`}
                    data-testid="passed-vehicle"
                    data-plate={trip.plate}
                  >
                    <b>{formatPlate(trip.plate)}</b>{" "}
                    {last &&
                      t(words.passed, {
                        post: placeName(items, last.checkpoint),
                        ago: ago(last.at, at, language),
                      })}
                    {due?.at && ` ${t(words.dueAt, { time: shortly(due.at, at, language) })}`}
                    {due && !due.at && ` ${t(dueWords.shut)}.`}
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </div>
      <div className={style.passedFoot}>
        {news.length > 0 && (
          <button
            type="button"
            className={style.release}
            onClick={() => setTold([...toldOf(new Set(told), news)])}
            data-testid="passed-seen"
          >
            {t(words.seen)}
          </button>
        )}
        {!every && news.length > shown && (
          <button type="button" className={style.release} onClick={() => setEvery(true)}>
            {t(everywhereWords.showMore, { count: news.length - shown })}
          </button>
        )}
        <button
          type="button"
          className={style.quiet}
          onClick={() => setSounds(!sounds)}
          data-testid="passed-sound"
          data-on={sounds}
        >
          {t(sounds ? words.soundOn : words.soundOff)}
        </button>
      </div>
    </section>
  );
};
