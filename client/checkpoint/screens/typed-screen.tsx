import { type FormEvent, useEffect, useRef, useState } from "react";
import type { PassOnFile } from "../../../shared/domain/pass.ts";
import { barePlate, formatPlate } from "../../../shared/domain/plate.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { termWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { passByCode, passesLike, passForPlate } from "../find-pass.ts";
import { useNames } from "../names.ts";
import { Keypad } from "../parts/keypad.tsx";
import { PlateSign } from "../parts/plate-sign.tsx";
import { type Recognised, recognise } from "../recognise.ts";
import type { Station } from "../station.ts";
import { useStation } from "../station-context.ts";
import type { Shown } from "../vehicle-case.ts";

const suggestions = 6;
/** Room for a QR's text from a hand reader, which types into the same field. */
const longestTyped = 240;

/** Plate or code? What is on file decides; with neither on file, what it looks like. */
const shownFor = async (
  { db, clock }: Station,
  { token, code, plate, plateShaped }: Recognised,
  typed: string,
): Promise<Shown | null> => {
  if (token) return { by: "text", how: "reader", text: token };
  if (plate && (await passForPlate(db, plate, clock.now())))
    return { by: "plate", text: plate, plate };
  if (code && ((await passByCode(db, code)) || !plateShaped)) return { by: "code", text: code };
  return plate ? { by: "plate", text: typed.trim(), plate } : null;
};

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

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    let stale = false;
    void passesLike(station.db, text, suggestions).then((passes) => !stale && setFound(passes));
    return () => {
      stale = true;
    };
  }, [text, station]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const shown = await shownFor(station, recognise(text), text);
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
        <p className="label" role="status">
          {found.length > 0 ? t(words.candidates) : t(long ? words.noCandidates : words.typeThree)}
        </p>
        <ul>
          {found.map((pass) => (
            <li key={pass.id}>
              <button type="button" onClick={() => pick(pass)} data-testid="suggestion">
                <PlateSign value={pass.plate} />
                <span>
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
