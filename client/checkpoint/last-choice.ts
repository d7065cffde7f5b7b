/** What a walk-up entry was last given: in a column of alike vehicles only plate and count are new. */
export interface LastChoice {
  readonly kind: string | null;
  readonly endpoint: string | null;
  readonly corridor: string | null;
}

let last: LastChoice = { kind: null, endpoint: null, corridor: null };

/** Kept as long as the page: the next shift starts from nothing. */
export const lastChoice = (): LastChoice => last;
export const rememberChoice = (choice: LastChoice): void => {
  last = choice;
};
