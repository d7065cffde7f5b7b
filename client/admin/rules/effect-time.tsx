import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { ruleWords } from "../../../shared/text/rules.ts";
import { useWords } from "../../ui/language.tsx";

/** When something published takes effect, in Việt Nam's time as `toWallClock` writes it. */
export const EffectTime = ({
  value,
  onChange,
  error,
  testId,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: ReactNode;
  readonly testId: string;
}) => {
  const { t } = useWords();
  return (
    <TextInput
      type="datetime-local"
      label={t(ruleWords.effect)}
      description={t(ruleWords.vietnamTime)}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      withAsterisk
      data-testid={testId}
    />
  );
};
