import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { takeOverTapWords } from "../../../shared/text/take-over.ts";
import { useWords } from "../../ui/language.tsx";
import type { Observed } from "../vehicle-case.ts";
import { Stepper } from "./stepper.tsx";

interface Props {
  /** People that should be aboard; null where no pass is known, then only the plate can be noted. */
  readonly expected: number | null;
  readonly observed: Observed;
  readonly onObserved: (observed: Observed) => void;
  readonly plateSeen: string;
  readonly onPlateSeen: (text: string) => void;
  /** [T19] To say that another vehicle drives in its place; null where nothing can take over. */
  readonly onTakeOver: (() => void) | null;
}

/** What the officer sees where it differs from the pass: the verdict follows at once. */
export const ObservedBar = ({
  expected,
  observed,
  onObserved,
  plateSeen,
  onPlateSeen,
  onTakeOver,
}: Props) => {
  const { t } = useWords();
  const otherPlate = observed.plateMatches === false;
  return (
    <div className="observed">
      {expected !== null && (
        <>
          <Stepper
            label={t(words.occupantsSeen)}
            value={observed.occupants ?? expected}
            counted={observed.occupants !== null}
            onChange={(occupants) => onObserved({ ...observed, occupants })}
          />
          <button
            type="button"
            className="toggle"
            aria-pressed={otherPlate}
            onClick={() => onObserved({ ...observed, plateMatches: otherPlate ? null : false })}
            data-testid="other-plate"
          >
            {t(words.plateOther)}
          </button>
        </>
      )}
      {(expected === null || otherPlate) && (
        <label className="field plate-seen">
          <span>{t(words.plateSeen)}</span>
          <input
            value={plateSeen}
            maxLength={20}
            onChange={(event) => onPlateSeen(event.target.value.toUpperCase())}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            data-testid="plate-seen"
          />
        </label>
      )}
      {otherPlate && onTakeOver && (
        <button type="button" className="toggle" onClick={onTakeOver} data-testid="other-took-over">
          {t(takeOverTapWords.open)}
        </button>
      )}
    </div>
  );
};
