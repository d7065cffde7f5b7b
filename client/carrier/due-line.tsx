import type { ApplicationSeen } from "../../shared/contract/applications.ts";
import { carrierWords as words } from "../../shared/text/applications.ts";
import { dayAndClock, shortly } from "../../shared/text/when.ts";
import { useWords } from "../ui/language.tsx";
import { useNow } from "../ui/time.tsx";
import style from "./carrier.module.css";

/** [Y5] Until when whoever applied is to be answered, or since when an answer is late; else since when it is so. */
export const DueLine = ({
  application: { due, since },
}: {
  readonly application: ApplicationSeen;
}) => {
  const { t, language } = useWords();
  const now = useNow();
  if (due === null) return <span className={style.when}>{dayAndClock(since, language)}</span>;
  const time = shortly(due, new Date(now).toISOString(), language);
  return (
    <span className={style.when}>
      {t(Date.parse(due) < now ? words.overdue : words.dueBy, { time })}
    </span>
  );
};
