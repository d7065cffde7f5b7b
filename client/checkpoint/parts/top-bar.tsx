import { freshness } from "../../../shared/domain/freshness.ts";
import { iso } from "../../../shared/domain/time.ts";
import { askWords } from "../../../shared/text/ask.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { directionWords, everywhereWords } from "../../../shared/text/everywhere.ts";
import { ago, dayAndClock, shortly } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { Icon } from "./icon.tsx";

/** How old what is on file is, always in sight: green, amber, red. */
export const DataAge = () => {
  const { t, language } = useWords();
  const station = useStation();
  const { asOf, live, trouble, coming } = useStore(station.sync);
  const now = useNow();
  if (asOf === null)
    return (
      <span className="chip red" data-testid="data-age" data-level="red">
        {coming ? t(words.dataComing, { ...coming }) : t(everywhereWords.neverSynced)}
      </span>
    );
  const { level } = freshness(iso(asOf), now);
  const offline = trouble === "unreachable" || !navigator.onLine;
  const connected = live === "live" && trouble === null;
  return (
    <span
      className={`chip ${level}`}
      data-testid="data-age"
      data-level={level}
      data-live={connected}
      title={t(everywhereWords.dataAsOf, { time: dayAndClock(iso(asOf), language) })}
    >
      <i className={connected ? "dot beating" : "dot"} aria-hidden="true" />
      <span>
        {t(offline ? words.offlineData : words.dataNow, {
          ago: ago(iso(asOf), now, language),
        })}
      </span>
    </span>
  );
};

/** What this tablet still has to send, and since when. */
export const OutboxChip = () => {
  const { t, language } = useWords();
  const station = useStation();
  const { waiting, since, refused } = useStore(station.outbox);
  const asked = useStore(station.questions.asked).filter(({ state }) => state === "waiting").length;
  const photos = useStore(station.questions.photosWaiting).size;
  const lists = useStore(station.people.waiting);
  const unsent = asked + photos + lists;
  const now = useNow();
  const level = refused > 0 ? "red" : waiting + unsent > 0 ? "amber" : "quiet";
  return (
    <span
      className={`chip ${level}`}
      data-testid="outbox-count"
      data-waiting={waiting}
      data-refused={refused}
      data-unsent={unsent}
    >
      <Icon name={waiting + unsent > 0 ? "send" : refused > 0 ? "warn" : "check"} />
      <span>
        {waiting > 0 && since
          ? t(words.waiting, { count: waiting, time: shortly(since, now, language) })
          : unsent > 0
            ? asked + photos === 0
              ? t(askWords.listsUnsent, { count: lists })
              : t(asked > 0 ? askWords.questionsUnsent : askWords.photosUnsent, {
                  count: asked > 0 ? asked : photos,
                })
            : refused > 0
              ? t(words.refusedCount, { count: refused })
              : t(words.allSent)}
      </span>
    </span>
  );
};

export const TopBar = ({
  onMenu,
  onDuty,
}: {
  readonly onMenu: () => void;
  readonly onDuty: () => void;
}) => {
  const { t } = useWords();
  const station = useStation();
  const onFile = useStore(station.onFile);
  const officer = useStore(station.duty.officer);
  const direction = useStore(station.direction);
  const post = station.checkpoint();
  const name = onFile.checkpoint.get(post)?.name ?? post;
  return (
    <header className="top-bar">
      <h1 className="hidden">{name}</h1>
      <button type="button" className="post" onClick={onDuty} data-testid="duty">
        <b data-testid="post-name">{name}</b>
        <span className={officer ? "" : "missing"} data-testid="officer">
          {t(directionWords[direction])}
          {" · "}
          <Icon name="person" />
          {officer?.displayName ?? t(words.noOfficer)}
        </span>
      </button>
      <div className="chips">
        <DataAge />
        <OutboxChip />
      </div>
      <button
        type="button"
        className="icon-button"
        onClick={onMenu}
        aria-label={t(words.menu)}
        data-testid="menu"
      >
        <Icon name="menu" />
      </button>
    </header>
  );
};
