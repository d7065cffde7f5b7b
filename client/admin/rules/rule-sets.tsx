import { Button } from "@mantine/core";
import { Link } from "wouter";
import { stateNow } from "../../../shared/domain/published.ts";
import { type RuleSet, rulesAt } from "../../../shared/domain/rules.ts";
import { basisText } from "../../../shared/text/reason-text.ts";
import { ruleWords } from "../../../shared/text/rules.ts";
import { useCall } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import { Time, useNow } from "../../ui/time.tsx";
import style from "../admin.module.css";
import { RulesPart } from "./part.tsx";
import { stateWords } from "./standing.ts";

const SetRow = ({ set, inForce }: { readonly set: RuleSet; readonly inForce: boolean }) => {
  const { t, language } = useWords();
  const state = stateNow(set, useNow(), !inForce);
  const { vehicleKinds, purposes, measures } = set;
  return (
    <li>
      <Link
        href={`/admin/rules/sets/${set.version}`}
        className={style.row}
        data-testid="rule-set-row"
      >
        <span className={style.who}>
          <span className={style.name}>{t(ruleWords.setNumber, { version: set.version })}</span>
          <span className={style.second}>
            <Time at={set.effectiveFrom} />
          </span>
        </span>
        <span className={style.detail}>
          {t(ruleWords.setContents, {
            kinds: vehicleKinds.length,
            purposes: purposes.length,
            measures: measures.length,
          })}
          <span className={style.second}>{basisText(set.basis.default, language)}</span>
        </span>
        <span className={style.end}>
          <Badge tone={stateWords[state].tone}>{t(stateWords[state].words)}</Badge>
          <Icon name="next" size={18} />
        </span>
      </Link>
    </li>
  );
};

/** Every rule set there ever was, and those to come. There is always one: it ships with the product. */
export const RuleSets = () => {
  const { t } = useWords();
  const may = useMay();
  const now = useNow();
  const sets = useCall("ruleSets", {});
  const inForce = sets.data && rulesAt(sets.data.items, now);
  return (
    <RulesPart
      part="sets"
      actions={
        may("rules.publish") && (
          <Button
            component={Link}
            href="/admin/rules/sets/new"
            leftSection={<Icon name="upload" />}
            data-testid="rule-set-new"
          >
            {t(ruleWords.publishSet)}
          </Button>
        )
      }
    >
      {sets.error ? (
        <ErrorState error={sets.error} retry={() => void sets.refetch()} />
      ) : sets.data ? (
        <ul className={style.rows} data-testid="rule-sets">
          {sets.data.items.map((one) => (
            <SetRow key={one.version} set={one} inForce={one.version === inForce?.version} />
          ))}
        </ul>
      ) : (
        <LoadingRows />
      )}
    </RulesPart>
  );
};
