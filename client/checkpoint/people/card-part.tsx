import { useState } from "react";
import { peopleWords as words } from "../../../shared/text/people.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "../parts/icon.tsx";
import { CardReader } from "./card-reader.tsx";

/** The camera for cards, open when it is wanted: it takes the room that typing needs. */
export const CardPart = ({
  said,
  onText,
}: {
  readonly said: string | null;
  readonly onText: (text: string) => Promise<void>;
}) => {
  const { t } = useWords();
  const [reading, setReading] = useState(false);
  return (
    <>
      {reading && <CardReader said={said} onText={onText} />}
      <button
        type="button"
        className={reading ? "button big with-icon" : "button strong big with-icon"}
        aria-pressed={reading}
        onClick={() => setReading(!reading)}
        data-testid="read-cards"
      >
        <Icon name={reading ? "close" : "scan"} />
        {t(reading ? words.stopReading : words.readCards)}
      </button>
      {!reading && (
        <p role="status" className="soft">
          {said}
        </p>
      )}
    </>
  );
};
