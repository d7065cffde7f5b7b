import { TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { areasFound, type ListedArea, listedAreas } from "../../../shared/domain/area-list.ts";
import { longestSearch } from "../../../shared/domain/extension-shape.ts";
import { byArea, levelAhead, levelAt } from "../../../shared/domain/levels.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { levelWords, ruleWords } from "../../../shared/text/rules.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useCall } from "../../api/queries.ts";
import { type Reference, useReference } from "../../api/reference.ts";
import { Badge } from "../../ui/badge.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { TakeList } from "../../ui/take-list.tsx";
import { useNow } from "../../ui/time.tsx";
import style from "../admin.module.css";
import { chainOf, placeOf } from "./area-chain.ts";
import { LevelBadge } from "./level-badge.tsx";
import { RulesPart } from "./part.tsx";

/** How many areas are drawn at once; the rest are found by typing. */
const shownAtOnce = 100;

const AreaRow = ({
  listed: { area, lies },
  levels,
  reference,
}: {
  readonly listed: ListedArea;
  readonly levels: ReturnType<typeof byArea>;
  readonly reference: Reference;
}) => {
  const { t, language } = useWords();
  const now = useNow();
  const standing = levelAt(levels, chainOf(reference.areas, area.id), now);
  const next = levelAhead(levels, area.id, now);
  const from = standing && standing.area !== area.id ? reference.areas.get(standing.area) : null;
  return (
    <li>
      <Link href={`/admin/rules/levels/${area.id}`} className={style.row} data-testid="level-row">
        <span className={style.who}>
          <span className={style.name}>{area.name}</span>
          <span className={style.second}>{lies}</span>
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
  query,
  onQuery,
}: {
  readonly levels: ReturnType<typeof byArea>;
  readonly reference: Reference;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}) => {
  const { t } = useWords();
  // Folded once: there may be ten thousand areas, and every key typed asks all of them.
  const listed = useMemo(
    () => listedAreas([...reference.areas.values()], (id) => placeOf(reference.areas, id), levels),
    [reference.areas, levels],
  );
  const found = areasFound(listed, query);
  return (
    <>
      <TextInput
        type="search"
        mb="md"
        label={t(ruleWords.findArea)}
        leftSection={<Icon name="search" size={18} />}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        maxLength={longestSearch}
        data-testid="level-search"
      />
      {found.length === 0 ? (
        <EmptyState icon="search" title={t(everywhereWords.nothingFound)} />
      ) : (
        <ul className={style.rows} data-testid="levels">
          {found.slice(0, shownAtOnce).map((one) => (
            <AreaRow key={one.area.id} listed={one} levels={levels} reference={reference} />
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
  const [query, setQuery] = useState("");
  const sorted = useMemo(() => byArea(levels.data?.items ?? []), [levels.data]);
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
    return <AreaList levels={sorted} reference={reference} query={query} onQuery={setQuery} />;
  };
  const q = query.trim();
  return (
    <RulesPart
      part="levels"
      actions={<TakeList list="exportLevels" query={q === "" ? {} : { q }} />}
    >
      {content()}
    </RulesPart>
  );
};
