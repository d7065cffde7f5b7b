import { lazy, Suspense } from "react";
import { formatPlate, type Plate } from "../../../shared/domain/plate.ts";
import type { TakeOver } from "../../../shared/domain/take-over-shape.ts";
import { takeOverTapWords as words } from "../../../shared/text/take-over.ts";
import { useWords } from "../../ui/language.tsx";
import { Guard } from "../parts/guard.tsx";

// Rarely asked for, and kept for offline with everything else.
const TakeOverSheet = lazy(() =>
  import("./take-over-sheet.tsx").then((it) => ({ default: it.TakeOverSheet })),
);

/** [T19] What was written down of another vehicle or driver, and where to do so. */
export const TakeOverNote = ({
  takeOver,
  onOpen,
}: {
  readonly takeOver: TakeOver | null;
  readonly onOpen: () => void;
}) => {
  const { t } = useWords();
  return (
    <>
      {takeOver && (
        <p className="note-line" role="status" data-testid="take-over-said">
          {takeOver.plate
            ? t(words.said, { plate: formatPlate(takeOver.plate) })
            : t(words.saidDriver)}
        </p>
      )}
      <button type="button" className="button big" onClick={onOpen} data-testid="take-over-open">
        {t(words.open)}
      </button>
    </>
  );
};

/** What is asked about the vehicle or driver that goes on. */
export interface TakeOverAsking {
  /** Under which the load has driven until now. */
  readonly plate: Plate;
  readonly count: number;
  readonly begun: TakeOver | null;
  /** What was typed as the plate that stands there, to begin with. */
  readonly typed: string;
  readonly onClose: () => void;
  /** Null takes it back. */
  readonly onSay: (takeOver: TakeOver | null, occupants: number) => void;
}

export const TakeOverAsked = (asking: TakeOverAsking) => {
  const { t } = useWords();
  return (
    <Guard title={t(words.title)} onClose={asking.onClose}>
      <Suspense>
        <TakeOverSheet {...asking} />
      </Suspense>
    </Guard>
  );
};
