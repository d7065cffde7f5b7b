import { Checkbox, Input, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import {
  type Applied,
  type Found,
  longestNote,
  type ReasonFound,
  reasonsFor,
} from "../../../shared/domain/application-shape.ts";
import { asOneLine } from "../../../shared/domain/one-line.ts";
import { reasonFoundWords, reviewWords as words } from "../../../shared/text/applications.ts";
import { fieldWords } from "../../../shared/text/fields.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useWords } from "../../ui/language.tsx";
import style from "./review.module.css";
import type { Decision } from "./use-decide.ts";

const keys = "1234567890-=";

/** [Y4] What is wrong, in the words that the carrier reads; a key each, and words of one's own where they help. */
export const RefuseDialog = ({
  decision,
  plate,
  asked,
  busy,
  error,
  onSend,
  onClose,
}: {
  readonly decision: Exclude<Decision, "approve">;
  readonly plate: string;
  readonly asked: Applied;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSend: (reasons: readonly Found[]) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const choices = reasonsFor(asked);
  const [notes, setNotes] = useState<ReadonlyMap<ReasonFound, string>>(new Map());
  const [tried, setTried] = useState(false);
  const toggle = (reason: ReasonFound): void =>
    setNotes((before) => {
      const after = new Map(before);
      if (!after.delete(reason)) after.set(reason, "");
      return after;
    });
  const reasons = [...notes].map(([reason, note]) => ({ reason, note: asOneLine(note).trim() }));
  const wordless = notes.has("other") && asOneLine(notes.get("other") ?? "").trim() === "";
  const send = (): void => {
    setTried(true);
    if (reasons.length > 0 && !wordless && !busy) onSend(reasons);
  };
  const act = t(decision === "refuse" ? words.refuse : words.askChange);
  return (
    <Confirm
      opened
      title={`${act}: ${plate}`}
      confirmLabel={t(words.send)}
      danger={decision === "refuse"}
      busy={busy}
      error={error}
      onConfirm={send}
      onClose={onClose}
    >
      <Input.Wrapper
        label={t(words.reasons)}
        description={t(words.reasonsHint)}
        error={tried && reasons.length === 0 && t(words.needsReason)}
        labelElement="div"
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are shortcuts of the boxes within */}
        <div
          className={style.reasons}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              return send();
            }
            const at = keys.indexOf(event.key);
            const reason = choices[at];
            const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
            if (at < 0 || !reason || typing) return;
            event.preventDefault();
            toggle(reason);
          }}
        >
          {choices.map((reason, place) => (
            <Stack key={reason} gap={4}>
              <Checkbox
                label={`${keys[place]} · ${t(reasonFoundWords[reason])}`}
                checked={notes.has(reason)}
                onChange={() => toggle(reason)}
                data-autofocus={place === 0 || undefined}
                data-testid={`reason-${reason}`}
              />
              {notes.has(reason) && (
                <TextInput
                  aria-label={`${t(words.note)}: ${t(reasonFoundWords[reason])}`}
                  placeholder={t(words.note)}
                  value={notes.get(reason) ?? ""}
                  onChange={(event) => {
                    const note = event.currentTarget.value;
                    setNotes((before) => new Map(before).set(reason, note));
                  }}
                  error={tried && reason === "other" && wordless && t(fieldWords.required)}
                  maxLength={longestNote}
                  data-testid={`note-${reason}`}
                />
              )}
            </Stack>
          ))}
        </div>
      </Input.Wrapper>
    </Confirm>
  );
};
