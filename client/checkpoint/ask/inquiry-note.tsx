import type { Plate } from "../../../shared/domain/plate.ts";
import {
  inquiryWords,
  questionAnswerWords,
  questionTopicWords,
  askWords as words,
} from "../../../shared/text/ask.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { shortly } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { PlateSign } from "../parts/plate-sign.tsx";
import { useNow, useStation } from "../station-context.ts";
import type { Inquiry } from "./inquiries.ts";

const mostOfBrief = 60;

/** The beginning of what was asked, in whole words: whoever asked knows the rest. */
const inShort = (text: string): string =>
  text.length <= mostOfBrief ? text : `${text.slice(0, mostOfBrief).replace(/\s+\S*$/, "")}…`;

/** What was asked and what command says to it. `named`: also of which vehicle. `brief`: not all that was asked. */
export const InquiryNote = ({
  inquiry,
  named = false,
  brief = false,
}: {
  readonly inquiry: Inquiry;
  readonly named?: boolean;
  readonly brief?: boolean;
}) => {
  const { t, language } = useWords();
  const { questions } = useStation();
  const now = useNow(60_000);
  const { id, plate, topics, text, at, state, answer, photosWaiting, news } = inquiry;
  const asked = [...topics.map((topic) => t(questionTopicWords[topic])), text]
    .filter(Boolean)
    .join(" · ");
  return (
    <div
      className="inquiry"
      data-testid="inquiry"
      data-id={id}
      data-state={state}
      data-decision={answer?.decision}
      data-news={news}
    >
      {named && (
        <span className="list-head">
          {plate ? <PlateSign value={plate as Plate} /> : <i>{t(everywhereWords.plateUnknown)}</i>}
          <span className="soft">{shortly(at, now, language)}</span>
        </span>
      )}
      {answer && (
        <div className="answer">
          <b>{t(questionAnswerWords[answer.decision])}</b>
          {answer.words && <p>{answer.words}</p>}
          <span>
            {t(words.answeredBy, { name: answer.by, time: shortly(answer.at, now, language) })}
          </span>
        </div>
      )}
      <q>{brief ? inShort(asked) : asked}</q>
      {state !== "answered" && (
        <span className="soft">
          {!named && `${shortly(at, now, language)} · `}
          {t(inquiryWords[state])}
        </span>
      )}
      {photosWaiting > 0 && (
        <span className="soft">{t(words.photosWaiting, { count: photosWaiting })}</span>
      )}
      {news && (
        <button
          type="button"
          className="button big"
          // It stays on the screen, to be tapped again, where it cannot be kept.
          onClick={() => void questions.acknowledge(id).catch(() => {})}
          data-testid="answer-seen"
        >
          {t(words.seen)}
        </button>
      )}
    </div>
  );
};
