import { useEffect, useRef } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { everywhereWords, termWords } from "../../../shared/text/everywhere.ts";
import { reasonText } from "../../../shared/text/reason-text.ts";
import { outcomeWords } from "../../../shared/text/verdict.ts";
import { useWords } from "../../ui/language.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { isPlainGo, type Waiting } from "../convoy.ts";
import { faceOf } from "../face.ts";
import { useNow, useStation } from "../station-context.ts";
import { useFrameToVerdict } from "../use-frame-to-verdict.ts";
import { expectedAboard, judgeCase, nothingObserved } from "../vehicle-case.ts";
import { FaceIcon } from "./face-icon.tsx";
import { Icon } from "./icon.tsx";
import { PlateSign } from "./plate-sign.tsx";

interface StripProps {
  readonly one: Waiting;
  /** It is the only one, and has the room for large words. */
  readonly alone: boolean;
  readonly disabled: boolean;
  readonly onLetThrough: () => void;
  readonly onLook: () => void;
}

const useJudged = () => {
  const { clock } = useStation();
  useNow(5_000);
  return ({ vehicleCase }: Waiting) =>
    judgeCase(vehicleCase, nothingObserved, clock.now(), clock.doubtMs());
};

/** One vehicle over the running camera: what to compare, and the tap that says it was. */
const Strip = ({ one, alone, disabled, onLetThrough, onLook }: StripProps) => {
  const { t, language } = useWords();
  useFrameToVerdict(one.shownAt);
  const verdict = useJudged()(one);
  const { vehicleCase, failed } = one;
  const { vehicle } = vehicleCase;
  const goes = isPlainGo(vehicleCase, verdict);
  const max = verdict.facts.occupantsMax;
  const aboard = expectedAboard(vehicleCase, verdict);
  const first = verdict.reasons[0];
  const said =
    goes || !first ? t(outcomeWords[verdict.outcome].title) : reasonText(first, language).title;
  const answer = failed
    ? t(everywhereWords.retry)
    : aboard === null || aboard === max
      ? t(words.allMatches)
      : t(words.withPeople, { count: aboard });
  return (
    <li
      className={`strip face-${faceOf(verdict)}`}
      data-testid="strip"
      data-outcome={verdict.outcome}
      data-alone={alone}
      data-failed={failed !== null}
    >
      <FaceIcon face={faceOf(verdict)} />
      <p className="strip-said">
        <b>{failed ? t(words.notRecordedTitle) : said}</b>
        {max !== null && (
          <span>
            {alone && `${t(termWords.occupantsMax)}: `}
            <b data-testid="strip-permitted">
              {alone ? max : t(everywhereWords.people, { count: max })}
            </b>
          </span>
        )}
      </p>
      <p className="strip-plates">
        {vehicle && <PlateSign value={vehicle.plate} />}
        {vehicle?.trailerPlate && <PlateSign value={vehicle.trailerPlate} size="small" />}
      </p>
      <div className="strip-answers">
        {(goes || failed) && (
          <button
            type="button"
            className="decision best"
            disabled={disabled}
            aria-label={vehicle ? `${vehicle.plate}: ${answer}` : answer}
            onClick={onLetThrough}
            data-testid="strip-let-through"
          >
            {alone ? answer : <Icon name="check" />}
            {!alone && aboard !== null && aboard !== max && <small>{aboard}</small>}
          </button>
        )}
        <button
          type="button"
          className="decision"
          disabled={disabled}
          aria-label={vehicle ? `${vehicle.plate}: ${t(words.stripLook)}` : t(words.stripLook)}
          onClick={onLook}
          data-testid="strip-look"
        >
          {alone ? t(words.stripLook) : <Icon name="next" />}
        </button>
      </div>
    </li>
  );
};

interface Props {
  readonly waiting: readonly Waiting[];
  readonly busy: boolean;
  readonly onLetThrough: (waiting: readonly Waiting[]) => void;
  readonly onLook: (one: Waiting) => void;
}

/** [O40] The vehicles that wait for the officer's tap, oldest first. */
export const ConvoyStack = ({ waiting, busy, onLetThrough, onLook }: Props) => {
  const { t } = useWords();
  const judged = useJudged();
  // What has just moved under the finger is not answered by it.
  const disabled = !useSettled(waiting.map(({ id }) => id).join(" ")) || busy;
  const going = waiting.filter((one) => one.failed || isPlainGo(one.vehicleCase, judged(one)));
  const last = waiting.at(-1)?.vehicleCase.vehicle;
  const list = useRef<HTMLUListElement>(null);
  const newest = waiting.at(-1)?.id;
  // Each is in sight when it comes: the one tap for all answers none that was never shown.
  useEffect(() => {
    if (newest !== undefined) list.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [newest]);
  return (
    <>
      <p className="hidden" role="status">
        {last && t(words.stripSpoken, { plate: last.plate, count: waiting.length })}
      </p>
      {waiting.length > 0 && (
        <section
          className="strips"
          aria-label={t(words.stripsWaiting, { count: waiting.length })}
          data-testid="strips"
        >
          {waiting.length > 1 && (
            <div className="strips-all">
              <b>{t(words.stripsWaiting, { count: waiting.length })}</b>
              {going.length > 1 && (
                <button
                  type="button"
                  className="decision best"
                  disabled={disabled}
                  onClick={() => onLetThrough(going)}
                  data-testid="strips-let-through"
                >
                  {t(words.stripsLetThrough, { count: going.length })}
                </button>
              )}
            </div>
          )}
          <ul ref={list}>
            {waiting.map((one) => (
              <Strip
                key={one.id}
                one={one}
                alone={waiting.length === 1}
                disabled={disabled}
                onLetThrough={() => onLetThrough([one])}
                onLook={() => onLook(one)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
