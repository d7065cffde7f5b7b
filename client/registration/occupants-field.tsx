import { ActionIcon, Group, Input, NumberInput, type NumberInputHandlers } from "@mantine/core";
import { type ReactNode, useId, useRef } from "react";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";

/** How many people may be aboard, 1–99: typed, by arrow keys, or by two large buttons. */
export const OccupantsField = ({
  label,
  description,
  value,
  onChange,
  error,
}: {
  readonly label: ReactNode;
  readonly description: string;
  readonly value: number | "";
  readonly onChange: (value: number | "") => void;
  readonly error: ReactNode;
}) => {
  const { t } = useWords();
  const id = useId();
  const handlers = useRef<NumberInputHandlers | null>(null);
  return (
    <Input.Wrapper label={label} description={description} error={error} id={id} withAsterisk>
      <Group gap="xs" wrap="nowrap" mt={4}>
        <ActionIcon
          variant="default"
          aria-label={t(everywhereWords.oneFewer)}
          onClick={() => handlers.current?.decrement()}
          disabled={value === 1}
          tabIndex={-1}
        >
          <Icon name="minus" />
        </ActionIcon>
        <NumberInput
          id={id}
          value={value}
          onChange={(next) => onChange(next === "" ? "" : Number(next))}
          handlersRef={handlers}
          min={1}
          max={99}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          hideControls
          error={Boolean(error)}
          w={84}
          styles={{ input: { textAlign: "center", fontWeight: 700, fontSize: "1.125rem" } }}
          data-testid="register-occupants"
        />
        <ActionIcon
          variant="default"
          aria-label={t(everywhereWords.oneMore)}
          onClick={() => handlers.current?.increment()}
          disabled={value === 99}
          tabIndex={-1}
        >
          <Icon name="plus" />
        </ActionIcon>
      </Group>
    </Input.Wrapper>
  );
};
