import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "./icon.tsx";

export const fewestPeople = 1;
export const mostPeople = 99;

/** A count of people with buttons for gloves. `counted`: the officer has set it. */
export const Stepper = ({
  label,
  value,
  counted,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly counted: boolean;
  readonly onChange: (value: number) => void;
}) => {
  const { t } = useWords();
  return (
    <fieldset className="stepper" data-counted={counted}>
      <legend>{label}</legend>
      <button
        type="button"
        onClick={() => onChange(Math.max(fewestPeople, value - 1))}
        disabled={value <= fewestPeople}
        aria-label={t(words.fewer)}
        data-testid="occupants-minus"
      >
        <Icon name="minus" />
      </button>
      <output data-testid="occupants" aria-live="polite">
        {value}
      </output>
      <button
        type="button"
        onClick={() => onChange(Math.min(mostPeople, value + 1))}
        disabled={value >= mostPeople}
        aria-label={t(words.moreOne)}
        data-testid="occupants-plus"
      >
        <Icon name="plus" />
      </button>
    </fieldset>
  );
};
