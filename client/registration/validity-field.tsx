import { Button, Group, Input, SimpleGrid, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useWords } from "../ui/language.tsx";
import { fromWallClock } from "../ui/wall-clock.ts";
import type { Draft } from "./draft.ts";
import { TripsField } from "./extend-field.tsx";
import { endAfter, hoursBetween, usualHours, usualWords } from "./validity.ts";

/** Single or many trips, from when until when; the usual lengths are one press. */
export const ValidityField = ({
  draft,
  change,
  wrong,
}: {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly wrong: (field: "use" | "validFrom" | "validTo") => ReactNode;
}) => {
  const { t, language } = useWords();
  const hours = hoursBetween(draft.validFrom, draft.validTo);
  const readable = (wall: string): string => {
    const time = fromWallClock(wall);
    return time === null ? t(registryWords.vietnamTime) : dayAndClock(time, language);
  };
  const setFrom = (validFrom: string): void => {
    // Moving the beginning moves the end along, as far as both are known.
    const moved = hours !== null && hours > 0 ? endAfter(validFrom, hours) : null;
    change(moved === null ? { validFrom } : { validFrom, validTo: moved });
  };
  return (
    <>
      <TripsField draft={draft} change={change} wrong={wrong} />
      <div>
        <Input.Label component="div" mb={4} fw={600}>
          {t(registryWords.validFor)}
        </Input.Label>
        <Group gap="xs">
          {usualHours.map((usual) => (
            <Button
              key={usual}
              variant={hours === usual ? "filled" : "default"}
              aria-pressed={hours === usual}
              px="md"
              onClick={() => {
                const validTo = endAfter(draft.validFrom, usual);
                if (validTo !== null) change({ validTo });
              }}
              data-testid={`register-hours-${usual}`}
            >
              {t(usualWords[usual])}
            </Button>
          ))}
        </Group>
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          label={t(termWords.validFrom)}
          description={readable(draft.validFrom)}
          value={draft.validFrom}
          onChange={(event) => setFrom(event.currentTarget.value)}
          error={wrong("validFrom")}
          withAsterisk
          data-testid="register-valid-from"
        />
        <TextInput
          type="datetime-local"
          label={t(termWords.validTo)}
          description={readable(draft.validTo)}
          value={draft.validTo}
          min={draft.validFrom}
          onChange={(event) => change({ validTo: event.currentTarget.value })}
          error={wrong("validTo")}
          withAsterisk
          data-testid="register-valid-to"
        />
      </SimpleGrid>
    </>
  );
};
