import { isOdd } from "../../shared/domain/manifest.ts";
import type { Manifest } from "../../shared/domain/manifest-shape.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { checkResultWords, peopleWords as words } from "../../shared/text/people.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { listsOfTrip } from "../api/lists-of-trip.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { useCall } from "../api/queries.ts";
import { Badge } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { ListedNames } from "../ui/listed-names.tsx";
import style from "./story.module.css";

const List = ({
  list,
  trip,
  items,
}: {
  readonly list: Manifest;
  readonly trip: Trip;
  readonly items: LiveItems;
}) => {
  const { t, language } = useWords();
  const { count, checks, madeAt, checkpoint } = list;
  return (
    <ol className={style.steps} data-testid="people-list">
      <li>
        <span className={style.post}>{placeName(items, checkpoint)}</span>
        <time dateTime={madeAt}>{dayAndClock(madeAt, language)}</time>
        <span className={style.marks}>
          <Badge tone="quiet" icon="people">
            {t(words.listedAt, { count })}
          </Badge>
          <ListedNames list={list} plate={trip.plate} />
        </span>
      </li>
      {checks.map((check) => (
        <li key={check.id} data-testid="people-check" data-result={check.result}>
          <span className={style.post}>{placeName(items, check.checkpoint)}</span>
          <time dateTime={check.at}>{dayAndClock(check.at, language)}</time>
          <span className={style.marks}>
            <Badge
              tone={isOdd(check.result) ? "stop" : check.result === "same" ? "go" : "inspect"}
              icon="people"
            >
              {t(checkResultWords[check.result])}
            </Badge>
            <Badge tone="quiet">
              {t(words.presentOf, { present: check.present.length, count, others: check.others })}
            </Badge>
          </span>
        </li>
      ))}
    </ol>
  );
};

/** The lists of people made on a trip, and what came of comparing them on the way. */
export const PeopleLists = ({
  trip,
  items,
}: {
  readonly trip: Trip;
  readonly items: LiveItems;
}) => {
  const { t } = useWords();
  const live = items.of("trip").has(trip.id);
  const asked = useCall("tripManifests", { params: { id: trip.id } }, { enabled: !live });
  const lists = live ? listsOfTrip(items, trip) : (asked.data?.items ?? []);
  if (lists.length === 0) return null;
  return (
    <section aria-label={t(words.storyTitle)} data-testid="people-lists">
      <h2 className={style.listsTitle}>{t(words.storyTitle)}</h2>
      {lists.map((list) => (
        <List key={list.id} list={list} trip={trip} items={items} />
      ))}
    </section>
  );
};
