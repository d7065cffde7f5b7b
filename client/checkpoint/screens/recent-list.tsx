import { memo, useEffect, useMemo, useState } from "react";
import type { Plate } from "../../../shared/domain/plate.ts";
import type { ReasonCode } from "../../../shared/domain/verdict-shape.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { decisionWords, everywhereWords } from "../../../shared/text/everywhere.ts";
import { recordWords } from "../../../shared/text/record.ts";
import { outcomeWords, reasonWords } from "../../../shared/text/verdict.ts";
import { clockWithSeconds, shortly } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { InquiryList } from "../ask/answer-news.tsx";
import type { RecentScan } from "../database.ts";
import { Icon } from "../parts/icon.tsx";
import { LateNews, useLateNews } from "../parts/late-news.tsx";
import { PlateSign } from "../parts/plate-sign.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { isRecordable } from "../record/recordable.ts";
import { correctedSince } from "../seen-before.ts";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

const shown = 40;
const states = {
  waiting: words.stateWaiting,
  recorded: words.stateRecorded,
  refused: words.stateRefused,
} as const;

/** This tablet's own scans, newest first, and what became of each. Not drawn anew for a verdict. */
export const RecentList = memo(({ onPrint }: { readonly onPrint: (scan: string) => void }) => {
  const { t, language } = useWords();
  const station = useStation();
  const changed = useStore(station.scansChanged);
  const now = useNow(60_000);
  const [scans, setScans] = useState<readonly RecentScan[]>([]);
  const [refused, setRefused] = useState(0);
  const corrected = useMemo(() => correctedSince([...scans].reverse()), [scans]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` counts the changes themselves.
  useEffect(() => {
    let stale = false;
    const { db } = station;
    void Promise.all([db.getAllFromIndex("recent", "seq"), db.count("refused")]).then(
      ([all, refusals]) => {
        if (stale) return;
        setScans(all.reverse().slice(0, shown));
        setRefused(refusals);
      },
      // Nothing to show: the storage's own trouble is told in the banner.
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [changed, station]);

  return (
    <Scroller className="list" label={t(words.recentTitle)} testId="recent-view">
      <LateNews late={useLateNews()} />
      <InquiryList />
      <h2>{t(words.recentTitle)}</h2>
      {refused > 0 && <p className="problem">{t(words.refusedKept)}</p>}
      {scans.length === 0 ? (
        <p className="empty">{t(words.recentEmpty)}</p>
      ) : (
        <ul>
          {scans.map((scan) => (
            <li
              key={scan.id}
              className="list-item own"
              data-testid="recent-item"
              data-outcome={scan.outcome}
              data-state={scan.state}
              data-corrected={corrected.has(scan.id)}
            >
              <span className="list-head">
                {scan.plate ? (
                  <PlateSign value={scan.plate as Plate} />
                ) : (
                  <i>{t(everywhereWords.plateUnknown)}</i>
                )}
                <b>{t(decisionWords[scan.decision])}</b>
              </span>
              <span>
                <i className={`outcome-dot ${scan.outcome}`} aria-hidden="true" />
                {scan.reason && scan.outcome !== "go"
                  ? t(reasonWords[scan.reason as ReasonCode].title)
                  : t(outcomeWords[scan.outcome].title)}
                {scan.occupantsSeen !== null &&
                  ` · ${t(everywhereWords.people, { count: scan.occupantsSeen })}`}
              </span>
              <span className="soft">
                {shortly(scan.at, now, language).length > 5
                  ? shortly(scan.at, now, language)
                  : clockWithSeconds(scan.at)}
                {` · ${t(states[scan.state])}`}
                {corrected.has(scan.id) && <mark>{t(words.stateCorrected)}</mark>}
                {scan.serverOutcome && (
                  <mark>
                    {t(words.serverDiffers, { outcome: t(outcomeWords[scan.serverOutcome].title) })}
                  </mark>
                )}
              </span>
              {isRecordable(scan) && !corrected.has(scan.id) && (
                <button
                  type="button"
                  className="button with-icon"
                  onClick={() => onPrint(scan.id)}
                  data-testid="print-record"
                >
                  <Icon name="print" />
                  {t(recordWords.open)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Scroller>
  );
});
