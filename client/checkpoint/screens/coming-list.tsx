import { memo, useMemo } from "react";
import { approaching } from "../../../shared/domain/approaching.ts";
import { endpointsToCome } from "../../../shared/domain/bound-for.ts";
import { formatPlate, type Plate } from "../../../shared/domain/plate.ts";
import { platesOf } from "../../../shared/domain/take-over.ts";
import { alertKindWords } from "../../../shared/text/alert-kinds.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { everywhereWords, tripStatusWords } from "../../../shared/text/everywhere.ts";
import { takeOverWords } from "../../../shared/text/take-over.ts";
import { ago } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { alertsOfTrip } from "../alerts-about.ts";
import { useNames } from "../names.ts";
import { PlateSign } from "../parts/plate-sign.tsx";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

/**
 * What is on its way to this post, nearest first; changes as the posts before it let vehicles through. Not drawn anew
 * for a verdict, which would wait for it.
 */
export const ComingList = memo(({ onPick }: { readonly onPick: (plate: Plate) => void }) => {
  const { t, language } = useWords();
  const station = useStation();
  const names = useNames();
  const onFile = useStore(station.onFile);
  const now = useNow(30_000);
  const post = station.checkpoint();
  const coming = useMemo(
    () => approaching([...onFile.trip.values()], post, [...onFile.corridor.values()], now),
    [onFile, post, now],
  );
  return (
    <section className="list" data-testid="coming-view">
      <h2>
        {t(words.comingTitle)}
        {coming.length > 0 && <span className="count">{coming.length}</span>}
      </h2>
      {coming.length === 0 ? (
        <p className="empty">{t(words.comingEmpty)}</p>
      ) : (
        <ul>
          {coming.map(({ trip, km }) => {
            const last = trip.sightings.at(-1);
            const [, ...before] = platesOf(trip);
            const people = trip.occupantsLast ?? trip.occupantsAtEntry;
            return (
              <li key={trip.id}>
                <button
                  type="button"
                  className="list-item"
                  onClick={() => onPick(trip.plate)}
                  data-testid="approaching-item"
                  data-plate={trip.plate}
                >
                  <span className="list-head">
                    <PlateSign value={trip.plate} />
                    <b>
                      {km === null
                        ? t(words.comingKmUnknown)
                        : t(words.comingKm, { km: Math.round(km) })}
                    </b>
                  </span>
                  <span>{names.endpoint(endpointsToCome(trip)[0] ?? trip.endpoint)}</span>
                  {before.length > 0 && (
                    <span data-testid="coming-was">
                      {t(takeOverWords.oldPlate, { plate: before.map(formatPlate).join(", ") })}
                    </span>
                  )}
                  <span className="soft">
                    {alertsOfTrip(onFile, trip).map((alert) => (
                      <mark key={alert.number} data-testid="coming-alert" data-kind={alert.kind}>
                        {t(alertKindWords[alert.kind])}
                      </mark>
                    ))}
                    {trip.status === "held" && <mark>{t(tripStatusWords.held)}</mark>}
                    {people === null
                      ? t(everywhereWords.peopleUnknown)
                      : t(everywhereWords.people, { count: people })}
                    {last &&
                      ` · ${names.checkpoint(last.checkpoint)}, ${ago(last.at, now, language)}`}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
});
