import { Button, Group, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { amendedFor, revocation } from "../../shared/contract/registry.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { registryWords as words } from "../../shared/text/registry.ts";
import type { Words } from "../../shared/text/say.ts";
import { fieldsOf, useAct } from "../api/queries.ts";
import { Confirm } from "../ui/confirm.tsx";
import { useWords } from "../ui/language.tsx";

interface Look {
  readonly route: "revokePass" | "suspendPass" | "reinstatePass";
  readonly accepts: typeof revocation | typeof amendedFor;
  readonly longest: number;
  readonly danger: boolean;
  readonly title: Words;
  readonly act: Words;
  readonly hint: Words;
  readonly reasonHint: Words;
  readonly done: Words;
  readonly usual: readonly Words[];
}

const looks = {
  revoke: {
    route: "revokePass",
    accepts: revocation,
    longest: 300,
    danger: true,
    title: words.revokeTitle,
    act: words.revoke,
    hint: words.revokeHint,
    reasonHint: words.readByOfficers,
    done: words.revoked,
    usual: [words.reasonRequested, words.reasonWrong, words.reasonBreach, words.reasonLost],
  },
  suspend: {
    route: "suspendPass",
    accepts: revocation,
    longest: 300,
    danger: true,
    title: words.suspendTitle,
    act: words.suspend,
    hint: words.suspendHint,
    reasonHint: words.readByOfficers,
    done: words.suspended,
    usual: [words.reasonTest, words.reasonVerify, words.reasonBreach],
  },
  reinstate: {
    route: "reinstatePass",
    accepts: amendedFor,
    longest: 200,
    danger: false,
    title: words.reinstateTitle,
    act: words.reinstate,
    hint: words.reinstateHint,
    reasonHint: words.readInHistory,
    done: words.reinstated,
    usual: [words.reasonNegative, words.reasonVerified, words.reasonMistake],
  },
} as const satisfies Record<string, Look>;
export type Standing = keyof typeof looks;

/** Revokes, suspends or reinstates a pass with a reason that others will read. */
export const ChangeStanding = ({
  pass,
  to,
  onClose,
}: {
  readonly pass: Pass;
  readonly to: Standing;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const look: Look = looks[to];
  const change = useAct(look.route, ["pass", "passes", "passHistory"]);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const tooShort = !look.accepts.safeParse({ reason }).success;
  return (
    <Confirm
      opened
      title={t(look.title, { plate: formatPlate(pass.plate) })}
      confirmLabel={t(look.act)}
      danger={look.danger}
      busy={change.isPending}
      error={change.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (!tooShort)
          change.mutate(
            { params: { id: pass.id }, body: { reason } },
            {
              onSuccess: () => {
                notifications.show({ message: t(look.done) });
                onClose();
              },
            },
          );
      }}
    >
      <Text size="sm">{t(look.hint)}</Text>
      <Textarea
        label={t(words.standingReason)}
        description={t(look.reasonHint)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={
          fieldsOf(change.error).reason ??
          (tried && tooShort && t(fieldWords["too-short"], { least: 3 }))
        }
        autosize
        minRows={2}
        maxLength={look.longest}
        data-autofocus
        data-testid={`${to}-reason`}
      />
      <Group gap="xs">
        {look.usual.map((usual) => (
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
