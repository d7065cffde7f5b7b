import { useEffect, useRef } from "react";
import type { PersonTold } from "../../../shared/domain/watch.ts";
import { watchedPersonWords as words } from "../../../shared/text/people.ts";
import { verdictLines } from "../../../shared/text/verdict.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";

/** [W10] Whom posts are asked to verify among those whose papers were shown: who asks, why, and what to do. Accuses nobody. */
export const WatchedNote = ({ met }: { readonly met: readonly PersonTold[] }) => {
  const { t, language } = useWords();
  const note = useRef<HTMLDivElement>(null);
  const count = met.length;
  useEffect(() => {
    // On a phone it would lie below the camera's picture.
    if (count > 0) note.current?.scrollIntoView({ block: "nearest" });
  }, [count]);
  return (
    <div role="alert" ref={note}>
      {met.map(({ id, watched: { last }, issuer, reason, instruction, until }) => (
        <section key={id} className="note-line watched-note" data-testid="watched-person">
          <h3>{t(words.title, { last })}</h3>
          <p>{t(words.action, { issuer })}</p>
          <p className="todo">
            {t(verdictLines.todo, { instruction, until: dayAndClock(until, language) })}
          </p>
          <p>{t(verdictLines.why, { why: reason })}</p>
          <p>{t(words.fourDigits)}</p>
        </section>
      ))}
    </div>
  );
};
