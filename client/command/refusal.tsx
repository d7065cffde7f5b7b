import { Link } from "wouter";
import type { ScanSeen } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { markWords } from "../../shared/text/command.ts";
import { decisionWords, everywhereWords } from "../../shared/text/everywhere.ts";
import { outcomeWords, reasonWords } from "../../shared/text/verdict.ts";
import { ago } from "../../shared/text/when.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { Badge } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { Plate } from "../ui/plate.tsx";
import style from "./wall.module.css";

/** A scan that was not let through: which vehicle, why, what was done, where and when. */
export const Refusal = ({
  scan,
  items,
  now,
}: {
  readonly scan: ScanSeen;
  readonly items: LiveItems;
  readonly now: number;
}) => {
  const { t, language } = useWords();
  const first = scan.reasons[0];
  const content = (
    <>
      <span className={style.first}>
        {scan.plate === null ? (
          <span className={style.unknown}>{t(everywhereWords.plateUnknown)}</span>
        ) : (
          <Plate value={scan.plate} size="sm" />
        )}
        <Badge tone="stop" icon="cross">
          {t(decisionWords[scan.decision])}
        </Badge>
      </span>
      <span className={style.where}>
        {t(first === undefined ? outcomeWords[scan.outcome].title : reasonWords[first].title)}
        {scan.marks.map((mark) => (
          <Badge key={mark} tone="inspect" icon="warn">
            {t(markWords[mark])}
          </Badge>
        ))}
      </span>
      <span className={style.when}>
        {t(everywhereWords.seenAt, {
          post: placeName(items, scan.checkpoint),
          ago: ago(scan.at, iso(now), language),
        })}
      </span>
    </>
  );
  return (
    <li data-testid="board-refusal" data-plate={scan.plate ?? ""} data-reason={first ?? ""}>
      {scan.trip !== null && items.of("trip").has(scan.trip) ? (
        <Link href={`/command/trips/${scan.trip}`} className={style.row}>
          {content}
        </Link>
      ) : (
        <div className={style.row}>{content}</div>
      )}
    </li>
  );
};
