import { Button, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ownVehicle } from "../../shared/contract/delays.ts";
import { delayWords as words } from "../../shared/text/delay.ts";
import { ProblemError } from "../api/call.ts";
import { useAct, useCall } from "../api/queries.ts";
import { DelayForm } from "../registration/delay-form.tsx";
import { wrongInputs } from "../ui/field-issue.ts";
import { useWords } from "../ui/language.tsx";
import { Card, Page } from "../ui/page.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import style from "./receipt.module.css";

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
  const report = useAct("reportDelay");
  return (
    <DelayForm
      posts={posts}
      busy={report.isPending}
      error={report.error}
      done={report.data?.number}
      send={(given) => report.mutate({ body: { ...whose, ...given } })}
    >
      <Button variant="default" onClick={onBack}>
        {t(words.back)}
      </Button>
    </DelayForm>
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
