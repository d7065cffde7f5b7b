/** A deliberate mistake in the product's code that the tests of its rule must notice. */
export interface Mutant {
  /** Rule of shared/SPEC.md that the changed code breaks; a test named after it must go red. */
  readonly rule: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** What the product then does, for the table. */
  readonly makes: string;
  /** The fewest test files that hold the rule here. */
  readonly tests: readonly string[];
}

/** Where mutants of one file are held by the same tests, only what differs is written. */
export const mutantsOf = (
  file: string,
  tests: readonly string[],
  changes: readonly (readonly [rule: string, find: string, replace: string, makes: string])[],
): readonly Mutant[] =>
  changes.map(([rule, find, replace, makes]) => ({ rule, file, find, replace, makes, tests }));
