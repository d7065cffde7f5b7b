import { memo, useState } from "react";
import { freshness } from "../../../shared/domain/freshness.ts";
import type { Plate } from "../../../shared/domain/plate.ts";
import { iso, ms } from "../../../shared/domain/time.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import { checkpointWords } from "../../../shared/text/checkpoint.ts";
import { comingWords as words } from "../../../shared/text/coming.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { ago, shortly } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { type Inquiry, useInquiries } from "../ask/inquiries.ts";
import type { Meta } from "../database.ts";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { ComingRow } from "./coming-row.tsx";
import { useComing } from "./use-coming.ts";
import { usePasses } from "./use-passes.ts";
import "../style/coming.css";

/** A screenful or two; the rest on request. */
const pageSize = 40;

/** How old what the list goes by is: what was heard of the road, and how long roads take. */
const KnownSince = ({ kept }: { readonly kept: Meta["travel"] | null }) => {
  const { t, language } = useWords();
  const { asOf } = useStore(useStation().sync);
  const now = useNow(30_000);
  const isStale = asOf !== null && freshness(iso(asOf), now).level !== "green";
  const builtAt = kept && kept.model.used > 0 ? kept.model.builtAt : null;
  return (
    <>
      {isStale && (
        <p className="coming-stale" data-testid="coming-stale">
          {t(words.stale, { ago: ago(iso(asOf), now, language) })}
        </p>
      )}
      <p className="soft coming-by" data-testid="coming-by" data-version={kept?.model.version ?? 0}>
        {builtAt === null
          ? t(words.byDistance)
          : t(words.byTable, { time: shortly(builtAt, now, language) })}
      </p>
    </>
  );
};

/** The last question about each vehicle, by plate. */
const lastAsked = (inquiries: readonly Inquiry[]): ReadonlyMap<string, Inquiry> =>
  new Map([...inquiries].reverse().flatMap((one) => (one.plate ? [[one.plate, one]] : [])));

/**
 * [K12] What is on its way to this post by when it is due, those late first, with what to look for; a tap looks at it as it
 * comes, another asks command about it. Not drawn anew for a verdict, which would wait for it.
 */
export const ComingList = memo(
  ({
    onPick,
    onAsk,
  }: {
    readonly onPick: (plate: Plate) => void;
    readonly onAsk: (trip: Trip) => void;
  }) => {
    const { t } = useWords();
    const { coming, kept } = useComing();
    const now = ms(useNow(30_000));
    const asked = lastAsked(useInquiries());
    const passes = usePasses(coming);
    const [shown, setShown] = useState(pageSize);
    const hidden = coming.length - shown;
    return (
      <section className="list" data-testid="coming-view">
        <h2>
          {t(checkpointWords.comingTitle)}
          {coming.length > 0 && <span className="count">{coming.length}</span>}
        </h2>
        {coming.length === 0 ? (
          <p className="empty">{t(checkpointWords.comingEmpty)}</p>
        ) : (
          <>
            <KnownSince kept={kept} />
            <ul>
              {coming.slice(0, shown).map((one) => (
                <ComingRow
                  key={one.trip.id}
                  one={one}
                  now={now}
                  pass={passes.get(one.trip.pass ?? "") ?? null}
                  asked={asked.get(one.trip.plate) ?? null}
                  onPick={onPick}
                  onAsk={onAsk}
                />
              ))}
            </ul>
            {hidden > 0 && (
              <button
                type="button"
                className="button big coming-more"
                onClick={() => setShown(shown + pageSize)}
                data-testid="coming-more"
              >
                {t(everywhereWords.showMore, { count: Math.min(hidden, pageSize) })}
              </button>
            )}
          </>
        )}
      </section>
    );
  },
);
