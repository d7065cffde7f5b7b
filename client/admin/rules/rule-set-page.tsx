import { Group, Stack } from "@mantine/core";
import { stateNow } from "../../../shared/domain/published.ts";
import { rulesAt } from "../../../shared/domain/rules.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { basisText } from "../../../shared/text/reason-text.ts";
import { ruleWords } from "../../../shared/text/rules.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { useReference } from "../../api/reference.ts";
import { useMay } from "../../api/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { Time, useNow } from "../../ui/time.tsx";
import { Differences } from "./differences.tsx";
import { RuleSetContents } from "./rule-set-contents.tsx";
import { stateWords } from "./standing.ts";
import { Withdraw } from "./withdraw.tsx";

/** One rule set, what it changed of the one before, and taking it back while it has not begun. */
export const RuleSetPage = ({ version }: { readonly version: string }) => {
  const { t, language } = useWords();
  const may = useMay();
  const now = useNow();
  const sets = useCall("ruleSets", {});
  const reference = useReference();
  const withdraw = useAct("withdrawRules", ["ruleSets", "rules"]);
  const back = { to: "/admin/rules/sets", label: t(ruleWords.backToSets) };
  const rules = sets.data?.items.find((one) => String(one.version) === version);
  if (!rules || !sets.data)
    return (
      <Page title={t(ruleWords.ruleSets)} back={back} narrow>
        {sets.error ? (
          <ErrorState error={sets.error} retry={() => void sets.refetch()} />
        ) : sets.data ? (
          <EmptyState icon="question" title={t(everywhereWords.nothingFound)} />
        ) : (
          <LoadingRows rows={3} height={90} />
        )}
      </Page>
    );
  const inForce = rulesAt(sets.data.items, now);
  const before = rulesAt(sets.data.items, Date.parse(rules.effectiveFrom) - 1);
  const state = stateNow(rules, now, inForce?.version !== rules.version);
  return (
    <Page
      title={t(ruleWords.setNumber, { version: rules.version })}
      lead={
        <>
          <Time at={rules.effectiveFrom} /> · {basisText(rules.basis.default, language)}
        </>
      }
      back={back}
      actions={
        <Group>
          <Badge tone={stateWords[state].tone}>{t(stateWords[state].words)}</Badge>
          {state === "scheduled" && may("rules.publish") && (
            <Withdraw
              busy={withdraw.isPending}
              error={withdraw.error}
              onWithdraw={(done) =>
                withdraw.mutate({ params: { version: rules.version } }, { onSuccess: done })
              }
            />
          )}
        </Group>
      }
      narrow
    >
      <Stack>
        {before && before.version !== rules.version && (
          <Card title={t(ruleWords.changesSince, { version: before.version })}>
            <Differences was={before} is={rules} />
          </Card>
        )}
        <RuleSetContents rules={rules} endpoints={reference.endpoints} />
      </Stack>
    </Page>
  );
};
