import { useState } from "react";
import { plateProvince } from "../../../shared/domain/plate-province.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "./icon.tsx";

const letters = [..."ABCDEFGHJKLMNPQRSTUVWXYZ"];
const digits = [..."123456789"];
/** No series of plates has them; short codes do. */
const inNoSeries = new Set(["J", "W"]);

/** After two digits of a province comes a letter; after that letter, digits again. */
const lettersExpected = (text: string): boolean => /^\d{2}$/.test(text.replace(/[^0-9A-Z]/g, ""));

/**
 * Keys for gloves. Where there is no room for both, it turns to what a plate has next; the officer may turn it back.
 * Letters that cannot stand where the plate is now are left out.
 */
export const Keypad = ({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) => {
  const { t } = useWords();
  const [turned, setTurned] = useState<{ at: string; to: "letters" | "digits" } | null>(null);
  const expected = lettersExpected(text);
  const side = turned?.at === text ? turned.to : expected ? "letters" : "digits";
  const turn = () => setTurned({ at: text, to: side === "letters" ? "digits" : "letters" });
  const key = (character: string) => (
    <button
      key={character}
      type="button"
      onClick={() => onText(text + character)}
      data-key={character}
    >
      {character}
    </button>
  );
  const erase = (
    <button
      type="button"
      className="erase"
      aria-label={t(words.erase)}
      disabled={text === ""}
      onClick={() => onText(text.slice(0, -1))}
      data-key="erase"
    >
      <Icon name="erase" />
    </button>
  );
  return (
    <fieldset className="keypad" data-side={side} aria-label={t(words.keypad)} data-testid="keypad">
      <div className="keys letters">
        {letters.filter((letter) => !expected || !inNoSeries.has(letter)).map(key)}
        <button type="button" className="turn" onClick={turn} data-key="digits">
          {t(words.digits)}
        </button>
        {expected && erase}
      </div>
      <div className="keys digits">
        {digits.map(key)}
        <button type="button" className="turn" onClick={turn} data-key="letters">
          {t(words.letters)}
        </button>
        {key("0")}
        {erase}
      </div>
    </fieldset>
  );
};

/** The provinces whose vehicles this post sees most: the first two characters with one tap. */
export const ProvinceKeys = ({
  codes,
  onPick,
}: {
  readonly codes: readonly string[];
  readonly onPick: (code: string) => void;
}) => {
  const { t } = useWords();
  return (
    <ul className="provinces" aria-label={t(words.provinces)}>
      {codes.map((code) => (
        <li key={code}>
          <button type="button" onClick={() => onPick(code)} data-testid={`province-${code}`}>
            <b>{code}</b>
            <small>{plateProvince(code)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
};
