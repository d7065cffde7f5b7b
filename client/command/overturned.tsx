import type { ScanSeen } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { commandWords as words } from "../../shared/text/command.ts";
import { decisionWords, everywhereWords } from "../../shared/text/everywhere.ts";
import { outcomeWords, reasonWords } from "../../shared/text/verdict.ts";
import { ago } from "../../shared/text/when.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { Badge } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { Plate } from "../ui/plate.tsx";
import style from "./wall.module.css";

/** [O11] A scan that the server judged otherwise: what the officer was shown, what is true now, and what was done. */
export const Overturned = ({
  scan,
  items,
  now,
}: {
  readonly scan: ScanSeen;
  readonly items: LiveItems;
  readonly now: number;
}) => {
  const { t, language } = useWords();
  const side = ({ outcome, reasons }: Pick<ScanSeen, "outcome" | "reasons">): string => {
    const [first] = reasons;
    const title = t(outcomeWords[outcome].title);
    return first === undefined || outcome === "go"
      ? title
      : `${title}: ${t(reasonWords[first].title)}`;
  };
  return (
    <li
      data-testid="board-overturned"
      data-plate={scan.plate ?? ""}
      data-server={scan.judged?.outcome}
    >
      <div className={style.row}>
        <span className={style.first}>
          {scan.plate === null ? (
            <span className={style.unknown}>{t(everywhereWords.plateUnknown)}</span>
          ) : (
            <Plate value={scan.plate} size="sm" />
          )}
          <Badge tone={scan.decision === "let-through" ? "go" : "stop"}>
            {t(decisionWords[scan.decision])}
          </Badge>
        </span>
        <span className={style.where}>{t(words.tabletSaid, { verdict: side(scan) })}</span>
        {scan.judged && (
          <span className={style.where}>{t(words.serverSays, { verdict: side(scan.judged) })}</span>
        )}
        <span className={style.when}>
          {t(everywhereWords.seenAt, {
            post: placeName(items, scan.checkpoint),
            ago: ago(scan.at, iso(now), language),
          })}
        </span>
      </div>
    </li>
  );
};
