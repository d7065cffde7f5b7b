import { useEffect, useState } from "react";
import type { Plate } from "../../../shared/domain/plate.ts";
import type { Outcome, ReasonCode } from "../../../shared/domain/verdict-shape.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { decisionWords, everywhereWords } from "../../../shared/text/everywhere.ts";
import { outcomeWords, reasonWords } from "../../../shared/text/verdict.ts";
import { shortly } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import type { RecentScan } from "../database.ts";
import { acknowledgeNews } from "../outbox.ts";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { PlateSign } from "./plate-sign.tsx";

export type LateScan = RecentScan & { readonly news: NonNullable<RecentScan["news"]> };

/** [O11] Scans that the server judged otherwise and nobody here has acknowledged, newest first. */
export const useLateNews = (): readonly LateScan[] => {
  const station = useStation();
  const changed = useStore(station.scansChanged);
  const [late, setLate] = useState<readonly LateScan[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` counts the changes themselves.
  useEffect(() => {
    let stale = false;
    station.db.getAllFromIndex("recent", "seq").then(
      (all) => {
        if (!stale) setLate(all.filter((scan): scan is LateScan => Boolean(scan.news)).reverse());
      },
      // Told with the next change; the storage's own trouble is told in the banner.
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [changed, station]);
  return late;
};

const Side = ({
  who,
  outcome,
  reason,
}: {
  readonly who: string;
  readonly outcome: Outcome;
  readonly reason: string | null;
}) => {
  const { t } = useWords();
  return (
    <span>
      {who}: <i className={`outcome-dot ${outcome}`} aria-hidden="true" />
      <b>{t(outcomeWords[outcome].title)}</b>
      {reason !== null && outcome !== "go" && ` · ${t(reasonWords[reason as ReasonCode].title)}`}
    </span>
  );
};

/** What the server saw otherwise: quiet, with both sides, until a tap says that it was seen. */
export const LateNews = ({ late }: { readonly late: readonly LateScan[] }) => {
  const { t, language } = useWords();
  const station = useStation();
  const now = useNow(60_000);
  if (late.length === 0) return null;
  return (
    <section className="late-news" aria-label={t(words.lateTitle)} data-testid="late-news">
      <h3>{t(words.lateTitle)}</h3>
      <p className="soft">{t(words.lateHint)}</p>
      <ul>
        {late.map(({ id, plate, at, decision, outcome, reason, news }) => (
          <li key={id} className="list-item own" data-testid="late-item" data-server={news.outcome}>
            <span className="list-head">
              {plate ? (
                <PlateSign value={plate as Plate} />
              ) : (
                <i>{t(everywhereWords.plateUnknown)}</i>
              )}
              <span>{`${shortly(at, now, language)} · ${t(decisionWords[decision])}`}</span>
            </span>
            <Side who={t(words.lateHere)} outcome={outcome} reason={reason} />
            <Side who={t(words.lateServer)} outcome={news.outcome} reason={news.reason} />
            <button
              type="button"
              className="button big"
              onClick={() =>
                acknowledgeNews(station.db, id).then(
                  () => station.scansChanged.update((count) => count + 1),
                  // It stays on the list, to be tapped again.
                  () => {},
                )
              }
              data-testid="late-seen"
            >
              {t(words.lateSeen)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
