import { useEffect, useMemo, useRef, useState } from "react";
import type { HeadChange } from "../../../shared/domain/head-change-shape.ts";
import { formatPlate, parsePlate } from "../../../shared/domain/plate.ts";
import type { Decision, Override } from "../../../shared/domain/scan.ts";
import type { TakeOver } from "../../../shared/domain/take-over-shape.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { decisionWords } from "../../../shared/text/everywhere.ts";
import { say, type Words } from "../../../shared/text/say.ts";
import { storageWords } from "../../../shared/text/storage.ts";
import { useWords } from "../../ui/language.tsx";
import { useSettled } from "../../ui/use-settled.ts";
import { AskAboutVehicle, InquiriesAbout } from "../ask/about-vehicle.tsx";
import { nothingAsked } from "../ask/asking.ts";
import { draftScan, newId } from "../draft.ts";
import { faceOf, needsSuperior } from "../face.ts";
import { DecideBar } from "../parts/decide-bar.tsx";
import { ObservedBar } from "../parts/observed-bar.tsx";
import { OverrideSheet } from "../parts/override-sheet.tsx";
import type { Done } from "../parts/recorded-note.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { useHeadChanges } from "../parts/use-head-changes.ts";
import { VehicleFacts } from "../parts/vehicle-facts.tsx";
import { VerdictBand } from "../parts/verdict-band.tsx";
import { VerdictReasons } from "../parts/verdict-reasons.tsx";
import { useAboard } from "../people/use-aboard.ts";
import { isFull } from "../room.ts";
import { sound } from "../sounds.ts";
import { useStation } from "../station-context.ts";
import { TakeOverAsked, TakeOverNote } from "../take-over/take-over-note.tsx";
import { correcting, momentNow, type Undoable } from "../undo.ts";
import { useDismiss } from "../use-dismiss.ts";
import { useFrameToVerdict } from "../use-frame-to-verdict.ts";
import {
  expectedAboard,
  firstObserved,
  judgeCase,
  type Observed,
  takenOverHere,
  type VehicleCase,
} from "../vehicle-case.ts";
import type { WalkUpStart } from "./station-screen.tsx";

interface Props {
  readonly vehicleCase: VehicleCase;
  readonly shownAt: number | null;
  /** What is being decided anew; null for nearly all. */
  readonly undone: Undoable | null;
  /** `undoable`: what may be taken back of it, if anything was decided. Null where nothing new was recorded. */
  readonly onDone: (done: Done | null, undoable: Undoable | null) => void;
  /** On to typing; this look-up is recorded first. */
  readonly onType: (done: Done | null) => void;
  /** On to a walk-up entry, which becomes the record of this vehicle. */
  readonly onWalkUp: (start: WalkUpStart) => void;
}
const judgedAgainMs = 5_000;
type Saving = "no" | "busy" | "failed";
type Why = "failed" | "full" | "gone";
const notRecorded: Readonly<Record<Why, Words>> = {
  failed: words.notRecorded,
  full: storageWords.notRecordedFull,
  gone: storageWords.notRecordedGone,
};

const walkUpStart = ({ shown }: VehicleCase): WalkUpStart => ({
  plate: shown.by === "plate" ? shown.plate : null,
  text: shown.by === "text" ? shown.text : null,
});

