import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useSearchParams } from "wouter";
import type { OnBoard } from "../../shared/domain/travel/boards.ts";
import { endpointStop, stopOf } from "../../shared/domain/travel/stops.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { dueBoardWords as words } from "../../shared/text/due-board.ts";
import { type LiveItems, placeName } from "../api/live-items.ts";
import { boardTime, useBoards } from "../api/roads.ts";
import { useWords } from "../ui/language.tsx";
import { type Choice, SearchSelect } from "../ui/search-select.tsx";
import { Column } from "./column.tsx";
import { Vehicle } from "./vehicle.tsx";
import style from "./wall.module.css";

const placeOf = (items: LiveItems, stop: string): string =>
  placeName(items, stop.startsWith("@") ? stop.slice(1) : stop);

/** The stop whose board the address asks for, and what changes it there. */
export const useStop = (): {
  readonly stop: string | null;
  readonly choose: (stop: string | null) => void;
} => {
  const [search, setSearch] = useSearchParams();
  return {
    stop: search.get("stop"),
    choose: (stop) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (stop === null) after.delete("stop");
          else after.set("stop", stop);
          return after;
        },
        { replace: true },
      ),
  };
};

/** Chooses the post or endpoint whose board is wanted; a gate is its endpoint. */
export const StopFilter = ({
  items,
  stop,
  onChoose,
}: {
  readonly items: LiveItems;
  readonly stop: string | null;
  readonly onChoose: (stop: string | null) => void;
}) => {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [isAsked] = useState(stop !== null);
  // Whoever came by a link to a stop's board wants to see that, not what stands above it.
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView({ block: "start" });
  }, [isAsked]);
  const [checkpoints, endpoints] = [items.of("checkpoint"), items.of("endpoint")];
  const choices = useMemo((): readonly Choice[] => {
    const posts = [...checkpoints.values()].filter(({ endpoint }) => endpoint === null);
    const named = (value: string, label: string): Choice => ({ value, label });
    return [
      ...posts.map(({ id, name }) => named(id, name)),
      // Those that were merged are on the board of the one that stays.
      ...[...endpoints.values()].flatMap(({ id, name, merged }) =>
        merged ? [] : [named(endpointStop({ endpoints }, id), name)],
      ),
    ].sort((a, b) => a.label.localeCompare(b.label, "vi"));
  }, [checkpoints, endpoints]);
  return (
    <div ref={place} className={style.stop}>
      <SearchSelect
        aria-label={t(words.stop)}
        placeholder={t(words.everyStop)}
        choices={choices}
        value={choices.some(({ value }) => value === stop) ? stop : null}
        onChange={onChoose}
        clearable
        data-testid="board-stop"
      />
    </div>
  );
};

/** The address of a post's own board. */
export const boardPath = (items: LiveItems, checkpoint: string): string => {
  const places = {
    corridors: items.of("corridor"),
    checkpoints: items.of("checkpoint"),
    endpoints: items.of("endpoint"),
  };
  return `/command?stop=${encodeURIComponent(stopOf(places, checkpoint))}`;
};

/**
 * [K13] Vehicles under way by when they are due at their next stop, those late first; with `stop` [K12] those that come to it, by
 * when they are due there.
 */
export const DueColumn = ({
  trips,
  stop,
  items,
  now,
  empty,
}: {
  readonly trips: readonly Trip[];
  readonly stop: string | null;
  readonly items: LiveItems;
  readonly now: number;
  readonly empty: ReactNode;
}) => {
  const { t } = useWords();
  const boards = useBoards(items);
  const time = boardTime(now);
  const rows = useMemo((): readonly OnBoard[] => {
    if (stop === null) return boards.underWay(trips, time);
    return stop.startsWith("@")
      ? boards.atEndpoint(trips, stop.slice(1), time)
      : boards.atPost(trips, stop, time);
  }, [boards, trips, stop, time]);
  return (
    <Column
      title={stop === null ? t(words.title) : t(words.comingTo, { place: placeOf(items, stop) })}
      id="on-the-road"
      rows={rows}
      empty={empty}
    >
      {({ trip, stop: at, due, turnsOff, comes }) => (
        <Vehicle
          key={trip.id}
          trip={trip}
          items={items}
          now={now}
          due={due}
          next={at === null ? null : placeOf(items, at)}
          turnsOff={turnsOff}
          comes={comes}
        />
      )}
    </Column>
  );
};
