import { endpointsToCome } from "../../../shared/domain/bound-for.ts";
import type { PassOnFile } from "../../../shared/domain/pass.ts";
import { formatPlate, type Plate } from "../../../shared/domain/plate.ts";
import { platesOf } from "../../../shared/domain/take-over.ts";
import { iso } from "../../../shared/domain/time.ts";
import type { OnBoard } from "../../../shared/domain/travel/boards.ts";
import { wholePercent } from "../../../shared/domain/travel/comes-by.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import { alertKindWords } from "../../../shared/text/alert-kinds.ts";
import { inquiryWords, questionAnswerWords } from "../../../shared/text/ask.ts";
import { checkpointWords } from "../../../shared/text/checkpoint.ts";
import { comingWords as words } from "../../../shared/text/coming.ts";
import { dueWords } from "../../../shared/text/due.ts";
import { everywhereWords, tripStatusWords } from "../../../shared/text/everywhere.ts";
import { takeOverWords } from "../../../shared/text/take-over.ts";
import { ago } from "../../../shared/text/when.ts";
import { type DueSaid, dueSaid } from "../../ui/due-said.ts";
import { useWords } from "../../ui/language.tsx";
import { alertsOfTrip } from "../alerts-about.ts";
import type { Inquiry } from "../ask/inquiries.ts";
import { useNames } from "../names.ts";
import { Icon } from "../parts/icon.tsx";
import { PlateSign } from "../parts/plate-sign.tsx";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

/** When it is due, and a bar of when eight in ten come, with the middle and now marked on it. */
const DueHere = ({ text, late, bar }: DueSaid) => (
  <span className="coming-due" data-testid="due-time" data-late={late !== null}>
    <b>{text}</b>
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="road" x="0" y="3" width="100" height="2" />
      <rect
        className={late === null ? "spread-of" : "missed"}
        x={bar.early}
        y="1"
        width={Math.max(1, bar.late - bar.early)}
        height="6"
      />
      <rect className="middle" x={bar.at - 0.5} y="0" width="1" height="8" />
      <rect className="now" x={bar.now - 0.5} y="0" width="1" height="8" />
    </svg>
  </span>
);

/** One vehicle on its way here: what to look for, when it is due, and what may be done about it. */
export const ComingRow = ({
  one,
  now,
  pass,
  asked,
  onPick,
  onAsk,
}: {
  readonly one: OnBoard;
  readonly now: number;
  /** What its pass says to look for, where that is read. */
  readonly pass: Pick<PassOnFile, "purpose" | "trailerPlate"> | null;
  readonly asked: Inquiry | null;
  readonly onPick: (plate: Plate) => void;
  readonly onAsk: (trip: Trip) => void;
}) => {
  const speaking = useWords();
  const { t, language } = speaking;
  const onFile = useStore(useStation().onFile);
  const names = useNames();
  const { trip, km, due } = one;
  const last = trip.sightings.at(-1);
  const [, ...before] = platesOf(trip);
  const people = trip.occupantsLast ?? trip.occupantsAtEntry;
  const plate = formatPlate(trip.plate);
  const said = due && dueSaid(due, now, speaking);
  return (
    <li className="coming-item">
      <button
        type="button"
        className="list-item"
        onClick={() => onPick(trip.plate)}
        data-testid="approaching-item"
        data-plate={trip.plate}
      >
        <span className="list-head">
          <PlateSign value={trip.plate} />
          {said?.late && (
            <mark className={said.isRare ? "rare" : ""} data-testid="due-late">
              {said.late}
            </mark>
          )}
          {due && !said && <mark data-testid="due-shut">{t(dueWords.shut)}</mark>}
        </span>
        {said && <DueHere {...said} />}
        {one.turnsOff && (
          <span data-testid="coming-turns-off">
            {t(words.turnsOff)}
            {one.comes !== null && `: ${t(words.comes, { share: wholePercent(one.comes) })}`}
          </span>
        )}
        <span>
          {names.vehicleKind(trip.kind)}
          {pass?.trailerPlate && ` + ${formatPlate(pass.trailerPlate)}`}
          {pass && ` · ${names.purpose(pass.purpose)}`}
          {" · "}
          <b>
            {people === null
              ? t(everywhereWords.peopleUnknown)
              : t(everywhereWords.people, { count: people })}
          </b>
          {" · "}
          {t(words.boundFor, {
            endpoint: names.endpoint(endpointsToCome(trip)[0] ?? trip.endpoint),
          })}
        </span>
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
          {last && `${names.checkpoint(last.checkpoint)}, ${ago(last.at, iso(now), language)} · `}
          {km === null
            ? t(checkpointWords.comingKmUnknown)
            : t(checkpointWords.comingKm, { km: Math.round(km) })}
        </span>
        {asked && (
          <span className="soft" data-testid="coming-asked" data-state={asked.state}>
            {asked.answer
              ? t(words.answered, { answer: t(questionAnswerWords[asked.answer.decision]) })
              : asked.state !== "answered" && t(inquiryWords[asked.state])}
          </span>
        )}
        <span className="coming-seen">
          {t(words.seen)}
          <Icon name="next" />
        </span>
      </button>
      <button
        type="button"
        className="coming-ask"
        onClick={() => onAsk(trip)}
        aria-label={t(words.askAbout, { plate })}
        data-testid="coming-ask"
      >
        <Icon name="person" />
        {t(words.ask)}
      </button>
    </li>
  );
};
