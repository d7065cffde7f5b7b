import { Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { newWebhook, type WebhookSeen } from "../../../shared/contract/webhooks.ts";
import { type Severity, severities } from "../../../shared/domain/findings/finding-shape.ts";
import { severityWords } from "../../../shared/text/alert-kinds.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { webhookWords as words } from "../../../shared/text/webhooks.ts";
import { useAct } from "../../api/queries.ts";
import type { Reference } from "../../api/reference.ts";
import { atPath } from "../../ui/at-path.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { wrongInputs } from "../../ui/field-issue.ts";
import { useWords } from "../../ui/language.tsx";
import { SearchSelect } from "../../ui/search-select.tsx";
import { useWrong } from "../../ui/use-wrong.ts";

/** Adds a webhook, or changes the one there is. */
export const WebhookDialog = ({
  before,
  reference,
  onClose,
}: {
  readonly before: WebhookSeen | null;
  readonly reference: Reference;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const add = useAct("createWebhook", ["webhooks"]);
  const change = useAct("changeWebhook", ["webhooks"]);
  const [draft, setDraft] = useState({
    name: before?.name ?? "",
    url: before?.url ?? "",
    area: before?.area ?? null,
    least: before?.least ?? ("warning" as Severity),
  });
  const set = (part: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...part }));
  const parsed = newWebhook.safeParse(draft);
  const error = add.error ?? change.error;
  const valueAt = (path: string): unknown => atPath(draft, path);
  const { wrong, mark } = useWrong({
    here: wrongInputs(parsed.error, (path) => !valueAt(path)),
    error,
    valueAt,
  });
  const send = (): void => {
    mark();
    if (!parsed.success) return;
    const then = { onSuccess: onClose };
    if (before) change.mutate({ params: { id: before.id }, body: parsed.data }, then);
    else add.mutate({ body: parsed.data }, then);
  };
  return (
    <Confirm
      opened
      title={before ? before.name : t(words.add)}
      confirmLabel={t(before ? everywhereWords.save : words.add)}
      busy={add.isPending || change.isPending}
      error={error}
      onClose={onClose}
      onConfirm={send}
    >
      <Stack>
        <TextInput
          label={t(words.name)}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={wrong("name")}
          maxLength={80}
          data-autofocus
          withAsterisk
          data-testid="webhook-name"
        />
        <TextInput
          label={t(words.url)}
          description={t(words.urlHint)}
          value={draft.url}
          onChange={(event) => set({ url: event.currentTarget.value })}
          error={wrong("url")}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          withAsterisk
          data-testid="webhook-url"
        />
        <SearchSelect
          label={t(words.area)}
          placeholder={t(words.everywhere)}
          choices={[...reference.areas.values()].map(({ id, name, parent }) => ({
            value: id,
            label: name,
            detail: reference.areas.get(parent ?? "")?.name ?? "",
          }))}
          value={draft.area}
          onChange={(area) => set({ area })}
          error={wrong("area")}
          clearable
          data-testid="webhook-area"
        />
        <Select
          label={t(words.least)}
          data={severities.map((value) => ({ value, label: t(severityWords[value]) }))}
          value={draft.least}
          onChange={(least) => least && set({ least: least as Severity })}
          allowDeselect={false}
          data-testid="webhook-least"
        />
      </Stack>
    </Confirm>
  );
};
