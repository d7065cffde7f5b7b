import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { SignUpSeen } from "../../../shared/contract/sign-ups.ts";
import { type SignUpState, signUpStates } from "../../../shared/domain/sign-up-shape.ts";
import { signUpStateWords, signUpWords as words } from "../../../shared/text/sign-ups.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { nameOf, type Reference, useReference } from "../../api/reference.ts";
import { useWords } from "../../ui/language.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { TakeList } from "../../ui/take-list.tsx";
import admin from "../admin.module.css";
import style from "./sign-ups.module.css";
import { mostCounted, useSignUps } from "./use-sign-ups.ts";

const Row = ({
  signUp: { id, at, asked },
  reference,
}: {
  readonly signUp: SignUpSeen;
  readonly reference: Reference;
}) => {
  const { language } = useWords();
  return (
    <li>
      <Link href={`/admin/sign-ups/${id}`} className={admin.row} data-testid="sign-up-row">
        <span className={admin.who}>
          <span className={admin.name}>{asked.carrier}</span>
          <span className={admin.second}>{nameOf(reference.areas, asked.area)}</span>
        </span>
        <span className={admin.who}>
          <span>{asked.contact}</span>
          <span className={admin.second}>{asked.phone}</span>
        </span>
        <span className={admin.second}>{dayAndClock(at, language)}</span>
      </Link>
    </li>
  );
};

/** [N6] Requests for carriers' accounts, the longest waiting first. */
export const SignUps = () => {
  const { t } = useWords();
  const [status, setStatus] = useState<SignUpState>("waiting");
  const signUps = useSignUps(status);
  const waiting = useSignUps("waiting");
  const reference = useReference();
  const content = () => {
    if (signUps.isPending || reference.loading) return <LoadingRows />;
    if (signUps.error && !signUps.data)
      return <ErrorState error={signUps.error} retry={() => void signUps.refetch()} />;
    const { items, next } = signUps.data;
    if (items.length === 0)
      return <EmptyState icon="check" title={t(words.none)} text={t(words.noneHint)} />;
    return (
      <>
        <ul className={admin.rows} data-testid="sign-ups">
          {items.map((signUp) => (
            <Row key={signUp.id} signUp={signUp} reference={reference} />
          ))}
        </ul>
        {next !== null && (
          <p className={style.fine}>{t(words.firstOnly, { count: items.length })}</p>
        )}
      </>
    );
  };
  const total = waiting.data?.total ?? 0;
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      actions={<TakeList list="exportSignUps" query={{ status }} />}
    >
      <div className={style.tools}>
        <SegmentedControl
          aria-label={t(words.show)}
          value={status}
          onChange={(value) => setStatus(value as SignUpState)}
          data={signUpStates.map((state) => ({ value: state, label: t(signUpStateWords[state]) }))}
          data-testid="sign-ups-status"
        />
        <p role="status" className={style.count} data-testid="sign-ups-count">
          {total >= mostCounted ? t(words.countMore) : t(words.count, { count: total })}
        </p>
      </div>
      {content()}
    </Page>
  );
};
