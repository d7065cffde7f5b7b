import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { z } from "zod";
import { newPerson, personChange } from "../../shared/contract/people.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { shellWords } from "../../shared/text/shell.ts";
import type { Reference } from "../api/reference.ts";
import { wrongInputs } from "../ui/field-issue.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import style from "./admin.module.css";
import { type GrantDraft, GrantsField } from "./grants-field.tsx";

export interface PersonDraft {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly grants: readonly GrantDraft[];
}

const grantsOf = (draft: PersonDraft) =>
  draft.grants.map(({ role, kind, id }) => ({
    role,
    scope: kind === "all" ? { kind } : { kind, id },
  }));

const valueAt = (draft: PersonDraft, path: string): unknown => {
  const place = /^grants\.(\d+)\.scope\.id$/.exec(path);
  if (place) return draft.grants[Number(place[1])]?.id;
  return draft[path as keyof PersonDraft];
};

/** A person's form, for a new account (`fresh`) or a change; `onSave` gets what the contract's schema made. */
export const PersonForm = <Fresh extends boolean>({
  fresh,
  start,
  reference,
  busy,
  error,
  onSave,
}: {
  readonly fresh: Fresh;
  readonly start: PersonDraft;
  readonly reference: Reference;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (
    body: Fresh extends true ? z.output<typeof newPerson> : z.output<typeof personChange>,
  ) => void;
}) => {
  const { t } = useWords();
  const [draft, setDraft] = useState(start);
  const change = (part: Partial<PersonDraft>): void =>
    setDraft((before) => ({ ...before, ...part }));
  const asked = {
    displayName: draft.displayName,
    grants: grantsOf(draft),
    ...(fresh ? { username: draft.username } : {}),
    ...(fresh || draft.password !== "" ? { password: draft.password } : {}),
  };
  const parsed = (fresh ? newPerson : personChange).safeParse(asked);
  const { wrong, mark } = useWrong({
    here: wrongInputs(parsed.error, (path) => valueAt(draft, path) === ""),
    error,
    valueAt: (path) => valueAt(draft, path),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mark();
        if (parsed.success) onSave(parsed.data as Parameters<typeof onSave>[0]);
      }}
    >
      <Stack>
        <Card>
          <div className={style.pair}>
            <TextInput
              label={t(everywhereWords.displayName)}
              value={draft.displayName}
              onChange={(event) => change({ displayName: event.currentTarget.value })}
              error={wrong("displayName")}
              maxLength={80}
              autoComplete="off"
              autoFocus={fresh}
              withAsterisk
              data-testid="person-name"
            />
            <TextInput
              label={t(everywhereWords.username)}
              description={fresh ? t(shellWords.usernameHint) : undefined}
              value={draft.username}
              onChange={(event) => change({ username: event.currentTarget.value })}
              error={wrong("username")}
              readOnly={!fresh}
              maxLength={40}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              withAsterisk={fresh}
              data-testid="person-username"
            />
            <PasswordField
              label={t(fresh ? everywhereWords.password : adminWords.newPassword)}
              description={t(fresh ? adminWords.firstPasswordHint : adminWords.newPasswordHint)}
              value={draft.password}
              onChange={(event) => change({ password: event.currentTarget.value })}
              error={wrong("password")}
              autoComplete="new-password"
              withAsterisk={fresh}
              data-testid="person-password"
            />
          </div>
        </Card>
        <Card title={t(adminWords.rights)}>
          <GrantsField
            grants={draft.grants}
            onChange={(grants) => change({ grants })}
            reference={reference}
            wrong={wrong}
          />
        </Card>
        <FormProblem
          error={error}
          shown={[
            "displayName",
            "username",
            "password",
            ...draft.grants.map((_, index) => `grants.${index}.scope.id`),
          ]}
        />
        <div>
          <Button type="submit" loading={busy} data-testid="person-save">
            {t(everywhereWords.save)}
          </Button>
        </div>
      </Stack>
    </form>
  );
};
