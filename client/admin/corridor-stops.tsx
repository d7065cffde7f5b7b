import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { adminWords } from "../../shared/text/admin.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import type { Reference } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import style from "./admin.module.css";
import { numberOf } from "./place-form.tsx";

/** A post of a corridor as typed; `key` only tells the lines apart. */
export interface StopDraft {
  readonly key: number;
  readonly checkpoint: string;
  readonly km: string;
}

const swapped = (stops: readonly StopDraft[], at: number): readonly StopDraft[] =>
  stops.map((stop, index) =>
    index === at ? (stops[at + 1] ?? stop) : index === at + 1 ? (stops[at] ?? stop) : stop,
  );

/** The posts of a corridor in driving order, each with kilometres from the first. */
export const CorridorStops = ({
  stops,
  onChange,
  reference,
  wrong,
}: {
  readonly stops: readonly StopDraft[];
  readonly onChange: (stops: readonly StopDraft[]) => void;
  readonly reference: Reference;
  readonly wrong: (path: string) => ReactNode;
}) => {
  const { t } = useWords();
  const put = (key: number, part: Partial<StopDraft>): void =>
    onChange(stops.map((stop) => (stop.key === key ? { ...stop, ...part } : stop)));
  const choices = [...reference.checkpoints.values()].map((post) => ({
    value: post.id,
    label: post.name,
  }));
  /** How far from the post before; empty for the first and while a number is half typed. */
  const segmentBefore = (index: number): string => {
    const [from, to] = [stops[index - 1], stops[index]].map((stop) => stop && numberOf(stop.km));
    return from === undefined || to === undefined || to <= from
      ? ""
      : ` · ${t(adminWords.segment, { km: Math.round((to - from) * 10) / 10 })}`;
  };
  return (
    <Stack gap="sm">
      {stops.map((stop, index) => (
        <div key={stop.key} className={style.stop} data-testid="corridor-stop">
          <SearchSelect
            label={`${index + 1}. ${t(termWords.checkpoint)}${segmentBefore(index)}`}
            choices={choices}
            value={stop.checkpoint || null}
            onChange={(checkpoint) => put(stop.key, { checkpoint: checkpoint ?? "" })}
            error={wrong(`posts.${index}.checkpoint`)}
          />
          <TextInput
            label={t(adminWords.kmFromFirst)}
            value={stop.km}
            onChange={(event) => put(stop.key, { km: event.currentTarget.value })}
            error={wrong(`posts.${index}.km`)}
            inputMode="decimal"
          />
          <Group gap={2} wrap="nowrap">
            <ActionIcon
              aria-label={t(adminWords.moveUp)}
              disabled={index === 0}
              onClick={() => onChange(swapped(stops, index - 1))}
            >
              <span className={style.up}>
                <Icon name="next" size={18} />
              </span>
            </ActionIcon>
            <ActionIcon
              aria-label={t(adminWords.moveDown)}
              disabled={index === stops.length - 1}
              onClick={() => onChange(swapped(stops, index))}
            >
              <span className={style.down}>
                <Icon name="next" size={18} />
              </span>
            </ActionIcon>
            <ActionIcon
              aria-label={t(adminWords.removePost)}
              disabled={stops.length === 1}
              onClick={() => onChange(stops.filter((one) => one.key !== stop.key))}
            >
              <Icon name="cross" size={18} />
            </ActionIcon>
          </Group>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={18} />}
          onClick={() =>
            onChange([
              ...stops,
              { key: Math.max(0, ...stops.map((one) => one.key)) + 1, checkpoint: "", km: "" },
            ])
          }
        >
          {t(adminWords.addPostToCorridor)}
        </Button>
      </div>
    </Stack>
  );
};
