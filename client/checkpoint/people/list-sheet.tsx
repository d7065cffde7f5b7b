import { useState } from "react";
import { readIdentityCard, type TypedNumber } from "../../../shared/domain/identity-paper.ts";
import { placed } from "../../../shared/domain/manifest.ts";
import { type ListedPerson, mostPeople } from "../../../shared/domain/manifest-shape.ts";
import { seatRoleWords, peopleWords as words } from "../../../shared/text/people.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { sound } from "../sounds.ts";
import { CardPart } from "./card-part.tsx";
import { type Entries, entered, isListed } from "./entries.ts";
import type { Met } from "./met-here.ts";
import { PersonForm } from "./person-form.tsx";
import { SaveButton } from "./save-button.tsx";
import { WatchedNote } from "./watched-note.tsx";

const otherRole = ({ role }: ListedPerson): ListedPerson["role"] =>
  role === "driver" ? "passenger" : "driver";

const Person = ({
  person,
  onRole,
  onDrop,
}: {
  readonly person: ListedPerson;
  readonly onRole: () => void;
  readonly onDrop: () => void;
}) => {
  const { t } = useWords();
  const { name, last, role } = person;
  return (
    <li className="person" data-testid="person" data-role={role}>
      <span className="person-name">
        <b>{name}</b>
        <span className="soft">{last === null ? t(words.noPaper) : t(words.last, { last })}</span>
      </span>
      <button
        type="button"
        className="button"
        onClick={onRole}
        aria-pressed={role === "driver"}
        data-testid="person-role"
      >
        {t(seatRoleWords[role])}
      </button>
      <button
        type="button"
        className="icon-button"
        onClick={onDrop}
        aria-label={t(words.drop, { name })}
        data-testid="person-drop"
      >
        <Icon name="close" />
      </button>
    </li>
  );
};

/** Who is aboard, by their cards or by hand. `onSave` rejects where nothing could be kept. */
export const ListSheet = ({
  entries,
  met,
  onEntries,
  onClose,
  onSave,
}: {
  /** What is entered so far: closing the sheet throws nothing away. */
  readonly entries: Entries;
  readonly met: Met;
  readonly onEntries: (change: (now: Entries) => Entries) => void;
  readonly onClose: () => void;
  readonly onSave: (entries: Entries) => Promise<void>;
}) => {
  const { t } = useWords();
  const [said, setSaid] = useState<string | null>(null);
  const { people } = entries;
  const full = people.length >= mostPeople;
  const change = (next: (now: readonly ListedPerson[]) => readonly ListedPerson[]): void =>
    onEntries((now) => ({ ...now, people: next(now.people) }));

  const add = async (name: string, paper: TypedNumber | null): Promise<void> => {
    const person = await entered(entries, name, paper);
    const isMet = await met.meet(paper?.number ?? null, person.hash);
    if (isListed(entries, person)) return setSaid(t(words.already, { name }));
    change((now) => [...now, person].slice(0, mostPeople));
    setSaid(t(words.added, { name }));
    sound(isMet ? "inspect" : "go");
  };
  const read = async (text: string): Promise<void> => {
    const card = readIdentityCard(text);
    if (!card) return setSaid(t(words.notACard));
    await add(card.name, { number: card.number, last: card.number.slice(-4) });
  };

  return (
    <Sheet title={t(words.title)} onClose={onClose} testId="people-list">
      <div className="stack">
        {!full && <CardPart said={said} onText={read} />}
        <WatchedNote met={met.entries} />
        {people.length === 0 ? (
          <p className="soft">{t(words.nobody)}</p>
        ) : (
          <ul className="people" data-testid="people" data-count={people.length}>
            {placed(people).map(({ place, person }) => (
              <Person
                key={place}
                person={person}
                onRole={() =>
                  change((now) =>
                    now.map((one) => (one === person ? { ...one, role: otherRole(one) } : one)),
                  )
                }
                onDrop={() => change((now) => now.filter((one) => one !== person))}
              />
            ))}
          </ul>
        )}
        {full ? (
          <p className="note-line">{t(words.full, { most: mostPeople })}</p>
        ) : (
          <PersonForm onAdd={add} />
        )}
        <p className="soft">{t(words.hint)}</p>
        <SaveButton
          label={t(words.save, { count: people.length })}
          disabled={people.length === 0}
          onSave={() => onSave(entries)}
        />
      </div>
    </Sheet>
  );
};
