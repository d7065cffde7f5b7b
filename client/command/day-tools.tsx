import { Button, TextInput } from "@mantine/core";
import { iso } from "../../shared/domain/time.ts";
import { dailyWords as words } from "../../shared/text/daily.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import style from "./daily.module.css";

/** The date in Việt Nam at a moment (ms), as a date field holds it. */
export const dateAt = (at: number): string => iso(at + 7 * 3_600_000).slice(0, 10);

/** Gives the browser a text as a file. */
export const saveCsv = (name: string, text: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  // Not at once: the browser has still to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** Which day a table is of, and what can be done with it. `onDay`: null where the field was emptied. */
export const DayTools = ({
  day,
  today,
  onDay,
  onCsv,
  empty,
}: {
  readonly day: string;
  readonly today: string;
  readonly onDay: (day: string | null) => void;
  readonly onCsv: () => void;
  readonly empty: boolean;
}) => {
  const { t } = useWords();
  return (
    <div className={style.tools}>
      <TextInput
        type="date"
        label={t(words.day)}
        value={day}
        max={today}
        error={day > today ? t(fieldWords["day-to-come"]) : null}
        onChange={(event) => onDay(event.currentTarget.value || null)}
        data-testid="daily-day"
      />
      <Button
        variant="default"
        leftSection={<Icon name="print" size={18} />}
        onClick={() => window.print()}
      >
        {t(words.print)}
      </Button>
      <Button
        variant="default"
        leftSection={<Icon name="upload" size={18} />}
        onClick={onCsv}
        disabled={empty}
        data-testid="daily-csv"
      >
        {t(words.csv)}
      </Button>
    </div>
  );
};
