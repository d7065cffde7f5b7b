import { useMemo, useState } from "react";
import { isLive } from "../../shared/domain/alert.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { isOdd } from "../../shared/domain/manifest.ts";
import { goingBy, namedAs, staysAmong } from "../../shared/domain/merged.ts";
import type { Endpoint as EndpointKept } from "../../shared/domain/place.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { platesOf } from "../../shared/domain/take-over.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { inOrderOfDue, type OnBoard } from "../../shared/domain/travel/boards.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { alertKindWords } from "../../shared/text/alert-kinds.ts";
import { alertWords } from "../../shared/text/alerts.ts";
import { dueWords } from "../../shared/text/due.ts";
import { endpointWords as words } from "../../shared/text/endpoint.ts";
import { everywhereWords, headCountWords, tripStatusWords } from "../../shared/text/everywhere.ts";
import { checkResultWords, peopleWords } from "../../shared/text/people.ts";
import { takeOverWords } from "../../shared/text/take-over.ts";
import { ago, shortly } from "../../shared/text/when.ts";
import { lastOfTrip } from "../api/lists-of-trip.ts";
import { type LiveItems, placeName, useLiveItems, useServerNow } from "../api/live-items.ts";
import { nameOf } from "../api/reference.ts";
import { boardTime, useBoards } from "../api/roads.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { DueBar } from "../ui/due-bar.tsx";
import { useWords } from "../ui/language.tsx";
import { ListedNames } from "../ui/listed-names.tsx";
import { LiveState } from "../ui/live-state.tsx";
import { Page } from "../ui/page.tsx";
import { Plate } from "../ui/plate.tsx";
import { Rows } from "../ui/rows.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { viaNames } from "../ui/via-names.ts";
import { AboutEndpoint } from "./about-endpoint.tsx";
import { ConfirmArrival } from "./confirm-arrival.tsx";
import style from "./endpoint.module.css";
import { comeTo, countAt, type Here, keyOf, releaseFrom, tripsTo, useTheirs } from "./here.ts";
import { PassedLast } from "./passed-last.tsx";
import { ReleaseVehicle } from "./release-vehicle.tsx";

const dayMs = 86_400_000;
const headCountTones = {
  matches: "go",
  fewer: "stop",
  more: "stop",
  unknown: "quiet",
} as const satisfies Record<Trip["headCount"], Tone>;

/** A vehicle as the board of an endpoint has it; [B9] its trip may name the endpoint otherwise. */
const hereAmong =
  (endpoints: ReadonlyMap<string, EndpointKept>) =>
  ({ trip, stop }: OnBoard): Here => ({
    trip,
    endpoint: namedAs((id) => endpoints.get(id), endpointsOf(trip), stop?.slice(1) ?? ""),
  });

/** What is due at the receiver's endpoints, and what has arrived. */
export default function Endpoint() {
  const items = useLiveItems();
  const { t } = useWords();
  const now = useServerNow(items.offsetMs);
  const [chosen, setChosen] = useState<string | null>(null);
  const isTheirs = useTheirs(items);
  const boards = useBoards(items);
  const [releasing, setReleasing] = useState<Here | null>(null);
  const [confirming, setConfirming] = useState<Here | null>(null);
  const time = boardTime(now);
  const { mine, board } = useMemo(() => {
    const stays = staysAmong([...items.of("endpoint").values()]);
    const mine = chosen === null ? [...new Set(items.boundFor().map(stays))] : [chosen];
    const board = mine.flatMap((one) => boards.atEndpoint(tripsTo(items, one), one, time));
    return { mine, board };
  }, [items, boards, chosen, time]);

  if (items.asOf === null)
    return (
      <Page title={t(words.title)} narrow>
        {items.state === "failed" ? (
          <ErrorState error={items.error} retry={items.retry} />
        ) : (
          <LoadingRows />
        )}
      </Page>
    );

  const endpoints = items.of("endpoint");
  const hereOf = hereAmong(endpoints);
  const due = inOrderOfDue(
    board.filter((one) => isTheirs(hereOf(one))),
    time,
  );
  const arrived = mine
    .flatMap((one) => {
      const names = goingBy([...endpoints.values()], one);
      return tripsTo(items, one)
        .flatMap(comeTo)
        .filter((here) => names.includes(here.endpoint));
    })
    .filter(isTheirs)
    .filter(({ at }) => ms(at) > now - dayMs)
    .sort((a, b) => ms(b.at) - ms(a.at));
  const only = mine.length === 1 ? mine[0] : undefined;
  const about = endpoints.get(chosen ?? only ?? "");
  const options = [...endpoints.values()].flatMap(({ id, name, merged }) =>
    merged ? [] : [{ value: id, label: name }],
  );

  return (
    <Page title={t(words.title)} actions={<LiveState items={items} />} narrow>
      {options.length > 1 && (
        <SearchSelect
          label={t(words.choose)}
          placeholder={t(words.all)}
          choices={options}
          value={chosen}
          onChange={setChosen}
          clearable
          mb="md"
          data-testid="endpoint-choice"
        />
      )}
      {about && <AboutEndpoint endpoint={about} />}
      <PassedLast board={due} items={items} now={now} />
      <section className={style.list} aria-label={t(words.due)} data-testid="due">
        <h2>
          {t(words.due)} <span>{due.length}</span>
        </h2>
        {due.length === 0 ? (
          <EmptyState icon="lorry" title={t(words.noneDue)} />
        ) : (
          <Rows rows={due}>
            {(expected) => (
              <Row
                key={keyOf(hereOf(expected))}
                {...hereOf(expected)}
                items={items}
                now={now}
                expected={expected}
              >
                <button
                  type="button"
                  className={style.confirm}
                  onClick={() => setConfirming(hereOf(expected))}
                  data-testid="confirm-arrival"
                >
                  {t(words.confirm)}
                </button>
              </Row>
            )}
          </Rows>
        )}
      </section>
      <section className={style.list} aria-label={t(words.arrived)} data-testid="arrived">
        <h2>
          {t(words.arrived)} <span>{arrived.length}</span>
        </h2>
        {arrived.length === 0 ? (
          <EmptyState icon="flag" title={t(words.noneArrived)} />
        ) : (
          <Rows rows={arrived}>
            {(here) => (
              <Row key={keyOf(here)} {...here} items={items} now={now}>
                <Badge tone={headCountTones[here.trip.headCount]} icon="people" testId="head-count">
                  {t(headCountWords[here.trip.headCount])}
                </Badge>
                {here.trip.status !== "exited" && !releaseFrom(here) && (
                  <button
                    type="button"
                    className={style.release}
                    onClick={() => setReleasing(here)}
                    data-testid="release-vehicle"
                  >
                    {t(words.release)}
                  </button>
                )}
              </Row>
            )}
          </Rows>
        )}
      </section>
      {releasing && <ReleaseVehicle {...releasing} now={now} onClose={() => setReleasing(null)} />}
      {confirming && (
        <ConfirmArrival {...confirming} now={now} onClose={() => setConfirming(null)} />
      )}
    </Page>
  );
}

