import { type FormEvent, useState } from "react";
import { asOneLine } from "../../../shared/domain/one-line.ts";
import type { Override } from "../../../shared/domain/scan.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { everywhereWords, termWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { Sheet } from "./sheet.tsx";

const longest = 180;

/** Letting through against a stop: why, and who answers for it. Both are required. */
export const OverrideSheet = ({
  draft: { reason, superior },
  onDraft,
  onClose,
  onConfirm,
}: {
  /** What is entered so far: closing the sheet throws nothing away. */
  readonly draft: Override;
  readonly onDraft: (now: Override) => void;
  readonly onClose: () => void;
  readonly onConfirm: (override: Override) => void;
}) => {
  const { t } = useWords();
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [why, who] = [reason, superior].map((text) => asOneLine(text).trim());
    if (why && who) onConfirm({ reason: why, superior: who });
    else setMissing(true);
  };
  return (
    <Sheet title={t(words.overrideTitle)} onClose={onClose} testId="override">
      <form onSubmit={submit} className="stack">
        <p className="soft">{t(words.overrideHint)}</p>
        <label className="field">
          <span>{t(termWords.reason)}</span>
          <textarea
            rows={2}
            maxLength={longest}
            value={reason}
            onChange={(event) => onDraft({ reason: event.target.value, superior })}
            data-testid="override-reason"
          />
        </label>
        <label className="field">
          <span>{t(words.overrideSuperior)}</span>
          <input
            maxLength={longest}
            value={superior}
            onChange={(event) => onDraft({ reason, superior: event.target.value })}
            autoComplete="off"
            data-testid="override-superior"
          />
        </label>
        <div role="alert">{missing && <p className="problem">{t(words.overrideMissing)}</p>}</div>
        <button type="submit" className="button danger big" data-testid="override-confirm">
          {t(words.overrideConfirm)}
        </button>
        <button type="button" className="button big" onClick={onClose}>
          {t(everywhereWords.cancel)}
        </button>
      </form>
    </Sheet>
  );
};
