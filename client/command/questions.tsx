import { useMemo, useState } from "react";
import { Link } from "wouter";
import { scopesFor } from "../../shared/domain/access.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import type { Question } from "../../shared/domain/question.ts";
import { ms } from "../../shared/domain/time.ts";
import { commandWords } from "../../shared/text/command.ts";
import { questionWords as words } from "../../shared/text/questions.ts";
import { type LiveItems, useServerNow } from "../api/live-items.ts";
import { useCall } from "../api/queries.ts";
import { useSession } from "../api/session.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { LiveState } from "../ui/live-state.tsx";
import { Page } from "../ui/page.tsx";
import { Rows } from "../ui/rows.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { TakeList } from "../ui/take-list.tsx";
import { QuestionCard } from "./question-card.tsx";
import style from "./questions.module.css";

const byReceipt = (questions: readonly Question[]): readonly Question[] =>
  [...questions].sort((a, b) => ms(a.receivedAt) - ms(b.receivedAt));

/** Those that wait for an answer, the one that has waited longest first. */
const openOf = (items: LiveItems): readonly Question[] =>
  byReceipt([...items.of("question").values()].filter(({ closedAt }) => closedAt === null));

/** Of which posts the person may answer: one who inspects everywhere may command in one area. */
const useAnswerable = (items: LiveItems): ((post: string) => boolean) => {
  const grants = useSession().data?.person.grants;
  const [areas, checkpoints] = [items.of("area"), items.of("checkpoint")];
  const reach = useMemo(
    () =>
      reachOf(scopesFor(grants ?? [], "question.answer"), {
        areas: [...areas.values()],
        checkpoints: [...checkpoints.values()],
        endpoints: [],
        corridors: [],
      }),
    [grants, areas, checkpoints],
  );
  return (post) => reach.all || reach.checkpoints.has(post);
};

/** On the wall: that somebody at a barrier waits. */
export const QuestionsWaiting = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  const count = openOf(items).length;
  return (
    <div role="status">
      {count > 0 && (
        <Link href="/command/questions" className={style.waiting} data-testid="questions-waiting">
          <Icon name="question" />
          {t(words.waiting, { count })}
        </Link>
      )}
    </div>
  );
};

/** Those that were read at first, and over them what was closed since. */
const Closed = ({ items, now }: { readonly items: LiveItems; readonly now: number }) => {
  const { t } = useWords();
  const closed = useCall("questions", { query: { status: "closed" } });
  if (closed.isPending) return <LoadingRows rows={2} height={120} />;
  if (closed.error) return <ErrorState error={closed.error} retry={() => void closed.refetch()} />;
  const since = [...items.of("question").values()].filter(({ closedAt }) => closedAt !== null);
  const byId = new Map([...closed.data.items, ...since].map((one) => [one.id, one]));
  const rows = [...byId.values()].sort((a, b) => ms(b.receivedAt) - ms(a.receivedAt));
  if (rows.length === 0) return <EmptyState icon="inbox" title={t(words.noneClosed)} />;
  return (
    <>
      <div className={style.take}>
        <TakeList list="exportQuestions" query={{ status: "closed" }} />
      </div>
      <div className={style.list}>
        <Rows rows={rows}>
          {(question) => (
            <QuestionCard
              key={question.id}
              question={question}
              items={items}
              now={now}
              mayAnswer={false}
            />
          )}
        </Rows>
      </div>
    </>
  );
};

/** What posts ask command, live: those that wait, then those that are closed. */
export const Questions = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  const now = useServerNow(items.offsetMs);
  const mayAnswer = useAnswerable(items);
  const [begun, setBegun] = useState<ReadonlySet<string>>(new Set());
  const back = { to: "/command", label: t(commandWords.back) };
  if (items.asOf === null)
    return (
      <Page title={t(words.title)} back={back} narrow>
        {items.state === "failed" ? (
          <ErrorState error={items.error} retry={items.retry} />
        ) : (
          <LoadingRows rows={3} height={160} />
        )}
      </Page>
    );
  const open = openOf(items);
  const overtaken = [...begun].flatMap((id) => items.of("question").get(id) ?? []);
  const shown = byReceipt([...open, ...overtaken.filter(({ closedAt }) => closedAt !== null)]);
  const title = open.length > 0 ? t(words.titleOpen, { count: open.length }) : t(words.title);
  return (
    <Page
      title={title}
      heading={t(words.title)}
      lead={t(words.lead)}
      back={back}
      actions={<LiveState items={items} />}
      narrow
    >
      <section aria-label={t(words.open)} data-testid="questions-open">
        <h2>{t(words.open)}</h2>
        {shown.length === 0 ? (
          <EmptyState icon="check" title={t(words.noneOpen)} text={t(words.noneOpenHint)} />
        ) : (
          <div className={style.list}>
            <Rows rows={shown}>
              {(question) => (
                <QuestionCard
                  key={question.id}
                  question={question}
                  items={items}
                  now={now}
                  mayAnswer={mayAnswer(question.checkpoint)}
                  begun={begun.has(question.id)}
                  onBegun={() => setBegun((now) => new Set([...now, question.id]))}
                  onDone={() =>
                    setBegun((now) => new Set([...now].filter((id) => id !== question.id)))
                  }
                />
              )}
            </Rows>
          </div>
        )}
      </section>
      <section aria-label={t(words.closed)} data-testid="questions-closed">
        <h2>{t(words.closed)}</h2>
        <Closed items={items} now={now} />
      </section>
    </Page>
  );
};
