import { useState } from "react";
import { dutyWords as words } from "../../../shared/text/duty.ts";
import { storageWords } from "../../../shared/text/storage.ts";
import { useWords } from "../../ui/language.tsx";
import { easilyGuessed } from "../pin.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { PinPad } from "./pin-pad.tsx";
import type { SignedOn } from "./sign-on.tsx";

/** For one who has just signed in: a PIN for the next shifts on this tablet, typed twice. It can wait. */
export const ChoosePin = ({
  person,
  onDone,
}: {
  readonly person: SignedOn;
  readonly onDone: () => void;
}) => {
  const { t } = useWords();
  const station = useStation();
  const held = person.id in useStore(station.duty.pins);
  const [first, setFirst] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const take = async (digits: string) => {
    setProblem(null);
    if (first === null) {
      if (easilyGuessed(digits)) setProblem(t(words.pinGuessable));
      else setFirst(digits);
      return;
    }
    setFirst(null);
    if (digits !== first) return setProblem(t(words.pinDiffers));
    setBusy(true);
    try {
      await station.duty.choosePin(person, digits);
      onDone();
    } catch {
      setProblem(t(storageWords.trouble));
      setBusy(false);
    }
  };

  const label = t(first === null ? words.pinChoose : words.pinRepeat);
  return (
    <div className="stack" data-testid="choose-pin" data-step={first === null ? "first" : "repeat"}>
      <p className="strong" role="status">
        {label}
      </p>
      <p className="soft">{t(words.pinChooseHint)}</p>
      <div role="alert">{problem && <p className="problem">{problem}</p>}</div>
      <PinPad label={label} blocked={busy} onPin={(digits) => void take(digits)} />
      <button type="button" className="button big" onClick={onDone} data-testid="pin-later">
        {t(held ? words.pinKeep : words.pinLater)}
      </button>
    </div>
  );
};
