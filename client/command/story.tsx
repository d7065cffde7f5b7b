import { formatPlate } from "../../shared/domain/plate.ts";
import { platesOf } from "../../shared/domain/take-over.ts";
import { isServed, type Trip } from "../../shared/domain/trip-shape.ts";
import { commandWords as words } from "../../shared/text/command.ts";
import {
  decisionWords,
  everywhereWords,
  headCountWords,
  tripStatusWords,
} from "../../shared/text/everywhere.ts";
import { changeWords } from "../../shared/text/head-change.ts";
import { ruleWords } from "../../shared/text/rules.ts";
import { takeOverWords } from "../../shared/text/take-over.ts";
import { takeOverReasonWords } from "../../shared/text/take-over-sheet.ts";
import { outcomeWords, reasonWords } from "../../shared/text/verdict.ts";
import { clockWithSeconds, dayAndClock } from "../../shared/text/when.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { useCall } from "../api/queries.ts";
import { nameOf } from "../api/reference.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { LiveState } from "../ui/live-state.tsx";
import { Card, Page } from "../ui/page.tsx";
import { Plate } from "../ui/plate.tsx";
import { AskedPage } from "./asked-page.tsx";
import { Legs, Releases } from "./legs.tsx";
import { PeopleLists } from "./people-lists.tsx";
import { PostsOnWay } from "./posts-on-way.tsx";
import style from "./story.module.css";

type TakenOver = NonNullable<Trip["sightings"][number]["takeOver"]>;

const outcomeTone = {
  go: "go",
  inspect: "inspect",
  stop: "stop",
  "cannot-check": "cannot",
  "not-a-pass": "cannot",
} as const satisfies Record<Trip["sightings"][number]["outcome"], Tone>;

const back = { to: "/command", label: words.back };

/** One trip from the post that let it in to the endpoint that confirmed it. */
export const Story = ({ items, id }: { readonly items: LiveItems; readonly id: string }) => {
  const { t } = useWords();
  const held = items.of("trip").get(id);
  // A link may name a trip older than the live copy, or one whose id became an alias.
  const asked = useCall("trip", { params: { id } }, { enabled: !held && items.asOf !== null });
  const trip = held ?? asked.data;
  const way = { to: back.to, label: t(back.label) };
  if (trip) return <Told trip={trip} items={items} />;
  return (
    <AskedPage
      title={t(words.story)}
      back={way}
      notFound={t(words.tripNotFound)}
      asked={asked}
      items={items}
    />
  );
};

const Told = ({ trip, items }: { readonly trip: Trip; readonly items: LiveItems }) => {
  const { t, language } = useWords();
  const count = (value: number | null) =>
    value === null ? "–" : t(everywhereWords.people, { count: value });
  const [, ...before] = platesOf(trip);
  const takeOverText = ({ from, plate, newDriver, reason }: TakenOver): string =>
    [
      ...(plate === from
        ? []
        : [t(takeOverWords.vehicle, { plate: formatPlate(plate), from: formatPlate(from) })]),
      ...(newDriver ? [t(takeOverWords.newDriver)] : []),
      t(takeOverReasonWords[reason]),
    ].join(" · ");
  const facts: readonly (readonly [string, string])[] = [
    [t(words.opened), dayAndClock(trip.openedAt, language)],
    [t(words.closed), trip.closedAt === null ? "–" : dayAndClock(trip.closedAt, language)],
    [t(words.permitted), count(trip.occupantsMax)],
    [t(words.atEntry), count(trip.occupantsAtEntry)],
    [t(words.lastCount), count(trip.occupantsLast)],
  ];
  return (
    <Page
      title={t(words.story)}
      lead={`${nameOf(items.of("corridor"), trip.corridor)} · ${t(words.goingTo, {
        endpoint: nameOf(items.of("endpoint"), trip.endpoint),
      })}`}
      back={{ to: back.to, label: t(back.label) }}
      actions={<LiveState items={items} />}
      narrow
    >
      <Card>
        <div className={style.head}>
          <Plate value={trip.plate} size="lg" />
          {before.length > 0 && (
            <Badge tone="inspect" icon="lorry" testId="story-was">
              {t(takeOverWords.oldPlate, { plate: before.map(formatPlate).join(", ") })}
            </Badge>
          )}
          <Badge tone={isServed(trip) ? "go" : "quiet"}>{t(tripStatusWords[trip.status])}</Badge>
          <Badge
            tone={trip.headCount === "fewer" || trip.headCount === "more" ? "stop" : "quiet"}
            icon="people"
          >
            {t(headCountWords[trip.headCount])}
          </Badge>
          {trip.transit && <Badge tone="quiet">{t(ruleWords.transit)}</Badge>}
          {trip.pass === null && <Badge tone="inspect">{t(words.withoutPass)}</Badge>}
        </div>
        <dl className={style.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {trip.legs && <Legs legs={trip.legs} items={items} />}
        <ol className={style.steps} data-testid="sightings">
          {trip.sightings.map((seen) => (
            <li key={seen.scan}>
              <span className={style.post}>{placeName(items, seen.checkpoint)}</span>
              <time dateTime={seen.at}>{dayAndClock(seen.at, language)}</time>
              <span className={style.marks}>
                <Badge tone={outcomeTone[seen.outcome]} testId="sighting-outcome">
                  {[
                    outcomeWords[seen.outcome],
                    ...(seen.reasons ?? []).map((code) => reasonWords[code]),
                  ]
                    .map(({ title }) => t(title))
                    .join(" · ")}
                </Badge>
                <Badge tone="quiet">{t(decisionWords[seen.decision])}</Badge>
                {seen.corrected && (
                  <Badge tone="inspect" icon="warn" testId="sighting-corrected">
                    {seen.corrected.was === null
                      ? t(words.correctedAt, { time: clockWithSeconds(seen.corrected.at) })
                      : t(words.correctedFrom, {
                          time: clockWithSeconds(seen.corrected.at),
                          decision: t(decisionWords[seen.corrected.was]),
                        })}
                  </Badge>
                )}
                {seen.override && (
                  <span className={style.override} data-testid="sighting-overridden">
                    {t(words.overriddenBy, seen.override)}
                  </span>
                )}
                {seen.takeOver && (
                  <Badge tone="inspect" icon="lorry" testId="sighting-take-over">
                    {takeOverText(seen.takeOver)}
                  </Badge>
                )}
                {seen.changes?.map(({ why, people }) => (
                  <Badge key={why} tone="quiet" icon="people" testId="sighting-change">
                    {t(changeWords[why], { count: people })}
                  </Badge>
                ))}
                {seen.occupants !== null && (
                  <Badge tone="quiet" icon="people">
                    {t(everywhereWords.people, { count: seen.occupants })}
                  </Badge>
                )}
              </span>
            </li>
          ))}
        </ol>
        {trip.releases && <Releases releases={trip.releases} items={items} />}
        <PostsOnWay trip={trip} items={items} />
        <PeopleLists trip={trip} items={items} />
      </Card>
    </Page>
  );
};
