import { Button, SegmentedControl } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Link } from "wouter";
import { type Delivery, deliveryStates } from "../../../shared/domain/webhook.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import {
  deliveryStateWords,
  webhookEventWords,
  webhookWords as words,
} from "../../../shared/text/webhooks.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import style from "../admin.module.css";

const tones: Readonly<Record<Delivery["state"], Tone>> = {
  waiting: "cannot",
  delivered: "go",
  dead: "stop",
};

const Row = ({ one, onResend }: { readonly one: Delivery; readonly onResend: () => void }) => {
  const { t, language } = useWords();
  const time = (at: string): string => dayAndClock(at, language);
  const facts = [
    ...(one.triedAt ? [t(words.tries, { count: one.tries, time: time(one.triedAt) })] : []),
    ...(one.status !== null ? [t(words.status, { status: one.status })] : []),
    ...(one.error !== null ? [t(words.noAnswer, { error: one.error })] : []),
    ...(one.nextAt && one.tries > 0 ? [t(words.next, { time: time(one.nextAt) })] : []),
  ];
  return (
    <li className={style.row} data-testid="delivery" data-state={one.state}>
      <div className={style.who}>
        <span className={style.name}>{t(webhookEventWords[one.type])}</span>
        <span className={style.second}>
          {one.alert !== null && (
            <Link href={`/command/alerts/${one.alert}`}>
              {t(words.alertNumber, { number: one.alert })}
            </Link>
          )}{" "}
          {time(one.at)}
        </span>
      </div>
      <div className={style.detail}>
        <span className={style.second}>{facts.join(" · ")}</span>
      </div>
      <div className={style.end}>
        <Badge tone={tones[one.state]}>{t(deliveryStateWords[one.state])}</Badge>
        {one.state !== "waiting" && (
          <Button variant="default" onClick={onResend} data-testid="delivery-resend">
            {t(words.resend)}
          </Button>
        )}
      </div>
    </li>
  );
};

/** What a webhook was sent, newest first; what failed for good is sent again from here. */
export const Deliveries = ({ id }: { readonly id: string }) => {
  const { t } = useWords();
  const [state, setState] = useState<Delivery["state"] | "all">("all");
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const webhooks = useCall("webhooks", {});
  const found = useCall(
    "webhookDeliveries",
    {
      params: { id },
      query: { ...(state === "all" ? {} : { state }), ...(cursor ? { cursor } : {}), limit: 50 },
    },
    { refetchInterval: 5_000, staleTime: 0 },
  );
  const resend = useAct("resendDeliveries", ["webhookDeliveries", "webhooks"]);
  const again = (delivery: number | null): void =>
    resend.mutate(
      { params: { id }, body: { delivery } },
      {
        onSuccess: ({ count }) => notifications.show({ message: t(words.resent, { count }) }),
      },
    );
  const webhook = webhooks.data?.items.find((one) => one.id === id);
  const content = () => {
    if (found.error && !found.data)
      return <ErrorState error={found.error} retry={() => void found.refetch()} />;
    if (!found.data) return <LoadingRows />;
    if (found.data.items.length === 0)
      return <EmptyState icon="inbox" title={t(words.noDeliveries)} />;
    return (
      <ul className={style.rows} data-testid="deliveries">
        {found.data.items.map((one) => (
          <Row key={one.no} one={one} onResend={() => again(one.no)} />
        ))}
      </ul>
    );
  };
  return (
    <Page
      title={`${t(words.deliveries)}${webhook ? `: ${webhook.name}` : ""}`}
      back={{ to: "/admin/webhooks", label: t(words.webhooks) }}
      actions={
        webhook && webhook.dead > 0 ? (
          <Button onClick={() => again(null)} loading={resend.isPending} data-testid="resend-all">
            {t(words.resendAll)}
          </Button>
        ) : undefined
      }
    >
      {resend.error && <ErrorState error={resend.error} retry={() => resend.reset()} />}
      <SegmentedControl
        aria-label={t(words.deliveries)}
        value={state}
        onChange={(value) => {
          setState(value as typeof state);
          setCursors([]);
        }}
        data={[
          { value: "all", label: t(everywhereWords.all) },
          ...deliveryStates.map((value) => ({ value, label: t(deliveryStateWords[value]) })),
        ]}
        mb="md"
      />
      {content()}
      <div className={style.end}>
        {cursors.length > 0 && (
          <Button variant="default" onClick={() => setCursors(cursors.slice(0, -1))}>
            {t(everywhereWords.back)}
          </Button>
        )}
        {found.data?.next && (
          <Button
            variant="default"
            onClick={() => setCursors([...cursors, found.data.next ?? ""])}
            data-testid="deliveries-more"
          >
            {t(words.older)}
          </Button>
        )}
      </div>
    </Page>
  );
};
