import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Link } from "wouter";
import type { WebhookSeen } from "../../../shared/contract/webhooks.ts";
import { severityWords } from "../../../shared/text/alert-kinds.ts";
import { webhookWords as words } from "../../../shared/text/webhooks.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { nameOf, useReference } from "../../api/reference.ts";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Page } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import style from "../admin.module.css";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { WebhookSecret } from "./webhook-secret.tsx";

type Open =
  | { readonly what: "new" }
  | { readonly what: "change" | "secret"; readonly one: WebhookSeen };

const Row = ({
  one,
  area,
  onOpen,
}: {
  readonly one: WebhookSeen;
  readonly area: string;
  readonly onOpen: (what: "change" | "secret") => void;
}) => {
  const { t } = useWords();
  const change = useAct("changeWebhook", ["webhooks"]);
  const test = useAct("tryWebhook", ["webhooks", "webhookDeliveries"]);
  const params = { id: one.id };
  return (
    <li className={`${style.row} ${one.active ? "" : style.off}`} data-testid="webhook-row">
      <div className={style.who}>
        <span className={style.name}>{one.name}</span>
        <span className={style.second}>{one.url}</span>
      </div>
      <div className={style.detail}>
        <span className={style.second}>
          {area} · {t(words.least)}: {t(severityWords[one.least])}
        </span>
        <Link href={`/admin/webhooks/${one.id}`} data-testid="webhook-deliveries">
          {[
            t(words.deliveries),
            ...(one.waiting > 0 ? [t(words.waiting, { count: one.waiting })] : []),
            ...(one.dead > 0 ? [t(words.dead, { count: one.dead })] : []),
          ].join(" · ")}
        </Link>
      </div>
      <div className={style.acts}>
        <Badge tone={one.active ? "go" : "quiet"} testId="webhook-state">
          {t(one.active ? words.going : words.stopped)}
        </Badge>
        {one.active && (
          <Button
            variant="default"
            loading={test.isPending}
            onClick={() =>
              test.mutate(
                { params },
                { onSuccess: () => notifications.show({ message: t(words.testSent) }) },
              )
            }
            data-testid="webhook-test"
          >
            {t(words.test)}
          </Button>
        )}
        <Button variant="default" onClick={() => onOpen("secret")} data-testid="webhook-key">
          {t(words.secret)}
        </Button>
        <Button variant="default" onClick={() => onOpen("change")} data-testid="webhook-change">
          {t(words.change)}
        </Button>
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ params, body: { active: !one.active } })}
          data-testid="webhook-active"
        >
          {t(one.active ? words.stop : words.goOn)}
        </Button>
      </div>
    </li>
  );
};

/** Other systems that are told of alerts. */
export const Webhooks = () => {
  const { t } = useWords();
  const reference = useReference();
  const webhooks = useCall("webhooks", {}, { refetchInterval: 10_000, staleTime: 0 });
  const [open, setOpen] = useState<Open | null>(null);
  const add = (testId: string) => (
    <Button
      leftSection={<Icon name="plus" />}
      onClick={() => setOpen({ what: "new" })}
      data-testid={testId}
    >
      {t(words.add)}
    </Button>
  );
  const content = () => {
    if (webhooks.error && !webhooks.data)
      return <ErrorState error={webhooks.error} retry={() => void webhooks.refetch()} />;
    if (!webhooks.data) return <LoadingRows />;
    if (webhooks.data.items.length === 0)
      return (
        <EmptyState icon="inbox" title={t(words.none)} text={t(words.noneHint)}>
          {add("webhook-add-first")}
        </EmptyState>
      );
    return (
      <ul className={style.rows} data-testid="webhooks">
        {webhooks.data.items.map((one) => (
          <Row
            key={one.id}
            one={one}
            area={one.area === null ? t(words.everywhere) : nameOf(reference.areas, one.area)}
            onOpen={(what) => setOpen({ what, one })}
          />
        ))}
      </ul>
    );
  };
  const close = (): void => setOpen(null);
  return (
    <Page title={t(words.webhooks)} lead={t(words.hint)} actions={add("webhook-add")}>
      {content()}
      {open?.what === "secret" && <WebhookSecret webhook={open.one} onClose={close} />}
      {(open?.what === "new" || open?.what === "change") && (
        <WebhookDialog
          before={open.what === "change" ? open.one : null}
          reference={reference}
          onClose={close}
        />
      )}
    </Page>
  );
};
