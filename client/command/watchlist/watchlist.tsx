import { Button } from "@mantine/core";
import { Link } from "wouter";
import { commandWords } from "../../../shared/text/command.ts";
import { watchlistWords as words } from "../../../shared/text/watchlist.ts";
import { nameOf, useReference } from "../../api/reference.ts";
import { useMay } from "../../api/session.ts";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { ListSearch, useListSearch } from "../../ui/list-search.tsx";
import { Page } from "../../ui/page.tsx";
import { SavedFilters } from "../../ui/saved-filters.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { TakeList } from "../../ui/take-list.tsx";
import { EntryRow } from "./entry-row.tsx";
import { useSettable, useWatchlist } from "./use-watchlist.ts";
import style from "./watchlist.module.css";

/** On the wall: the way to the watchlist, for those who may read it. */
export const WatchlistLink = () => {
  const { t } = useWords();
  if (!useMay()("watch.read")) return null;
  return (
    <Link href="/command/watchlist" className={style.link} data-testid="to-watchlist">
      <Icon name="eye" size={18} />
      {t(words.title)}
    </Link>
  );
};

/** What posts are asked to look for, found by part of anything; the address keeps search and state. */
export const Watchlist = () => {
  const { t } = useWords();
  const may = useMay();
  const search = useListSearch();
  const { q } = search;
  const status = search.status === "over" ? "over" : "current";
  const filter = { status, ...(q === "" ? {} : { q }) } as const;
  const reference = useReference();
  const settable = useSettable(reference);
  const entries = useWatchlist(q, status);
  const addButton = (testId: string) =>
    may("watch.set") && (
      <Button
        component={Link}
        href="/command/watchlist/new"
        leftSection={<Icon name="plus" />}
        data-testid={testId}
      >
        {t(words.add)}
      </Button>
    );

  const content = () => {
    if (entries.isPending) return <LoadingRows rows={3} height={140} />;
    if (entries.error && !entries.data)
      return <ErrorState error={entries.error} retry={() => void entries.refetch()} />;
    const items = entries.data.pages.flatMap((page) => page.items);
    if (items.length === 0 && q !== "")
      return (
        <EmptyState icon="search" title={t(words.noMatch)}>
          <Button variant="default" onClick={() => search.clear(false)} data-testid="clear-search">
            {t(words.clear)}
          </Button>
        </EmptyState>
      );
    if (items.length === 0 && status === "over")
      return <EmptyState icon="inbox" title={t(words.noneOver)} />;
    if (items.length === 0)
      return (
        <EmptyState icon="check" title={t(words.none)} text={t(words.noneHint)}>
          {addButton("watch-add-first")}
        </EmptyState>
      );
    return (
      <>
        <ul className={style.list} data-testid="watch-entries">
          {items.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              areaName={nameOf(reference.areas, entry.area)}
              maySet={settable(entry.area)}
            />
          ))}
        </ul>
        {entries.hasNextPage && (
          <Button
            className={style.more ?? ""}
            variant="default"
            onClick={() => void entries.fetchNextPage()}
            loading={entries.isFetchingNextPage}
          >
            {t(words.more)}
          </Button>
        )}
      </>
    );
  };

  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      back={{ to: "/command", label: t(commandWords.back) }}
      actions={
        <>
          <TakeList list="exportWatchlist" query={filter} />
          {addButton("watch-add")}
        </>
      }
      narrow
    >
      <ListSearch
        search={search}
        name="watch"
        label={t(words.search)}
        hint={t(words.searchHint)}
        status={{
          label: t(words.status),
          data: [
            { value: "", label: t(words.current) },
            { value: "over", label: t(words.over) },
          ],
          value: status === "over" ? status : "",
        }}
      >
        <SavedFilters
          list="watchlist"
          query={{ ...(q === "" ? {} : { q }), ...(status === "over" ? { status } : {}) }}
          onChoose={(saved) => search.set({ q: saved.q ?? "", status: saved.status })}
        />
      </ListSearch>
      {content()}
    </Page>
  );
};
