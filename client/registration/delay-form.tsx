import { Button, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import type { z } from "zod";
import { passDelay } from "../../shared/contract/delays.ts";
import { delayWords as words } from "../../shared/text/delay.ts";
import { wrongInputs } from "../ui/field-issue.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { useWords } from "../ui/language.tsx";
import { newId } from "../ui/new-id.ts";
import { EmptyState } from "../ui/states.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import { fromWallClock, toWallClock } from "../ui/wall-clock.ts";

const hourMs = 3_600_000;

/** [E5] Which post keeps the vehicle waiting, and since when; `done`: the alert's number once it is told. */
export const DelayForm = ({
  posts,
  busy,
  error,
  done,
  send,
  children,
}: {
  readonly posts: readonly { readonly id: string; readonly name: string }[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly done: number | undefined;
  readonly send: (report: z.output<typeof passDelay>) => void;
  readonly children?: ReactNode;
}) => {
  const { t } = useWords();
  const [now] = useState(() => Date.now());
  const [draft, setDraft] = useState({
    checkpoint: posts.length === 1 ? (posts[0]?.id ?? "") : "",
    since: toWallClock(now - hourMs),
    note: "",
  });
  const [id] = useState(newId);
  const parsed = passDelay.safeParse({ id, ...draft, since: fromWallClock(draft.since) ?? "" });
  const valueAt = (path: string) => draft[path as keyof typeof draft];
  const here = wrongInputs(parsed.error, (path) => valueAt(path) === "");
  const { wrong, mark } = useWrong({ here, error, valueAt });
  if (done !== undefined)
    return (
      <EmptyState icon="check" title={t(words.done)} text={t(words.doneHint, { number: done })} />
    );
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent): void => {
        event.preventDefault();
        mark();
        if (parsed.success && !busy) send(parsed.data);
      }}
    >
      <Stack>
        <NativeSelect
          label={t(words.post)}
          value={draft.checkpoint}
          onChange={({ currentTarget: { value } }) => setDraft({ ...draft, checkpoint: value })}
          data={[
            { value: "", label: t(words.choose) },
            ...posts.map((post) => ({ value: post.id, label: post.name })),
          ]}
          error={wrong("checkpoint")}
          data-testid="delay-post"
        />
        <TextInput
          type="datetime-local"
          label={t(words.since)}
          value={draft.since}
          max={toWallClock(now)}
          onChange={({ currentTarget: { value: since } }) => setDraft({ ...draft, since })}
          error={wrong("since")}
          data-testid="delay-since"
        />
        <Textarea
          label={t(words.note)}
          description={t(words.noteHint)}
          value={draft.note}
          onChange={({ currentTarget: { value: note } }) => setDraft({ ...draft, note })}
          error={wrong("note")}
          maxLength={300}
          autosize
          minRows={2}
          data-testid="delay-note"
        />
        <FormProblem error={error} shown={["checkpoint", "since", "note"]} />
        <Button type="submit" loading={busy} data-testid="delay-send">
          {t(words.send)}
        </Button>
        {children}
      </Stack>
    </form>
  );
};
