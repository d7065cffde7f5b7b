import { TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { type AreaLevel, byArea, levelAt } from "../../../shared/domain/levels.ts";
import type { Area } from "../../../shared/domain/place.ts";
import { compareVi, fold } from "../../../shared/domain/search.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { levelWords, ruleWords } from "../../../shared/text/rules.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useCall } from "../../api/queries.ts";
import { type Reference, useReference } from "../../api/reference.ts";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { useNow } from "../../ui/time.tsx";
import style from "../admin.module.css";
import { chainOf, placeOf } from "./area-chain.ts";
import { LevelBadge } from "./level-badge.tsx";
import { RulesPart } from "./part.tsx";

/** How many areas are drawn at once; the rest are found by typing. */
const shownAtOnce = 100;

const AreaRow = ({
  area,
  levels,
  reference,
}: {
  readonly area: Area;
  readonly levels: ReturnType<typeof byArea>;
  readonly reference: Reference;
}) => {
  const { t, language } = useWords();
  const now = useNow();
  const standing = levelAt(levels, chainOf(reference.areas, area.id), now);
  const ahead = (levels.get(area.id) ?? []).filter((one) => Date.parse(one.effectiveFrom) > now);
  const next = ahead.at(-1);
  const from = standing && standing.area !== area.id ? reference.areas.get(standing.area) : null;
  return (
    <li>
      <Link href={`/admin/rules/levels/${area.id}`} className={style.row} data-testid="level-row">
        <span className={style.who}>
          <span className={style.name}>{area.name}</span>
          <span className={style.second}>{placeOf(reference.areas, area.id)}</span>
        </span>
        <span className={style.badges}>
          {standing ? (
            <LevelBadge level={standing.level} />
          ) : (
            <Badge tone="quiet">{t(ruleWords.levelUnset)}</Badge>
          )}
          {next && (
            <Badge tone="quiet" icon="clock">
              {t(ruleWords.ahead, {
                time: dayAndClock(next.effectiveFrom, language),
                level: t(levelWords[next.level]),
              })}
            </Badge>
          )}
        </span>
        <span className={`${style.detail} ${style.second}`}>
          {standing && t(ruleWords.since, { time: dayAndClock(standing.since, language) })}
          {from && ` ${t(ruleWords.ofArea, { area: from.name })}`}
        </span>
        <span className={style.end}>
          <Icon name="next" size={18} />
        </span>
      </Link>
    </li>
  );
};

const AreaList = ({
  levels,
  reference,
}: {
  readonly levels: readonly AreaLevel[];
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const [query, setQuery] = useState("");
  const sorted = useMemo(() => byArea(levels), [levels]);
  // Folded once: there may be ten thousand areas, and every key typed asks all of them.
  const listed = useMemo(
    () =>
      [...reference.areas.values()]
        .map((area) => ({ area, text: fold(`${area.name} ${placeOf(reference.areas, area.id)}`) }))
        .sort(
          (a, b) =>
            Number(sorted.has(b.area.id)) - Number(sorted.has(a.area.id)) ||
            compareVi(a.area.name, b.area.name),
        ),
    [reference.areas, sorted],
  );
  const asked = fold(query).split(" ");
  const found = listed.filter(({ text }) => asked.every((word) => text.includes(word)));
  return (
    <>
      <TextInput
        type="search"
        mb="md"
        label={t(ruleWords.findArea)}
        leftSection={<Icon name="search" size={18} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        data-testid="level-search"
      />
      {found.length === 0 ? (
        <EmptyState icon="search" title={t(everywhereWords.nothingFound)} />
      ) : (
        <ul className={style.rows} data-testid="levels">
          {found.slice(0, shownAtOnce).map(({ area }) => (
            <AreaRow key={area.id} area={area} levels={sorted} reference={reference} />
          ))}
        </ul>
      )}
      {found.length > shownAtOnce && (
        <p className={style.second}>
          {t(ruleWords.moreAreas, { count: found.length - shownAtOnce })}
        </p>
      )}
    </>
  );
};

/** Every area with its risk level and what comes next; those with a level of their own first. */
export const Levels = () => {
  const { t } = useWords();
  const reference = useReference();
  const levels = useCall("levels", { query: {} });
  const content = () => {
    const error = reference.error ?? levels.error;
    const retry = (): void => {
      reference.retry();
      void levels.refetch();
    };
    if (error) return <ErrorState error={error} retry={retry} />;
    if (reference.loading || !levels.data) return <LoadingRows />;
    if (reference.areas.size === 0)
      return (
        <EmptyState icon="place" title={t(ruleWords.noAreas)} text={t(ruleWords.noAreasHint)} />
      );
    return <AreaList levels={levels.data.items} reference={reference} />;
  };
  return <RulesPart part="levels">{content()}</RulesPart>;
};
