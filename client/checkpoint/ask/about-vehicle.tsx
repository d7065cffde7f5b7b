import { lazy, Suspense } from "react";
import type { Plate } from "../../../shared/domain/plate.ts";
import type { Verdict } from "../../../shared/domain/verdict-shape.ts";
import { askWords } from "../../../shared/text/ask.ts";
import { useWords } from "../../ui/language.tsx";
import { Guard } from "../parts/guard.tsx";
import { useStation } from "../station-context.ts";
import { plateOf, type VehicleCase } from "../vehicle-case.ts";
import { type Asking, nothingAsked, questionOf } from "./asking.ts";
import { isAbout, useInquiries } from "./inquiries.ts";
import { InquiryNote } from "./inquiry-note.tsx";

// Rarely asked for, and kept for offline with everything else.
const AskSheet = lazy(() => import("./ask-sheet.tsx").then((it) => ({ default: it.AskSheet })));

/** Asks command about the vehicle at the barrier, which is decided meanwhile or not. */
export const AskAboutVehicle = ({
  vehicleCase,
  verdict,
  plateSeen,
  draft,
  onDraft,
  onClose,
}: {
  readonly vehicleCase: VehicleCase;
  readonly verdict: Verdict;
  readonly plateSeen: Plate | null;
  readonly draft: Asking;
  readonly onDraft: (change: (now: Asking) => Asking) => void;
  readonly onClose: () => void;
}) => {
  const { questions, clock } = useStation();
  const { t } = useWords();
  return (
    <Guard title={t(askWords.ask)} onClose={onClose}>
      <Suspense>
        <AskSheet
          draft={draft}
          onDraft={onDraft}
          onClose={onClose}
          onAsk={async (asking) => {
            const about = {
              plate: plateOf(vehicleCase) ?? plateSeen,
              pass: vehicleCase.pass,
              outcome: verdict.outcome,
              reasons: [...new Set(verdict.reasons.map(({ code }) => code))],
            };
            const given = questionOf(about, asking, clock.stamp());
            await questions.keep(given, asking.photos);
            onDraft(() => nothingAsked);
            onClose();
          }}
        />
      </Suspense>
    </Guard>
  );
};

/** What was asked about the vehicle at the barrier, and what command said. */
export const InquiriesAbout = ({ vehicleCase }: { readonly vehicleCase: VehicleCase }) => {
  const about = useInquiries().filter((one) => isAbout(one, vehicleCase));
  if (about.length === 0) return null;
  return (
    <div className="inquiries-about" role="status">
      {about.slice(0, 3).map((inquiry) => (
        <InquiryNote key={inquiry.id} inquiry={inquiry} brief />
      ))}
    </div>
  );
};
