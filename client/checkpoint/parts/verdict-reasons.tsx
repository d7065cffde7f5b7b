import { watchBeside } from "../../../shared/domain/judge-watch.ts";
import type { Verdict } from "../../../shared/domain/verdict-shape.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { basisText, reasonText } from "../../../shared/text/reason-text.ts";
import { useWords } from "../../ui/language.tsx";
import type { VehicleCase } from "../vehicle-case.ts";

/** Nothing more is asked of a vehicle that drives no further. */
const asks = (outcome: Verdict["outcome"]): boolean => outcome === "go" || outcome === "inspect";

/** Why, in words, each with the act it rests on; what somebody else's code says, and [V26] what else is asked. */
export const VerdictReasons = ({
  verdict,
  vehicleCase,
}: {
  readonly verdict: Verdict;
  readonly vehicleCase: VehicleCase;
}) => {
  const { t, language } = useWords();
  const { presented } = vehicleCase.input;
  const foreign =
    presented.by === "token" && presented.opened.kind === "other-qr" ? presented.opened.text : null;
  const reasons = [...verdict.reasons, ...watchBeside(verdict)];
  return (
    <>
      {foreign && (
        <div className="foreign">
          <h3>{t(words.foreignText)}</h3>
          {/* Shown as text, never as a link: nobody at a barrier should be led to somebody else's page. */}
          <p data-testid="foreign-text">{foreign}</p>
        </div>
      )}
      {reasons.length > 0 && (
        <ul className="reasons" data-testid="reasons">
          {reasons.map((reason, place) => {
            const { title, action, todo, why } = reasonText(reason, language);
            return (
              <li
                key={`${reason.code}-${reason.params.entry ?? reason.rule}`}
                data-reason={reason.code}
              >
                {/* The first reason's title and what to do already stand at the top. */}
                {place > 0 && (
                  <>
                    <h3>{title}</h3>
                    <p>{action}</p>
                  </>
                )}
                {todo && <p className="todo">{todo}</p>}
                {why && <p className="why">{why}</p>}
                {reason.basis && <p className="basis">{basisText(reason.basis, language)}</p>}
              </li>
            );
          })}
        </ul>
      )}
      {asks(verdict.outcome) && verdict.duties.length > 0 && (
        <div className="duties" data-testid="duties">
          <h3>{t(words.askFor)}</h3>
          <ul>
            {verdict.duties.map(({ measure, name, areaName, basis }) => (
              <li key={measure} data-duty={measure}>
                {name[language]} <span className="of-area">({areaName})</span>
                <p className="basis">{basisText(basis, language)}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
};
