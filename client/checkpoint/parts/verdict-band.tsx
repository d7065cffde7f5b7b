import type { Ref } from "react";
import { formatPlate } from "../../../shared/domain/plate.ts";
import type { Verdict } from "../../../shared/domain/verdict-shape.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { reasonText } from "../../../shared/text/reason-text.ts";
import { outcomeWords } from "../../../shared/text/verdict.ts";
import { useWords } from "../../ui/language.tsx";
import type { Face } from "../face.ts";
import type { Vehicle } from "../vehicle-case.ts";
import { FaceIcon } from "./face-icon.tsx";
import { Icon } from "./icon.tsx";
import { DataAge } from "./top-bar.tsx";

interface Props {
  readonly verdict: Verdict;
  readonly face: Face;
  readonly vehicle: Vehicle | null;
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly onClose: () => void;
}

/** Colour, drawing and words that can be read from two metres. */
export const VerdictBand = ({ verdict, face, vehicle, headingRef, onClose }: Props) => {
  const { t, language } = useWords();
  const { outcome, reasons, facts } = verdict;
  const first = reasons[0] ? reasonText(reasons[0], language) : null;
  const told = outcomeWords[outcome];
  // What stops says why in its largest words; what goes, or is not ours, says that itself.
  const reasonLeads = first !== null && (outcome === "stop" || outcome === "cannot-check");
  const headline = reasonLeads ? first.title : t(told.title);
  const over = reasonLeads ? t(told.title) : outcome === "inspect" ? (first?.title ?? null) : null;
  const action = first?.action ?? t(told.action);
  const plate = vehicle && formatPlate(vehicle.plate);
  const spoken =
    plate && facts.occupantsMax !== null
      ? t(words.spoken, {
          headline: [over, headline].filter(Boolean).join(": "),
          plate,
          count: facts.occupantsMax,
        })
      : t(words.spokenPlain, { headline, action });
  return (
    <header className="verdict-band">
      <div className="verdict-top">
        <DataAge />
        <button
          type="button"
          className="icon-button over"
          onClick={onClose}
          aria-label={t(words.closeUndecided)}
          data-testid="close-undecided"
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="verdict-said">
        <div className="verdict-words">
          <FaceIcon face={face} />
          <div>
            {over && <p className="verdict-over">{over}</p>}
            <h2 id="verdict-headline" ref={headingRef} tabIndex={-1} data-testid="verdict-outcome">
              {headline}
            </h2>
          </div>
        </div>
        <p className="verdict-action">{action}</p>
      </div>
      <p className="hidden" aria-live="assertive" role="alert">
        {spoken}
      </p>
    </header>
  );
};
