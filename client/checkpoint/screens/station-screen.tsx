import { lazy, useCallback, useEffect, useRef, useState } from "react";
import { looksLikeIdentityCard } from "../../../shared/domain/identity-paper.ts";
import type { Plate } from "../../../shared/domain/plate.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import { useSettled } from "../../ui/use-settled.ts";
import { AnswerNews } from "../ask/answer-news.tsx";
import { noteSince } from "../pace.ts";
import { Banners } from "../parts/banners.tsx";
import { ConvoyStack } from "../parts/convoy-stack.tsx";
import { Later } from "../parts/later.tsx";
import { type Done, RecordedNote, type Told } from "../parts/recorded-note.tsx";
import { Tabs, type View } from "../parts/tabs.tsx";
import { TopBar } from "../parts/top-bar.tsx";
import { UpdatedNote } from "../parts/updated-note.tsx";
import { shownByReader } from "../shown-for.ts";
import { sound } from "../sounds.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { momentNow, takeBack, type Undoable } from "../undo.ts";
import { useUpdates } from "../updates.ts";
import { useConvoy } from "../use-convoy.ts";
import { useDismiss } from "../use-dismiss.ts";
import { useReader } from "../use-reader.ts";
import { useWakeLock } from "../use-wake-lock.ts";
import { useWide } from "../use-wide.ts";
import { type Desk, openCase, type Shown, type VehicleCase } from "../vehicle-case.ts";
import { OpenSheet, type SheetOpen } from "./open-sheet.tsx";
import { RecentList } from "./recent-list.tsx";
import { ScanScreen } from "./scan-screen.tsx";
import { StorageGone } from "./storage-lost.tsx";
import { TypedScreen } from "./typed-screen.tsx";
import { VerdictScreen } from "./verdict-screen.tsx";
import { WalkUpScreen } from "./walk-up-screen.tsx";

// Shown by those who look for it: a verdict waits for neither.
const ComingList = lazy(() =>
  import("../coming/coming-list.tsx").then((it) => ({ default: it.ComingList })),
);
const ConvoySoon = lazy(() =>
  import("../convoys/convoy-soon.tsx").then((it) => ({ default: it.ConvoySoon })),
);

interface Open {
  readonly id: number;
  readonly vehicleCase: VehicleCase;
  /** What the case was opened from; null where that is long ago. */
  readonly desk: Desk | null;
  /** `performance.now()` of the frame that showed it; null when typed. */
  readonly shownAt: number | null;
  /** `performance.now()` when the vehicle was first seen; null where its time was taken before. */
  readonly sightedAt: number | null;
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
  const station = useStation();
  const onFile = useStore(station.onFile);
  const { asOf } = useStore(station.sync);
  const gone = useStore(station.gone);
  const wide = useWide();
  const [view, setView] = useState<View>("scan");
  const [typed, setTyped] = useState("");
  const [walkUpStart, setWalkUpStart] = useState(fromNothing);
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<Told | null>(null);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const [sheet, setSheet] = useState<SheetOpen | null>(null);
  const [failed, setFailed] = useState(false);
  const [cardSeen, setCardSeen] = useState(false);
  const stage = useRef<HTMLElement>(null);
  const opening = useRef(false);
  const nextId = useRef(1);
  /** When the vehicle was first seen that is now being entered. */
  const sighted = useRef<number | null>(null);
  const settled = useSettled(open === null);
  const { convoy, now: convoyNow, full } = useConvoy();
  useWakeLock();
  // Half an entry is work too, and so is a decision that may still be taken back.
  const entering = view === "typed" || view === "walkUp";
  const updateWaits = useUpdates(
    !open && !done && !undoable && !entering && !sheet && convoyNow.waiting.length === 0,
  );

  const show = useCallback((next: Omit<Open, "id">) => {
    nextId.current += 1;
    setDone(null);
    setOpen({ id: nextId.current, ...next });
  }, []);

