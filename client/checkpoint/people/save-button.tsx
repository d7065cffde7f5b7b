import { useEffect, useRef, useState } from "react";
import { peopleWords as words } from "../../../shared/text/people.ts";
import { useWords } from "../../ui/language.tsx";

/** Keeps what was entered, and says so where the tablet cannot. `onSave` rejects then. */
export const SaveButton = ({
  label,
  disabled,
  onSave,
}: {
  readonly label: string;
  readonly disabled: boolean;
  readonly onSave: () => Promise<void>;
}) => {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const problem = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (failed) problem.current?.scrollIntoView({ block: "nearest" });
  }, [failed]);
  const save = async (): Promise<void> => {
    setBusy(true);
    setFailed(false);
    try {
      await onSave();
    } catch {
      setBusy(false);
      setFailed(true);
    }
  };
  return (
    <>
      <div role="alert">
        {failed && (
          <p className="problem" ref={problem} data-testid="people-problem">
            {t(words.notKept)}
          </p>
        )}
      </div>
      <button
        type="button"
        className="button strong big"
        disabled={busy || disabled}
        onClick={() => void save()}
        data-testid="people-save"
      >
        {label}
      </button>
    </>
  );
};
