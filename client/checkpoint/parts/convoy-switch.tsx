import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { useWords } from "../../ui/language.tsx";
import type { ConvoyState } from "../convoy.ts";
import { Icon } from "./icon.tsx";

/** One vehicle after the other, without leaving the camera. */
export const ConvoySwitch = ({
  on,
  onConvoy,
}: {
  readonly on: boolean;
  readonly onConvoy: (on: boolean) => void;
}) => {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="icon-button over convoy-switch"
      aria-pressed={on}
      onClick={() => onConvoy(!on)}
      data-testid="convoy"
    >
      <Icon name="convoy" />
      <span>{t(words.convoy)}</span>
    </button>
  );
};

/** How many were let through since the mode was switched on. */
export const ConvoyRun = ({ convoy: { on, run } }: { readonly convoy: ConvoyState }) => {
  const { t } = useWords();
  if (!on) return null;
  const people = run.reduce((sum, one) => sum + one.people, 0);
  return (
    <p className="pill" data-testid="convoy-run" data-vehicles={run.length} data-people={people}>
      {t(words.convoyRun, { vehicles: run.length, people })}
    </p>
  );
};
