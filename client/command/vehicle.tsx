import { Link } from "wouter";
import { endpointsToCome } from "../../shared/domain/bound-for.ts";
import { isOdd } from "../../shared/domain/manifest.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { platesOf } from "../../shared/domain/take-over.ts";
import { iso } from "../../shared/domain/time.ts";
import { wholePercent } from "../../shared/domain/travel/comes-by.ts";
import type { Due } from "../../shared/domain/travel/due.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { commandWords as words } from "../../shared/text/command.ts";
import { dueBoardWords } from "../../shared/text/due-board.ts";
import { everywhereWords, headCountWords, tripStatusWords } from "../../shared/text/everywhere.ts";
import { checkResultWords } from "../../shared/text/people.ts";
import { takeOverWords } from "../../shared/text/take-over.ts";
import { ago } from "../../shared/text/when.ts";
import { lastOfTrip } from "../api/lists-of-trip.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { nameOf } from "../api/reference.ts";
import { Badge } from "../ui/badge.tsx";
import { DueBar } from "../ui/due-bar.tsx";
import { useWords } from "../ui/language.tsx";
import { Plate } from "../ui/plate.tsx";
import style from "./wall.module.css";

/** People aboard: the last count, beside what the pass permits. */
const usePeople = () => {
  const { t } = useWords();
  return ({ occupantsLast: last, occupantsMax: max }: Trip): string =>
    last === null
      ? t(everywhereWords.peopleUnknown)
      : max === null
        ? t(everywhereWords.people, { count: last })
        : t(words.peopleOf, { count: last, max });
};

/** A trip on the wall; opens its story. */
export const Vehicle = ({
  trip,
  items,
  now,
  due = null,
  next = null,
  turnsOff = false,
  comes = null,
}: {
  readonly trip: Trip;
  readonly items: LiveItems;
  readonly now: number;
  readonly due?: Due | null;
  /** The name of the stop that it is due at. */
  readonly next?: string | null;
  readonly turnsOff?: boolean;
  /** Of those that turn off, the share that came by all the same. */
  readonly comes?: number | null;
}) => {
  const { t, language } = useWords();
  const people = usePeople();
  const last = trip.sightings.at(-1);
  const check = lastOfTrip(items, trip)?.check;
  const odd = trip.headCount === "fewer" || trip.headCount === "more";
  return (
    <li data-testid="board-vehicle" data-plate={trip.plate} data-status={trip.status}>
      <Link href={`/command/trips/${trip.id}`} className={style.row}>
        <span className={style.first}>
          <Plate value={trip.plate} size="sm" />
          {platesOf(trip).length > 1 && (
            <Badge tone="inspect" icon="lorry" testId="board-was">
              {t(takeOverWords.oldPlate, {
                plate: platesOf(trip).slice(1).map(formatPlate).join(", "),
              })}
            </Badge>
          )}
          {trip.pass === null && (
            <Badge tone="inspect" icon="question">
              {t(words.withoutPass)}
            </Badge>
          )}
          {trip.status === "held" && (
            <Badge tone="inspect" icon="clock">
              {t(tripStatusWords.held)}
            </Badge>
          )}
          {odd && (
            <Badge tone="stop" icon="people">
              {t(headCountWords[trip.headCount])}
            </Badge>
          )}
          {check && isOdd(check.result) && (
            <Badge tone="stop" icon="people" testId="people-odd">
              {t(checkResultWords[check.result])}
            </Badge>
          )}
          <span className={style.people}>{people(trip)}</span>
        </span>
        <span className={style.where}>
          {t(words.goingTo, {
            endpoint: nameOf(items.of("endpoint"), endpointsToCome(trip)[0] ?? trip.endpoint),
          })}
        </span>
        {turnsOff && (
          <span className={style.where} data-testid="board-turns-off">
            {t(dueBoardWords.turnsOff)}
            {comes !== null && `: ${t(dueBoardWords.comes, { share: wholePercent(comes) })}`}
          </span>
        )}
        {due && next !== null && (
          <span className={style.due} data-testid="board-due">
            {t(dueBoardWords.next, { place: next })}
            <DueBar due={due} now={now} />
          </span>
        )}
        <span className={style.when}>
          {last &&
            t(everywhereWords.seenAt, {
              post: placeName(items, last.checkpoint),
              ago: ago(last.at, iso(now), language),
            })}
        </span>
      </Link>
    </li>
  );
};
