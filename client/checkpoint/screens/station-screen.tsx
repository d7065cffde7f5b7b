import { useCallback, useEffect, useRef, useState } from "react";
import type { Plate } from "../../../shared/domain/plate.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { Banners } from "../parts/banners.tsx";
import { Icon, type IconName } from "../parts/icon.tsx";
import { useLateNews } from "../parts/late-news.tsx";
import { type Done, RecordedNote } from "../parts/recorded-note.tsx";
import { TopBar } from "../parts/top-bar.tsx";
import { UpdatedNote } from "../parts/updated-note.tsx";
import { shownByReader } from "../shown-for.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { momentNow, takeBack, type Undoable } from "../undo.ts";
import { useUpdates } from "../updates.ts";
import { useReader } from "../use-reader.ts";
import { useWakeLock } from "../use-wake-lock.ts";
import { useWide } from "../use-wide.ts";
import { openCase, type Shown, type VehicleCase } from "../vehicle-case.ts";
import { ComingList } from "./coming-list.tsx";
import { DutySheet } from "./duty-sheet.tsx";
import { RecentList } from "./recent-list.tsx";
import { ScanScreen } from "./scan-screen.tsx";
import { SettingsSheet } from "./settings-sheet.tsx";
import { TypedScreen } from "./typed-screen.tsx";
import { VerdictScreen } from "./verdict-screen.tsx";
import { WalkUpScreen } from "./walk-up-screen.tsx";

type View = "scan" | "typed" | "walkUp" | "coming" | "recent";
interface Open {
  readonly id: number;
  readonly vehicleCase: VehicleCase;
  /** `performance.now()` of the frame that showed it; null when typed. */
  readonly shownAt: number | null;
  /** The decision on it that was just taken back. */
  readonly undone: Undoable | null;
}
/** What a walk-up entry starts from, when it follows another way in. */
export interface WalkUpStart {
  readonly plate: Plate | null;
  readonly text: string | null;
}
const fromNothing: WalkUpStart = { plate: null, text: null };

