import { lazy, Suspense, useState } from "react";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import { useStation } from "../station-context.ts";
import { type Asking, questionOf } from "./asking.ts";

const AskSheet = lazy(() => import("./ask-sheet.tsx").then((it) => ({ default: it.AskSheet })));

const notCome = ["not-come"] as const;

/** [O50] Of a vehicle that has not come this tablet has made nothing. */
const nothingMade = { outcome: null, reasons: [] };

/** Asks command about a vehicle that is on its way here, ready to be sent as it is. */
export const AskAboutComing = ({
  trip,
  onClose,
}: {
  readonly trip: Trip;
  readonly onClose: () => void;
}) => {
  const { questions, clock } = useStation();
  const [draft, setDraft] = useState<Asking>({ topics: notCome, text: "", photos: [] });
  return (
    <Suspense fallback={null}>
      <AskSheet
        about={trip.plate}
        topicsOffered={notCome}
        draft={draft}
        onDraft={setDraft}
        onClose={onClose}
        onAsk={async (asking) => {
          const { plate, pass } = trip;
          const given = questionOf({ plate, pass, ...nothingMade }, asking, clock.stamp());
          await questions.keep(given, asking.photos);
          onClose();
        }}
      />
    </Suspense>
  );
};
