import { useState } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "./icon.tsx";

const letters = [..."ABCDEFGHJKLMNPQRSTUVWXYZ"];
const digits = [..."123456789"];

/** After two digits of a province comes a letter; after that letter, digits again. */
const lettersExpected = (text: string): boolean => /^\d{2}$/.test(text.replace(/[^0-9A-Z]/g, ""));

/** Keys for gloves. Where there is no room for both, it turns to what a plate has next; the officer may turn it back. */
export const Keypad = ({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) => {
  const { t } = useWords();
  const [turned, setTurned] = useState<{ at: string; to: "letters" | "digits" } | null>(null);
  const side = turned?.at === text ? turned.to : lettersExpected(text) ? "letters" : "digits";
  const turn = () => setTurned({ at: text, to: side === "letters" ? "digits" : "letters" });
  const key = (character: string) => (
    <button key={character} type="button" onClick={() => onText(text + character)}>
      {character}
    </button>
  );
  return (
    <fieldset className="keypad" data-side={side} aria-label={t(words.keypad)} data-testid="keypad">
      <div className="keys letters">{letters.map(key)}</div>
      <div className="keys digits">
        {digits.map(key)}
        <button type="button" className="turn" onClick={turn}>
          {t(words.letters)}
        </button>
        {key("0")}
        <button
          type="button"
          className="erase"
          aria-label={t(words.erase)}
          disabled={text === ""}
          onClick={() => onText(text.slice(0, -1))}
        >
          <Icon name="erase" />
        </button>
      </div>
      <div className="turn-back">
        <button type="button" onClick={turn}>
          {t(words.digits)}
        </button>
        <button
          type="button"
          aria-label={t(words.erase)}
          disabled={text === ""}
          onClick={() => onText(text.slice(0, -1))}
        >
          <Icon name="erase" />
        </button>
      </div>
    </fieldset>
  );
};