  const present = useCallback(
    async (shown: Shown, shownAt: number | null, by: "code" | "hand" = "hand") => {
      if (opening.current || convoy.state.get().busy) return;
      const isCard = shown.by === "text" && looksLikeIdentityCard(shown.text);
      setCardSeen(isCard);
      if (isCard) return;
      opening.current = true;
      try {
        const desk = station.desk();
        const vehicleCase = await openCase(desk, shown);
        const sightedAt = sighted.current ?? shownAt ?? performance.now();
        const seen = { shownAt, sightedAt };
        const taken =
          vehicleCase && by === "code" ? await convoy.take(vehicleCase, desk, seen) : "look";
        setFailed(false);
        if (taken === "waits") sound("go");
        if (!vehicleCase || taken !== "look") opening.current = false;
        else {
          const before = convoy.takeOut(vehicleCase)?.sightedAt ?? sightedAt;
          show({ vehicleCase, desk, shownAt, sightedAt: before, undone: null });
        }
      } catch {
        // What is on file cannot be read: said out loud, and the next code is tried again.
        opening.current = false;
        setFailed(true);
      }
    },
    [station, convoy, show],
  );

  // What arrives while the officer looks may change the verdict: the newest truth wins.
  const shown = open?.vehicleCase.shown;
  const corrected = open?.undone?.first.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `onFile` or `asOf` is the news itself.
  useEffect(() => {
    if (!shown || (open.desk?.onFile === onFile && open.desk.asOf === asOf)) return;
    let stale = false;
    const desk = station.desk();
    openCase(desk, shown, corrected).then(
      (vehicleCase) => {
        if (vehicleCase && !stale) setOpen((now) => now && { ...now, vehicleCase, desk });
      },
      // The verdict stays as it was.
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [onFile, asOf, shown, corrected, station]);

  const leave = useCallback((next: View, finished: Told | null, sightedAt: number | null) => {
    opening.current = false;
    sighted.current = sightedAt;
    setOpen(null);
    setDone(finished);
    setTyped("");
    setWalkUpStart(fromNothing);
    setView(next);
    if (next === "scan") requestAnimationFrame(() => stage.current?.focus());
  }, []);
  const forgetDone = useCallback(() => setDone(null), []);
  const undoOver = useCallback(() => setUndoable(null), []);

  /** What was recorded, with the time it took where this was the vehicle's first decision. */
  const told = (done: Done, sightedAt: number | null): Told => ({
    ...done,
    tookMs: done.decision === "none" ? null : noteSince(sightedAt, station.clock.now()),
  });

  /** [O7] Taken back at once, then decided anew: whatever happens in between, the mistake no longer stands. */
  const undo = async (last: Undoable): Promise<void> => {
    if (opening.current) return;
    opening.current = true;
    const draft = takeBack(last, station.post(), momentNow());
    try {
      if (draft) await station.record(draft);
      setUndoable(null);
      if (!draft) {
        setDone(null);
        opening.current = false;
      } else {
        convoy.count(last.first.id, null);
        const { vehicleCase } = last;
        show({ vehicleCase, desk: null, shownAt: null, sightedAt: null, undone: last });
      }
    } catch {
      // Not recorded: what was decided stands, and may still be taken back.
      opening.current = false;
      setFailed(true);
    }
  };

  // While a vehicle is being decided no other takes its place: what a reader reads then is read again after.
  const busy = convoyNow.busy || (full && view === "scan");
  const occupied = open !== null || sheet !== null || busy;
  useReader(
    (text) => {
      if (occupied) return;
      sighted.current = null;
      void shownByReader(station, text).then((read) =>
        present(read, null, view === "scan" ? "code" : "hand"),
      );
    },
    (text) => {
      if (occupied || !/^[a-z0-9]/i.test(text) || (view !== "scan" && view !== "typed")) return;
      setTyped((before) => (view === "typed" ? before : "") + text.toUpperCase());
      setView("typed");
    },
  );
  const toCamera = (): void => {
    const typing = document.activeElement;
    // Half an entry is left by the field first, so that it is not lost by one touch.
    if (typing instanceof HTMLInputElement) typing.blur();
    else setView("scan");
  };
  useDismiss(view === "scan" || open || sheet ? null : toCamera);

  const showing: View = wide && (view === "coming" || view === "recent") ? "scan" : view;
  const print = useCallback((scan: string): void => setSheet({ print: scan }), []);
  const ask = useCallback((trip: Trip): void => setSheet({ ask: trip }), []);
  const lookAt = useCallback(
    (plate: Plate) => void present({ by: "plate", text: plate, plate }, null),
    [present],
  );
  const coming = (
    <Later>
      <ComingList onPick={lookAt} onAsk={ask} />
    </Later>
  );
  // [O25] A vehicle on screen stays there to be written down.
  if (gone && !open && convoyNow.waiting.length === 0) return <StorageGone />;

  return (
    <>
      <div className="station" inert={open !== null} data-wide={wide} data-settled={settled}>
        <TopBar onMenu={() => setSheet("settings")} onDuty={() => setSheet("duty")} />
        <Banners failed={failed} cardSeen={cardSeen} updateWaits={updateWaits}>
          {onFile.convoy.size > 0 && (
            <Later quiet>
              <ConvoySoon onRoll={() => setSheet("roll")} />
            </Later>
          )}
        </Banners>
        <AnswerNews brief={!wide && showing !== "scan"} onOpen={() => setView("scan")} />
        <main className="stage" ref={stage} tabIndex={-1}>
          <ScanScreen
            visible={showing === "scan"}
            looking={showing === "scan" && open === null && !sheet && !full && !convoyNow.busy}
            onCode={(text, shownAt) =>
              present({ by: "text", how: "camera", text }, shownAt, "code")
            }
            onType={() => setView("typed")}
            convoy={convoyNow}
            onConvoy={convoy.turn}
            onRoll={() => setSheet("roll")}
          >
            <ConvoyStack
              waiting={convoyNow.waiting}
              busy={convoyNow.busy}
              onLetThrough={(waiting) => {
                const ids = waiting.map(({ id }) => id);
                void convoy.letThrough(ids, (undoable, sightedAt) => {
                  setUndoable(undoable);
                  setDone(told(undoable.last, sightedAt));
                });
              }}
              onLook={(one) => {
                if (opening.current || !convoy.takeOut(one.vehicleCase)) return;
                opening.current = true;
                show({ ...one, shownAt: null, undone: null });
              }}
            />
          </ScanScreen>
          {showing === "scan" && (
            <RecordedNote
              done={done}
              onGone={forgetDone}
              undoable={undoable}
              onUndo={(last) => void undo(last)}
              onOver={undoOver}
              onPrint={print}
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
          {showing === "coming" && coming}
          {showing === "recent" && <RecentList onPrint={print} />}
        </main>
        {wide && (
          <aside className="beside">
            {coming}
            <RecentList onPrint={print} />
          </aside>
        )}
        <Tabs
          view={showing}
          wide={wide}
          waiting={convoyNow.waiting.length}
          onView={(name) => {
            setWalkUpStart(fromNothing);
            setDone(null);
            sighted.current = name === "walkUp" ? performance.now() : null;
            setView(name);
          }}
        />
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
            if (last && finished) convoy.count(last.first.id, finished);
            leave("scan", finished && told(finished, open.sightedAt), null);
          }}
          onType={(finished) =>
            leave("typed", finished && { ...finished, tookMs: null }, open.sightedAt)
          }
          onWalkUp={(start) => {
            leave("walkUp", null, open.sightedAt);
            setWalkUpStart(start);
          }}
        />
      )}
      {sheet !== null && (
        <OpenSheet
          key={String(sheet)}
          sheet={sheet}
          run={convoyNow.run}
          onClose={() => setSheet(null)}
          onLook={(plate) => {
            setSheet(null);
            lookAt(plate);
          }}
          onEnrolAgain={onEnrolAgain}
        />
      )}
    </>
  );
};
