import { useEffect, useRef } from "react";
import { formatPlate, type Plate } from "../../../shared/domain/plate.ts";
import { askWords as words } from "../../../shared/text/ask.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "../parts/icon.tsx";
import { soundAnswer } from "../sounds.ts";
import { type Inquiry, useInquiries } from "./inquiries.ts";
import { InquiryNote } from "./inquiry-note.tsx";

/** [O55] Sounds and shakes once for every answer that comes while the tablet is looked at, whatever is on screen. */
const useAnswerSound = (news: readonly Inquiry[]): void => {
  const heard = useRef<ReadonlySet<string>>(new Set());
  const ids = news.map(({ id }) => id).join(" ");
  useEffect(() => {
    const now = new Set(ids.split(" ").filter(Boolean));
    if ([...now].some((id) => !heard.current.has(id))) soundAnswer();
    heard.current = now;
  }, [ids]);
};

/**
 * [O55] Answers that nobody here has acknowledged, the one that came first by itself: what is tapped as seen is in sight.
 * `brief`: beside work at hand it takes a line, which opens it.
 */
export const AnswerNews = ({
  brief,
  onOpen,
}: {
  readonly brief: boolean;
  readonly onOpen: () => void;
}) => {
  const { t } = useWords();
  const news = useInquiries().filter((one) => one.news);
  useAnswerSound(news);
  const first = news.at(-1);
  const plate = first?.plate ? formatPlate(first.plate as Plate) : t(everywhereWords.plateUnknown);
  return (
    <div role="status" className="answer-place">
      {first && brief && (
        <button type="button" className="answer-line" onClick={onOpen} data-testid="answer-line">
          <Icon name="person" />
          {t(words.answerShort, { plate })}
        </button>
      )}
      {first && !brief && (
        <section className="answer-news" data-testid="answer-news">
          <h2>{t(words.answerTitle)}</h2>
          <InquiryNote key={first.id} inquiry={first} named brief />
          {news.length > 1 && (
            <p className="soft">{t(words.moreAnswers, { count: news.length - 1 })}</p>
          )}
        </section>
      )}
    </div>
  );
};

/** On the tablet's own list: those still open, and those whose answer was read. */
export const InquiryList = () => {
  const { t } = useWords();
  const inquiries = useInquiries().filter((one) => !one.news);
  if (inquiries.length === 0) return null;
  return (
    <section className="inquiries" aria-label={t(words.listTitle)} data-testid="inquiries">
      <h2>{t(words.listTitle)}</h2>
      <ul>
        {inquiries.map((inquiry) => (
          <li key={inquiry.id} className="list-item own">
            <InquiryNote inquiry={inquiry} named />
          </li>
        ))}
      </ul>
    </section>
  );
};
