import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { NewWatch, WatchSeen } from "../../../shared/contract/watchlist.ts";
import { readTypedNumber } from "../../../shared/domain/identity-paper.ts";
import { watchlistWords as words } from "../../../shared/text/watchlist.ts";
import { paperHashIn } from "../../api/paper-hash.ts";
import { useWords } from "../../ui/language.tsx";

/** Of which paper an entry is. `number`: null where it stays as in the entry that is amended. */
interface Paper {
  readonly last: string;
  readonly number: string | null;
}

const endBefore = (before: WatchSeen | null): string | null =>
  before?.watched.by === "person" ? before.watched.last : null;

/** [W9] What was typed of a paper: its whole number, or nothing where it stays as it was. Null for anything else. */
export const paperOf = (typed: string, before: WatchSeen | null): Paper | null => {
  const last = endBefore(before);
  if (typed.trim() === "" && last !== null) return { last, number: null };
  const read = readTypedNumber(typed);
  return read?.number ? { last: read.last, number: read.number } : null;
};

const noHash = "A".repeat(43);

/** What is to be watched before it is hashed, for the contract's schema to judge the rest by. */
export const personBefore = (paper: Paper | null, salt: string): object => ({
  by: "person",
  last: paper?.last ?? "",
  trace: paper?.number ? { salt, hash: noHash } : null,
});

/** [W9] The entry as it is sent: with the hash of the number, and without the number. Rejects where the page cannot hash. */
export const withHash = async (entry: NewWatch, paper: Paper | null): Promise<NewWatch> => {
  const { watched } = entry;
  if (watched.by !== "person" || !watched.trace || !paper?.number) return entry;
  const { salt } = watched.trace;
  const hash = await paperHashIn(salt, paper.number);
  return { ...entry, watched: { ...watched, trace: { salt, hash } } };
};

/** Where the number of somebody's paper is typed. */
export const PaperField = ({
  value,
  before,
  error,
  onChange,
}: {
  readonly value: string;
  readonly before: WatchSeen | null;
  readonly error: ReactNode;
  readonly onChange: (value: string) => void;
}) => {
  const { t } = useWords();
  const last = endBefore(before);
  return (
    <TextInput
      label={t(words.paper)}
      description={`${last === null ? "" : `${t(words.paperAsBefore, { last })} `}${t(words.paperHint)}`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={24}
      withAsterisk={last === null}
      data-testid="watch-paper"
    />
  );
};
