import { Alert, Button, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { newSignUp } from "../../shared/contract/sign-ups.ts";
import { formatReceiptCode } from "../../shared/domain/receipt-code.ts";
import { joinWords as words } from "../../shared/text/sign-ups.ts";
import { useAct } from "../api/queries.ts";
import { wrongInputs } from "../ui/field-issue.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { newId } from "../ui/new-id.ts";
import { Card, Page } from "../ui/page.tsx";
import { useWrong } from "../ui/use-wrong.ts";
import style from "./join.module.css";
import { blank, CarrierFields, type JoinDraft, PersonFields } from "./join-fields.tsx";

/** The path of a field in what is sent. */
const pathOf = (name: keyof JoinDraft): string => (name === "password" ? name : `asked.${name}`);
const nameOf = (path: string): keyof JoinDraft => path.replace("asked.", "") as keyof JoinDraft;
const paths = (Object.keys(blank) as (keyof JoinDraft)[]).map(pathOf);

const Sent = ({ code }: { readonly code: string }) => {
  const { t } = useWords();
  return (
    <Page title={t(words.sent)} narrow>
      <Card>
        <div className={style.sent} data-testid="join-sent">
          <span>{t(words.code)}</span>
          <output className={style.code} data-testid="join-code">
            {code}
          </output>
          <Alert color="yellow" icon={<Icon name="warn" />}>
            {t(words.keep)}
          </Alert>
          <Button component="a" href={`/s/${code.replaceAll("-", "")}`} data-testid="join-look">
            {t(words.look)}
          </Button>
        </div>
      </Card>
    </Page>
  );
};

/** [N3] Whoever has no account asks for one, for a carrier. Needs no session. */
export default function JoinPage() {
  const { t } = useWords();
  const [id] = useState(newId);
  const [draft, setDraft] = useState(blank);
  const submit = useAct("submitSignUp");
  const { password, ...typed } = draft;
  const asked = { ...typed, taxNumber: typed.taxNumber.trim() || null };
  const parsed = newSignUp.safeParse({ id, asked, password });
  const valueAt = (path: string): string => draft[nameOf(path)];
  const here = wrongInputs(parsed.error, (path) => valueAt(path) === "");
  const { wrong, mark, count } = useWrong({ here, error: submit.error, valueAt });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    mark();
    if (parsed.success) submit.mutate({ body: { id, asked, password } });
  };
  if (submit.data) return <Sent code={formatReceiptCode(submit.data.code)} />;
  const fields = {
    draft,
    change: (part: Partial<JoinDraft>) => setDraft((before) => ({ ...before, ...part })),
    wrong: (name: keyof JoinDraft) => wrong(pathOf(name)),
  };
  return (
    <Page title={t(words.title)} lead={t(words.lead)} narrow>
      <form noValidate onSubmit={send}>
        <Stack>
          <Card title={t(words.ofCarrier)}>
            <CarrierFields {...fields} />
          </Card>
          <Card title={t(words.ofPerson)}>
            <PersonFields {...fields} />
          </Card>
          {count > 0 && (
            <p role="alert" className={style.wrong} data-testid="join-wrong">
              {t(words.wrong, { count })}
            </p>
          )}
          <FormProblem error={submit.error} shown={paths} />
          <p className={style.fine}>{t(words.kept)}</p>
          <Button type="submit" loading={submit.isPending} data-testid="join-send">
            {t(words.send)}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
