import { lazy, Suspense } from "react";
import type { Plate } from "../../../shared/domain/plate.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";
import { askWords } from "../../../shared/text/ask.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { convoyTapWords } from "../../../shared/text/convoy-tap.ts";
import { dutyWords } from "../../../shared/text/duty.ts";
import { recordWords } from "../../../shared/text/record.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import type { Run } from "../convoy.ts";
import { Guard } from "../parts/guard.tsx";

// Rarely asked for, and kept for offline with everything else.
const RecordScreen = lazy(() =>
  import("../record/record-screen.tsx").then((it) => ({ default: it.RecordScreen })),
);
const SettingsSheet = lazy(() =>
  import("./settings-sheet.tsx").then((it) => ({ default: it.SettingsSheet })),
);
const RollSheet = lazy(() =>
  import("../convoys/roll-sheet.tsx").then((it) => ({ default: it.RollSheet })),
);
const AskAboutComing = lazy(() =>
  import("../ask/about-coming.tsx").then((it) => ({ default: it.AskAboutComing })),
);
const DutySheet = lazy(() => import("./duty-sheet.tsx").then((it) => ({ default: it.DutySheet })));

export type SheetOpen =
  | "settings"
  | "duty"
  | "roll"
  | { readonly print: string }
  | { readonly ask: Trip };
const titleOf = (sheet: SheetOpen): Words => {
  if (sheet === "settings") return words.settingsTitle;
  if (sheet === "roll") return convoyTapWords.rollCall;
  if (sheet === "duty") return dutyWords.dutyTitle;
  return "ask" in sheet ? askWords.ask : recordWords.open;
};

/** What stands over the screen by somebody's wish, loaded when it is opened. */
export const OpenSheet = ({
  sheet,
  run,
  onClose,
  onLook,
  onEnrolAgain,
}: {
  readonly sheet: SheetOpen;
  /** What was let through in a row just now. */
  readonly run: Run;
  readonly onClose: () => void;
  readonly onLook: (plate: Plate) => void;
  readonly onEnrolAgain: () => void;
}) => {
  const { t } = useWords();
  return (
    <Guard title={t(titleOf(sheet))} onClose={onClose}>
      <Suspense>
        {sheet === "settings" ? (
          <SettingsSheet onClose={onClose} onEnrolAgain={onEnrolAgain} />
        ) : sheet === "duty" ? (
          <DutySheet onClose={onClose} />
        ) : sheet === "roll" ? (
          <RollSheet run={run} onClose={onClose} onLook={onLook} />
        ) : "ask" in sheet ? (
          <AskAboutComing trip={sheet.ask} onClose={onClose} />
        ) : (
          <RecordScreen scan={sheet.print} onClose={onClose} />
        )}
      </Suspense>
    </Guard>
  );
};
