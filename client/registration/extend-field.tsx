import { Button, Group, Input, SegmentedControl, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { passUseWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useWords } from "../ui/language.tsx";
import { fromWallClock } from "../ui/wall-clock.ts";
import type { Draft } from "./draft.ts";
import type { DraftFieldProps } from "./draft-fields.ts";
import { endAfter, usualHours, usualWords } from "./validity.ts";

/** Until when it is valid; the usual extensions, from its end as it is typed, are one press each. */
export const ExtendField = ({ draft, change, wrong, label }: DraftFieldProps) => {
  const { t, language } = useWords();
  const end = fromWallClock(draft.validTo);
  return (
    <>
      <TextInput
        type="datetime-local"
        label={label}
        description={end === null ? t(registryWords.vietnamTime) : dayAndClock(end, language)}
        value={draft.validTo}
        min={draft.validFrom}
        onChange={(event) => change({ validTo: event.currentTarget.value })}
        error={wrong("validTo")}
        withAsterisk
        data-testid="register-valid-to"
      />
      <Input.Label component="div" mt="md" mb={4} fw={600}>
        {t(registryWords.extendBy)}
      </Input.Label>
      <Group gap="xs" mb="md">
        {usualHours.map((hours) => (
          <Button
            key={hours}
            variant="default"
            px="md"
            onClick={() => {
              const validTo = endAfter(draft.validTo, hours);
              if (validTo !== null) change({ validTo });
            }}
            data-testid={`amend-longer-${hours}`}
          >
            {t(usualWords[hours])}
          </Button>
        ))}
      </Group>
    </>
  );
};

/** For one trip or for many. */
export const TripsField = ({
  draft,
  change,
  wrong,
  label,
}: Pick<DraftFieldProps, "draft" | "change" | "label"> & {
  readonly wrong: (field: "use") => ReactNode;
}) => {
  const { t } = useWords();
  return (
    <Input.Wrapper label={label ?? t(registryWords.trips)} error={wrong("use")}>
      <SegmentedControl
        fullWidth
        aria-label={t(registryWords.trips)}
        value={draft.use}
        onChange={(use) => change({ use: use as Draft["use"] })}
        data={(["single", "multi"] as const).map((use) => ({
          value: use,
          label: t(passUseWords[use]),
        }))}
        data-testid="register-use"
      />
    </Input.Wrapper>
  );
};
