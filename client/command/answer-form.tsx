import { Alert, Button, Radio, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import {
  longestQuestion,
  type Question,
  type QuestionAnswer,
  questionAnswers,
} from "../../shared/domain/question.ts";
import { questionAnswerWords } from "../../shared/text/ask.ts";
import { questionWords as words } from "../../shared/text/questions.ts";
import { fieldsOf, useAct } from "../api/queries.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { useWords } from "../ui/language.tsx";
import style from "./questions.module.css";

/** What to do, by arrow keys, and what to say; Enter sends. Nothing is chosen by itself. */
export const AnswerForm = ({
  question,
  onBegun,
  onDone,
}: {
  readonly question: Question;
  /** Something is chosen or typed, which must not vanish where another answers first. */
  readonly onBegun: () => void;
  /** Sent, or given up. */
  readonly onDone: () => void;
}) => {
  const { t } = useWords();
  const answer = useAct("answerQuestion", ["questions"]);
  const [decision, setDecision] = useState<QuestionAnswer | null>(null);
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const said = text.trim();
  // Words alone are an answer too.
  const chosen = decision ?? (said === "" ? null : "none");
  const missing = chosen === null || (chosen === "none" && said === "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing || answer.isPending || question.closedAt !== null) return;
    answer.mutate(
      { params: { id: question.id }, body: { decision: chosen, words: said } },
      { onSuccess: onDone },
    );
  };
  const label = (one: QuestionAnswer): string =>
    t(one === "none" ? words.wordsOnly : questionAnswerWords[one]);
  return (
    <form className={style.form} onSubmit={submit} data-testid="answer-form">
      <Radio.Group
        label={t(words.decision)}
        value={chosen ?? ""}
        onChange={(value) => {
          setDecision(value as QuestionAnswer);
          onBegun();
        }}
      >
        <div className={style.choices}>
          {questionAnswers.map((one) => (
            <Radio key={one} value={one} label={label(one)} data-testid={`answer-${one}`} />
          ))}
        </div>
      </Radio.Group>
      <div className={style.send}>
        <TextInput
          label={t(words.words)}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onBegun();
          }}
          maxLength={longestQuestion}
          error={tried && missing ? t(words.wordsNeeded) : fieldsOf(answer.error).words}
          autoComplete="off"
          data-testid="answer-words"
        />
        {question.closedAt === null ? (
          <Button type="submit" loading={answer.isPending} data-testid="answer-send">
            {t(words.send)}
          </Button>
        ) : (
          <Button variant="default" onClick={onDone} data-testid="answer-give-up">
            {t(words.giveUp)}
          </Button>
        )}
      </div>
      {question.closedAt === null ? (
        <FormProblem error={answer.error} shown={["words"]} />
      ) : (
        !answer.isPending && (
          <Alert color="red" role="alert" data-testid="answered-before">
            {t(words.answeredBefore)}
          </Alert>
        )
      )}
    </form>
  );
};
