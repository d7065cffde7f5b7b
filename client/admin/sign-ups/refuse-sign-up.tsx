import { Checkbox, Stack } from "@mantine/core";
import { useState } from "react";
import { type SignUpReason, signUpReasons } from "../../../shared/domain/sign-up-shape.ts";
import { signUpReasonWords } from "../../../shared/text/public-status.ts";
import { signUpWords as words } from "../../../shared/text/sign-ups.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useWords } from "../../ui/language.tsx";

/** [N7] Why, in the words that whoever asked reads. */
export const RefuseSignUp = ({
  name,
  busy,
  error,
  onSend,
  onClose,
}: {
  readonly name: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSend: (reasons: readonly SignUpReason[]) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const reasons = signUpReasons.filter((reason) => chosen.includes(reason));
  return (
    <Confirm
      opened
      title={t(words.refuseTitle, { name })}
      confirmLabel={t(words.refuse)}
      danger
      busy={busy}
      error={error}
      onConfirm={() => {
        setTried(true);
        if (reasons.length > 0 && !busy) onSend(reasons);
      }}
      onClose={onClose}
    >
      <Checkbox.Group
        label={t(words.reasons)}
        description={t(words.reasonsHint)}
        value={[...chosen]}
        onChange={setChosen}
        error={tried && reasons.length === 0 && t(words.needsReason)}
      >
        <Stack gap={4} mt="xs">
          {signUpReasons.map((reason) => (
            <Checkbox
              key={reason}
              value={reason}
              label={t(signUpReasonWords[reason])}
              data-testid={`sign-up-reason-${reason}`}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </Confirm>
  );
};
