import type { ApplicationStory } from "../../shared/contract/applications.ts";
import type { Found } from "../../shared/domain/application-shape.ts";
import { heldPassWords } from "../../shared/text/amendment-asked.ts";
import {
  applicationActWords,
  carrierWords,
  reasonFoundWords,
} from "../../shared/text/applications.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useWords } from "../ui/language.tsx";
import style from "./acts.module.css";

/** What was found wrong, in the words that the carrier reads. */
export const FoundList = ({ reasons }: { readonly reasons: readonly Found[] }) => {
  const { t } = useWords();
  return (
    <ul className={style.found}>
      {reasons.map(({ reason, note }) => (
        <li key={reason} data-testid={`found-${reason}`}>
          {reason === "other" ? note : t(reasonFoundWords[reason])}
          {reason !== "other" && note !== "" && <span className={style.note}>{note}</span>}
        </li>
      ))}
    </ul>
  );
};

/** All that was done to an application, the latest first. */
export const Acts = ({
  acts,
  ofPass,
}: {
  readonly acts: ApplicationStory["acts"];
  /** A pass in use is what it is about. */
  readonly ofPass: boolean;
}) => {
  const { t, language } = useWords();
  return (
    <ol className={style.acts}>
      {acts.toReversed().map(({ what, at, by, byRule, reasons }) => (
        <li key={`${what} ${at}`} data-testid="application-act" data-what={what}>
          <p className={style.act}>
            <strong>
              {t(
                ofPass && what === "approved"
                  ? heldPassWords.actApproved
                  : applicationActWords[what],
              )}
            </strong>
            <span className={style.when}>
              {by ?? t(byRule ? carrierWords.byRule : carrierWords.desk)},{" "}
              <time dateTime={at}>{dayAndClock(at, language)}</time>
            </span>
          </p>
          {reasons.length > 0 && <FoundList reasons={reasons} />}
        </li>
      ))}
    </ol>
  );
};
