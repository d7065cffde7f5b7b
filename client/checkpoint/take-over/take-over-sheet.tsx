import { useState } from "react";
import { parsePlate } from "../../../shared/domain/plate.ts";
import { type TakeOver, takeOverReasons } from "../../../shared/domain/take-over-shape.ts";
import { takeOverTapWords } from "../../../shared/text/take-over.ts";
import {
  takeOverReasonWords,
  takeOverSheetWords as words,
} from "../../../shared/text/take-over-sheet.ts";
import { useWords } from "../../ui/language.tsx";
import { Keypad } from "../parts/keypad.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { Stepper } from "../parts/stepper.tsx";
import type { TakeOverAsking } from "./take-over-note.tsx";

const longestPlate = 20;
const kinds = ["vehicle", "driver"] as const;

/** [T19] Which vehicle or driver goes on, with how many aboard and why: every answer is one touch, the plate a few. */
export const TakeOverSheet = ({
  plate: now,
  count,
  begun,
  typed,
  onClose,
  onSay,
}: TakeOverAsking) => {
  const { t } = useWords();
  const [kind, setKind] = useState<(typeof kinds)[number]>(
    begun && begun.plate === null ? "driver" : "vehicle",
  );
  const [text, setText] = useState<string>(begun?.plate ?? typed);
  const [newDriver, setNewDriver] = useState(begun?.newDriver ?? false);
  const [people, setPeople] = useState(count);
  const [counted, setCounted] = useState(begun !== null);
  const [reason, setReason] = useState<TakeOver["reason"] | null>(begun?.reason ?? null);
  const [tried, setTried] = useState(false);
  const plate = parsePlate(text);
  const other = kind === "vehicle";
  const wrongPlate = other && (plate === null || plate === now);

  const say = (): void => {
    setTried(true);
    if (wrongPlate || reason === null) return;
    onSay(other ? { plate, newDriver, reason } : { plate: null, newDriver: true, reason }, people);
  };
  return (
    <Sheet title={t(takeOverTapWords.title)} onClose={onClose} testId="take-over">
      <div className="stack take-over">
        <fieldset className="observed choices" aria-label={t(takeOverTapWords.title)}>
          {kinds.map((one) => (
            <button
              key={one}
              type="button"
              className="toggle"
              aria-pressed={kind === one}
              onClick={() => setKind(one)}
              data-testid={`take-over-${one}`}
            >
              {t(words[one])}
            </button>
          ))}
        </fieldset>
        {other && (
          <>
            <label className="field">
              <span>{t(words.plate)}</span>
              {/* The keypad below is the keyboard; a real one works as well. */}
              <input
                inputMode="none"
                value={text}
                maxLength={longestPlate}
                onChange={(event) => setText(event.target.value.toUpperCase())}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                aria-invalid={tried && wrongPlate}
                aria-describedby="take-over-plate-problem"
                data-testid="take-over-plate"
              />
            </label>
            <div role="alert" id="take-over-plate-problem">
              {tried && wrongPlate && (
                <p className="problem">{t(plate === now ? words.same : words.wrong)}</p>
              )}
            </div>
            <Keypad text={text} onText={(next) => setText(next.slice(0, longestPlate))} />
            <button
              type="button"
              className="toggle"
              aria-pressed={newDriver}
              onClick={() => setNewDriver(!newDriver)}
              data-testid="take-over-new-driver"
            >
              {t(words.newDriver)}
            </button>
          </>
        )}
        <Stepper
          label={t(words.count)}
          value={people}
          counted={counted}
          onChange={(value) => {
            setCounted(true);
            setPeople(value);
          }}
        />
        <fieldset className="observed choices">
          <legend>{t(words.why)}</legend>
          {takeOverReasons.map((one) => (
            <button
              key={one}
              type="button"
              className="toggle"
              aria-pressed={reason === one}
              onClick={() => setReason(one)}
              data-testid={`take-over-${one}`}
            >
              {t(takeOverReasonWords[one])}
            </button>
          ))}
        </fieldset>
        <div role="alert">
          {tried && reason === null && <p className="problem">{t(words.missing)}</p>}
        </div>
        <button
          type="button"
          className="button strong big"
          onClick={say}
          data-testid="take-over-say"
        >
          {t(words.say)}
        </button>
        {begun && (
          <button
            type="button"
            className="button big"
            onClick={() => onSay(null, count)}
            data-testid="take-over-take-back"
          >
            {t(words.takeBack)}
          </button>
        )}
      </div>
    </Sheet>
  );
};
