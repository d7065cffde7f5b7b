import { Stack } from "@mantine/core";
import { type AreaLevel, byArea, levelAt } from "../../../shared/domain/levels.ts";
import { stateNow } from "../../../shared/domain/published.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { basisText } from "../../../shared/text/reason-text.ts";
import { ruleWords } from "../../../shared/text/rules.ts";
import { day } from "../../../shared/text/when.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { useReference } from "../../api/reference.ts";
import { useMay } from "../../api/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { Time, useNow } from "../../ui/time.tsx";
import style from "../admin.module.css";
import { chainOf, placeOf } from "./area-chain.ts";
import { LevelBadge } from "./level-badge.tsx";
import { SetLevel } from "./set-level.tsx";
import { stateWords } from "./standing.ts";
import { Withdraw } from "./withdraw.tsx";

const Decision = ({
  decision,
  replaced,
}: {
  readonly decision: AreaLevel;
  readonly replaced: boolean;
}) => {
  const { t, language } = useWords();
  const may = useMay();
  const withdraw = useAct("withdrawLevel", ["levels"]);
  const state = stateNow(decision, useNow(), replaced);
  return (
    <li className={style.row} data-testid="level-decision">
      <span className={style.badges}>
        <LevelBadge level={decision.level} />
        <Badge tone={stateWords[state].tone}>{t(stateWords[state].words)}</Badge>
      </span>
      <span className={style.detail}>
        <Time at={decision.effectiveFrom} />
        <span className={style.second}>{basisText(decision.basis, language)}</span>
      </span>
      {state === "scheduled" && may("level.set") && (
        <span className={style.end}>
          <Withdraw
            busy={withdraw.isPending}
            error={withdraw.error}
            onWithdraw={(done) =>
              withdraw.mutate({ params: { id: decision.id } }, { onSuccess: done })
            }
          />
        </span>
      )}
    </li>
  );
};

/** One area: the level it is at, setting another, and every decision there ever was. */
export const LevelPage = ({ id }: { readonly id: string }) => {
  const { t, language } = useWords();
  const may = useMay();
  const now = useNow();
  const reference = useReference();
  const history = useCall("levels", { query: { area: id } });
  const all = useCall("levels", { query: {} });
  const area = reference.areas.get(id);
  const back = { to: "/admin/rules/levels", label: t(ruleWords.backToLevels) };
  const error = reference.error ?? history.error ?? all.error;
  if (!area || !history.data || !all.data)
    return (
      <Page title={t(ruleWords.levels)} back={back} narrow>
        {error ? (
          <ErrorState
            error={error}
            retry={() => {
              reference.retry();
              void history.refetch();
              void all.refetch();
            }}
          />
        ) : reference.loading || !history.data || !all.data ? (
          <LoadingRows rows={3} height={90} />
        ) : (
          <EmptyState icon="question" title={t(everywhereWords.nothingFound)} />
        )}
      </Page>
    );
  const standing = levelAt(byArea(all.data.items), chainOf(reference.areas, id), now);
  const begun = history.data.items.filter((one) => stateNow(one, now) === "in-force");
  return (
    <Page
      title={area.name}
      lead={[
        placeOf(reference.areas, id),
        area.validTo === null
          ? ""
          : t(ruleWords.areaEnded, { day: day(`${area.validTo}T00:00:00+07:00`, language) }),
      ]
        .filter(Boolean)
        .join(" · ")}
      back={back}
      actions={standing && <LevelBadge level={standing.level} />}
      narrow
    >
      <Stack>
        {may("level.set") ? (
          <SetLevel key={id} area={id} level={standing?.level ?? "new-normal"} />
        ) : (
          <Card>{t(ruleWords.onlyProvince)}</Card>
        )}
        <Card title={t(ruleWords.history)}>
          {history.data.items.length === 0 ? (
            <EmptyState icon="clock" title={t(ruleWords.noHistory)} />
          ) : (
            <ul className={style.rows} data-testid="level-history">
              {history.data.items.map((one) => (
                <Decision key={one.id} decision={one} replaced={begun.indexOf(one) > 0} />
              ))}
            </ul>
          )}
        </Card>
      </Stack>
    </Page>
  );
};
