import type { ReactNode } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import { type ConvoyState, mostWaiting } from "../convoy.ts";
import type { PhotoTrouble } from "../decode-photo.ts";
import { ConvoyRun, ConvoySwitch } from "./convoy-switch.tsx";
import { PaceBar } from "./pace-bar.tsx";
import { RollButton } from "./roll-button.tsx";

export type Hint = "aim" | "same" | "unreadable" | PhotoTrouble;

const hints: Readonly<Record<Hint | "starting" | "full", Words>> = {
  aim: words.aim,
  same: words.sameCode,
  full: words.convoyFull,
  starting: words.cameraStarting,
  unreadable: words.unreadable,
  "no-picture": words.photoNoPicture,
  "no-code": words.photoNoCode,
  "damaged-code": words.photoDamaged,
};

/** While vehicles wait, these are told by their being there. */
const needless: ReadonlySet<string> = new Set<keyof typeof hints>(["aim", "same", "starting"]);

interface Props {
  /** There is a picture, or is about to be. */
  readonly seeing: boolean;
  readonly hint: Hint | "starting";
  readonly onScanAgain: () => void;
  readonly convoy: ConvoyState;
  readonly onConvoy: (on: boolean) => void;
  readonly onRoll: () => void;
  /** The vehicles that wait. */
  readonly children: ReactNode;
}

/** What stands at the thumb: pace and run, the vehicles that wait, what the camera says, the switch. */
export const ScanFoot = ({
  seeing,
  hint,
  onScanAgain,
  convoy,
  onConvoy,
  onRoll,
  children,
}: Props) => {
  const { t } = useWords();
  const waiting = convoy.waiting.length;
  const said = waiting >= mostWaiting ? "full" : hint;
  const status = (className: string): ReactNode => (
    <div className={className} role="status" data-testid="scan-hint" data-hint={said}>
      <p>{t(hints[said])}</p>
      {said === "same" && (
        <button
          type="button"
          className="button over"
          onClick={onScanAgain}
          data-testid="scan-again"
        >
          {t(words.scanAgain)}
        </button>
      )}
    </div>
  );
  return (
    <div className="scan-foot">
      <div className="pills">
        {waiting === 0 && <PaceBar />}
        <ConvoyRun convoy={convoy} />
        {waiting === 0 && <RollButton run={convoy.run.length} onOpen={onRoll} />}
        {waiting > 0 && !needless.has(said) && status("scan-hint pill")}
      </div>
      {children}
      {seeing && waiting === 0 && (
        <div className="scan-last">
          {status("scan-hint")}
          <ConvoySwitch on={convoy.on} onConvoy={onConvoy} />
        </div>
      )}
    </div>
  );
};
