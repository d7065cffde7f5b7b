import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { type Corridor, corridor as corridorSchema } from "../../shared/domain/place.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { useAct } from "../api/queries.ts";
import type { Reference } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import style from "./admin.module.css";
import { nextCode } from "./endpoint-form.tsx";
import { numberOf, PlaceForm } from "./place-form.tsx";

interface StopDraft {
  readonly key: number;
  readonly checkpoint: string;
  readonly km: string;
}

const swapped = (stops: readonly StopDraft[], at: number): readonly StopDraft[] =>
  stops.map((stop, index) =>
    index === at ? (stops[at + 1] ?? stop) : index === at + 1 ? (stops[at] ?? stop) : stop,
  );

const Stops = ({
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
  return (
    <Stack gap="sm">
      {stops.map((stop, index) => (
        <div key={stop.key} className={style.stop} data-testid="corridor-stop">
          <SearchSelect
            label={`${index + 1}. ${t(termWords.checkpoint)}`}
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

/** Adds or changes a corridor: its posts in driving order, each with kilometres from the first. */
export const CorridorForm = ({
  corridor,
  reference,
}: {
  readonly corridor: Corridor | undefined;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const put = useAct("putCorridors", ["corridors"]);
  const firstStops: readonly StopDraft[] = corridor?.posts.map(({ checkpoint, km }, key) => ({
    key,
    checkpoint,
    km: String(km),
  })) ?? [{ key: 0, checkpoint: "", km: "0" }];
  return (
    <PlaceForm
      start={{
        id: corridor?.id ?? "",
        name: corridor?.name ?? "",
        active: corridor?.active ?? true,
        code: String(corridor?.code ?? nextCode(reference.corridors)),
        posts: firstStops,
      }}
      fresh={!corridor}
      taken={(id) => reference.corridors.has(id)}
      schema={corridorSchema}
      toAsk={(draft) => ({
        ...draft,
        code: numberOf(draft.code),
        posts: draft.posts.map(({ checkpoint, km }) => ({ checkpoint, km: numberOf(km) })),
      })}
      save={put}
      listPath="/admin/places/corridors"
      shown={[
        "code",
        ...Array.from({ length: 60 }, (_, at) => [
          `posts.${at}.checkpoint`,
          `posts.${at}.km`,
        ]).flat(),
      ]}
    >
      {({ draft, change, wrong }) => (
        <>
          <Card>
            <TextInput
              label={t(adminWords.code)}
              description={t(adminWords.codeHint)}
              value={draft.code}
              onChange={(event) => change({ code: event.currentTarget.value })}
              error={wrong("code")}
              inputMode="numeric"
              readOnly={corridor !== undefined}
              data-testid="place-code"
            />
          </Card>
          <Card title={t(adminWords.postsInOrder)}>
            <Stops
              stops={draft.posts}
              onChange={(posts) => change({ posts })}
              reference={reference}
              wrong={wrong}
            />
          </Card>
        </>
      )}
    </PlaceForm>
  );
};
