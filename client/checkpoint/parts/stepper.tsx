import { mostPeople } from "../../../shared/domain/manifest-shape.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "./icon.tsx";

/** What is counted: from how many on, the names of its buttons, and how tests find them. */
export interface Counted {
  readonly least: number;
  readonly fewer: Words;
  readonly more: Words;
  readonly testId: string;
}
const aboard: Counted = {
  least: 1,
  fewer: words.fewer,
  more: words.moreOne,
  testId: "occupants",
};

/** A count of people with buttons for gloves. `counted`: the officer has set it. */
export const Stepper = ({
  label,
  value,
  counted,
  onChange,
  what = aboard,
}: {
  readonly label: string;
  readonly value: number;
  readonly counted: boolean;
  readonly onChange: (value: number) => void;
  readonly what?: Counted;
}) => {
  const { t } = useWords();
  const { least, fewer, more, testId } = what;
  return (
    <fieldset className={`stepper ${testId}`} data-counted={counted}>
      <legend>{label}</legend>
      <button
        type="button"
        onClick={() => onChange(Math.max(least, value - 1))}
        disabled={value <= least}
        aria-label={t(fewer)}
        data-testid={`${testId}-minus`}
      >
        <Icon name="minus" />
      </button>
      <output data-testid={testId} aria-live="polite">
        {value}
      </output>
      <button
        type="button"
        onClick={() => onChange(Math.min(mostPeople, value + 1))}
        disabled={value >= mostPeople}
        aria-label={t(more)}
        data-testid={`${testId}-plus`}
      >
        <Icon name="plus" />
      </button>
    </fieldset>
  );
};
