import { Button } from "@mantine/core";
import { useMemo } from "react";
import { Link } from "wouter";
import type { Reply } from "../../../shared/contract/routes.ts";
import { ms } from "../../../shared/domain/time.ts";
import { bandOf } from "../../../shared/domain/travel/band.ts";
import { throughAt } from "../../../shared/domain/travel/marks.ts";
import { travelBy, usualKind } from "../../../shared/domain/travel/usual.ts";
import { roadsWords as words } from "../../../shared/text/roads.ts";
import type { Reference } from "../../api/reference.ts";
import { useWords } from "../../ui/language.tsx";
import { useNow } from "../../ui/time.tsx";
import { MarkBadge } from "./mark-badge.tsx";
import style from "./roads.module.css";
import { type Segment, stopName } from "./use-roads.ts";

const minuteMs = 60_000;

type Times = Reply<"travelTimes">;

/** [K7] Of several marks the gravest counts; null is shut. */
const gravest = (factors: readonly (number | null)[]): number | null =>
  factors.includes(null) ? null : Math.max(...(factors as readonly number[]));

/** Some stretches of a corridor, each way: how long it takes now, and that it may be marked. */
export const Stretches = ({
  id,
  corridor,
  segments,
  times,
  reference,
  mayMark,
}: {
  readonly id: string;
  readonly corridor: string;
  readonly segments: readonly Segment[];
  readonly times: Times;
  readonly reference: Reference;
  readonly mayMark: (from: string, to: string) => boolean;
}) => {
  const { t } = useWords();
  const now = useNow();
  const travel = useMemo(() => travelBy(times), [times]);
  const wayRow = (from: string, to: string, km: number) => {
    const stretch = { from, to, km };
    const minutes = travel.minutes(stretch, bandOf(now), usualKind(times));
    const standing = times.marks.filter(
      (one) =>
        one.from === from &&
        one.to === to &&
        ms(one.since) <= now &&
        (one.until === null || ms(one.until) > now),
    );
    const through = throughAt(now, [{ stretch, minutes }], 1, times.marks);
    return (
      <li key={from} className={style.way} data-testid="road-way" data-stretch={`${from} ${to}`}>
        <span className={style.grow}>→ {stopName(reference, to)}</span>
        <span>{t(words.usual, { minutes: Math.round(minutes) })}</span>
        {standing.length > 0 && (
          <>
            <MarkBadge factor={gravest(standing.map(({ factor }) => factor))} />
            <b>
              {through === Number.POSITIVE_INFINITY
                ? t(words.nobodyThrough)
                : t(words.nowTakes, { minutes: Math.round((through - now) / minuteMs) })}
            </b>
          </>
        )}
      </li>
    );
  };
  return (
    <ol className={style.list} data-testid={id}>
      {segments.map(({ a, b, km }) => (
        <li key={`${a} ${b}`} className={style.segment}>
          <div className={style.head}>
            <strong>
              {t(words.between, { from: stopName(reference, a), to: stopName(reference, b) })}
            </strong>
            <span>{t(words.km, { km: Math.round(km) })}</span>
          </div>
          <ul className={style.ways}>
            {wayRow(a, b, km)}
            {wayRow(b, a, km)}
          </ul>
          {mayMark(a, b) && (
            <div>
              <Button
                component={Link}
                href={`/command/roads/new?corridor=${corridor}&from=${encodeURIComponent(a)}&to=${encodeURIComponent(b)}`}
                variant="default"
                data-testid="road-mark-this"
              >
                {t(words.add)}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
};
