import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Person } from "../../shared/contract/people.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { useAct, useCall } from "../api/queries.ts";
import { type Reference, useReference } from "../api/reference.ts";
import { Confirm } from "../ui/confirm.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { grantDraft } from "./grants-field.tsx";
import { PersonForm } from "./person-form.tsx";

const listPath = "/admin/people";

export const NewPerson = () => {
  const { t } = useWords();
  const [, go] = useLocation();
  const reference = useReference();
  const create = useAct("createUser", ["users"]);
  return (
    <Page
      title={t(adminWords.addPerson)}
      back={{ to: listPath, label: t(adminWords.backToPeople) }}
    >
      {reference.loading ? (
        <LoadingRows rows={3} height={90} />
      ) : (
        <PersonForm
          fresh
          start={{
            username: "",
            displayName: "",
            password: "",
            grants: [grantDraft(1, "officer")],
          }}
          reference={reference}
          busy={create.isPending}
          error={create.error}
          onSave={(body) => create.mutate({ body }, { onSuccess: () => go(listPath) })}
        />
      )}
    </Page>
  );
};

const Change = ({
  person,
  reference,
  self,
}: {
  readonly person: Person;
  readonly reference: Reference;
  readonly self: boolean;
}) => {
  const { t } = useWords();
  const [, go] = useLocation();
  const change = useAct("changeUser", ["users"]);
  const activity = useAct("changeUser", ["users"]);
  const [asking, setAsking] = useState(false);
  const params = { id: person.id };
  return (
    <Page
      title={t(adminWords.editPerson, { name: person.displayName })}
      back={{ to: listPath, label: t(adminWords.backToPeople) }}
      actions={
        !self && (
          <Button
            variant="outline"
            color={person.active ? "red" : "lane"}
            loading={activity.isPending}
            onClick={() =>
              person.active ? setAsking(true) : activity.mutate({ params, body: { active: true } })
            }
            data-testid="person-activity"
          >
            {t(person.active ? adminWords.deactivate : adminWords.activate)}
          </Button>
        )
      }
    >
      <PersonForm
        fresh={false}
        start={{
          username: person.username,
          displayName: person.displayName,
          password: "",
          grants: person.grants.map(({ role, scope }, key) => ({
            key,
            role,
            kind: scope.kind,
            id: scope.kind === "all" ? "" : scope.id,
          })),
        }}
        reference={reference}
        busy={change.isPending}
        error={change.error ?? (asking ? null : activity.error)}
        onSave={(body) =>
          change.mutate(
            { params, body },
            {
              onSuccess: () => {
                notifications.show({ message: t(adminWords.saved) });
                go(listPath);
              },
            },
          )
        }
      />
      <Confirm
        opened={asking}
        title={t(adminWords.deactivateTitle, { name: person.displayName })}
        confirmLabel={t(adminWords.deactivate)}
        danger
        busy={activity.isPending}
        error={activity.error}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          activity.mutate(
            { params, body: { active: false } },
            { onSuccess: () => setAsking(false) },
          )
        }
      >
        {t(adminWords.deactivateHint)}
      </Confirm>
    </Page>
  );
};

/** One account: name, password, rights, and whether it may sign in. Nobody deactivates themselves. */
export const ChangePerson = ({ id, self }: { readonly id: string; readonly self: string }) => {
  const { t } = useWords();
  const users = useCall("users", {});
  const reference = useReference();
  const person = users.data?.items.find((one) => one.id === id);
  if (person && !reference.loading)
    return <Change person={person} reference={reference} self={id === self} />;
  return (
    <Page title={t(adminWords.people)} back={{ to: listPath, label: t(adminWords.backToPeople) }}>
      {users.error ? (
        <ErrorState error={users.error} retry={() => void users.refetch()} />
      ) : users.data && !reference.loading ? (
        <EmptyState icon="question" title={t(everywhereWords.nothingFound)} />
      ) : (
        <LoadingRows rows={3} height={90} />
      )}
    </Page>
  );
};
