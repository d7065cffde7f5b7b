import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { Session } from "../../shared/contract/people.ts";
import { passQuery } from "../../shared/contract/registry.ts";
import { isAmendable } from "../../shared/domain/pass-amendment.ts";
import { reviewWords } from "../../shared/text/applications.ts";
import { carrierListWords } from "../../shared/text/carriers.ts";
import { everywhereWords, passStatusWords, termWords } from "../../shared/text/everywhere.ts";
import { extensionWords } from "../../shared/text/extensions.ts";
import { importWords } from "../../shared/text/imports.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { mostCounted } from "../api/passes.ts";
import { useReference } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { ListSearch, useListSearch } from "../ui/list-search.tsx";
import { Page } from "../ui/page.tsx";
import { SavedFilters } from "../ui/saved-filters.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { TakeList } from "../ui/take-list.tsx";
import { useNow } from "../ui/time.tsx";
import { AlikePasses } from "./alike-passes.tsx";
import { ChosenPasses, useChoice } from "./chosen-passes.tsx";
import { inAddress, usePassFilter } from "./pass-filter.ts";
import { PassFilterFields } from "./pass-filter-fields.tsx";
import style from "./pass-list.module.css";
import { PassRows } from "./pass-rows.tsx";
import { usePasses } from "./use-passes.ts";

const statuses = passQuery.shape.status.unwrap().options;

/** All passes, found by part of a plate, a short code or any name; the address keeps search and filter. */
export const PassList = ({ session }: { readonly session: Session }) => {
  const { t } = useWords();
  const search = useListSearch();
  const narrowing = usePassFilter();
  const status = statuses.find((one) => one === search.status) ?? null;
  const filter = { ...narrowing.filter, ...(status ? { status } : {}) };
  const reference = useReference();
  const passes = usePasses(filter);
  const choice = useChoice();
  const now = useNow();
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
    const alike = (
      <AlikePasses
        passes={passes.data.pages[0]?.alike ?? []}
        reference={reference}
        choice={choice}
      />
    );
    if (items.length === 0 && (narrowing.filter || status))
      return (
        <>
          <EmptyState
            icon="search"
            title={t(registryWords.noMatch)}
            text={t(registryWords.noMatchHint)}
          >
            <Button
              variant="default"
              onClick={() => search.set({}, inAddress({}))}
              data-testid="clear-search"
            >
              {t(registryWords.clearSearch)}
            </Button>
          </EmptyState>
          {alike}
        </>
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
        {mayIssue && narrowing.filter && (status === null || status === "valid") && (
          <Button
            component={Link}
            href={`/registry/extensions/new?${narrowing.search}`}
            variant="default"
            leftSection={<Icon name="clock" />}
            mb="sm"
            data-testid="extend-found"
          >
            {t(extensionWords.ofFound)}
          </Button>
        )}
        <ChosenPasses
          choice={choice}
          shown={items.filter((pass) => isAmendable(pass, now))}
          found={passes.hasNextPage ? { filter, total } : null}
          mayConvoy={session.may.includes("convoy.make")}
        />
        <PassRows passes={items} reference={reference} choice={choice} />
        {alike}
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
        <>
          <TakeList list="exportPasses" query={filter} />
          {mayIssue && (
            <>
              <Button
                component={Link}
                href="/registry/review"
                variant="default"
                leftSection={<Icon name="inbox" />}
                data-testid="to-review"
              >
                {t(reviewWords.title)}
              </Button>
              <Button
                component={Link}
                href="/registry/carriers"
                variant="default"
                leftSection={<Icon name="lorry" />}
                data-testid="to-carriers"
              >
                {t(carrierListWords.title)}
              </Button>
              <Button
                component={Link}
                href="/registry/lists"
                variant="default"
                leftSection={<Icon name="upload" />}
                data-testid="to-lists"
              >
                {t(importWords.title)}
              </Button>
              <Button
                component={Link}
                href="/registry/extensions"
                variant="default"
                leftSection={<Icon name="clock" />}
                data-testid="to-extensions"
              >
                {t(extensionWords.title)}
              </Button>
              {registerButton("register-new")}
            </>
          )}
        </>
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
      >
        <SavedFilters
          list="passes"
          query={filter}
          onChoose={(saved) =>
            search.set({ q: saved.q ?? "", status: saved.status ?? "" }, inAddress(saved))
          }
        />
      </ListSearch>
      <PassFilterFields filter={narrowing} reference={reference} />
      {content()}
    </Page>
  );
};
