import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { shellWords } from "../../shared/text/shell.ts";
import { useWords } from "./language.tsx";

/** A password that can be looked at before it is sent. */
export const PasswordField = (props: PasswordInputProps) => {
  const { t } = useWords();
  return (
    <PasswordInput
      maxLength={200}
      rightSectionWidth={46}
      visibilityToggleButtonProps={{
        "aria-label": t(shellWords.showPassword),
        tabIndex: 0,
      }}
      styles={{
        input: { height: 46 },
        innerInput: { height: 44 },
        visibilityToggle: { width: 44, height: 44 },
      }}
      {...props}
    />
  );
};
