import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Plate } from "../../../shared/domain/plate.ts";
import {
  longestQuestion,
  mostPhotos,
  type QuestionTopic,
  topicsAtBarrier,
} from "../../../shared/domain/question.ts";
import { questionTopicWords, askWords as words } from "../../../shared/text/ask.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "../parts/icon.tsx";
import { PlateSign } from "../parts/plate-sign.tsx";
import { Sheet } from "../parts/sheet.tsx";
import type { Asking } from "./asking.ts";
import { PhotoPicker } from "./photo-picker.tsx";

const Topics = ({
  topics,
  chosen,
  onToggle,
}: {
  readonly topics: readonly QuestionTopic[];
  readonly chosen: readonly QuestionTopic[];
  readonly onToggle: (topic: QuestionTopic) => void;
}) => {
  const { t } = useWords();
  return (
    <fieldset className="topics" aria-label={t(words.topics)}>
      {topics.map((topic) => (
        <button
          key={topic}
          type="button"
          className="topic"
          aria-pressed={chosen.includes(topic)}
          onClick={() => onToggle(topic)}
          data-testid={`topic-${topic}`}
        >
          {chosen.includes(topic) && <Icon name="check" />}
          {t(questionTopicWords[topic])}
        </button>
      ))}
    </fieldset>
  );
};

/** What to ask, in a tap or a few words, with photos. `onAsk` rejects where nothing could be kept. */
export const AskSheet = ({
  about,
  topicsOffered = topicsAtBarrier,
  draft: { topics, text, photos },
  onDraft,
  onClose,
  onAsk,
}: {
  /** The plate of the vehicle, where it does not stand on the screen behind. */
  readonly about?: Plate;
  readonly topicsOffered?: readonly QuestionTopic[];
  /** What is entered so far: closing the sheet throws nothing away. */
  readonly draft: Asking;
  readonly onDraft: (change: (now: Asking) => Asking) => void;
  readonly onClose: () => void;
  readonly onAsk: (asking: Asking) => Promise<void>;
}) => {
  const { t } = useWords();
  const [trouble, setTrouble] = useState<Words | null>(null);
  const [busy, setBusy] = useState(false);
  const [shrinking, setShrinking] = useState(false);
  const problem = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (trouble) problem.current?.scrollIntoView({ block: "nearest" });
  }, [trouble]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (topics.length === 0 && text.trim() === "") return setTrouble(words.missing);
    setBusy(true);
    try {
      await onAsk({ topics, text: text.trim(), photos });
    } catch {
      setBusy(false);
      setTrouble(words.notKept);
    }
  };
  return (
    <Sheet title={t(words.ask)} onClose={onClose} testId="ask">
      <form onSubmit={(event) => void submit(event)} className="stack">
        {about && <PlateSign value={about} />}
        <Topics
          topics={topicsOffered}
          chosen={topics}
          onToggle={(topic) =>
            onDraft((now) => ({
              ...now,
              topics: now.topics.includes(topic)
                ? now.topics.filter((one) => one !== topic)
                : [...now.topics, topic],
            }))
          }
        />
        <label className="field">
          <span>{t(words.text)}</span>
          <textarea
            rows={2}
            maxLength={longestQuestion}
            value={text}
            onChange={({ target: { value } }) => onDraft((now) => ({ ...now, text: value }))}
            data-testid="ask-text"
          />
        </label>
        <PhotoPicker
          photos={photos}
          most={mostPhotos}
          busy={shrinking}
          onBusy={setShrinking}
          onPhotos={(change) => onDraft((now) => ({ ...now, photos: change(now.photos) }))}
          onTrouble={(failed) => setTrouble(failed ? words.noPicture : null)}
        />
        <div role="alert">
          {trouble && (
            <p className="problem" ref={problem} data-testid="ask-problem">
              {t(trouble)}
            </p>
          )}
        </div>
        <p className="soft">{t(words.hint)}</p>
        <button
          type="submit"
          className="button strong big"
          disabled={busy || shrinking}
          data-testid="ask-submit"
        >
          {t(words.submit)}
        </button>
        <button type="button" className="button big" onClick={onClose}>
          {t(everywhereWords.cancel)}
        </button>
      </form>
    </Sheet>
  );
};
