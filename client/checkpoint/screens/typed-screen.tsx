import { type FormEvent, useEffect, useRef, useState } from "react";
import type { PassOnFile } from "../../../shared/domain/pass.ts";
import { barePlate, formatPlate } from "../../../shared/domain/plate.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { termWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { passesLike, provincesOnFile, spells } from "../find-pass.ts";
import { useNames } from "../names.ts";
import { Keypad, ProvinceKeys } from "../parts/keypad.tsx";
import { PlateSign } from "../parts/plate-sign.tsx";
import { recognise } from "../recognise.ts";
import { shownFor } from "../shown-for.ts";
import { useStation } from "../station-context.ts";
import type { Shown } from "../vehicle-case.ts";

const suggestions = 6;
const mostProvinces = 8;
/** Room for a QR's text from a hand reader, which types into the same field. */
const longestTyped = 240;

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onShown: (shown: Shown) => void;
}

/** The second way in: one field that takes a plate, part of one, a short code, or a hand reader's text. */
export const TypedScreen = ({ text, onText, onShown }: Props) => {
  const { t } = useWords();
  const station = useStation();
  const names = useNames();
  const field = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<readonly PassOnFile[]>([]);
  const recognised = recognise(text);
  const ready = recognised.token ?? recognised.code ?? recognised.plate;
  const readsAs =
    recognised.code && !recognised.plateShaped
      ? termWords.shortCode
      : recognised.plate && termWords.plate;
  const long = barePlate(text).length >= 3;

  const [provinces, setProvinces] = useState<readonly string[]>([]);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    provincesOnFile(station.db, mostProvinces).then(setProvinces, () => {});
  }, [station]);
  useEffect(() => {
    let stale = false;
    void passesLike(station.db, text, suggestions).then((passes) => !stale && setFound(passes));
    return () => {
      stale = true;
    };
  }, [text, station]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const shown = await shownFor(station, text);
    if (shown) onShown(shown);
  };
  const pick = ({ plate }: PassOnFile) => onShown({ by: "plate", text: plate, plate });

  return (
    <section className="entry typed" data-testid="typed-view">
      <form className="typed-line" onSubmit={submit}>
        <label>
          <span className="label">
            {t(words.typedTitle)}
            {readsAs && (
              <b data-testid="reads-as">
                {" → "}
                {t(readsAs)}
              </b>
            )}
          </span>
          {/* The keypad below is the keyboard; a real one works as well. */}
          <input
            ref={field}
            inputMode="none"
            value={text}
            maxLength={longestTyped}
            onChange={(event) => onText(event.target.value.toUpperCase())}
            placeholder={t(words.typedPlaceholder)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            data-testid="typed-field"
          />
        </label>
        <button
          type="submit"
          className="button strong big"
          disabled={!ready}
          data-testid="typed-submit"
        >
          {t(words.lookUp)}
        </button>
      </form>
      <div className="suggestions" data-testid="suggestions">
        {text === "" && provinces.length > 0 && <ProvinceKeys codes={provinces} onPick={onText} />}
        <p className="label" role="status">
          {found.length > 0 ? t(words.candidates) : t(long ? words.noCandidates : words.typeThree)}
        </p>
        <ul>
          {found.map((pass) => (
            <li key={pass.id}>
              <button
                type="button"
                onClick={() => pick(pass)}
                data-testid="suggestion"
                data-alike={!spells(pass, text)}
              >
                <PlateSign value={pass.plate} />
                <span>
                  {!spells(pass, text) && <mark>{t(words.lookAlike)}</mark>}
                  {names.endpoint(pass.endpoint)}
                  {pass.trailerPlate &&
                    ` · ${t(termWords.trailerPlate)} ${formatPlate(pass.trailerPlate)}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <Keypad text={text} onText={onText} />
    </section>
  );
};
