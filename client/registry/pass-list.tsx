import { Button, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { Session } from "../../shared/contract/people.ts";
import { passQuery } from "../../shared/contract/registry.ts";
import { everywhereWords, passStatusWords, termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useReference } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import style from "./pass-list.module.css";
import { PassRows } from "./pass-rows.tsx";
import { usePasses } from "./use-passes.ts";

const statuses = passQuery.shape.status.unwrap().options;
const typingPauseMs = 250;
const mostCounted = 1_000;

/** All passes, found by part of a plate, a short code or any name; the address keeps search and filter. */
export const PassList = ({ session }: { readonly session: Session }) => {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const q = (search.get("q") ?? "").slice(0, 80);
  const status = statuses.find((one) => one === search.get("status")) ?? null;
  const [typed, setTyped] = useState(q);
  const reference = useReference();
  const passes = usePasses(q, status);

  const put = (name: "q" | "status", value: string): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === "") after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const searchSoon = useDebouncedCallback((value: string) => put("q", value.trim()), typingPauseMs);
  const clear = (): void => {
    setTyped("");
    setSearch(new URLSearchParams(), { replace: true });
  };
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
          <Button variant="default" onClick={clear} data-testid="clear-search">
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
      actions={mayIssue && registerButton("register-new")}
    >
      <search className={style.tools}>
        <TextInput
          className={style.search ?? ""}
          type="search"
          label={t(registryWords.searchLabel)}
          placeholder={t(registryWords.searchHint)}
          leftSection={<Icon name="search" size={18} />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            searchSoon(event.currentTarget.value);
          }}
          maxLength={80}
          data-testid="pass-search"
        />
        <Select
          className={style.status ?? ""}
          label={t(termWords.status)}
          data={[
            { value: "", label: t(everywhereWords.all) },
            ...statuses.map((one) => ({ value: one, label: t(passStatusWords[one]) })),
          ]}
          value={status ?? ""}
          onChange={(value) => put("status", value ?? "")}
          allowDeselect={false}
          data-testid="pass-status-filter"
        />
      </search>
      {content()}
    </Page>
  );
};
