import { ms } from "../../../shared/domain/time.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { shortWhile } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { pace, paceOf, paceShown } from "../pace.ts";
import { useNow } from "../station-context.ts";
import { useStore } from "../store.ts";

/** How fast the queue moves, where the post wants to see it. */
export const PaceBar = () => {
  const { t, language } = useWords();
  const shown = useStore(paceShown);
  const all = useStore(pace);
  const now = ms(useNow(5_000));
  if (shown === "no") return null;
  const { vehicles, medianMs, sinceLastMs } = paceOf(all, now);
  return (
    <p className="pill" data-testid="pace" data-vehicles={vehicles}>
      <span>{t(words.paceVehicles, { count: vehicles })}</span>
      {medianMs !== null && (
        <span>{t(words.paceMedian, { time: shortWhile(medianMs, language) })}</span>
      )}
      {sinceLastMs !== null && (
        <span>{t(words.paceLast, { time: shortWhile(sinceLastMs, language) })}</span>
      )}
    </p>
  );
};
