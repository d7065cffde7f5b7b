import { Button, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { newDelay, ownVehicle } from "../../shared/contract/delays.ts";
import { iso } from "../../shared/domain/time.ts";
import { delayWords as words } from "../../shared/text/delay.ts";
import { ProblemError } from "../api/call.ts";
import { useAct, useCall } from "../api/queries.ts";
import { wrongInputs } from "../ui/field-issue.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { useWords } from "../ui/language.tsx";
import { newId } from "../ui/new-id.ts";
import { Card, Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import style from "./receipt.module.css";

const vietnamMs = 7 * 3_600_000;
/** A moment (ms) as a field for date and time holds it, by the clock in Việt Nam; and what such a field says. */
const toField = (at: number): string => iso(at + vietnamMs).slice(0, 16);
const fromField = (text: string): string => (text === "" ? "" : `${text}:00+07:00`);

const hourMs = 3_600_000;

interface Whose {
  readonly code: string;
  readonly plateEnd: string;
}

/** Whose vehicle it is: nothing else is shown before that is known. */
const WhoseForm = ({
  start,
  unknown,
  onWhose,
}: {
  readonly start: Whose;
  /** What was asked last is no vehicle's. */
  readonly unknown: boolean;
  readonly onWhose: (whose: Whose) => void;
}) => {
  const { t } = useWords();
  const [typed, setTyped] = useState(start);
  const parsed = ownVehicle.safeParse(typed);
  const valueAt = (path: string) => typed[path as keyof Whose];
  const here = wrongInputs(parsed.error, (path) => valueAt(path) === "");
  const { wrong, mark } = useWrong({ here, error: null, valueAt });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    mark();
    if (parsed.success) onWhose(typed);
  };
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        {unknown && (
          <p role="alert" className={style.wrong} data-testid="delay-unknown">
            {t(words.notFound)}
          </p>
        )}
        <TextInput
          label={t(words.code)}
          description={t(words.codeHint)}
          value={typed.code}
          onChange={({ currentTarget: { value: code } }) => setTyped({ ...typed, code })}
          error={wrong("code")}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          data-testid="delay-code"
        />
        <TextInput
          label={t(words.plateEnd)}
          value={typed.plateEnd}
          onChange={({ currentTarget: { value: plateEnd } }) => setTyped({ ...typed, plateEnd })}
          error={wrong("plateEnd")}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={10}
          data-testid="delay-plate"
        />
        <Button type="submit" data-testid="delay-next">
          {t(words.next)}
        </Button>
      </Stack>
    </form>
  );
};

const Report = ({
  whose,
  posts,
  onBack,
}: {
  readonly whose: Whose;
  readonly posts: readonly { readonly id: string; readonly name: string }[];
  readonly onBack: () => void;
}) => {
  const { t } = useWords();
  const [now] = useState(() => Date.now());
  const [draft, setDraft] = useState({
    checkpoint: posts.length === 1 ? (posts[0]?.id ?? "") : "",
    since: toField(now - hourMs),
    note: "",
  });
  const [id] = useState(newId);
  const report = useAct("reportDelay");
  const asked = { ...whose, id, ...draft, since: fromField(draft.since) };
  const parsed = newDelay.safeParse(asked);
  const valueAt = (path: string) => draft[path as keyof typeof draft];
  const here = wrongInputs(parsed.error, (path) => valueAt(path) === "");
  const { wrong, mark } = useWrong({ here, error: report.error, valueAt });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    mark();
    if (parsed.success) report.mutate({ body: asked });
  };
  if (report.data)
    return (
      <EmptyState
        icon="check"
        title={t(words.done)}
        text={t(words.doneHint, { number: report.data.number })}
      />
    );
  return (
    <form noValidate onSubmit={send}>
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
          max={toField(now)}
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
        <FormProblem error={report.error} shown={["checkpoint", "since", "note"]} />
        <Button type="submit" loading={report.isPending} data-testid="delay-send">
          {t(words.send)}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t(words.back)}
        </Button>
      </Stack>
    </form>
  );
};

const Posts = ({
  whose,
  onBack,
  onUnknown,
}: {
  readonly whose: Whose;
  readonly onBack: () => void;
  readonly onUnknown: (start: Whose) => void;
}) => {
  const asked = useCall("delayPosts", { query: whose });
  const { data, error, refetch } = asked;
  if (error instanceof ProblemError && error.code === "not-found")
    return <WhoseForm start={whose} unknown onWhose={onUnknown} />;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={3} />;
  return <Report whose={whose} posts={data.items} onBack={onBack} />;
};

/** A driver tells command that a post keeps the vehicle waiting. Needs no session: a code and the plate's end say whose it is. */
export default function DelayPage({ code }: { readonly code: string }) {
  const { t } = useWords();
  const [start, setStart] = useState<Whose>({ code, plateEnd: "" });
  const [whose, setWhose] = useState<Whose | null>(null);
  const ask = (next: Whose): void => {
    setStart(next);
    setWhose(next);
  };
  return (
    <Page title={t(words.title)} lead={t(words.lead)} narrow>
      <Card>
        {whose ? (
          <Posts whose={whose} onBack={() => setWhose(null)} onUnknown={ask} />
        ) : (
          <WhoseForm start={start} unknown={false} onWhose={ask} />
        )}
      </Card>
    </Page>
  );
}
