import { Button, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useSearchParams } from "wouter";
import {
  type MergeableKind,
  mergeWords,
  mergingWords as words,
} from "../../../shared/text/merging.ts";
import { useAct } from "../../api/queries.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import { type Choice, SearchSelect } from "../../ui/search-select.tsx";
import { Uses } from "../uses-confirm.tsx";

const acts = { carrier: "mergeCarrier", endpoint: "mergeEndpoint" } as const;
const lists = { carrier: "carriers", endpoint: "endpoints" } as const;

/** [B2] Chooses the one that stays, says what uses this one, and merges. */
export const MergeInto = ({
  kind,
  id,
  name,
  choices,
}: {
  readonly kind: MergeableKind;
  readonly id: string;
  readonly name: string;
  /** Those in use, the likeliest first. */
  readonly choices: readonly Choice[];
}) => {
  const { t } = useWords();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState(search.get("into"));
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const merge = useAct(acts[kind], [lists[kind]]);
  const own = mergeWords[kind];
  const stays = choices.find(({ value }) => value === chosen);
  return (
    <Card title={t(own.mergeTitle)}>
      <Stack>
        <Text size="sm">{t(own.mergeHint)}</Text>
        <SearchSelect
          label={t(own.stays)}
          choices={choices}
          value={chosen}
          onChange={setChosen}
          error={tried && !stays && t(own.chooseFirst)}
          data-testid="merge-into"
        />
        <div>
          <Button
            variant="default"
            onClick={() => {
              setTried(true);
              if (stays) setAsking(true);
            }}
            data-testid="merge"
          >
            {t(words.merge)}
          </Button>
        </div>
      </Stack>
      {stays && (
        <Confirm
          opened={asking}
          title={t(words.confirmTitle, { name, stays: stays.label })}
          confirmLabel={t(words.merge)}
          busy={merge.isPending}
          error={merge.error}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            merge.mutate(
              { params: { id }, body: { into: stays.value } },
              { onSuccess: () => notifications.show({ message: t(words.mergedDone) }) },
            )
          }
        >
          <Text size="sm">{t(own.confirmHint, { stays: stays.label })}</Text>
          {asking && <Uses kind={kind} id={id} says={t(words.usesCount, { stays: stays.label })} />}
        </Confirm>
      )}
    </Card>
  );
};
