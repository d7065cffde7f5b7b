import { iso, ms } from "../../shared/domain/time.ts";
import type { Due } from "../../shared/domain/travel/due.ts";
import { dueWords as words } from "../../shared/text/due.ts";
import { lasting, shortly } from "../../shared/text/when.ts";
import { Badge } from "./badge.tsx";
import style from "./due-bar.module.css";
import { useWords } from "./language.tsx";

const padMinutes = 5;

/**
 * When a vehicle is due: the time, and a bar of when eight in ten come, with the middle and now marked on it. Late beyond nine
 * in ten it says so, and how few take so long.
 */
export const DueBar = ({ due, now }: { readonly due: Due; readonly now: number }) => {
  const { t, language } = useWords();
  const { at, early, late, chance } = due;
  if (at === null || early === null || late === null)
    return (
      <Badge tone="inspect" icon="clock" testId="due-shut">
        {t(words.shut)}
      </Badge>
    );
  const [from, to] = [Math.min(ms(early), now), Math.max(ms(late), now)];
  const pad = padMinutes * 60_000;
  const place = (time: number): number => ((time - from + pad) / (to - from + 2 * pad)) * 100;
  const shown = (time: string): string => shortly(time, iso(now), language);
  const isLate = ms(late) < now;
  const text = t(words.due, { at: shown(at), early: shown(early), late: shown(late) });
  return (
    <div className={style.due} data-testid="due-time" data-late={isLate}>
      <span className={style.words}>
        <b>{text}</b>
        {isLate && (
          <Badge tone={chance < 0.01 ? "stop" : "inspect"} icon="clock" testId="due-late">
            {chance >= 0.01
              ? t(words.late, { length: lasting(now - ms(at), language) })
              : t(words.veryLate, {
                  length: lasting(now - ms(at), language),
                  many: Math.min(9_999, Math.round(1 / Math.max(chance, 0.0001))),
                })}
          </Badge>
        )}
      </span>
      <svg className={style.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className={style.road} x="0" y="3" width="100" height="2" />
        <rect
          className={isLate ? style.missed : style.spread}
          x={place(ms(early))}
          y="1"
          width={Math.max(1, place(ms(late)) - place(ms(early)))}
          height="6"
        />
        <rect className={style.middle} x={place(ms(at)) - 0.4} y="0" width="0.8" height="8" />
        <rect className={style.now} x={place(now) - 0.4} y="0" width="0.8" height="8" />
      </svg>
    </div>
  );
};