/** The whole screen says what to do with the vehicle at the barrier; one tap where all is well. */
export const VerdictScreen = (props: Props) => {
  const { vehicleCase: opened, shownAt, undone, onDone, onType, onWalkUp } = props;
  const { language } = useWords();
  const station = useStation();
  const heading = useRef<HTMLHeadingElement>(null);
  const counted = opened.shown.by === "walk-up" ? opened.shown.entry.occupants : null;
  const [takeOver, setTakeOver] = useState<TakeOver | null>(undone?.seen.takeOver ?? null);
  const [takingOver, setTakingOver] = useState(false);
  const [observed, setObserved] = useState<Observed>(
    undone?.seen.observed ?? firstObserved(opened),
  );
  const [plateSeen, setPlateSeen] = useState(undone?.seen.plateSeen ?? opened.leftBehind ?? "");
  const [changes, setChanges] = useState<readonly HeadChange[]>(undone?.seen.changes ?? []);
  const [question, setQuestion] = useState(nothingAsked);
  const [override, setOverride] = useState({ reason: "", superior: "" });
  const [overriding, setOverriding] = useState(false);
  const [asking, setAsking] = useState(false);
  const [saving, setSaving] = useState<Saving>("no");
  const [why, setWhy] = useState<Why>("failed");
  const Aboard = useAboard();
  const [scanId] = useState(() => newId(station.clock.stamp()));
  const again = useRef<(() => Promise<void>) | null>(null);
  useFrameToVerdict(shownAt);

  // A verdict left on screen ages with the pass and the data it rests on.
  const [judgedAt, setJudgedAt] = useState(() => station.clock.now());
  useEffect(() => {
    const timer = setInterval(() => setJudgedAt(station.clock.now()), judgedAgainMs);
    return () => clearInterval(timer);
  }, [station]);
  const vehicleCase = useMemo(
    () => (takeOver ? takenOverHere(opened, takeOver, judgedAt) : opened),
    [opened, takeOver, judgedAt],
  );
  const verdict = useMemo(
    () => judgeCase(vehicleCase, observed, judgedAt, station.clock.doubtMs()),
    [vehicleCase, observed, judgedAt, station],
  );
  const face = faceOf(verdict);
  const settled = useSettled(face);
  const { outcome } = verdict;
  const expected = expectedAboard(vehicleCase, verdict);
  const last = vehicleCase.trip?.occupantsLast ?? null;
  const differs = last !== null && observed.occupants !== null && observed.occupants !== last;
  const HeadChanges = useHeadChanges(differs);
  const see = (next: Observed): void => {
    // What explained another count explains this one no more.
    if (next.occupants !== observed.occupants) setChanges([]);
    setObserved(next);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new face is a new verdict to hear.
  useEffect(() => {
    sound(outcome);
    heading.current?.focus({ preventScroll: true });
  }, [outcome, face]);

  const write = (
    decision: Decision,
    seen: Observed,
    override: Override | null,
    then: (done: Done, undoable: Undoable | null) => void,
  ) => {
    const plate = parsePlate(plateSeen);
    const other =
      plate && vehicleCase.vehicle
        ? say(words.plateSeenNote, language, { plate: formatPlate(plate) })
        : null;
    const draft = draftScan(
      vehicleCase,
      judgeCase(vehicleCase, seen, station.clock.now(), station.clock.doubtMs()),
      seen,
      decision,
      { note: other, override, changes: differs ? changes : [], takeOver, otherPlate: plate },
      station.post(),
      scanId,
    );
    const now = momentNow();
    const named = vehicleCase.vehicle || !plate ? draft : { ...draft, plate };
    const whole = undone ? correcting(undone, named, now) : named;
    const { id } = whole;
    const begun = undone && whole.corrects ? undone : { first: whole, firstAt: now };
    const attempt = async (): Promise<void> => {
      setSaving("busy");
      try {
        await station.record(whole);
        const { plate, occupantsSeen } = whole;
        const overridden = whole.override !== null;
        const last = { id, plate, decision, occupantsSeen, overridden };
        const { first, firstAt } = begun;
        const kept = { observed, plateSeen, changes, takeOver };
        const undoable = { first, firstAt, last, vehicleCase: opened, seen: kept };
        then(last, decision === "none" ? null : undoable);
      } catch (error) {
        setWhy(station.gone.get() ? "gone" : isFull(error) ? "full" : "failed");
        setSaving("failed");
      }
    };
    again.current = attempt;
    void attempt();
  };

  /** "All matches" means what it says: the plate was compared and as many were counted as are expected. */
  const asAnswered = (decision: Decision): Observed =>
    decision === "let-through" && (outcome === "go" || outcome === "inspect")
      ? {
          plateMatches: counted === null ? (observed.plateMatches ?? true) : null,
          occupants: observed.occupants ?? expected,
        }
      : observed;

  const decide = (decision: Decision): void => {
    if (saving === "busy") return;
    const at = station.clock.now();
    // What was taken back is on record as undecided already; and what can take nothing more keeps nobody here.
    if (decision === "none" && (undone || station.gone.get())) onDone(null, null);
    // The officer answers what is on screen; where that has just become something else, it is shown first.
    else if (faceOf(judgeCase(vehicleCase, observed, at, station.clock.doubtMs())) !== face)
      setJudgedAt(at);
    else if (needsSuperior(verdict, decision)) setOverriding(true);
    else write(decision, asAnswered(decision), null, onDone);
  };

  useDismiss(() => {
    if (saving === "no") decide("none");
  });

  return (
    <section
      className={`verdict face-${face}`}
      role="dialog"
      aria-modal="true"
      aria-labelledby="verdict-headline"
      data-testid="verdict"
      data-outcome={outcome}
      data-face={face}
      data-vehicle={vehicleCase.vehicle !== null}
      data-reasons={verdict.reasons.map((reason) => reason.code).join(" ")}
    >
      <VerdictBand
        verdict={verdict}
        face={face}
        vehicle={vehicleCase.vehicle}
        headingRef={heading}
        onClose={() => decide("none")}
      />
      <Scroller
        className="verdict-sheet"
        label={say(words.details, language)}
        testId="verdict-details"
      >
        {undone && saving !== "failed" && (
          <p className="note-line" role="status" data-testid="undone">
            {say(words.undone, language, {
              decision: say(decisionWords[undone.last.decision], language),
            })}
          </p>
        )}
        {saving === "failed" && (
          <div className="not-recorded" role="alert" data-testid="not-recorded" data-why={why}>
            <h3>{say(words.notRecordedTitle, language)}</h3>
            <p>{say(notRecorded[why], language)}</p>
          </div>
        )}
        <InquiriesAbout vehicleCase={vehicleCase} />
        <VehicleFacts vehicleCase={vehicleCase} verdict={verdict}>
          <VerdictReasons verdict={verdict} vehicleCase={vehicleCase} />
          {Aboard && vehicleCase.vehicle && (
            <Aboard
              vehicleCase={vehicleCase}
              scan={scanId}
              seen={observed.occupants}
              onCounted={(occupants) => counted === null && see({ ...observed, occupants })}
            />
          )}
          {vehicleCase.pass !== null && vehicleCase.vehicle && (
            <TakeOverNote takeOver={takeOver} onOpen={() => setTakingOver(true)} />
          )}
        </VehicleFacts>
      </Scroller>
      <footer className="verdict-foot">
        {counted === null && saving !== "failed" && (
          <ObservedBar
            expected={vehicleCase.vehicle ? expected : null}
            observed={observed}
            onObserved={see}
            plateSeen={plateSeen}
            onPlateSeen={setPlateSeen}
            onTakeOver={vehicleCase.pass === null ? null : () => setTakingOver(true)}
          />
        )}
        {HeadChanges && differs && saving !== "failed" && (
          <HeadChanges
            last={last}
            now={observed.occupants ?? last}
            transit={vehicleCase.transit}
            changes={changes}
            onChanges={setChanges}
          />
        )}
        <DecideBar
          verdict={verdict}
          aboard={observed.occupants ?? expected}
          hasVehicle={vehicleCase.vehicle !== null}
          busy={saving === "busy"}
          settled={settled}
          onRetry={saving === "failed" ? () => void again.current?.() : null}
          onDecide={decide}
          onType={() => (undone ? onType(null) : write("none", observed, null, onType))}
          onWalkUp={() => onWalkUp(walkUpStart(vehicleCase))}
          onAsk={() => setAsking(true)}
        />
      </footer>
      {asking && (
        <AskAboutVehicle
          vehicleCase={vehicleCase}
          verdict={verdict}
          plateSeen={parsePlate(plateSeen)}
          draft={question}
          onDraft={setQuestion}
          onClose={() => setAsking(false)}
        />
      )}
      {takingOver && vehicleCase.vehicle && (
        <TakeOverAsked
          plate={opened.vehicle?.plate ?? vehicleCase.vehicle.plate}
          count={observed.occupants ?? expected ?? 1}
          begun={takeOver}
          typed={plateSeen}
          onClose={() => setTakingOver(false)}
          onSay={(said, occupants) => {
            setTakingOver(false);
            setTakeOver(said);
            setPlateSeen("");
            // [R9] Who takes the wheel and makes one more is the driver that joined.
            const joined = said?.newDriver && last !== null && occupants === last + 1;
            setChanges(joined ? [{ why: "relief-driver", people: 1 }] : []);
            setObserved({ plateMatches: null, occupants });
          }}
        />
      )}
      {overriding && (
        <OverrideSheet
          draft={override}
          onDraft={setOverride}
          onClose={() => setOverriding(false)}
          onConfirm={(said) => {
            setOverriding(false);
            write("let-through", observed, said, onDone);
          }}
        />
      )}
    </section>
  );
};
