import { useEffect, useState } from "react";
import type { Plate } from "../../../shared/domain/plate.ts";
import { hasReceipt } from "../../../shared/domain/receipt.ts";
import type { Decision } from "../../../shared/domain/scan.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { decisionWords } from "../../../shared/text/everywhere.ts";
import { recordWords } from "../../../shared/text/record.ts";
import { shortWhile } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { momentNow, type Undoable, undoLeft } from "../undo.ts";
import { Icon } from "./icon.tsx";
import { PlateSign } from "./plate-sign.tsx";

/** A scan that is durable on this tablet. */
export interface Done {
  readonly id: string;
  readonly plate: Plate | null;
  readonly decision: Decision;
  readonly occupantsSeen: number | null;
  /** [T13] Let through against a stop. */
  readonly overridden?: boolean;
}
/** `tookMs`: from when the vehicle was first seen; null where nobody can tell, or it is a correction. */
export interface Told extends Done {
  readonly tookMs: number | null;
}

const shownMs = 3_500;

/** Seconds in which a decision may still be taken back, counting down; calls `onOver` at the end. */
export const useUndoSeconds = (undoable: Undoable | null, onOver: () => void): number => {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!undoable) return;
    const tick = (): void => {
      const rest = undoLeft(undoable, momentNow());
      setLeft(Math.ceil(rest / 1_000));
      if (rest === 0) onOver();
    };
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [undoable, onOver]);
  return left;
};

/**
 * Says that the scan is safe without being in the way of the next, and then stays smaller for as long as the decision
 * may be taken back [O7].
 */
export const RecordedNote = ({
  done,
  onGone,
  undoable,
  onUndo,
  onOver,
  onPrint,
}: {
  readonly done: Told | null;
  readonly onGone: () => void;
  readonly undoable: Undoable | null;
  readonly onUndo: (undoable: Undoable) => void;
  readonly onOver: () => void;
  readonly onPrint: (scan: string) => void;
}) => {
  const { t, language } = useWords();
  const seconds = useUndoSeconds(undoable, onOver);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(onGone, shownMs);
    return () => clearTimeout(timer);
  }, [done, onGone]);
  const told = done ?? undoable?.last ?? null;
  const mayUndo = undoable !== null && told?.id === undoable.last.id;
  const printable = told !== null && hasReceipt(told.decision);
  return (
    <div className="recorded-place" data-printable={printable}>
      <div role="status">
        {told && (
          <p
            className="recorded"
            data-testid={done ? "recorded" : "recorded-last"}
            data-decision={told.decision}
            data-quiet={done === null}
            data-overridden={told.overridden === true}
            key={told.id}
          >
            <Icon name="check" />
            <strong>{t(done ? words.recorded : words.recordedLast)}</strong>
            {told.plate && <PlateSign value={told.plate} size="small" />}
            <span>{t(told.overridden ? words.overrideTitle : decisionWords[told.decision])}</span>
            {done && done.tookMs !== null && (
              <span data-testid="took">{shortWhile(done.tookMs, language)}</span>
            )}
          </p>
        )}
      </div>
      {printable && (
        <button
          type="button"
          className="undo"
          onClick={() => onPrint(told.id)}
          aria-label={t(recordWords.open)}
          data-testid="print-last-record"
        >
          <Icon name="print" />
        </button>
      )}
      {mayUndo && (
        <button type="button" className="undo" onClick={() => onUndo(undoable)} data-testid="undo">
          <Icon name="undo" />
          <span>{t(words.undo)}</span>
          <small aria-hidden="true">{seconds}</small>
        </button>
      )}
    </div>
  );
};
