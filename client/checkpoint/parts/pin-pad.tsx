import { useEffect, useRef, useState } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { useWords } from "../../ui/language.tsx";
import { pinLength } from "../pin.ts";
import { Icon } from "./icon.tsx";

/** Six digits by large keys or a keyboard; the last one sends them. What was typed is gone at once. */
export const PinPad = ({
  label,
  blocked,
  onPin,
}: {
  readonly label: string;
  readonly blocked: boolean;
  readonly onPin: (digits: string) => void;
}) => {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [digits, setDigits] = useState("");
  useEffect(() => {
    if (!blocked) field.current?.focus();
  }, [blocked]);
  const take = (typed: string) => {
    if (blocked) return;
    const next = typed.replace(/\D/g, "").slice(0, pinLength);
    setDigits(next.length === pinLength ? "" : next);
    if (next.length === pinLength) onPin(next);
  };
  return (
    <fieldset className="pin-pad" disabled={blocked}>
      <legend className="hidden">{label}</legend>
      <input
        ref={field}
        className="pin-field"
        type="password"
        inputMode="none"
        autoComplete="off"
        aria-label={label}
        value={digits}
        onChange={(event) => take(event.target.value)}
        data-testid="pin-field"
      />
      <p className="pin-dots" aria-hidden="true">
        {Array.from({ length: pinLength }, (_, place) => place).map((place) => (
          <i key={place} data-filled={place < digits.length} />
        ))}
      </p>
      <div className="pin-keys">
        {[..."123456789"].map((digit) => (
          <button key={digit} type="button" onClick={() => take(digits + digit)}>
            {digit}
          </button>
        ))}
        <span />
        <button type="button" onClick={() => take(`${digits}0`)}>
          0
        </button>
        <button
          type="button"
          className="erase"
          aria-label={t(words.erase)}
          disabled={digits === ""}
          onClick={() => setDigits(digits.slice(0, -1))}
        >
          <Icon name="erase" />
        </button>
      </div>
    </fieldset>
  );
};
