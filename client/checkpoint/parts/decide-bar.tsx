import type { Decision } from "../../../shared/domain/scan.ts";
import type { Verdict } from "../../../shared/domain/verdict-shape.ts";
import { askWords } from "../../../shared/text/ask.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { decisionWords, everywhereWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { recommended } from "../face.ts";

type Choice = Exclude<Decision, "none">;
const choices: readonly Choice[] = ["let-through", "hold", "turn-back", "refer"];

interface Props {
  readonly verdict: Verdict;
  /** People aboard as counted or expected; null where there is no pass to compare them with. */
  readonly aboard: number | null;
  readonly hasVehicle: boolean;
  readonly busy: boolean;
  /** False while what is shown is too new to have been read: no answer is taken yet. */
  readonly settled: boolean;
  readonly onRetry: (() => void) | null;
  readonly onDecide: (decision: Decision) => void;
  readonly onType: () => void;
  readonly onWalkUp: () => void;
  readonly onAsk: () => void;
}

/** The officer's answer. What most likely has to be done stands out; nothing is chosen by itself. */
export const DecideBar = (props: Props) => {
  const { verdict, aboard, hasVehicle, busy, settled, onRetry, onDecide, onType, onWalkUp, onAsk } =
    props;
  const { t } = useWords();
  const best = recommended(verdict);
  // Without a vehicle there is nothing to let through yet: it is entered first.
  const offered = choices.filter(
    (choice) => choice !== "let-through" || hasVehicle || verdict.outcome === "stop",
  );
  const label = (choice: Choice): string => {
    if (choice === "refer") return t(words.refer);
    if (choice !== "let-through") return t(decisionWords[choice]);
    if (verdict.outcome === "stop") return t(words.letThroughAnyway);
    if (aboard !== null && aboard !== verdict.facts.occupantsMax)
      return t(words.withPeople, { count: aboard });
    if (verdict.outcome === "go") return t(words.allMatches);
    if (verdict.outcome === "inspect") return t(words.checkedLetThrough);
    return t(decisionWords["let-through"]);
  };

  if (onRetry)
    return (
      <div className="decide">
        <button
          type="button"
          className="decision best"
          onClick={onRetry}
          data-testid="record-again"
        >
          {t(everywhereWords.retry)}
        </button>
      </div>
    );
  return (
    <fieldset className="decide" disabled={busy || !settled} aria-label={t(words.decisions)}>
      {best ? (
        <button
          type="button"
          className="decision best"
          onClick={() => onDecide(best)}
          data-testid={`decide-${best}`}
          data-recommended="true"
        >
          {busy ? t(words.recording) : label(best)}
        </button>
      ) : (
        <div className="decide-ways">
          <button type="button" className="decision best" onClick={onType} data-testid="go-type">
            {t(words.typeInstead)}
          </button>
          <button
            type="button"
            className="decision best"
            onClick={onWalkUp}
            data-testid="go-walk-up"
          >
            {t(words.enterWalkUp)}
          </button>
        </div>
      )}
      <div className="decide-others">
        {offered
          .filter((choice) => choice !== best)
          .map((choice) => (
            <button
              key={choice}
              type="button"
              className="decision"
              onClick={() => onDecide(choice)}
              data-testid={`decide-${choice}`}
            >
              {label(choice)}
            </button>
          ))}
        <button type="button" className="decision asks" onClick={onAsk} data-testid="ask-command">
          {t(askWords.askShort)}
        </button>
      </div>
    </fieldset>
  );
};
