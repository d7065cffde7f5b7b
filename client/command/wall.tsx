import { TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { commandWords as words } from "../../shared/text/command.ts";
import { dailyWords } from "../../shared/text/daily.ts";
import { dueBoardWords } from "../../shared/text/due-board.ts";
import { tripStatusWords } from "../../shared/text/everywhere.ts";
import { type LiveItems, useServerNow } from "../api/live-items.ts";
import { boardTime } from "../api/roads.ts";
import { Icon, type IconName } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { LiveState } from "../ui/live-state.tsx";
import { Page } from "../ui/page.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { TakeList } from "../ui/take-list.tsx";
import { AlertsOnWall } from "./alerts/alerts-on-wall.tsx";
import { boardOf } from "./board.ts";
import { Column } from "./column.tsx";
import { DueColumn, StopFilter, useStop } from "./due-column.tsx";
import { LostScans } from "./lost-scans.tsx";
import { Overridden } from "./overridden.tsx";
import { Overturned } from "./overturned.tsx";
import { QuestionsWaiting } from "./questions.tsx";
import { Refusal } from "./refusal.tsx";
import { RoadsLink } from "./roads/roads.tsx";
import { Vehicle } from "./vehicle.tsx";
import style from "./wall.module.css";
import { WatchlistLink } from "./watchlist/watchlist.tsx";

/** As the list of trips is asked for one. */
const longestPlateSought = 20;

const Figure = ({
  name,
  column = name,
  count,
  label,
  when,
  icon,
  tone,
}: {
  readonly name: string;
  /** The column it counts what is in; of its own name unless said. */
  readonly column?: string;
  readonly count: number;
  readonly label: string;
  readonly when: string;
  readonly icon: IconName;
  readonly tone: string | undefined;
}) => (
  <a href={`#${column}`} className={`${style.figure} ${tone}`}>
    <Icon name={icon} size={26} />
    <span>
      <b>{label}</b> {when}
    </span>
    <strong data-testid={`count-${name}`}>{count.toLocaleString("vi-VN")}</strong>
  </a>
);

/** [L1] Trips as a file: the wall shows those of now, the list goes back to the first. */
const TripsFile = ({
  plate: typed,
  corridor,
}: {
  readonly plate: string;
  readonly corridor: { readonly value: string; readonly label: string } | undefined;
}) => {
  const { t } = useWords();
  const plate = typed.slice(0, longestPlateSought);
  const [every, some] = corridor
    ? [words.everyTripOn, words.tripsOfOn]
    : [words.everyTrip, words.tripsOf];
  return (
    <span className={style.file}>
      {t(plate === "" ? every : some, { plate, corridor: corridor?.label ?? "" })}
      <TakeList
        list="exportTrips"
        query={{ ...(plate !== "" && { plate }), ...(corridor && { corridor: corridor.value }) }}
      />
    </span>
  );
};

/** On the road, held, arrived, refused: live. */
export const Wall = ({ items }: { readonly items: LiveItems }) => {
  const { t } = useWords();
  const now = useServerNow(items.offsetMs);
  const [plate, setPlate] = useState("");
  const [corridor, setCorridor] = useState<string | null>(null);
  const { stop, choose } = useStop();
  const [trips, scans] = [items.of("trip"), items.of("scan")];
  const time = boardTime(now);
  const everything = useMemo(
    () => boardOf(trips.values(), scans.values(), { plate: "", corridor: null }, time),
    [trips, scans, time],
  );
  const filtered = plate.trim() !== "" || corridor !== null;
  const board = useMemo(
    () =>
      filtered ? boardOf(trips.values(), scans.values(), { plate, corridor }, time) : everything,
    [trips, scans, plate, corridor, filtered, time, everything],
  );
  // Those held are due nowhere: they have a list of their own, but on the board of one stop, which waits for them too.
  const moving = useMemo(
    () => (stop === null ? board.onTheRoad : [...board.held, ...board.onTheRoad]),
    [board, stop],
  );
  const heldApart = stop === null && board.held.length > 0;

  if (items.asOf === null)
    return (
      <Page title={t(words.title)}>
        {items.state === "failed" ? (
          <ErrorState error={items.error} retry={items.retry} />
        ) : (
          <LoadingRows />
        )}
      </Page>
    );

  const corridors = [...items.of("corridor").values()].map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const emptyText = (text: string) => (filtered ? t(words.noneFound) : text);
  return (
    <Page
      title={t(words.title)}
      actions={
        <>
          <RoadsLink />
          <WatchlistLink />
          <LiveState items={items} />
        </>
      }
    >
      <QuestionsWaiting items={items} />
      <LostScans items={items} />
      <AlertsOnWall items={items} now={now} />
      <div className={style.more}>
        <Link href="/command/daily" className={style.daily} data-testid="open-daily">
          <Icon name="people" size={18} />
          {t(dailyWords.title)}
        </Link>
        <TripsFile
          plate={plate.trim()}
          corridor={corridors.find(({ value }) => value === corridor)}
        />
      </div>
      <nav className={style.figures} aria-label={t(words.title)}>
        <Figure
          name="on-the-road"
          count={everything.onTheRoad.length}
          label={t(tripStatusWords["on-the-road"])}
          when={t(words.now)}
          icon="lorry"
          tone={style.road}
        />
        <Figure
          name="held"
          column={heldApart ? "held" : "on-the-road"}
          count={everything.held.length}
          label={t(tripStatusWords.held)}
          when={t(words.now)}
          icon="clock"
          tone={style.held}
        />
        <Figure
          name="arrived"
          count={everything.arrived.length}
          label={t(tripStatusWords.arrived)}
          when={t(words.last24h)}
          icon="flag"
          tone={style.arrived}
        />
        <Figure
          name="exited"
          count={everything.exited.length}
          label={t(tripStatusWords.exited)}
          when={t(words.last24h)}
          icon="out"
          tone={style.arrived}
        />
        <Figure
          name="refused"
          count={everything.refused.length}
          label={t(words.refused)}
          when={t(words.last24h)}
          icon="warn"
          tone={style.refused}
        />
      </nav>
      <search className={style.filters}>
        <TextInput
          aria-label={t(words.search)}
          placeholder={t(words.search)}
          leftSection={<Icon name="search" size={18} />}
          value={plate}
          onChange={(event) => setPlate(event.currentTarget.value)}
          data-testid="board-search"
        />
        <SearchSelect
          aria-label={t(words.corridor)}
          placeholder={t(words.allCorridors)}
          choices={corridors}
          value={corridor}
          onChange={setCorridor}
          clearable
        />
        <StopFilter items={items} stop={stop} onChoose={choose} />
      </search>
      {board.overturned.length > 0 && (
        <Column title={t(words.overturned)} id="overturned" rows={board.overturned} empty={null}>
          {(scan) => <Overturned key={scan.id} scan={scan} items={items} now={now} />}
        </Column>
      )}
      {board.overridden.length > 0 && (
        <Column title={t(words.overridden)} id="overridden" rows={board.overridden} empty={null}>
          {(scan) => <Overridden key={scan.id} scan={scan} items={items} now={now} />}
        </Column>
      )}
      <div className={style.columns}>
        <div>
          <DueColumn
            trips={moving}
            stop={stop}
            items={items}
            now={now}
            empty={
              <EmptyState
                icon="lorry"
                title={
                  stop === null ? emptyText(t(words.noneOnTheRoad)) : t(dueBoardWords.noneThere)
                }
              />
            }
          />
          {heldApart && (
            <Column title={t(tripStatusWords.held)} id="held" rows={board.held} empty={null}>
              {(trip) => <Vehicle key={trip.id} trip={trip} items={items} now={now} />}
            </Column>
          )}
        </div>
        <Column
          title={t(tripStatusWords.arrived)}
          id="arrived"
          rows={board.arrived}
          empty={<EmptyState icon="flag" title={emptyText(t(words.noneArrived))} />}
        >
          {(trip) => <Vehicle key={trip.id} trip={trip} items={items} now={now} />}
        </Column>
        <Column
          title={t(tripStatusWords.exited)}
          id="exited"
          rows={board.exited}
          empty={<EmptyState icon="out" title={emptyText(t(words.noneExited))} />}
        >
          {(trip) => <Vehicle key={trip.id} trip={trip} items={items} now={now} />}
        </Column>
        <Column
          title={t(words.refused)}
          id="refused"
          rows={board.refused}
          empty={<EmptyState icon="check" title={emptyText(t(words.noneRefused))} />}
        >
          {(scan) => <Refusal key={scan.id} scan={scan} items={items} now={now} />}
        </Column>
      </div>
    </Page>
  );
};
