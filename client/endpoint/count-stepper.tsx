import { everywhereWords } from "../../shared/text/everywhere.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import style from "./endpoint.module.css";

const most = 99;

/** How many people are aboard, one more or fewer with each tap. */
export const CountStepper = ({
  legend,
  count,
  onChange,
  testId,
}: {
  readonly legend: string;
  readonly count: number;
  readonly onChange: (count: number) => void;
  readonly testId: string;
}) => {
  const { t } = useWords();
  return (
    <fieldset className={style.stepper}>
      <legend>{legend}</legend>
      <button
        type="button"
        aria-label={t(everywhereWords.oneFewer)}
        disabled={count <= 1}
        onClick={() => onChange(count - 1)}
        data-testid={`${testId}-minus`}
      >
        <Icon name="minus" size={30} />
      </button>
      <output aria-live="polite" data-testid={`${testId}-count`}>
        {count}
      </output>
      <button
        type="button"
        aria-label={t(everywhereWords.oneMore)}
        disabled={count >= most}
        onClick={() => onChange(count + 1)}
        data-testid={`${testId}-plus`}
      >
        <Icon name="plus" size={30} />
      </button>
    </fieldset>
  );
};
