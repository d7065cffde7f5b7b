import { type FormEvent, useState } from "react";
import { readTypedNumber, type TypedNumber } from "../../../shared/domain/identity-paper.ts";
import { listedPerson, longestName } from "../../../shared/domain/manifest-shape.ts";
import { peopleWords as words } from "../../../shared/text/people.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";

/** Somebody written down by hand. The number is forgotten as soon as it is added. */
export const PersonForm = ({
  onAdd,
}: {
  readonly onAdd: (name: string, paper: TypedNumber | null) => Promise<void>;
}) => {
  const { t } = useWords();
  const [name, setName] = useState("");
  const [number, setNumber] = useState("");
  const [trouble, setTrouble] = useState<Words | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const paper = readTypedNumber(number);
    const named = listedPerson.shape.name.safeParse(name);
    if (!named.success) return setTrouble(words.nameMissing);
    if (number.trim() !== "" && !paper) return setTrouble(words.numberWrong);
    await onAdd(named.data, paper);
    setTrouble(null);
    setName("");
    setNumber("");
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="stack" noValidate>
      <label className="field">
        <span>{t(words.name)}</span>
        <input
          value={name}
          maxLength={longestName}
          onChange={({ target: { value } }) => setName(value)}
          autoComplete="off"
          autoCapitalize="words"
          spellCheck={false}
          data-testid="person-name"
        />
      </label>
      <label className="field">
        <span>{t(words.number)}</span>
        <input
          value={number}
          maxLength={24}
          onChange={({ target: { value } }) => setNumber(value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          data-testid="person-number"
        />
      </label>
      <div role="alert">
        {trouble && (
          <p className="problem" data-testid="person-problem">
            {t(trouble)}
          </p>
        )}
      </div>
      <button type="submit" className="button big" data-testid="person-add">
        {t(words.add)}
      </button>
    </form>
  );
};
