import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { AreaMeasure } from "../../../shared/domain/measures.ts";
import { byStateNow, stateNow } from "../../../shared/domain/published.ts";
import { basisText } from "../../../shared/text/reason-text.ts";
import { ruleWords } from "../../../shared/text/rules.ts";
import { useAct, useCall } from "../../api/queries.ts";
import { nameOf, type Reference, useReference } from "../../api/reference.ts";
import { useMay } from "../../api/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { TakeList } from "../../ui/take-list.tsx";
import { Time, useNow } from "../../ui/time.tsx";
import style from "../admin.module.css";
import { LevelBadge } from "./level-badge.tsx";
import { RulesPart } from "./part.tsx";
import { stateWords } from "./standing.ts";
import { useMeasureWords } from "./use-measure-words.ts";
import { Withdraw } from "./withdraw.tsx";

const MeasureRow = ({
  measure,
  reference,
}: {
  readonly measure: AreaMeasure;
  readonly reference: Reference;
}) => {
  const { t, language } = useWords();
  const may = useMay();
  const withdraw = useAct("withdrawMeasure", ["measures"]);
  const words = useMeasureWords(reference.rules, reference.endpoints);
  const state = stateNow(measure, useNow());
  const standing = state === "scheduled" || state === "in-force";
  return (
    <li className={`${style.row} ${standing ? "" : style.off}`} data-testid="measure-row">
      <span className={style.who}>
        <span className={style.name}>{measure.name[language]}</span>
        <span className={style.second}>{nameOf(reference.areas, measure.area)}</span>
      </span>
      <span className={style.detail}>
        {words.orders(measure)} · {words.whom(measure)}
        <span className={style.second}>
          <Time at={measure.effectiveFrom} /> · {basisText(measure.basis, language)}
        </span>
      </span>
      <span className={style.badges}>
        <Badge tone={stateWords[state].tone}>{t(stateWords[state].words)}</Badge>
        {measure.level !== "new-normal" && <LevelBadge level={measure.level} />}
      </span>
      {standing && may("measure.set") && (
        <span className={style.end}>
          <Withdraw
            lifts={state === "in-force"}
            busy={withdraw.isPending}
            error={withdraw.error}
            onWithdraw={(done) =>
              withdraw.mutate({ params: { id: measure.id } }, { onSuccess: done })
            }
          />
        </span>
      )}
    </li>
  );
};

/** What areas order beyond the annex: to come, in force, and past. */
export const Measures = () => {
  const { t } = useWords();
  const may = useMay();
  const now = useNow();
  const reference = useReference();
  const measures = useCall("measures", {});
  const content = () => {
    const error = reference.error ?? measures.error;
    if (error)
      return (
        <ErrorState
          error={error}
          retry={() => {
            reference.retry();
            void measures.refetch();
          }}
        />
      );
    if (reference.loading || !measures.data) return <LoadingRows />;
    if (measures.data.items.length === 0)
      return (
        <EmptyState
          icon="flag"
          title={t(ruleWords.noMeasures)}
          text={t(ruleWords.noMeasuresHint)}
        />
      );
    return (
      <ul className={style.rows} data-testid="measures">
        {byStateNow(measures.data.items, now).map((one) => (
          <MeasureRow key={one.id} measure={one} reference={reference} />
        ))}
      </ul>
    );
  };
  return (
    <RulesPart
      part="measures"
      actions={
        <>
          <TakeList list="exportMeasures" query={{}} />
          {may("measure.set") && (
            <Button
              component={Link}
              href="/admin/rules/measures/new"
              leftSection={<Icon name="plus" />}
              data-testid="measure-new"
            >
              {t(ruleWords.order)}
            </Button>
          )}
        </>
      }
    >
      {content()}
    </RulesPart>
  );
};
