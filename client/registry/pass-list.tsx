import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { Session } from "../../shared/contract/people.ts";
import { passQuery } from "../../shared/contract/registry.ts";
import { everywhereWords, passStatusWords, termWords } from "../../shared/text/everywhere.ts";
import { importWords } from "../../shared/text/imports.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useReference } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { ListSearch, useListSearch } from "../ui/list-search.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import style from "./pass-list.module.css";
import { PassRows } from "./pass-rows.tsx";
import { usePasses } from "./use-passes.ts";

const statuses = passQuery.shape.status.unwrap().options;
const mostCounted = 1_000;

/** All passes, found by part of a plate, a short code or any name; the address keeps search and filter. */
export const PassList = ({ session }: { readonly session: Session }) => {
  const { t } = useWords();
  const search = useListSearch();
  const { q } = search;
  const status = statuses.find((one) => one === search.status) ?? null;
  const reference = useReference();
  const passes = usePasses(q, status);
  const mayIssue = session.may.includes("pass.issue");
  const registerButton = (testId: string) => (
    <Button
      component={Link}
      href="/registry/new"
      leftSection={<Icon name="plus" />}
      data-testid={testId}
    >
      {t(registryWords.register)}
    </Button>
  );

  const content = () => {
    if (passes.isPending) return <LoadingRows />;
    if (passes.error && !passes.data)
      return <ErrorState error={passes.error} retry={() => void passes.refetch()} />;
    const items = passes.data.pages.flatMap((page) => page.items);
    const total = passes.data.pages[0]?.total ?? 0;
    if (items.length === 0 && (q !== "" || status))
      return (
        <EmptyState
          icon="search"
          title={t(registryWords.noMatch)}
          text={t(registryWords.noMatchHint)}
        >
          <Button variant="default" onClick={() => search.clear(true)} data-testid="clear-search">
            {t(registryWords.clearSearch)}
          </Button>
        </EmptyState>
      );
    if (items.length === 0)
      return (
        <EmptyState
          icon="lorry"
          title={t(registryWords.noPasses)}
          text={t(registryWords.noPassesHint)}
        >
          {mayIssue && registerButton("register-first")}
        </EmptyState>
      );
    return (
      <>
        <p className={style.count} role="status" data-testid="pass-count">
          {total >= mostCounted
            ? t(registryWords.countMore)
            : t(registryWords.count, { count: total })}
        </p>
        <PassRows passes={items} reference={reference} />
        {passes.hasNextPage && (
          <div className={style.more}>
            <Button
              variant="default"
              onClick={() => void passes.fetchNextPage()}
              loading={passes.isFetchingNextPage}
              data-testid="load-more"
            >
              {t(registryWords.loadMore)}
            </Button>
          </div>
        )}
      </>
    );
  };

  return (
    <Page
      title={t(registryWords.title)}
      lead={t(registryWords.lead)}
      actions={
        mayIssue && (
          <>
            <Button
              component={Link}
              href="/registry/lists"
              variant="default"
              leftSection={<Icon name="upload" />}
              data-testid="to-lists"
            >
              {t(importWords.title)}
            </Button>
            {registerButton("register-new")}
          </>
        )
      }
    >
      <ListSearch
        search={search}
        name="pass"
        label={t(registryWords.searchLabel)}
        hint={t(registryWords.searchHint)}
        status={{
          label: t(termWords.status),
          data: [
            { value: "", label: t(everywhereWords.all) },
            ...statuses.map((one) => ({ value: one, label: t(passStatusWords[one]) })),
          ],
          value: status ?? "",
        }}
      />
      {content()}
    </Page>
  );
};
