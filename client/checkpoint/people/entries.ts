import type { TypedNumber } from "../../../shared/domain/identity-paper.ts";
import type { ListedPerson } from "../../../shared/domain/manifest-shape.ts";
import { newPaperSalt, paperHashIn } from "../../api/paper-hash.ts";

/** A list as far as it is entered. Whole numbers are in none. */
export interface Entries {
  readonly salt: string;
  readonly people: readonly ListedPerson[];
}

/** [R6] Each list has chance of its own. */
export const noEntries = (): Entries => ({ salt: newPaperSalt(), people: [] });

/** Somebody as entered; the first of a list drives. */
export const entered = async (
  { salt, people }: Entries,
  name: string,
  paper: TypedNumber | null,
): Promise<ListedPerson> => ({
  name,
  last: paper?.last ?? null,
  hash: paper?.number ? await paperHashIn(salt, paper.number) : null,
  role: people.some(({ role }) => role === "driver") ? "passenger" : "driver",
});

/** Is the same card in the list already? */
export const isListed = ({ people }: Entries, { hash }: ListedPerson): boolean =>
  hash !== null && people.some((one) => one.hash === hash);
