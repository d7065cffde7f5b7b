import { type ReactNode, useEffect, useState } from "react";
import { formatPlate } from "../../../shared/domain/plate.ts";
import { formatShortCode } from "../../../shared/domain/short-code.ts";
import type { Verdict } from "../../../shared/domain/verdict-shape.ts";
import { alertKindWords, alertNoteWords, severityWords } from "../../../shared/text/alert-kinds.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import {
  decisionWords,
  everywhereWords,
  passUseWords,
  termWords,
} from "../../../shared/text/everywhere.ts";
import { takeOverWords } from "../../../shared/text/take-over.ts";
import { clock, dayAndClock, shortly } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { viaNames } from "../../ui/via-names.ts";
import { alertsAbout } from "../alerts-about.ts";
import type { RecentScan } from "../database.ts";
import { useNames } from "../names.ts";
import { seenLately } from "../seen-before.ts";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import type { VehicleCase } from "../vehicle-case.ts";
import { PlateSign } from "./plate-sign.tsx";

interface Props {
  readonly vehicleCase: VehicleCase;
  readonly verdict: Verdict;
  /** What to do about it, which comes before what there is to read. */
  readonly children: ReactNode;
}

/** What the pass, or the officer's own entry, says of the vehicle: what to compare with what stands there. */
export const VehicleFacts = ({ vehicleCase, verdict, children }: Props) => {
  const { t, language } = useWords();
  const station = useStation();
  const names = useNames();
  const now = useNow();
  const { vehicle, trip } = vehicleCase;
  const onFile = useStore(station.onFile);
  const plate = vehicle?.plate ?? null;
  const [before, setBefore] = useState<RecentScan | null>(null);

  useEffect(() => {
    if (plate) void seenLately(station.db, plate, station.clock.now()).then(setBefore);
  }, [plate, station]);

  if (!vehicle) return children;
  const { occupantsMax } = verdict.facts;
  const last = trip?.sightings.at(-1);
  const people =
    last?.occupants == null
      ? t(everywhereWords.peopleUnknown)
      : t(everywhereWords.people, { count: last.occupants });
  const soFar = last && {
    people,
    time: shortly(last.at, now, language),
    post: names.checkpoint(last.checkpoint),
  };
  // [T13] Else the next post stops what a superior has answered for, or lets it through without knowing.
  const overridden = trip?.sightings.findLast(({ override }) => override) ?? null;
  const takenOver = verdict.facts.takenOver ?? null;
  const otherDriver = trip?.sightings.findLast(({ takeOver }) => takeOver?.newDriver) ?? null;
  const held = soFar && trip?.status === "held" ? t(words.tripHeld, soFar) : null;
  const onTheRoad = soFar && trip?.status === "on-the-road" ? t(words.tripSoFar, soFar) : null;
  return (
    <div className="facts">
      <div className="facts-lead">
        <PlateSign value={vehicle.plate} size="huge" />
        {vehicleCase.shown.by === "walk-up" && (
          <p className="permitted" data-testid="counted">
            <b>{vehicleCase.shown.entry.occupants}</b>
            <span>{t(words.occupantsSeen)}</span>
          </p>
        )}
        {occupantsMax !== null && (
          <p className="permitted" data-testid="permitted">
            <b>{occupantsMax}</b>
            <span>{t(termWords.occupantsMax)}</span>
          </p>
        )}
      </div>
      {alertsAbout(onFile, vehicleCase).map((alert) => (
        <p
          key={alert.number}
          className="note-line"
          data-testid="vehicle-alert"
          data-kind={alert.kind}
          data-severity={alert.severity}
        >
          {t(alertNoteWords.note, {
            severity: t(severityWords[alert.severity]),
            kind: t(alertKindWords[alert.kind]),
            time: shortly(alert.at, now, language),
          })}
        </p>
      ))}
      {held && (
        <p className="note-line" data-testid="trip-held">
          {held}
        </p>
      )}
      {before && (
        <p className="note-line" data-testid="seen-here">
          {t(words.seenHere, {
            time: clock(before.at),
            decision: t(decisionWords[before.decision]).toLowerCase(),
          })}
        </p>
      )}
      {overridden?.override && (
        <p className="note-line" data-testid="trip-overridden">
          {t(words.overridden, {
            ...overridden.override,
            time: shortly(overridden.at, now, language),
            post: names.checkpoint(overridden.checkpoint),
          })}
        </p>
      )}
      {takenOver && (
        <p className="note-line" data-testid="taken-over">
          {t(takeOverWords.from, {
            plate: formatPlate(takenOver.plate),
            from: formatPlate(takenOver.from),
            post: names.checkpoint(takenOver.checkpoint),
            time: shortly(takenOver.at, now, language),
          })}
          {takenOver.newDriver && ` · ${t(takeOverWords.newDriver)}`}
        </p>
      )}
      {!takenOver && otherDriver && (
        <p className="note-line calm" data-testid="other-driver">
          {t(takeOverWords.driverFrom, {
            post: names.checkpoint(otherDriver.checkpoint),
            time: shortly(otherDriver.at, now, language),
          })}
        </p>
      )}
      {vehicle.trailerPlate && (
        <p className="trailer">
          <span>{t(termWords.trailerPlate)}</span>
          <PlateSign value={vehicle.trailerPlate} size="medium" />
        </p>
      )}
      {onTheRoad && (
        <p className="note-line calm" data-testid="trip-so-far">
          {onTheRoad}
        </p>
      )}
      {children}
      <dl>
        {vehicle.via && (
          <div className="wide">
            <dt>{t(termWords.via)}</dt>
            <dd data-testid="via">{viaNames(vehicle.via, trip?.legs, names.endpoint, t)}</dd>
          </div>
        )}
        <div className="wide">
          <dt>{t(termWords.endpoint)}</dt>
          <dd className="strong">{names.endpoint(vehicle.endpoint)}</dd>
        </div>
        <div className="wide">
          <dt>{t(termWords.corridor)}</dt>
          <dd>{names.corridor(vehicle.corridor)}</dd>
        </div>
        {vehicle.validFrom && vehicle.validTo && (
          <div className="wide">
            <dt>{t(termWords.validity)}</dt>
            <dd>
              {t(words.fromTo, {
                from: dayAndClock(vehicle.validFrom, language),
                to: dayAndClock(vehicle.validTo, language),
              })}
            </dd>
          </div>
        )}
        <div>
          <dt>{t(termWords.vehicleKind)}</dt>
          <dd>{names.vehicleKind(vehicle.kind)}</dd>
        </div>
        {vehicle.purpose !== null && (
          <div>
            <dt>{t(termWords.purpose)}</dt>
            <dd>{names.purpose(vehicle.purpose)}</dd>
          </div>
        )}
        {vehicle.carrier && (
          <div>
            <dt>{t(termWords.carrier)}</dt>
            <dd>{names.carrier(vehicle.carrier)}</dd>
          </div>
        )}
        {vehicle.shortCode && (
          <div>
            <dt>{t(termWords.shortCode)}</dt>
            <dd>
              {formatShortCode(vehicle.shortCode)}
              {vehicle.use && ` · ${t(passUseWords[vehicle.use])}`}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
};
