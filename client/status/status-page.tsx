import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { formatPlate, parsePlate } from "../../shared/domain/plate.ts";
import { formatReceiptCode, parseReceiptCode } from "../../shared/domain/receipt-code.ts";
import { formatShortCode, parseShortCode } from "../../shared/domain/short-code.ts";
import { statusWords as words } from "../../shared/text/public-status.ts";
import type { Words } from "../../shared/text/say.ts";
import { useWords } from "../ui/language.tsx";
import { type Answer, askStatus, type StatusAsked, wrongIn } from "./ask-status.ts";
import { Told } from "./told.tsx";

const wrongWords: Readonly<Record<string, Words>> = {
  code: words.codeWrong,
  plate: words.plateWrong,
  phoneEnd: words.phoneWrong,
};

interface Input {
  readonly name: "code" | "plate" | "phoneEnd";
  readonly label: Words;
  readonly hint?: Words;
  readonly digits?: true;
}

const Field = ({
  input: { name, label, hint, digits },
  value,
  wrong,
  onType,
}: {
  readonly input: Input;
  readonly value: string;
  readonly wrong: boolean;
  readonly onType: (text: string) => void;
}) => {
  const { t } = useWords();
  const id = useId();
  const said = wrongWords[name];
  const described = [...(hint ? [`${id}-hint`] : []), ...(wrong ? [`${id}-wrong`] : [])].join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{t(label)}</label>
      {hint && <p id={`${id}-hint`}>{t(hint)}</p>}
      <input
        id={id}
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
        inputMode={digits ? "numeric" : "text"}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        aria-invalid={wrong}
        aria-describedby={described || undefined}
        data-testid={`status-${name}`}
      />
      {wrong && said && (
        <p className="wrong" role="alert" id={`${id}-wrong`}>
          {t(said)}
        </p>
      )}
    </div>
  );
};

/** What is typed is judged once it is sent. */
const AskForm = ({
  title,
  inputs,
  start,
  onAsk,
}: {
  readonly title: Words;
  readonly inputs: readonly Input[];
  readonly start: string;
  readonly onAsk: (asked: StatusAsked) => void;
}) => {
  const { t } = useWords();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(inputs.map(({ name }) => [name, name === "code" ? start : ""])),
  );
  const [tried, setTried] = useState<unknown>(null);
  const wrong = wrongIn(typed);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(typed);
    if (wrong.size === 0) onAsk(typed);
  };
  return (
    <form noValidate onSubmit={send}>
      <h2>{t(title)}</h2>
      {inputs.map((input) => (
        <Field
          key={input.name}
          input={input}
          value={typed[input.name] ?? ""}
          wrong={tried === typed && wrong.has(input.name)}
          onType={(text) => setTyped({ ...typed, [input.name]: text })}
        />
      ))}
      <button type="submit" data-testid={`status-find-${inputs[0]?.name}`}>
        {t(words.find)}
      </button>
    </form>
  );
};

/** As it is printed on what was asked for. */
const spelledOut = ({ code = "", plate = "" }: StatusAsked): string => {
  const [short, long] = [parseShortCode(code), parseReceiptCode(code)];
  const read = parsePlate(plate);
  if (short) return formatShortCode(short);
  return long ? formatReceiptCode(long) : read ? formatPlate(read) : code;
};

const Result = ({
  asked,
  onAgain,
}: {
  readonly asked: StatusAsked;
  readonly onAgain: () => void;
}) => {
  const { t } = useWords();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks anew
  useEffect(() => {
    let over = false;
    setAnswer(null);
    void askStatus(asked).then((told) => !over && setAnswer(told));
    return () => {
      over = true;
    };
  }, [asked, round]);
  useEffect(() => {
    if (answer) box.current?.focus();
  }, [answer]);
  const said = (text: Words, hint?: Words): ReactNode => (
    <div className="told over" data-testid="status-none">
      <h2>{t(text)}</h2>
      {hint && <p className="next">{t(hint)}</p>}
    </div>
  );
  const content = (): ReactNode => {
    if (answer === null) return <p role="status">{t(words.looking)}</p>;
    switch (answer.what) {
      case "found":
        return answer.items.map((told) => (
          <Told key={`${told.about} ${told.since} ${told.validFrom}`} told={told} />
        ));
      case "not-found":
        return said(words.notFound, words.notFoundHint);
      case "too-many":
        return said(words.tooMany);
      case "failed":
        return said(words.failed);
    }
  };
  return (
    <section ref={box} tabIndex={-1} aria-live="polite">
      <p className="asked">{t(words.found, { what: spelledOut(asked) })}</p>
      {content()}
      <div className="tools">
        <button type="button" onClick={onAgain} data-testid="status-another">
          {t(words.another)}
        </button>
        <button type="button" className="quiet" onClick={() => setRound((n) => n + 1)}>
          {t(words.again)}
        </button>
      </div>
    </section>
  );
};

/** [N1] How a pass, an application or a request for an account stands, for anybody who knows its code. */
export const StatusPage = ({ code }: { readonly code: string }) => {
  const { t, language, setLanguage } = useWords();
  const [asked, setAsked] = useState<StatusAsked | null>(
    code !== "" && wrongIn({ code }).size === 0 ? { code } : null,
  );
  useEffect(() => {
    document.title = `${t(words.title)} · ${language === "vi" ? "Luồng xanh" : "Greenlane"}`;
  }, [t, language]);
  const ask = (next: StatusAsked | null): void => {
    setAsked(next);
    // What a plate was asked with is nobody's to read in an address.
    const path = next?.code ? `/s/${encodeURIComponent(next.code.trim())}` : "/s";
    history.replaceState(null, "", path);
  };
  return (
    <main>
      <header>
        <h1>{t(words.title)}</h1>
        <button
          type="button"
          className="quiet"
          lang={language === "vi" ? "en" : "vi"}
          onClick={() => setLanguage(language === "vi" ? "en" : "vi")}
          data-testid="status-language"
        >
          {t(words.other)}
        </button>
      </header>
      <p>{t(words.lead)}</p>
      {asked ? (
        <Result asked={asked} onAgain={() => ask(null)} />
      ) : (
        <>
          <AskForm
            title={words.byCode}
            inputs={[{ name: "code", label: words.code, hint: words.codeHint }]}
            start={code}
            onAsk={ask}
          />
          <AskForm
            title={words.byPlate}
            inputs={[
              { name: "plate", label: words.plate },
              { name: "phoneEnd", label: words.phone, hint: words.phoneHint, digits: true },
            ]}
            start=""
            onAsk={ask}
          />
        </>
      )}
      <nav>
        <a href="/sign-in">{t(words.signIn)}</a>
        <a href="/join">{t(words.signUp)}</a>
        <a href="/r">{t(words.receipt)}</a>
      </nav>
    </main>
  );
};
