import { Stack } from "@mantine/core";
import { type RiskLevel, riskLevels } from "../../../shared/domain/levels.ts";
import type { Measure } from "../../../shared/domain/measures.ts";
import type { RuleSet } from "../../../shared/domain/rules.ts";
import { basisText } from "../../../shared/text/reason-text.ts";
import { effectFigures, ruleWords, scenarioWords } from "../../../shared/text/rules.ts";
import type { Reference } from "../../api/reference.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import style from "../admin.module.css";
import { LevelBadge } from "./level-badge.tsx";
import { useMeasureWords } from "./use-measure-words.ts";

type Set = Omit<RuleSet, "withdrawnAt">;

const Annex = ({
  rules,
  endpoints,
}: {
  readonly rules: Set;
  readonly endpoints: Reference["endpoints"];
}) => {
  const { t, language } = useWords();
  const words = useMeasureWords(rules, endpoints);
  const byLevel = (level: RiskLevel): readonly Measure[] =>
    rules.measures.filter((one) => one.level === level);
  if (rules.measures.length === 0) return <div>{t(ruleWords.noAnnex)}</div>;
  return (
    <ul className={style.rows} data-testid="annex">
      {[...riskLevels].reverse().flatMap((level) =>
        byLevel(level).map((one) => (
          <li key={one.id} className={style.row}>
            <span className={style.who}>
              <span className={style.name}>{one.name[language]}</span>
              <span className={style.second}>{words.whom(one)}</span>
            </span>
            <span className={style.detail}>
              {words.orders(one)}
              <span className={style.second}>
                {basisText(one.basis ?? rules.basis.default, language)}
              </span>
            </span>
            <span className={style.badges}>
              <LevelBadge level={level} />
            </span>
          </li>
        )),
      )}
    </ul>
  );
};

/** A rule set to read: its figures, its purposes with what they permit, its kinds of vehicle, its annex. */
export const RuleSetContents = ({
  rules,
  endpoints,
}: {
  readonly rules: Set;
  readonly endpoints: Reference["endpoints"];
}) => {
  const { t, language } = useWords();
  const { inspection, scenario } = rules;
  return (
    <Stack>
      <Card>
        <Facts>
          <Fact name={t(ruleWords.grace)}>{t(ruleWords.hours, { hours: rules.graceHours })}</Fact>
          <Fact name={t(ruleWords.watch)}>{t(ruleWords.days, { days: rules.watchDays })}</Fact>
          <Fact name={t(ruleWords.odds)}>
            {t(ruleWords.oddsOf, {
              own: inspection.perThousand,
              auto: inspection.autoIssuedPerThousand,
            })}
          </Fact>
          <Fact name={t(ruleWords.autoIssue)}>
            {rules.autoIssue
              ? t(ruleWords.autoIssueAfter, { count: rules.autoIssue.passes })
              : t(ruleWords.autoIssueNever)}
          </Fact>
          <Fact name={t(ruleWords.scenario)}>
            {t(scenario === null ? ruleWords.anyScenario : scenarioWords[scenario])}
          </Fact>
        </Facts>
      </Card>
      <Card title={t(ruleWords.purposes)}>
        <ul className={style.rows} data-testid="purposes">
          {rules.purposes.map(({ code, name, occupantsMax, transit }) => (
            <li key={code} className={style.row}>
              <span className={style.who}>
                <span className={style.name}>{name[language]}</span>
              </span>
              <span className={style.second}>
                {occupantsMax === null
                  ? t(ruleWords.noCap)
                  : t(effectFigures.occupants, { max: occupantsMax })}
                {transit && ` · ${t(ruleWords.transit)}`}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t(ruleWords.kinds)}>
        <ul className={style.rows} data-testid="vehicle-kinds">
          {rules.vehicleKinds.map(({ code, name }) => (
            <li key={code} className={style.row}>
              <span className={style.who}>
                <span className={style.name}>{name[language]}</span>
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t(ruleWords.annex)}>
        <Annex rules={rules} endpoints={endpoints} />
      </Card>
    </Stack>
  );
};