const Row = ({
  trip,
  endpoint,
  items,
  now,
  expected,
  children,
}: {
  readonly trip: Trip;
  readonly endpoint: string;
  readonly items: LiveItems;
  readonly now: number;
  readonly expected?: OnBoard;
  readonly children: React.ReactNode;
}) => {
  const { t, language } = useWords();
  const last = trip.sightings.at(-1);
  const listed = lastOfTrip(items, trip);
  const leg = trip.legs?.find((one) => one.endpoint === endpoint);
  const here = leg ? leg.arrivedAt !== null : trip.status === "arrived";
  const count = here ? countAt({ trip, endpoint }) : trip.occupantsLast;
  const left = releaseFrom({ trip, endpoint });
  const name = (id: string) => nameOf(items.of("endpoint"), id);
  return (
    <li data-testid="endpoint-vehicle" data-plate={trip.plate} data-status={trip.status}>
      <div className={style.what}>
        <div className={style.first}>
          <Plate value={trip.plate} />
          {platesOf(trip).length > 1 && (
            <Badge tone="inspect" icon="lorry" testId="endpoint-was">
              {t(takeOverWords.oldPlate, {
                plate: platesOf(trip).slice(1).map(formatPlate).join(", "),
              })}
            </Badge>
          )}
          {[...items.of("alert").values()]
            .filter((alert) => alert.trip === trip.id && (!("status" in alert) || isLive(alert)))
            .map((alert) => (
              <Badge key={alert.number} tone="stop" icon="warn" testId="endpoint-alert">
                {t(alertWords.due, { kind: t(alertKindWords[alert.kind]) })}
              </Badge>
            ))}
          {trip.status === "exited" && <Badge tone="quiet">{t(tripStatusWords.exited)}</Badge>}
          {trip.status === "held" && (
            <Badge tone="inspect" icon="clock">
              {t(tripStatusWords.held)}
            </Badge>
          )}
        </div>
        {expected?.due && <DueBar due={expected.due} now={now} />}
        {expected?.isNext && (
          <span className={style.first}>
            <Badge tone="go" icon="flag" testId="due-next">
              {t(dueWords.next)}
            </Badge>
          </span>
        )}
        {items.of("endpoint").size > 1 && <strong>{name(endpoint)}</strong>}
        {trip.legs && (
          <span className={style.faint} data-testid="endpoint-legs">
            {viaNames(endpointsOf(trip), trip.legs, name, t)}
          </span>
        )}
        <span>
          {count === null
            ? t(words.countNever)
            : t(here ? words.countArrived : words.countBefore, { count })}
          {trip.occupantsMax !== null && ` · ${t(words.permitted, { count: trip.occupantsMax })}`}
        </span>
        {listed && (
          <span className={style.first} data-testid="endpoint-listed">
            {t(peopleWords.listedShort, { count: listed.list.count })}
            {listed.check && isOdd(listed.check.result) && (
              <Badge tone="stop" icon="people">
                {t(checkResultWords[listed.check.result])}
              </Badge>
            )}
            <ListedNames list={listed.list} plate={trip.plate} />
          </span>
        )}
        {left && (
          <span data-testid="endpoint-left">
            {t(left.load ? words.leftLoaded : words.leftEmpty, {
              time: shortly(left.at, iso(now), language),
              count: left.occupants ?? 0,
            })}
          </span>
        )}
        <span className={style.faint}>
          {last &&
            t(everywhereWords.seenAt, {
              post: placeName(items, last.checkpoint),
              ago: ago(last.at, iso(now), language),
            })}
        </span>
      </div>
      {children}
    </li>
  );
};
