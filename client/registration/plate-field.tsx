import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { barePlate, formatPlate, parsePlate, plateKind } from "../../shared/domain/plate.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useWords } from "../ui/language.tsx";
import { liveFormat } from "./live-format.ts";
import style from "./register.module.css";

const notes = {
  civil: null,
  trailer: registryWords.plateKindTrailer,
  motorbike: registryWords.plateKindMotorbike,
  military: registryWords.plateKindMilitary,
  diplomatic: registryWords.plateKindDiplomatic,
  foreign: registryWords.plateKindForeign,
} as const;

/** A plate in any spelling: set out as on the vehicle while typed at its end, and when left. */
export const PlateField = ({
  label,
  description,
  value,
  onChange,
  error,
  trailer = false,
  autoFocus = false,
  testId,
}: {
  readonly label: ReactNode;
  readonly description: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: ReactNode;
  readonly trailer?: boolean;
  readonly autoFocus?: boolean;
  readonly testId: string;
}) => {
  const { t } = useWords();
  const read = parsePlate(value);
  const kind = read && plateKind(read);
  // While it is short it only looks foreign because it is not finished.
  const finished = kind !== "foreign" || barePlate(value).length > 6;
  const note = trailer
    ? kind !== null && kind !== "trailer" && registryWords.notATrailer
    : kind !== null && notes[kind];
  return (
    <TextInput
      label={label}
      description={note && finished ? t(note) : description}
      value={value}
      onChange={(event) => {
        const input = event.currentTarget;
        const atEnd = input.selectionEnd === input.value.length;
        const composing = (event.nativeEvent as InputEvent).isComposing;
        onChange(liveFormat(input.value, atEnd && !composing));
      }}
      onBlur={() => read && onChange(formatPlate(read))}
      error={error}
      classNames={{ input: style.plateInput ?? "" }}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={24}
      withAsterisk={!trailer}
      data-autofocus={autoFocus || undefined}
      autoFocus={autoFocus}
      data-testid={testId}
    />
  );
};
