import { Alert, Button, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "wouter";
import { carrierThatStays } from "../../../shared/domain/merged.ts";
import type { Carrier } from "../../../shared/domain/place.ts";
import { carrierListWords as words } from "../../../shared/text/carriers.ts";
import { useAct } from "../../api/queries.ts";
import { nameOf, type Reference } from "../../api/reference.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { FormProblem } from "../../ui/form-problem.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import style from "../admin.module.css";

/** [B2] A carrier that goes by another: which, and [B5] the way back. */
export const MergedCarrier = ({
  carrier,
  reference,
  mayMerge,
}: {
  readonly carrier: Carrier;
  readonly reference: Reference;
  readonly mayMerge: boolean;
}) => {
  const { t } = useWords();
  const unmerge = useAct("unmergeCarrier", ["carriers"]);
  const into = carrier.merged?.into ?? carrier.id;
  const stays = carrierThatStays((id) => reference.carriers.get(id), carrier.id);
  return (
    <Stack>
      <Alert color="yellow" data-testid="carrier-merged">
        <Text size="sm" fw={600} mb="xs">
          {t(words.mergedInto, { name: nameOf(reference.carriers, into) })}
        </Text>
        {t(words.mergedHint, { name: stays?.name ?? into })}
      </Alert>
      <Card>
        <Facts>
          <Fact name={t(words.taxNumber)}>{carrier.taxNumber ?? "–"}</Fact>
          <Fact name={t(words.phone)}>{carrier.phone ?? "–"}</Fact>
        </Facts>
      </Card>
      <FormProblem error={unmerge.error} />
      <div className={style.forms}>
        <Button component={Link} href={`/registry/carriers/${stays?.id ?? into}`} variant="default">
          {t(words.toStaying)}
        </Button>
        {mayMerge && (
          <Button
            loading={unmerge.isPending}
            onClick={() =>
              unmerge.mutate(
                { params: { id: carrier.id } },
                { onSuccess: () => notifications.show({ message: t(words.unmergedDone) }) },
              )
            }
            data-testid="carrier-unmerge"
          >
            {t(words.unmerge)}
          </Button>
        )}
      </div>
    </Stack>
  );
};
