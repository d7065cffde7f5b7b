import type { ReactNode } from "react";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { commandWords as words } from "../../shared/text/command.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import type { LiveItems } from "../api/live-items.ts";
import { nameOf } from "../api/reference.ts";
import { Badge } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import style from "./story.module.css";

const Stops = ({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) => (
  <section aria-labelledby={id}>
    <h2 className={style.listsTitle} id={id}>
      {title}
    </h2>
    <ol className={style.way} data-testid={id}>
      {children}
    </ol>
  </section>
);

const Aboard = ({ count }: { readonly count: number | null }) => {
  const { t } = useWords();
  if (count === null) return null;
  return (
    <Badge tone="quiet" icon="people">
      {t(everywhereWords.people, { count })}
    </Badge>
  );
};

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
    <Stops id="legs" title={t(words.legs)}>
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
            <Aboard count={occupants} />
          </span>
        </li>
      ))}
    </Stops>
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
    <Stops id="releases" title={t(words.releases)}>
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
            <Aboard count={occupants} />
          </span>
        </li>
      ))}
    </Stops>
  );
};
