import { TextInput, type TextInputProps } from "@mantine/core";
import { useEffect, useState } from "react";
import { fieldWords } from "../../shared/text/fields.ts";
import { useWords } from "./language.tsx";
import { readWall, showWall } from "./wall-clock.ts";

/**
 * A moment on Việt Nam's clock, shown and typed as `22/11/2026 14:05` whatever the browser's locale. `value` is `2026-11-22T14:05`,
 * and empty where nothing is typed; what cannot be read is said and given on as `?`, which is no time.
 */
export const WhenField = ({
  value,
  onChange,
  error,
  ...props
}: Omit<TextInputProps, "value" | "onChange"> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => {
  const { t } = useWords();
  const [text, setText] = useState(() => showWall(value));
  const [left, setLeft] = useState(false);
  const wrong = text.trim() !== "" && readWall(text) === null;
  const typed = wrong ? "?" : (readWall(text) ?? "");
  useEffect(() => {
    if (value !== typed) setText(showWall(value));
  }, [value, typed]);
  return (
    <TextInput
      inputMode="numeric"
      placeholder="dd/mm/yyyy hh:mm"
      autoComplete="off"
      maxLength={20}
      {...props}
      value={text}
      onChange={(event) => {
        const { value: now } = event.currentTarget;
        setText(now);
        onChange(now.trim() === "" ? "" : (readWall(now) ?? "?"));
      }}
      onBlur={() => {
        setLeft(true);
        if (!wrong) setText(showWall(typed));
      }}
      error={left && wrong ? t(fieldWords["wall-time"]) : error}
    />
  );
};
