import { Button } from "@mantine/core";
import { kindsIn } from "../../../shared/contract/alerts.ts";
import { type FindingKind, findingKinds } from "../../../shared/domain/findings/finding-shape.ts";
import { alertKindWords } from "../../../shared/text/alert-kinds.ts";
import { alertWords as words } from "../../../shared/text/alerts.ts";
import { commandWords } from "../../../shared/text/command.ts";
import { type LiveItems, useServerNow } from "../../api/live-items.ts";
import { useWords } from "../../ui/language.tsx";
import { LiveState } from "../../ui/live-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Rows } from "../../ui/rows.tsx";
import { SavedFilters } from "../../ui/saved-filters.tsx";
import { SearchMany } from "../../ui/search-many.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { TakeList } from "../../ui/take-list.tsx";
import { AlertRow } from "./alert-row.tsx";
import style from "./alerts.module.css";
import { isWanted, useKinds, useOver } from "./kinds.ts";
import { isWhole, liveAlerts } from "./whole.ts";

/** Those that were over when the page was read, and over them those since. */
const Over = ({
  items,
  now,
  kinds,
}: {
  readonly items: LiveItems;
  readonly now: number;
  readonly kinds: readonly FindingKind[];
}) => {
  const { t } = useWords();
  const over = useOver(kinds);
  if (over.error && !over.data)
    return <ErrorState error={over.error} retry={() => void over.refetch()} />;
  if (!over.data) return <LoadingRows rows={2} height={90} />;
  const read = over.data.pages.flatMap((page) => page.items);
  const byNumber = new Map(
    [...read, ...items.of("alert").values()].map((one) => [one.number, one]),
  );
  const rows = [...byNumber.values()]
    .filter(isWhole)
    .filter(({ kind }) => isWanted(kinds, kind))
    .filter(({ status }) => status === "resolved" || status === "withdrawn")
    .sort((a, b) => b.number - a.number);
  const more = over.hasNextPage && (
    <Button
      variant="default"
      onClick={() => void over.fetchNextPage()}
      loading={over.isFetchingNextPage}
      data-testid="alerts-more"
    >
      {t(words.more)}
    </Button>
  );
  // A page may hold nothing that the caller sees, and another behind it.
  if (rows.length === 0 && more) return more;
  if (rows.length === 0)
    return (
      <EmptyState
        icon="inbox"
        title={t(kinds.length === 0 ? words.noneOver : words.noneOverOfKinds)}
      />
    );
  return (
    <>
      <Rows rows={rows}>
        {(alert) => <AlertRow key={alert.number} alert={alert} items={items} now={now} />}
      </Rows>
      {more}
    </>
  );
};

/** [A32] Which kinds are listed; the address keeps it. */
const ChooseKinds = ({ kinds, choose }: ReturnType<typeof useKinds>) => {
  const { t } = useWords();
  return (
    <search className={style.kinds}>
      <SearchMany
        label={t(words.kinds)}
        placeholder={kinds.length === 0 ? t(words.allKinds) : ""}
        data={findingKinds.map((value) => ({ value, label: t(alertKindWords[value]) }))}
        value={[...kinds]}
        onChange={choose}
        clearable
        clearButtonProps={{ "aria-label": t(words.allKinds), size: "44px" }}
        rightSectionWidth={44}
        data-testid="alert-kinds"
      />
    </search>
  );
};

/** All alerts: what somebody must see to, live, and what is over. */
export const Alerts = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  const now = useServerNow(items.offsetMs);
  const chosen = useKinds();
  const { kinds } = chosen;
  const filter = kinds.length > 0 ? { kind: kinds.join(",") } : {};
  const back = { to: "/command", label: t(commandWords.back) };
  if (items.asOf === null)
    return (
      <Page title={t(words.title)} back={back} narrow>
        {items.state === "failed" ? (
          <ErrorState error={items.error} retry={items.retry} />
        ) : (
          <LoadingRows rows={3} height={90} />
        )}
      </Page>
    );
  const every = liveAlerts(items);
  const live = every.filter(({ kind }) => isWanted(kinds, kind));
  return (
    <Page
      title={every.length > 0 ? t(words.titleOpen, { count: every.length }) : t(words.title)}
      heading={t(words.title)}
      lead={t(words.lead)}
      back={back}
      actions={
        <>
          <LiveState items={items} />
          <TakeList list="exportAlerts" query={filter} />
        </>
      }
      narrow
    >
      <ChooseKinds {...chosen} />
      <SavedFilters
        list="alerts"
        query={filter}
        onChoose={(saved) => chosen.choose(kindsIn(saved.kind ?? ""))}
      />
      <section className={style.list} aria-label={t(words.live)} data-testid="alerts-live">
        <h2>{t(words.live)}</h2>
        {live.length === 0 && every.length > 0 ? (
          <EmptyState icon="search" title={t(words.noneLiveOfKinds)} />
        ) : live.length === 0 ? (
          <EmptyState icon="check" title={t(words.noneLive)} text={t(words.noneLiveHint)} />
        ) : (
          <Rows rows={live}>
            {(alert) => <AlertRow key={alert.number} alert={alert} items={items} now={now} />}
          </Rows>
        )}
      </section>
      <section className={style.list} aria-label={t(words.over)} data-testid="alerts-over">
        <h2>{t(words.over)}</h2>
        <Over items={items} now={now} kinds={kinds} />
      </section>
    </Page>
  );
};
