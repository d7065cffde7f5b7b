import type { Scan } from "../../../shared/domain/scan.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { directionWords, everywhereWords, termWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { paceShown } from "../pace.ts";
import { contrast, scheme } from "../scheme.ts";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

interface Option<T> {
  readonly value: T;
  readonly label: string;
}

/** A few choices side by side; exactly one holds. */
export const Segments = <T extends string>({
  label,
  value,
  options,
  onChange,
  testId,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  readonly testId: string;
}) => (
  <fieldset className="segments" data-testid={testId}>
    <legend className="hidden">{label}</legend>
    {options.map((option) => (
      <button
        key={option.value}
        type="button"
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
        data-value={option.value}
      >
        {option.label}
      </button>
    ))}
  </fieldset>
);

export const LanguageSwitch = () => {
  const { t, language, setLanguage } = useWords();
  return (
    <Segments
      testId="language"
      label={t(termWords.language)}
      value={language}
      onChange={setLanguage}
      options={[
        { value: "vi", label: "Tiếng Việt" },
        { value: "en", label: "English" },
      ]}
    />
  );
};

export const SchemeSwitch = () => {
  const { t } = useWords();
  return (
    <Segments
      testId="scheme"
      label={t(everywhereWords.scheme)}
      value={useStore(scheme)}
      onChange={scheme.set}
      options={[
        { value: "auto", label: t(everywhereWords.schemeAuto) },
        { value: "light", label: t(everywhereWords.schemeLight) },
        { value: "dark", label: t(everywhereWords.schemeDark) },
      ]}
    />
  );
};

export const ContrastSwitch = () => {
  const { t } = useWords();
  return (
    <Segments
      testId="contrast"
      label={t(words.contrast)}
      value={useStore(contrast)}
      onChange={contrast.set}
      options={[
        { value: "auto", label: t(everywhereWords.schemeAuto) },
        { value: "high", label: t(words.contrastHigh) },
      ]}
    />
  );
};

export const PaceSwitch = () => {
  const { t } = useWords();
  return (
    <Segments
      testId="pace-shown"
      label={t(words.paceShown)}
      value={useStore(paceShown)}
      onChange={paceShown.set}
      options={[
        { value: "no", label: t(words.off) },
        { value: "yes", label: t(words.on) },
      ]}
    />
  );
};

/** Into the province or out of it: what every scan is marked with. */
export const DirectionSwitch = () => {
  const { t } = useWords();
  const station = useStation();
  const direction = useStore(station.direction);
  return (
    <Segments<Scan["direction"]>
      testId="direction"
      label={t(words.direction)}
      value={direction}
      onChange={station.setDirection}
      options={[
        { value: "in", label: t(directionWords.in) },
        { value: "out", label: t(directionWords.out) },
      ]}
    />
  );
};
