import { Button, Code, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { WebhookSeen } from "../../../shared/contract/webhooks.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { webhookWords as words } from "../../../shared/text/webhooks.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { useWords } from "../../ui/language.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import style from "../admin.module.css";

/** What signs a webhook's messages, to be set in the receiver; another is made here. */
export const WebhookSecret = ({
  webhook,
  onClose,
}: {
  readonly webhook: WebhookSeen;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const asking = { params: { id: webhook.id } };
  const secret = useCall("webhookSecret", asking, { staleTime: 0 });
  const renew = useAct("renewWebhookSecret", ["webhookSecret", "webhooks"]);
  const [sure, setSure] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t(words.secret)}: ${webhook.name}`}
      closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
    >
      <Stack>
        <Text size="sm">{t(words.secretHint)}</Text>
        {secret.error ? (
          <ErrorState error={secret.error} retry={() => void secret.refetch()} />
        ) : secret.data ? (
          <Code block className={style.secret} data-testid="webhook-secret">
            {secret.data.secret}
          </Code>
        ) : (
          <LoadingRows />
        )}
        {sure && <Text size="sm">{t(words.renewHint)}</Text>}
        <Button
          variant={sure ? "filled" : "outline"}
          color="red"
          loading={renew.isPending}
          onClick={() => {
            if (!sure) return setSure(true);
            renew.mutate(asking, { onSuccess: () => setSure(false) });
          }}
          data-testid="webhook-renew"
        >
          {t(words.renew)}
        </Button>
      </Stack>
    </Modal>
  );
};
