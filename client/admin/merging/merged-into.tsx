import { Alert, Button, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { thatStays } from "../../../shared/domain/merged.ts";
import type { Merged } from "../../../shared/domain/place.ts";
import {
  type MergeableKind,
  mergeWords,
  mergingWords as words,
} from "../../../shared/text/merging.ts";
import { useAct } from "../../api/queries.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import style from "../admin.module.css";

interface Mergeable {
  readonly id: string;
  readonly name: string;
  readonly merged?: Merged | undefined;
}

const acts = { carrier: "unmergeCarrier", endpoint: "unmergeEndpoint" } as const;
const lists = { carrier: "carriers", endpoint: "endpoints" } as const;

/** [B2] One that goes by another: which, what is known of it (`children`), and [B5] the way back. */
export const MergedInto = ({
  kind,
  one,
  all,
  path,
  mayMerge,
  children,
}: {
  readonly kind: MergeableKind;
  readonly one: Mergeable;
  readonly all: ReadonlyMap<string, Mergeable>;
  /** Where those of its kind are kept. */
  readonly path: string;
  readonly mayMerge: boolean;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const unmerge = useAct(acts[kind], [lists[kind]]);
  const into = one.merged?.into ?? one.id;
  const stays = thatStays((id) => all.get(id), one.id);
  const own = mergeWords[kind];
  return (
    <Stack>
      <Alert color="yellow" data-testid={`${kind}-merged`}>
        <Text size="sm" fw={600} mb="xs">
          {t(words.mergedInto, { name: all.get(into)?.name ?? into })}
        </Text>
        {t(own.mergedHint, { name: stays?.name ?? into })}
      </Alert>
      <Card>{children}</Card>
      <FormProblem error={unmerge.error} />
      <div className={style.forms}>
        <Button component={Link} href={`${path}/${stays?.id ?? into}`} variant="default">
          {t(own.toStaying)}
        </Button>
        {mayMerge && (
          <Button
            loading={unmerge.isPending}
            onClick={() =>
              unmerge.mutate(
                { params: { id: one.id } },
                { onSuccess: () => notifications.show({ message: t(words.unmergedDone) }) },
              )
            }
            data-testid={`${kind}-unmerge`}
          >
            {t(words.unmerge)}
          </Button>
        )}
      </div>
    </Stack>
  );
};