export const StationScreen = ({ onEnrolAgain }: { readonly onEnrolAgain: () => void }) => {
  const { t } = useWords();
  const station = useStation();
  const onFile = useStore(station.onFile);
  const { asOf } = useStore(station.sync);
  const wide = useWide();
  const [view, setView] = useState<View>("scan");
  const [typed, setTyped] = useState("");
  const [walkUpStart, setWalkUpStart] = useState(fromNothing);
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const [sheet, setSheet] = useState<"settings" | "duty" | null>(null);
  const [failed, setFailed] = useState(false);
  const stage = useRef<HTMLElement>(null);
  const opening = useRef(false);
  const nextId = useRef(1);
  const late = useLateNews().length;
  const settled = useSettled(open === null);
  useWakeLock();
  // Half an entry is work too, and so is a decision that may still be taken back.
  const entering = view === "typed" || view === "walkUp";
  const updateWaits = useUpdates(!open && !done && !undoable && !entering && !sheet);

  const present = useCallback(
    async (shown: Shown, shownAt: number | null) => {
      if (opening.current) return;
      opening.current = true;
      try {
        const vehicleCase = await openCase(station.desk(), shown);
        setFailed(false);
        setDone(null);
        if (!vehicleCase) opening.current = false;
        else {
          nextId.current += 1;
          setOpen({ id: nextId.current, vehicleCase, shownAt, undone: null });
        }
      } catch {
        // What is on file cannot be read: said out loud, and the next code is tried again.
        opening.current = false;
        setFailed(true);
      }
    },
    [station],
  );

  // What arrives while the officer looks may change the verdict: the newest truth wins.
  const shown = open?.vehicleCase.shown;
  const corrected = open?.undone?.first.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `onFile` or `asOf` is the news itself.
  useEffect(() => {
    if (!shown) return;
    let stale = false;
    openCase(station.desk(), shown, corrected).then(
      (vehicleCase) => {
        if (vehicleCase && !stale) setOpen((now) => now && { ...now, vehicleCase });
      },
      // The verdict stays as it was.
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [onFile, asOf, shown, corrected, station]);

  const leave = useCallback((next: View, finished: Done | null) => {
    opening.current = false;
    setOpen(null);
    setDone(finished);
    setTyped("");
    setWalkUpStart(fromNothing);
    setView(next);
    if (next === "scan") requestAnimationFrame(() => stage.current?.focus());
  }, []);
  const forgetDone = useCallback(() => setDone(null), []);
  const undoOver = useCallback(() => setUndoable(null), []);

  /** [O7] Taken back at once, then decided anew: whatever happens in between, the mistake no longer stands. */
  const undo = async (last: Undoable): Promise<void> => {
    if (opening.current) return;
    opening.current = true;
    const draft = takeBack(last, station.post(), momentNow());
    try {
      if (draft) await station.record(draft);
      setUndoable(null);
      setDone(null);
      if (!draft) opening.current = false;
      else {
        nextId.current += 1;
        const { vehicleCase } = last;
        setOpen({ id: nextId.current, vehicleCase, shownAt: null, undone: last });
      }
    } catch {
      // Not recorded: what was decided stands, and may still be taken back.
      opening.current = false;
      setFailed(true);
    }
  };

  // While a vehicle is being decided no other takes its place: what a reader reads then is read again after.
  const occupied = open !== null || sheet !== null;
  useReader(
    (text) => {
      if (!occupied) void shownByReader(station, text).then((read) => present(read, null));
    },
    (text) => {
      if (occupied || !/^[a-z0-9]/i.test(text) || (view !== "scan" && view !== "typed")) return;
      setTyped((before) => (view === "typed" ? before : "") + text.toUpperCase());
      setView("typed");
    },
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement;
      if (event.key === "Escape" && !open && !sheet && !typing) setView("scan");
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [open, sheet]);

  const tabs: readonly (readonly [View, IconName, Words])[] = [
    ["scan", "scan", words.scan],
    ["typed", "typed", words.typed],
    ["walkUp", "walkUp", words.walkUp],
    ...(wide
      ? []
      : ([
          ["coming", "coming", words.coming],
          ["recent", "recent", words.recent],
        ] as const)),
  ];
  const showing: View = wide && (view === "coming" || view === "recent") ? "scan" : view;
  const lookAt = (plate: Plate) => void present({ by: "plate", text: plate, plate }, null);

  return (
    <>
      <div className="station" inert={open !== null} data-wide={wide} data-settled={settled}>
        <TopBar onMenu={() => setSheet("settings")} onDuty={() => setSheet("duty")} />
        <Banners failed={failed} updateWaits={updateWaits} />
        <main className="stage" ref={stage} tabIndex={-1}>
          <ScanScreen
            visible={showing === "scan"}
            looking={showing === "scan" && open === null && !sheet}
            onCode={(text, shownAt) => void present({ by: "text", how: "camera", text }, shownAt)}
            onType={() => setView("typed")}
          />
          {showing === "scan" && (
            <RecordedNote
              done={done}
              onGone={forgetDone}
              undoable={undoable}
              onUndo={(last) => void undo(last)}
              onOver={undoOver}
            />
          )}
          <UpdatedNote />
          {showing === "typed" && (
            <TypedScreen
              text={typed}
              onText={setTyped}
              onShown={(next) => void present(next, null)}
            />
          )}
          {showing === "walkUp" && (
            <WalkUpScreen start={walkUpStart} onShown={(next) => void present(next, null)} />
          )}
          {showing === "coming" && <ComingList onPick={lookAt} />}
          {showing === "recent" && <RecentList />}
        </main>
        {wide && (
          <aside className="beside">
            <ComingList onPick={lookAt} />
            <RecentList />
          </aside>
        )}
        <nav className="tabs" aria-label={t(words.navigation)}>
          {tabs.map(([name, icon, label]) => (
            <button
              key={name}
              type="button"
              className="tab"
              aria-current={showing === name ? "page" : undefined}
              onClick={() => {
                setWalkUpStart(fromNothing);
                setDone(null);
                setView(name);
              }}
              data-testid={`tab-${name}`}
            >
              <Icon name={icon} />
              <span>
                {t(label)}
                {name === "recent" && late > 0 && <mark data-testid="late-count">{late}</mark>}
              </span>
            </button>
          ))}
        </nav>
      </div>
      {open && (
        <VerdictScreen
          key={open.id}
          vehicleCase={open.vehicleCase}
          shownAt={open.shownAt}
          undone={open.undone}
          onDone={(finished, last) => {
            // Closing without a decision leaves the one before it to be taken back.
            if (last) setUndoable(last);
            leave("scan", finished);
          }}
          onType={(finished) => leave("typed", finished)}
          onWalkUp={(start) => {
            leave("walkUp", null);
            setWalkUpStart(start);
          }}
        />
      )}
      {sheet === "settings" && (
        <SettingsSheet onClose={() => setSheet(null)} onEnrolAgain={onEnrolAgain} />
      )}
      {sheet === "duty" && <DutySheet onClose={() => setSheet(null)} />}
    </>
  );
};
