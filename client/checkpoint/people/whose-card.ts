import type { IdentityPaper } from "../../../shared/domain/identity-paper.ts";
import { placed } from "../../../shared/domain/manifest.ts";
import type { ListedPerson } from "../../../shared/domain/manifest-shape.ts";
import { fold } from "../../../shared/domain/search.ts";

/**
 * Whose card of a list this is, or null for a stranger's. Surely theirs whose number was listed; and perhaps theirs of whom less
 * was listed, or another paper: alike suggests, it never accuses. `present`: places already found to be there.
 */
export const whoseCard = (
  people: readonly ListedPerson[],
  present: readonly number[],
  { name, number }: IdentityPaper,
  hash: string,
): { readonly place: number; readonly person: ListedPerson; readonly sure: boolean } | null => {
  const all = placed(people);
  const known = all.find(({ person }) => person.hash === hash);
  if (known) return { ...known, sure: true };
  const open = all.filter(({ place }) => !present.includes(place));
  const sameName = ({ person }: (typeof all)[number]) => fold(person.name) === fold(name);
  const sameEnd = ({ person }: (typeof all)[number]) =>
    person.hash === null && person.last === number.slice(-4);
  const both = open.find((one) => sameEnd(one) && sameName(one));
  if (both) return { ...both, sure: true };
  const perhaps = open.find(sameName) ?? open.find(sameEnd);
  return perhaps ? { ...perhaps, sure: false } : null;
};
