import { useEffect } from "react";
import type { Plate } from "../../../shared/domain/plate.ts";
import type { Decision } from "../../../shared/domain/scan.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { decisionWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "./icon.tsx";
import { PlateSign } from "./plate-sign.tsx";

/** A scan that is durable on this tablet. */
export interface Done {
  readonly id: string;
  readonly plate: Plate | null;
  readonly decision: Decision;
}

const shownMs = 3_500;

/** Says for a moment that the scan is safe, without being in the way of the next. */
export const RecordedNote = ({
  done,
  onGone,
}: {
  readonly done: Done | null;
  readonly onGone: () => void;
}) => {
  const { t } = useWords();
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(onGone, shownMs);
    return () => clearTimeout(timer);
  }, [done, onGone]);
  return (
    <div role="status" className="recorded-place">
      {done && (
        <p className="recorded" data-testid="recorded" data-decision={done.decision} key={done.id}>
          <Icon name="check" />
          <strong>{t(words.recorded)}</strong>
          {done.plate && <PlateSign value={done.plate} size="small" />}
          <span>{t(decisionWords[done.decision])}</span>
        </p>
      )}
    </div>
  );
};
