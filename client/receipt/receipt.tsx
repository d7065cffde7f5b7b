import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Link, useLocation } from "wouter";
import { formatPlate, type Plate, parsePlate } from "../../shared/domain/plate.ts";
import { receiptPath } from "../../shared/domain/receipt.ts";
import {
  formatReceiptCode,
  parseReceiptCode,
  type ReceiptCode,
} from "../../shared/domain/receipt-code.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { receiptWords as words } from "../../shared/text/receipt.ts";
import { ProblemError } from "../api/call.ts";
import { useCall } from "../api/queries.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import style from "./receipt.module.css";
import { Told } from "./told.tsx";

/** One thing typed and sent: what is typed is judged only once it is sent. */
const Ask = ({
  label,
  hint,
  start,
  button,
  wrong,
  onAsk,
  name,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly start: string;
  readonly button: string;
  /** What is wrong with it; null where nothing is. */
  readonly wrong: (text: string) => string | null;
  readonly onAsk: (text: string) => void;
  readonly name: string;
}) => {
  const [text, setText] = useState(start);
  const [tried, setTried] = useState<string | null>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(text);
    if (wrong(text) === null) onAsk(text);
  };
  return (
    <form className={style.form} noValidate onSubmit={send}>
      <TextInput
        label={label}
        description={hint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={tried === text ? wrong(text) : null}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        data-testid={name}
      />
      <Button type="submit" variant="default" data-testid={`${name}-send`}>
        {button}
      </Button>
    </form>
  );
};

const Found = ({ code }: { readonly code: ReceiptCode }) => {
  const { t } = useWords();
  const [plate, setPlate] = useState<Plate | undefined>(undefined);
  const { data: told, error, refetch } = useCall("receipt", { params: { code }, query: {} });
  const query = { plate };
  const enabled = plate !== undefined;
  const shown = useCall("receipt", { params: { code }, query }, { enabled });
  const data = shown.data ?? told;
  if (error instanceof ProblemError && error.code === "not-found")
    return (
      <EmptyState icon="inbox" title={t(words.notYet)} text={t(words.notYetHint)}>
        <Button variant="default" onClick={() => void refetch()} data-testid="receipt-again">
          {t(words.again)}
        </Button>
        <Link href="/r" className={style.call}>
          {t(words.code)}
        </Link>
      </EmptyState>
    );
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={3} height={120} />;
  const other = shown.data?.items.every((one) => one.plate === null);
  return (
    <div className={style.stack}>
      {data.items.map((receipt) => (
        <Told key={`${receipt.at} ${receipt.decision}`} receipt={receipt} code={code} />
      ))}
      {other && plate && (
        <p role="alert" data-testid="receipt-other-plate">
          {t(words.otherPlate, { plate: formatPlate(plate) })}
        </p>
      )}
      <FormProblem error={shown.error} />
      {data.items.some((one) => one.plateTail !== null && one.plate === null) && (
        <Ask
          label={t(words.whole)}
          hint={t(words.wholeHint)}
          start=""
          button={t(words.show)}
          wrong={(text) => (parsePlate(text) ? null : t(fieldWords.plate))}
          onAsk={(text) => setPlate(parsePlate(text) ?? undefined)}
          name="receipt-plate"
        />
      )}
    </div>
  );
};

/** The receipt of a refusal, for whoever has its code; without a code, where it is typed. Needs no session. */
export default function ReceiptPage({ code: given }: { readonly code: string }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const code = parseReceiptCode(given);
  if (code)
    return (
      <Page
        title={t(words.title)}
        lead={t(words.lead, { code: formatReceiptCode(code) })}
        actions={
          <Button
            variant="default"
            className={style.tools}
            leftSection={<Icon name="print" size={18} />}
            onClick={() => window.print()}
          >
            {t(words.print)}
          </Button>
        }
        narrow
      >
        <Found code={code} />
      </Page>
    );
  return (
    <Page title={t(words.title)} lead={t(words.findLead)} narrow>
      <Ask
        key={given}
        label={t(words.code)}
        start={given}
        button={t(words.find)}
        wrong={(text) => (parseReceiptCode(text) ? null : t(words.codeWrong))}
        onAsk={(text) => go(receiptPath(parseReceiptCode(text) ?? ""))}
        name="receipt-code"
      />
    </Page>
  );
}
