import type { ReactNode } from "react";
import { Link } from "wouter";
import type { ScanSeen } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { ago } from "../../shared/text/when.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { useWords } from "../ui/language.tsx";
import { Plate } from "../ui/plate.tsx";
import style from "./wall.module.css";

/** One scan as it stands in a column of the wall. */
export interface ScanToTell {
  readonly scan: ScanSeen;
  readonly items: LiveItems;
  readonly now: number;
}

/**
 * Which vehicle, what stands beside its plate and below it, where and when. Leads to `trip` where the wall holds that.
 */
export const ScanRow = ({
  scan: { plate, checkpoint, at },
  items,
  now,
  trip,
  data,
  beside,
  children,
}: ScanToTell & {
  readonly trip: ScanSeen["trip"];
  readonly data: Readonly<Record<`data-${string}`, string | undefined>>;
  readonly beside: ReactNode;
  readonly children: ReactNode;
}) => {
  const { t, language } = useWords();
  const content = (
    <>
      <span className={style.first}>
        {plate === null ? (
          <span className={style.unknown}>{t(everywhereWords.plateUnknown)}</span>
        ) : (
          <Plate value={plate} size="sm" />
        )}
        {beside}
      </span>
      {children}
      <span className={style.when}>
        {t(everywhereWords.seenAt, {
          post: placeName(items, checkpoint),
          ago: ago(at, iso(now), language),
        })}
      </span>
    </>
  );
  return (
    <li data-plate={plate ?? ""} {...data}>
      {trip !== null && items.of("trip").has(trip) ? (
        <Link href={`/command/trips/${trip}`} className={style.row}>
          {content}
        </Link>
      ) : (
        <div className={style.row}>{content}</div>
      )}
    </li>
  );
};
