import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { ApplicationSeen } from "../../../shared/contract/applications.ts";
import { formatPlate } from "../../../shared/domain/plate.ts";
import { adminWords } from "../../../shared/text/admin.ts";
import { reviewWords as words } from "../../../shared/text/applications.ts";
import { deskFigureWords } from "../../../shared/text/desk-figures.ts";
import { registryWords } from "../../../shared/text/registry.ts";
import { useApplications } from "../../api/applications.ts";
import { useLiveChanges } from "../../api/live-changes.ts";
import { useReference } from "../../api/reference.ts";
import { areaChoices } from "../../ui/area-choices.ts";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Page } from "../../ui/page.tsx";
import { SearchSelect } from "../../ui/search-select.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { TakeList } from "../../ui/take-list.tsx";
import { useNow } from "../../ui/time.tsx";
import { File } from "./file.tsx";
import { QueueRow } from "./queue-row.tsx";
import { RefuseDialog } from "./refuse-dialog.tsx";
import style from "./review.module.css";
import { type Decision, useDecide } from "./use-decide.ts";
import { useKeys } from "./use-keys.ts";

const mostCounted = 1_000;
/** For a feed that fell silent; what moves is told by that. */
const everyMs = 60_000;

const doneWords = {
  approve: words.approved,
  refuse: words.refused,
  "ask-change": words.changeAsked,
} as const;

/** The desk's queue: the longest waiting first, one file open, the next by itself when that is decided. */
export const Review = () => {
  const { t } = useWords();
  const client = useQueryClient();
  const reference = useReference();
  const now = useNow();
  const [area, setArea] = useState<string | null>(null);
  const queue = useApplications("waiting", everyMs, area);
  useLiveChanges("application", () =>
    Promise.all(
      ["applications", "application"].map((name) => client.invalidateQueries({ queryKey: [name] })),
    ),
  );
  const decide = useDecide();
  const [openId, setOpenId] = useState<string | null>(null);
  /** Decided here: out of the queue before it is read again. */
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Exclude<Decision, "approve"> | null>(null);

  const read = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const items = read.filter(({ id, rev }) => !gone.has(`${id} ${rev}`));
  const open = items.find(({ id }) => id === openId) ?? items[0];
  const place = open ? items.indexOf(open) : -1;
  const move = (by: number): void => {
    const next = items[Math.min(Math.max(place + by, 0), items.length - 1)];
    if (next) setOpenId(next.id);
  };
  /** Takes files out of the queue and opens the next that is left. */
  const leave = (left: readonly ApplicationSeen[]): void => {
    const keys = left.map(({ id, rev }) => `${id} ${rev}`);
    const next = items.slice(place + 1).find((one) => !left.includes(one));
    if (open && left.includes(open)) setOpenId(next?.id ?? null);
    setGone((before) => new Set([...before, ...keys]));
    setChosen((before) => new Set([...before].filter((id) => !left.some((one) => one.id === id))));
  };
  const act = async (
    decision: Decision,
    reasons: Parameters<typeof decide.one>[1]["reasons"] = [],
  ): Promise<void> => {
    if (!open || decide.busy) return;
    const plate = formatPlate(open.asked.plate);
    const outcome = await decide.one(open, { decision, reasons });
    if (outcome === "failed") return;
    setAsking(null);
    leave([open]);
    notifications.show(
      outcome === "done"
        ? { message: t(doneWords[decision], { plate }) }
        : { message: t(words.moved, { plate, how: outcome.how }), color: "yellow" },
    );
  };
  const approveChosen = async (): Promise<void> => {
    const these = items.filter(({ id }) => chosen.has(id));
    const { done, left } = await decide.many(these);
    leave(done);
    notifications.show({
      message: t(words.approvedMany, { count: done.length }),
    });
    if (left > 0)
      notifications.show({ message: t(words.leftOver, { count: left }), color: "yellow" });
  };
  const choose = (id: string, on: boolean): void =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  useKeys(asking === null, {
    j: () => move(1),
    arrowdown: () => move(1),
    k: () => move(-1),
    arrowup: () => move(-1),
    a: () => void act("approve"),
    r: () => setAsking("refuse"),
    c: () => setAsking("ask-change"),
    x: () => open && choose(open.id, !chosen.has(open.id)),
  });

  const total = (queue.data?.pages[0]?.total ?? 0) - (read.length - items.length);
  const late = items.filter(({ due }) => due !== null && Date.parse(due) < now).length;
  const content = () => {
    if (queue.isPending || reference.loading) return <LoadingRows />;
    if (queue.error && !queue.data)
      return <ErrorState error={queue.error} retry={() => void queue.refetch()} />;
    if (!open)
      return area === null ? (
        <EmptyState icon="check" title={t(words.none)} text={t(words.noneHint)} />
      ) : (
        <EmptyState icon="check" title={t(words.noneInArea)} text={t(words.noneInAreaHint)} />
      );
    return (
      <div className={style.desk}>
        <section className={style.queue} aria-label={t(words.list)}>
          <p className={style.count} role="status" data-testid="review-count">
            {total >= mostCounted ? t(words.countMore) : t(words.count, { count: total })}
            {late > 0 && ` · ${t(words.late, { count: late })}`}
          </p>
          <ul className={style.rows}>
            {items.map((one) => (
              <QueueRow
                key={one.id}
                application={one}
                reference={reference}
                open={one === open}
                chosen={chosen.has(one.id)}
                onOpen={() => setOpenId(one.id)}
                onChoose={(on) => choose(one.id, on)}
              />
            ))}
          </ul>
          {queue.hasNextPage && (
            <Button
              variant="default"
              onClick={() => void queue.fetchNextPage()}
              loading={queue.isFetchingNextPage}
            >
              {t(registryWords.loadMore)}
            </Button>
          )}
        </section>
        <File
          key={open.id}
          application={open}
          reference={reference}
          busy={decide.busy}
          error={asking === null ? decide.error : null}
          onApprove={() => void act("approve")}
          onAsk={setAsking}
        />
      </div>
    );
  };
  return (
    <Page
      title={t(words.title)}
      lead={t(words.lead)}
      back={{ to: "/registry", label: t(words.back) }}
      actions={
        <>
          <TakeList
            list="exportApplications"
            query={{ status: "waiting", ...(area !== null && { area }) }}
          />
          <Button
            component={Link}
            href="/registry/review/figures"
            variant="default"
            leftSection={<Icon name="clock" />}
            data-testid="to-figures"
          >
            {t(deskFigureWords.title)}
          </Button>
          {chosen.size > 0 && (
            <Button
              onClick={() => void approveChosen()}
              loading={decide.busy}
              leftSection={<Icon name="check" />}
              data-testid="review-approve-chosen"
            >
              {t(words.approveChosen, { count: chosen.size })}
            </Button>
          )}
        </>
      }
    >
      {reference.areas.size > 1 && (
        <SearchSelect
          className={style.area}
          choices={areaChoices(reference)}
          placeholder={t(words.everyArea)}
          aria-label={t(adminWords.area)}
          value={area}
          onChange={setArea}
          clearable
          data-testid="review-area"
        />
      )}
      {content()}
      {open && asking && (
        <RefuseDialog
          key={`${open.id} ${asking}`}
          decision={asking}
          plate={formatPlate(open.asked.plate)}
          asked={open.asked}
          busy={decide.busy}
          error={decide.error}
          onSend={(reasons) => void act(asking, reasons)}
          onClose={() => {
            decide.reset();
            setAsking(null);
          }}
        />
      )}
    </Page>
  );
};
