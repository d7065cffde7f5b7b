import { alertWords as words } from "../../../shared/text/alerts.ts";
import { commandWords } from "../../../shared/text/command.ts";
import { type LiveItems, useServerNow } from "../../api/live-items.ts";
import { useCall } from "../../api/queries.ts";
import { useWords } from "../../ui/language.tsx";
import { LiveState } from "../../ui/live-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Rows } from "../../ui/rows.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { AlertRow } from "./alert-row.tsx";
import style from "./alerts.module.css";
import { isWhole, liveAlerts } from "./whole.ts";

/** Those that were over when the page was read, and over them those since. */
const Over = ({ items, now }: { readonly items: LiveItems; readonly now: number }) => {
  const { t } = useWords();
  const resolved = useCall("alerts", { query: { status: "resolved" } });
  const withdrawn = useCall("alerts", { query: { status: "withdrawn" } });
  const failed = resolved.error ?? withdrawn.error;
  const retry = (): void => {
    void resolved.refetch();
    void withdrawn.refetch();
  };
  if (failed) return <ErrorState error={failed} retry={retry} />;
  if (!resolved.data || !withdrawn.data) return <LoadingRows rows={2} height={90} />;
  const since = [...items.of("alert").values()];
  const byNumber = new Map(
    [...resolved.data.items, ...withdrawn.data.items, ...since].map((one) => [one.number, one]),
  );
  const rows = [...byNumber.values()]
    .filter(isWhole)
    .filter(({ status }) => status === "resolved" || status === "withdrawn")
    .sort((a, b) => b.number - a.number);
  if (rows.length === 0) return <EmptyState icon="inbox" title={t(words.noneOver)} />;
  return (
    <Rows rows={rows}>
      {(alert) => <AlertRow key={alert.number} alert={alert} items={items} now={now} />}
    </Rows>
  );
};

/** All alerts: what somebody must see to, live, and what is over. */
export const Alerts = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  const now = useServerNow(items.offsetMs);
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
  const live = liveAlerts(items);
  return (
    <Page
      title={live.length > 0 ? t(words.titleOpen, { count: live.length }) : t(words.title)}
      heading={t(words.title)}
      lead={t(words.lead)}
      back={back}
      actions={<LiveState items={items} />}
      narrow
    >
      <section className={style.list} aria-label={t(words.live)} data-testid="alerts-live">
        <h2>{t(words.live)}</h2>
        {live.length === 0 ? (
          <EmptyState icon="check" title={t(words.noneLive)} text={t(words.noneLiveHint)} />
        ) : (
          <Rows rows={live}>
            {(alert) => <AlertRow key={alert.number} alert={alert} items={items} now={now} />}
          </Rows>
        )}
      </section>
      <section className={style.list} aria-label={t(words.over)} data-testid="alerts-over">
        <h2>{t(words.over)}</h2>
        <Over items={items} now={now} />
      </section>
    </Page>
  );
};
