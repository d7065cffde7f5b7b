import { Button } from "@mantine/core";
import { useState } from "react";
import { ruleWords } from "../../../shared/text/rules.ts";
import type { Words } from "../../../shared/text/say.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useWords } from "../../ui/language.tsx";

/** Takes back what was published, or lifts what is in force, once asked again. */
export const Withdraw = ({
  lifts = false,
  busy,
  error,
  onWithdraw,
}: {
  readonly lifts?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onWithdraw: (done: () => void) => void;
}) => {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const [label, title, hint]: readonly [Words, Words, Words] = lifts
    ? [ruleWords.lift, ruleWords.liftTitle, ruleWords.liftHint]
    : [ruleWords.withdraw, ruleWords.withdrawTitle, ruleWords.withdrawHint];
  return (
    <>
      <Button
        variant="outline"
        color="red"
        size="xs"
        onClick={() => setAsking(true)}
        data-testid="withdraw"
      >
        {t(label)}
      </Button>
      <Confirm
        opened={asking}
        title={t(title)}
        confirmLabel={t(label)}
        danger
        busy={busy}
        error={error}
        onClose={() => setAsking(false)}
        onConfirm={() => onWithdraw(() => setAsking(false))}
      >
        {t(hint)}
      </Confirm>
    </>
  );
};
