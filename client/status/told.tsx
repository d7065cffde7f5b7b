import type { StatusTold } from "../../shared/contract/public-status.ts";
import { reasonFoundWords } from "../../shared/text/applications.ts";
import {
  accountStandingWords,
  applicationStandingWords,
  passStandingWords,
  signUpReasonWords,
  statusWords as words,
} from "../../shared/text/public-status.ts";
import type { Words } from "../../shared/text/say.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useWords } from "../ui/language.tsx";

type Tone = "go" | "wait" | "stop" | "over";

const tones: Readonly<Record<StatusTold["state"], Tone>> = {
  valid: "go",
  approved: "go",
  "not-yet": "wait",
  waiting: "wait",
  "change-asked": "wait",
  suspended: "stop",
  revoked: "stop",
  refused: "stop",
  spent: "over",
  ended: "over",
  withdrawn: "over",
};
/** Never in colour alone. */
const marks: Readonly<Record<Tone, string>> = { go: "✓", wait: "…", stop: "✕", over: "–" };

const standingOf = (told: StatusTold): { readonly title: Words; readonly next: Words } => {
  switch (told.about) {
    case "pass":
      return passStandingWords[told.state];
    case "application":
      return applicationStandingWords[told.state];
    case "account":
      return accountStandingWords[told.state];
  }
};

const reasonsOf = (told: StatusTold): readonly Words[] => {
  switch (told.about) {
    case "pass":
      return [];
    case "application":
      return told.reasons.map((reason) =>
        reason === "other" ? words.otherReason : reasonFoundWords[reason],
      );
    case "account":
      return told.reasons.map((reason) => signUpReasonWords[reason]);
  }
};

/** One thing as it stands: what that is, what to do, why, and its times. */
export const Told = ({ told }: { readonly told: StatusTold }) => {
  const { t, language } = useWords();
  const { title, next } = standingOf(told);
  const reasons = reasonsOf(told);
  const asked = told.about === "application";
  const times: readonly (readonly [Words, string | null])[] = [
    [words.due, told.due],
    [asked ? words.askedFrom : words.validFrom, told.validFrom],
    [asked ? words.askedTo : words.validTo, told.validTo],
    [words.since, told.about === "pass" ? null : told.since],
  ];
  const tone = tones[told.state];
  return (
    <article className={`told ${tone}`} data-testid="status-told" data-state={told.state}>
      <h2>
        <span className="mark" aria-hidden="true">
          {marks[tone]}
        </span>
        {t(title)}
      </h2>
      <p className="next">{t(next)}</p>
      {reasons.length > 0 && (
        <section>
          <h3>{t(words.reasons)}</h3>
          <ul>
            {reasons.map((reason) => (
              <li key={reason.en}>{t(reason)}</li>
            ))}
          </ul>
        </section>
      )}
      <dl>
        {times.map(([name, time]) =>
          time === null ? null : (
            <div key={name.en}>
              <dt>{t(name)}</dt>
              <dd>{dayAndClock(time, language)}</dd>
            </div>
          ),
        )}
      </dl>
    </article>
  );
};
