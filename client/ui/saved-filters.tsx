import { ActionIcon, Button, Modal, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, type ReactNode, useState } from "react";
import type { SavedFilter, SavedList } from "../../shared/contract/saved-filters.ts";
import { compareVi } from "../../shared/domain/search.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { savedFilterWords as words } from "../../shared/text/saved-filters.ts";
import { fieldsOf, useAct, useCall } from "../api/queries.ts";
import { FormProblem } from "./form-problem.tsx";
import { Icon } from "./icons.tsx";
import { useWords } from "./language.tsx";
import { newId } from "./new-id.ts";
import style from "./saved-filters.module.css";
import { EmptyState, ErrorState, LoadingRows } from "./states.tsx";

type Of<L extends SavedList> = Extract<SavedFilter, { readonly list: L }>;
const longestName = 60;

/** A name to give, and what gives it. */
const NameForm = ({
  label,
  hint,
  value,
  busy,
  error,
  testId,
  onName,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly testId: string;
  readonly onName: (name: string) => void;
  readonly children: ReactNode;
}) => {
  const [name, setName] = useState(value);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== "") onName(name.trim());
  };
  return (
    <form onSubmit={send}>
      <FormProblem error={fieldsOf(error).name ? null : error} />
      <div className={style.form}>
        <TextInput
          label={label}
          placeholder={hint}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldsOf(error).name}
          maxLength={longestName}
          data-autofocus
          data-testid={testId}
        />
        <Button
          type="submit"
          loading={busy}
          disabled={name.trim() === ""}
          data-testid={`${testId}-save`}
        >
          {children}
        </Button>
      </div>
    </form>
  );
};

const Row = <L extends SavedList>({
  filter,
  onChoose,
}: {
  readonly filter: Of<L>;
  readonly onChoose: () => void;
}) => {
  const { t } = useWords();
  const { id, name } = filter;
  const [renaming, setRenaming] = useState(false);
  const rename = useAct("renameFilter", ["savedFilters"]);
  const drop = useAct("dropFilter", ["savedFilters"]);
  if (renaming)
    return (
      <li>
        <NameForm
          label={t(words.name)}
          value={name}
          busy={rename.isPending}
          error={rename.error}
          testId="filter-rename"
          onName={(next) =>
            rename.mutate(
              { params: { id }, body: { name: next } },
              { onSuccess: () => setRenaming(false) },
            )
          }
        >
          {t(everywhereWords.save)}
        </NameForm>
      </li>
    );
  return (
    <li data-testid="saved-filter">
      <FormProblem error={drop.error} />
      <div className={style.row}>
        <Button
          className={style.name ?? ""}
          variant="default"
          justify="start"
          onClick={onChoose}
          aria-label={t(words.choose, { name })}
          data-testid="filter-choose"
        >
          {name}
        </Button>
        <ActionIcon
          variant="default"
          size={44}
          onClick={() => setRenaming(true)}
          aria-label={t(words.rename, { name })}
          data-testid="filter-to-rename"
        >
          <Icon name="edit" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={44}
          onClick={() => drop.mutate({ params: { id } })}
          loading={drop.isPending}
          aria-label={t(words.drop, { name })}
          data-testid="filter-drop"
        >
          <Icon name="cross" />
        </ActionIcon>
      </div>
    </li>
  );
};

/** [L5] Filters of a list that the person saved: choose one, save the one in use, rename, delete. `query`: empty where nothing is filtered. */
export const SavedFilters = <L extends SavedList>({
  list,
  query,
  onChoose,
}: {
  readonly list: L;
  readonly query: Partial<Of<L>["query"]>;
  readonly onChoose: (query: Of<L>["query"]) => void;
}) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const filters = useCall("savedFilters", {});
  const save = useAct("saveFilter", ["savedFilters"]);
  const mine = (filters.data?.items ?? [])
    .filter((one): one is Of<L> => one.list === list)
    .sort((a, b) => compareVi(a.name, b.name));
  const isSet = Object.keys(query).length > 0;

  const content = () => {
    if (filters.isPending) return <LoadingRows rows={2} height={44} />;
    if (filters.error && !filters.data)
      return <ErrorState error={filters.error} retry={() => void filters.refetch()} />;
    if (mine.length === 0)
      return <EmptyState icon="search" title={t(words.none)} text={t(words.noneHint)} />;
    return (
      <ul className={style.rows} data-testid="saved-filters">
        {mine.map((filter) => (
          <Row
            key={`${filter.id} ${filter.name}`}
            filter={filter}
            onChoose={() => {
              setOpen(false);
              onChoose(filter.query as Of<L>["query"]);
            }}
          />
        ))}
      </ul>
    );
  };

  return (
    <>
      <Button
        variant="default"
        onClick={() => setOpen(true)}
        leftSection={<Icon name="flag" size={18} />}
        data-testid="open-filters"
      >
        {mine.length === 0 ? t(words.open) : t(words.openSome, { count: mine.length })}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t(words.open)}
        closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
      >
        <Stack data-testid="filters-dialog">
          <Text size="sm" c="dimmed">
            {t(words.hint)}
          </Text>
          {isSet && (
            <NameForm
              label={t(words.name)}
              hint={t(words.nameHint)}
              value=""
              busy={save.isPending}
              error={save.error}
              testId="filter-name"
              onName={(name) =>
                save.mutate(
                  { body: { id: newId(), list, name, query } as SavedFilter },
                  {
                    onSuccess: () => {
                      setOpen(false);
                      notifications.show({ message: t(words.saved, { name }) });
                    },
                  },
                )
              }
            >
              {t(words.save)}
            </NameForm>
          )}
          {content()}
        </Stack>
      </Modal>
    </>
  );
};
