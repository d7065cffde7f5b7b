import { useState } from "react";
import { readIdentityCard } from "../../../shared/domain/identity-paper.ts";
import { isOdd, placed, resultOf } from "../../../shared/domain/manifest.ts";
import { type ListedPerson, mostPeople } from "../../../shared/domain/manifest-shape.ts";
import {
  checkResultWords,
  seatRoleWords,
  peopleWords as words,
} from "../../../shared/text/people.ts";
import { paperHashIn } from "../../api/paper-hash.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { type Counted, Stepper } from "../parts/stepper.tsx";
import { sound } from "../sounds.ts";
import { CardPart } from "./card-part.tsx";
import type { Met } from "./met-here.ts";
import { SaveButton } from "./save-button.tsx";
import { WatchedNote } from "./watched-note.tsx";
import { whoseCard } from "./whose-card.ts";

/** A comparison as far as it has come. */
export interface Comparison {
  /** Places in the list. */
  readonly present: readonly number[];
  readonly others: number;
  /** [R6] What stands for the cards of people who are not listed, so that nobody is counted twice. */
  readonly strangers: readonly string[];
}
export const nothingCompared: Comparison = { present: [], others: 0, strangers: [] };

const Ticks = ({
  people,
  present,
  onToggle,
}: {
  readonly people: readonly ListedPerson[];
  readonly present: readonly number[];
  readonly onToggle: (place: number) => void;
}) => {
  const { t } = useWords();
  return (
    <fieldset className="ticks" aria-label={t(words.whoIsThere)}>
      {placed(people).map(({ place, person: { name, last, role } }) => (
        <button
          key={place}
          type="button"
          className="topic tick"
          aria-pressed={present.includes(place)}
          onClick={() => onToggle(place)}
          data-testid="tick"
        >
          {present.includes(place) && <Icon name="check" />}
          <span className="person-name">
            <b>{name}</b>
            <span>
              {t(seatRoleWords[role])}
              {" · "}
              {last === null ? t(words.noPaper) : t(words.last, { last })}
            </span>
          </span>
        </button>
      ))}
    </fieldset>
  );
};

const notListed: Counted = {
  least: 0,
  fewer: words.fewerOthers,
  more: words.oneOther,
  testId: "others",
};

/** [R5] Who of a list is there, by tap or by card. `onSave` rejects where nothing could be kept. */
export const CheckSheet = ({
  people,
  salt,
  met,
  comparison,
  onComparison,
  onClose,
  onSave,
}: {
  readonly people: readonly ListedPerson[];
  readonly salt: string;
  readonly met: Met;
  /** How far it has come: closing the sheet throws nothing away. */
  readonly comparison: Comparison;
  readonly onComparison: (change: (now: Comparison) => Comparison) => void;
  readonly onClose: () => void;
  readonly onSave: (comparison: Comparison) => Promise<void>;
}) => {
  const { t } = useWords();
  const [said, setSaid] = useState<string | null>(null);
  const { present, others } = comparison;
  const count = people.length;
  const result = resultOf(count, present.length, others);
  const somebody = present.length + others > 0;

  const read = async (text: string): Promise<void> => {
    const card = readIdentityCard(text);
    if (!card) return setSaid(t(words.notACard));
    const hash = await paperHashIn(salt, card.number);
    const isMet = await met.meet(card.number, hash);
    const who = whoseCard(people, present, card, hash);
    if (who !== null) {
      const { place, person, sure } = who;
      if (sure) onComparison((now) => ({ ...now, present: [...new Set([...now.present, place])] }));
      setSaid(t(sure ? words.found : words.perhaps, { name: person.name }));
      return sound(sure && !isMet ? "go" : "inspect");
    }
    onComparison((now) =>
      now.strangers.includes(hash)
        ? now
        : {
            ...now,
            others: Math.min(mostPeople, now.others + 1),
            strangers: [...now.strangers, hash],
          },
    );
    setSaid(t(words.stranger));
    sound("stop");
  };

  return (
    <Sheet title={t(words.checkTitle, { count })} onClose={onClose} testId="people-check">
      <div className="stack">
        <CardPart said={said} onText={read} />
        <WatchedNote met={met.entries} />
        <p className="label">{t(words.whoIsThere)}</p>
        <Ticks
          people={people}
          present={present}
          onToggle={(place) =>
            onComparison((now) => ({
              ...now,
              present: now.present.includes(place)
                ? now.present.filter((one) => one !== place)
                : [...now.present, place],
            }))
          }
        />
        <Stepper
          label={t(words.others)}
          value={others}
          counted={others > 0}
          onChange={(next) => onComparison((now) => ({ ...now, others: next }))}
          what={notListed}
        />
        <p
          role="status"
          className={somebody && isOdd(result) ? "problem" : "note-line calm"}
          data-testid="check-result"
          data-result={somebody ? result : ""}
        >
          {somebody ? <b>{t(checkResultWords[result])}</b> : t(words.nobodyThere)}
          <br />
          {t(words.present, { present: present.length, count })}
        </p>
        <SaveButton
          label={t(words.saveCheck)}
          disabled={!somebody}
          onSave={() => onSave(comparison)}
        />
      </div>
    </Sheet>
  );
};
