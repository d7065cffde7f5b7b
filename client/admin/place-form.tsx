import { Button, Stack, Switch, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import type { z } from "zod";
import { freshId } from "../../shared/domain/place-id.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { atPath } from "../ui/at-path.ts";
import { wrongInputs } from "../ui/field-issue.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import style from "./admin.module.css";
import { UsesConfirm } from "./uses-confirm.tsx";

/** What every place's form holds as typed, besides its own fields. */
export interface PlaceDraft {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** A number as typed; empty or half typed is no number yet. */
export const numberOf = (text: string): number | undefined => {
  const value = Number(text.trim().replace(",", "."));
  return text.trim() === "" || Number.isNaN(value) ? undefined : value;
};

export interface PlaceFormProps<D extends PlaceDraft, S extends z.ZodType> {
  readonly start: D;
  readonly fresh: boolean;
  /** Ids in use: a new place gets another one. */
  readonly taken: (id: string) => boolean;
  readonly schema: S;
  /** What the schema reads, from what was typed. */
  readonly toAsk: (draft: D) => unknown;
  readonly save: {
    readonly mutate: (
      asking: { readonly body: { readonly items: z.input<S>[] } },
      options: { readonly onSuccess: () => void; readonly onError: () => void },
    ) => void;
    readonly isPending: boolean;
    readonly error: unknown;
  };
  readonly kind: Parameters<typeof UsesConfirm>[0]["kind"];
  /** Does saving this put the place out of use? The switch does, unless said. */
  readonly ends?: (draft: D) => boolean;
  /** Shown instead of the switch: for what is in use by its dates. */
  readonly lifetime?: (fields: PlaceFields<D>) => ReactNode;
  readonly listPath: string;
  /** Paths that have an input of their own. */
  readonly shown: readonly string[];
  readonly children: (fields: PlaceFields<D>) => ReactNode;
}

/** What a place's own fields are made from. */
export interface PlaceFields<D> {
  readonly draft: D;
  readonly change: (part: Partial<D>) => void;
  readonly wrong: (path: string) => ReactNode;
}

/** Name, id and whether in use, which all places share, around a place's own fields; puts one item. */
export const PlaceForm = <D extends PlaceDraft, S extends z.ZodType>({
  start,
  fresh,
  taken,
  schema,
  toAsk,
  save,
  kind,
  ends = (draft) => start.active && !draft.active,
  lifetime,
  listPath,
  shown,
  children,
}: PlaceFormProps<D, S>) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const [draft, setDraft] = useState(start);
  const [ownId, setOwnId] = useState(!fresh);
  const [asking, setAsking] = useState(false);
  const change = (part: Partial<D>): void => setDraft((before) => ({ ...before, ...part }));
  const clash = fresh && taken(draft.id);
  const asked = toAsk(draft);
  const parsed = schema.safeParse(asked);
  const { wrong, mark } = useWrong({
    here: wrongInputs(parsed.error, (path) => {
      const value = atPath(draft, path) ?? atPath(asked, path);
      return value === "" || value === undefined || value === null;
    }),
    error: save.error,
    valueAt: (path) => atPath(draft, path) ?? atPath(asked, path),
    serverPath: "items.0.",
  });
  const put = (): void => {
    if (!parsed.success) return;
    save.mutate(
      { body: { items: [parsed.data as z.input<S>] } },
      {
        onSuccess: () => {
          notifications.show({ message: t(adminWords.saved) });
          go(listPath);
        },
        onError: () => setAsking(false),
      },
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mark();
        if (!parsed.success || clash) return;
        if (!fresh && ends(draft)) setAsking(true);
        else put();
      }}
    >
      {asking && (
        <UsesConfirm
          kind={kind}
          id={draft.id}
          name={draft.name}
          busy={save.isPending}
          onConfirm={put}
          onClose={() => setAsking(false)}
        />
      )}
      <Stack>
        <Card>
          <div className={style.pair}>
            <TextInput
              label={t(adminWords.name)}
              value={draft.name}
              onChange={(event) => {
                const name = event.currentTarget.value;
                change({ name } as Partial<D>);
                if (!ownId) change({ id: freshId(name, taken) } as Partial<D>);
              }}
              error={wrong("name")}
              maxLength={120}
              autoFocus={fresh}
              withAsterisk
              data-testid="place-name"
            />
            <TextInput
              label={t(adminWords.id)}
              description={fresh ? t(adminWords.idHint) : undefined}
              value={draft.id}
              onChange={(event) => {
                setOwnId(true);
                change({ id: event.currentTarget.value } as Partial<D>);
              }}
              error={clash ? t(adminWords.idTaken) : wrong("id")}
              readOnly={!fresh}
              maxLength={40}
              spellCheck={false}
              autoCapitalize="none"
              data-testid="place-id"
            />
          </div>
        </Card>
        {children({ draft, change, wrong })}
        <Card>
          {lifetime ? (
            lifetime({ draft, change, wrong })
          ) : (
            <Switch
              checked={draft.active}
              onChange={(event) => change({ active: event.currentTarget.checked } as Partial<D>)}
              label={t(adminWords.inUse)}
              description={t(adminWords.inUseHint)}
              size="md"
              data-testid="place-active"
            />
          )}
        </Card>
        <FormProblem
          error={save.error}
          shown={["id", "name", ...shown].map((path) => `items.0.${path}`)}
        />
        <div>
          <Button type="submit" loading={save.isPending} data-testid="place-save">
            {t(everywhereWords.save)}
          </Button>
        </div>
      </Stack>
    </form>
  );
};
