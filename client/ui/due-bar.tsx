import type { Due } from "../../shared/domain/travel/due.ts";
import { dueWords as words } from "../../shared/text/due.ts";
import { Badge } from "./badge.tsx";
import style from "./due-bar.module.css";
import { dueSaid } from "./due-said.ts";
import { useWords } from "./language.tsx";

/**
 * When a vehicle is due: the time, and a bar of when eight in ten come, with the middle and now marked on it. Late beyond nine
 * in ten it says so, and how few take so long.
 */
export const DueBar = ({ due, now }: { readonly due: Due; readonly now: number }) => {
  const speaking = useWords();
  const said = dueSaid(due, now, speaking);
  if (!said)
    return (
      <Badge tone="inspect" icon="clock" testId="due-shut">
        {speaking.t(words.shut)}
      </Badge>
    );
  const { bar, late } = said;
  return (
    <span className={style.due} data-testid="due-time" data-late={late !== null}>
      <span className={style.words}>
        <b>{said.text}</b>
        {late !== null && (
          <Badge tone={said.isRare ? "stop" : "inspect"} icon="clock" testId="due-late">
            {late}
          </Badge>
        )}
      </span>
      <svg className={style.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className={style.road} x="0" y="3" width="100" height="2" />
        <rect
          className={late === null ? style.spread : style.missed}
          x={bar.early}
          y="1"
          width={Math.max(1, bar.late - bar.early)}
          height="6"
        />
        <rect className={style.middle} x={bar.at - 0.4} y="0" width="0.8" height="8" />
        <rect className={style.now} x={bar.now - 0.4} y="0" width="0.8" height="8" />
      </svg>
    </span>
  );
};
