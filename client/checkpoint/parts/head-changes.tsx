import { declare, explainedBy, reasonsFor } from "../../../shared/domain/head-change.ts";
import type { HeadChange } from "../../../shared/domain/head-change-shape.ts";
import { changeTapWords as words } from "../../../shared/text/head-change.ts";
import { useWords } from "../../ui/language.tsx";

interface Props {
  /** People counted on the trip last, and now. */
  readonly last: number;
  readonly now: number;
  readonly transit: boolean;
  readonly changes: readonly HeadChange[];
  readonly onChanges: (changes: readonly HeadChange[]) => void;
}

/** [R9] Why there are fewer or more aboard than at the post before: one tap a reason; what none explains is told. */
export const HeadChanges = ({ last, now, transit, changes, onChanges }: Props) => {
  const { t } = useWords();
  const by = now - last;
  const unexplained = Math.abs(by - explainedBy({ changes, transit }));
  return (
    <fieldset className="observed head-changes" data-testid="head-changes">
      <legend>{t(words.ask, { last })}</legend>
      {reasonsFor(by < 0, transit).map((why) => {
        const chosen = changes.find((one) => one.why === why);
        return (
          <button
            key={why}
            type="button"
            className="toggle"
            aria-pressed={chosen !== undefined}
            onClick={() => onChanges(declare(changes, why, by))}
            data-testid={`change-${why}`}
          >
            {chosen ? t(words.for, { reason: t(words[why]), count: chosen.people }) : t(words[why])}
          </button>
        );
      })}
      {changes.length > 0 && unexplained > 0 && (
        <p role="status">{t(words.unexplained, { count: unexplained })}</p>
      )}
    </fieldset>
  );
};
