import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { Person, Session } from "../../shared/contract/people.ts";
import { compareVi } from "../../shared/domain/search.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { everywhereWords, roleWords } from "../../shared/text/everywhere.ts";
import { useCall } from "../api/queries.ts";
import { type Reference, useReference } from "../api/reference.ts";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { TakeList } from "../ui/take-list.tsx";
import style from "./admin.module.css";
import { scopeKindWords, scopeName } from "./scope-words.ts";

const PersonRow = ({
  person,
  reference,
  self,
  mayManage,
}: {
  readonly person: Person;
  readonly reference: Reference;
  readonly self: boolean;
  readonly mayManage: boolean;
}) => {
  const { t } = useWords();
  return (
    <li className={`${style.row} ${person.active ? "" : style.off}`} data-testid="person-row">
      <div className={style.who}>
        <span className={style.name}>
          {person.displayName}
          {self && ` (${t(adminWords.you)})`}
        </span>
        <span className={style.second}>{person.username}</span>
      </div>
      <div className={style.badges}>
        {person.grants.map((grant) => {
          const where = scopeName(grant.scope, reference) ?? t(scopeKindWords.all);
          const text = `${t(roleWords[grant.role])} · ${where}`;
          return (
            <Badge key={text} tone="quiet">
              {text}
            </Badge>
          );
        })}
      </div>
      <div className={style.end}>
        {!person.active && <Badge tone="stop">{t(adminWords.inactive)}</Badge>}
        {mayManage && (
          <Button
            component={Link}
            href={`/admin/people/${person.id}`}
            variant="default"
            aria-label={`${t(everywhereWords.edit)}: ${person.displayName}`}
            data-testid="person-edit"
          >
            {t(everywhereWords.edit)}
          </Button>
        )}
      </div>
    </li>
  );
};

/** Everybody with an account, who is active first. */
export const People = ({ session }: { readonly session: Session }) => {
  const { t } = useWords();
  const users = useCall("users", {});
  const reference = useReference();
  const mayManage = session.may.includes("user.manage");
  const content = () => {
    if (users.isPending) return <LoadingRows />;
    if (users.error) return <ErrorState error={users.error} retry={() => void users.refetch()} />;
    if (users.data.items.length === 0)
      return <EmptyState icon="people" title={t(adminWords.noPeople)} />;
    return (
      <ul className={style.rows} data-testid="people">
        {[...users.data.items]
          .sort(
            (a, b) =>
              Number(b.active) - Number(a.active) || compareVi(a.displayName, b.displayName),
          )
          .map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              reference={reference}
              self={person.id === session.person.id}
              mayManage={mayManage}
            />
          ))}
      </ul>
    );
  };
  return (
    <Page
      title={t(adminWords.people)}
      actions={
        <>
          <TakeList list="exportUsers" query={{}} />
          {mayManage && (
            <Button
              component={Link}
              href="/admin/people/new"
              leftSection={<Icon name="plus" />}
              data-testid="person-new"
            >
              {t(adminWords.addPerson)}
            </Button>
          )}
        </>
      }
    >
      {content()}
    </Page>
  );
};
