import { Button, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import { alikeCarriers } from "../../../shared/domain/alike.ts";
import type { Carrier } from "../../../shared/domain/place.ts";
import { compareVi } from "../../../shared/domain/search.ts";
import { alikeWords, carrierListWords as words } from "../../../shared/text/carriers.ts";
import { useAct } from "../../api/queries.ts";
import type { Reference } from "../../api/reference.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import { SearchSelect } from "../../ui/search-select.tsx";
import { Uses } from "../uses-confirm.tsx";

/** [B2] Chooses the carrier that stays, those that are alike first, says what uses this one, and merges. */
export const MergeCarrier = ({
  carrier,
  reference: { carriers },
}: {
  readonly carrier: Carrier;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState(search.get("into"));
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const merge = useAct("mergeCarrier", ["carriers"]);
  const choices = useMemo(() => {
    const others = [...carriers.values()].filter((one) => one.active && one.id !== carrier.id);
    const alike = new Map(
      alikeCarriers([...carriers.values()]).flatMap(({ one, other, by }) =>
        one.id === carrier.id || other.id === carrier.id
          ? [[one.id === carrier.id ? other.id : one.id, by] as const]
          : [],
      ),
    );
    return others
      .sort(
        (a, b) => Number(alike.has(b.id)) - Number(alike.has(a.id)) || compareVi(a.name, b.name),
      )
      .map(({ id, name, taxNumber, phone }) => {
        const by = alike.get(id);
        const told = [by && t(alikeWords[by]), taxNumber, phone];
        return { value: id, label: name, detail: told.filter((one) => one).join(" · ") };
      });
  }, [carriers, carrier.id, t]);
  const stays = chosen === null ? undefined : carriers.get(chosen);
  return (
    <Card title={t(words.mergeTitle)}>
      <Stack>
        <Text size="sm">{t(words.mergeHint)}</Text>
        <SearchSelect
          label={t(words.stays)}
          choices={choices}
          value={chosen}
          onChange={setChosen}
          error={tried && !stays && t(words.chooseFirst)}
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
          title={t(words.confirmTitle, { name: carrier.name, stays: stays.name })}
          confirmLabel={t(words.merge)}
          busy={merge.isPending}
          error={merge.error}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            merge.mutate(
              { params: { id: carrier.id }, body: { into: stays.id } },
              { onSuccess: () => notifications.show({ message: t(words.mergedDone) }) },
            )
          }
        >
          <Text size="sm">{t(words.confirmHint, { stays: stays.name })}</Text>
          {asking && (
            <Uses kind="carrier" id={carrier.id} says={t(words.usesCount, { stays: stays.name })} />
          )}
        </Confirm>
      )}
    </Card>
  );
};
