import { Button, Group, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { revocation } from "../../shared/contract/registry.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { fieldsOf, useAct } from "../api/queries.ts";
import { Confirm } from "../ui/confirm.tsx";
import { useWords } from "../ui/language.tsx";

const usualReasons = [
  registryWords.reasonRequested,
  registryWords.reasonWrong,
  registryWords.reasonBreach,
  registryWords.reasonLost,
] as const;

/** Revokes a pass with a reason that officers will read. */
export const Revoke = ({
  pass,
  opened,
  onClose,
}: {
  readonly pass: Pass;
  readonly opened: boolean;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const revoke = useAct("revokePass", ["pass", "passes", "passHistory"]);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const tooShort = !revocation.safeParse({ reason }).success;
  return (
    <Confirm
      opened={opened}
      title={t(registryWords.revokeTitle, { plate: formatPlate(pass.plate) })}
      confirmLabel={t(registryWords.revoke)}
      danger
      busy={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (!tooShort)
          revoke.mutate(
            { params: { id: pass.id }, body: { reason } },
            {
              onSuccess: () => {
                notifications.show({ message: t(registryWords.revoked) });
                onClose();
              },
            },
          );
      }}
    >
      <Text size="sm">{t(registryWords.revokeHint)}</Text>
      <Textarea
        label={t(registryWords.revokeReason)}
        description={t(registryWords.revokeReasonHint)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={
          fieldsOf(revoke.error).reason ??
          (tried && tooShort && t(fieldWords["too-short"], { least: 3 }))
        }
        autosize
        minRows={2}
        maxLength={300}
        data-autofocus
        data-testid="revoke-reason"
      />
      <Group gap="xs">
        {usualReasons.map((usual) => (
          <Button
            key={usual.vi}
            variant="default"
            h="auto"
            mih={44}
            px="sm"
            py={6}
            fw={400}
            styles={{ label: { whiteSpace: "normal" } }}
            onClick={() => setReason(t(usual))}
          >
            {t(usual)}
          </Button>
        ))}
      </Group>
    </Confirm>
  );
};
