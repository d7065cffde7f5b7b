import { Link } from "wouter";
import type { Question } from "../../shared/domain/question.ts";
import { iso } from "../../shared/domain/time.ts";
import { questionAnswerWords, questionTopicWords } from "../../shared/text/ask.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { questionWords as words } from "../../shared/text/questions.ts";
import { outcomeWords, reasonWords } from "../../shared/text/verdict.ts";
import { ago, dayAndClock } from "../../shared/text/when.ts";
import { tripAbout } from "../api/lists-of-trip.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { Plate } from "../ui/plate.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { QuestionPhotos } from "./question-photos.tsx";
import style from "./questions.module.css";

const tones = {
  "let-through": "go",
  hold: "inspect",
  "turn-back": "stop",
  none: "quiet",
} as const satisfies Record<keyof typeof questionAnswerWords, Tone>;

const Ending = ({ question: { answer } }: { readonly question: Question }) => {
  const { t, language } = useWords();
  if (!answer) return <Badge tone="quiet">{t(words.lapsed)}</Badge>;
  return (
    <>
      <p className={style.answer}>
        <Badge tone={tones[answer.decision]}>{t(questionAnswerWords[answer.decision])}</Badge>{" "}
        {answer.words}
      </p>
      <span className={style.when}>
        {t(words.answeredBy, { name: answer.by, time: dayAndClock(answer.at, language) })}
      </span>
    </>
  );
};

/** What a post asks: about which vehicle, what the tablet made of it, its words and photos; and the answer, or where to give it. */
export const QuestionCard = ({
  question,
  items,
  now,
  mayAnswer,
  begun = false,
  onBegun = () => {},
  onDone = () => {},
}: {
  readonly question: Question;
  readonly items: LiveItems;
  readonly now: number;
  readonly mayAnswer: boolean;
  /** Somebody here has begun an answer. */
  readonly begun?: boolean;
  readonly onBegun?: () => void;
  readonly onDone?: () => void;
}) => {
  const { t, language } = useWords();
  const { plate, checkpoint, askedAt, outcome, reasons, topics, text, closedAt } = question;
  const trip = tripAbout(items, { ...question, at: askedAt });
  const told = reasons.map((code) => t(reasonWords[code].title)).join(", ");
  const asked = [...topics.map((topic) => t(questionTopicWords[topic])), text].filter(Boolean);
  return (
    <li
      className={style.card}
      data-testid="question"
      data-id={question.id}
      data-plate={plate ?? ""}
      data-open={closedAt === null}
    >
      <div className={style.head}>
        {plate === null ? (
          <span className={style.when}>{t(everywhereWords.plateUnknown)}</span>
        ) : (
          <Plate value={plate} size="md" />
        )}
        <span className={style.post}>{placeName(items, checkpoint)}</span>
        <time className={style.when} dateTime={askedAt} title={dayAndClock(askedAt, language)}>
          {ago(askedAt, iso(now), language)}
        </time>
        {trip && (
          <Link
            href={`/command/trips/${trip.id}`}
            className={style.trip}
            data-testid="question-trip"
          >
            {t(words.trip)}
          </Link>
        )}
      </div>
      <p className={style.asked}>{asked.join(" · ")}</p>
      <span className={style.verdict}>
        {outcome === null
          ? t(words.notCome)
          : `${t(words.verdict)}: ${t(outcomeWords[outcome].title)}${told === "" || outcome === "go" ? "" : `: ${told}`}`}
      </span>
      <QuestionPhotos question={question} />
      {closedAt !== null && <Ending question={question} />}
      {mayAnswer && (closedAt === null || begun) && (
        <AnswerForm question={question} onBegun={onBegun} onDone={onDone} />
      )}
    </li>
  );
};
