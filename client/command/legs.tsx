import type { Trip } from "../../shared/domain/trip-shape.ts";
import { commandWords as words } from "../../shared/text/command.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import type { LiveItems } from "../api/live-items.ts";
import { nameOf } from "../api/reference.ts";
import { Badge } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import style from "./story.module.css";

/** [T17] The endpoints of a trip in the order expected, when it came to each and with how many aboard. */
export const Legs = ({
  legs,
  items,
}: {
  readonly legs: NonNullable<Trip["legs"]>;
  readonly items: LiveItems;
}) => {
  const { t, language } = useWords();
  return (
    <section aria-labelledby="legs">
      <h2 className={style.listsTitle} id="legs">
        {t(words.legs)}
      </h2>
      <ol className={style.way} data-testid="legs">
        {legs.map(({ endpoint, arrivedAt, occupants }) => (
          <li key={endpoint} data-arrived={arrivedAt !== null}>
            <span>{nameOf(items.of("endpoint"), endpoint)}</span>
            <span className={style.marks}>
              {arrivedAt === null ? (
                <Badge tone="quiet">{t(words.legToCome)}</Badge>
              ) : (
                <Badge tone="go" icon="flag">
                  {dayAndClock(arrivedAt, language)}
                </Badge>
              )}
              {occupants !== null && (
                <Badge tone="quiet" icon="people">
                  {t(everywhereWords.people, { count: occupants })}
                </Badge>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** [T18] When endpoints let it drive on, with how many aboard and whether with a load. */
export const Releases = ({
  releases,
  items,
}: {
  readonly releases: NonNullable<Trip["releases"]>;
  readonly items: LiveItems;
}) => {
  const { t, language } = useWords();
  return (
    <section aria-labelledby="releases">
      <h2 className={style.listsTitle} id="releases">
        {t(words.releases)}
      </h2>
      <ol className={style.way} data-testid="releases">
        {releases.map(({ scan, endpoint, at, occupants, load }) => (
          <li key={scan}>
            <span>{nameOf(items.of("endpoint"), endpoint)}</span>
            <span className={style.marks}>
              <Badge tone="quiet" icon="out">
                {dayAndClock(at, language)}
              </Badge>
              <Badge tone="quiet" icon="lorry">
                {t(load ? words.loaded : words.empty)}
              </Badge>
              {occupants !== null && (
                <Badge tone="quiet" icon="people">
                  {t(everywhereWords.people, { count: occupants })}
                </Badge>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};
