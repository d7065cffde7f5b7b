import { Button, TextInput } from "@mantine/core";
import { iso } from "../../shared/domain/time.ts";
import { dailyWords as words } from "../../shared/text/daily.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { TakeList } from "../ui/take-list.tsx";
import style from "./daily.module.css";

/** The date in Việt Nam at a moment (ms), as a date field holds it. */
export const dateAt = (at: number): string => iso(at + 7 * 3_600_000).slice(0, 10);

/** Which day a table is of, and what can be done with it. `onDay`: null where the field was emptied. */
export const DayTools = ({
  day,
  today,
  onDay,
  list,
  empty,
}: {
  readonly day: string;
  readonly today: string;
  readonly onDay: (day: string | null) => void;
  readonly list: "exportDaily" | "exportPostDays";
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
      <TakeList list={list} query={{ day }} disabled={empty} />
    </div>
  );
};
