import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { ruleWords } from "../../../shared/text/rules.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { fromWallClock } from "../../ui/wall-clock.ts";

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
  const { t, language } = useWords();
  const time = fromWallClock(value);
  return (
    <TextInput
      type="datetime-local"
      label={t(ruleWords.effect)}
      description={
        // The browser writes it as its own language does, which may be another than the page's.
        time === null
          ? t(ruleWords.vietnamTime)
          : `${t(ruleWords.vietnamTime)}: ${dayAndClock(time, language)}`
      }
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      withAsterisk
      data-testid={testId}
    />
  );
};
