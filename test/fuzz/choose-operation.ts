import type { Caller } from "./callers.ts";
import type { Chance } from "./chance.ts";
import type { Operation } from "./read-description.ts";
import { type Counts, successes, tries } from "./tally.ts";

/** What a 201 told of last under a tag: its id, and which request it was. */
export interface Made {
  readonly id: unknown;
  readonly n: number;
}

export interface Choosing {
  readonly operations: readonly Operation[];
  readonly counts: Counts;
  readonly chance: Chance;
  /** What was made last, by tag. */
  readonly made: ReadonlyMap<string, Made>;
}

/** An operation, and the id of what it is to be about; undefined where chance decides. */
export interface Chosen {
  readonly operation: Operation;
  readonly about: unknown;
}

/** So many requests long others turn to what somebody just made: each caller's turn comes once. */
const talkedOf = 27;

const neverWorked =
  (counts: Counts) =>
  ({ name }: Operation): boolean =>
    successes(counts, name) === 0;

/** What the caller might do with what was just made: a proposal is decided on by others, while it is open. */
const whatToDoNow = (
  n: number,
  caller: Caller,
  { operations, counts, chance, made }: Choosing,
): Chosen | null => {
  const talk = [...made].filter(([, one]) => n <= one.n + talkedOf);
  if (talk.length === 0 || chance.percent(50)) return null;
  const [about, { id }] = chance.one(talk);
  const opened = operations.filter(
    (one) => one.tag === about && one.params.length > 0 && caller.mayCall(one),
  );
  const never = opened.filter(neverWorked(counts));
  const wanted = never.length > 0 ? never : opened;
  return wanted.length > 0 ? { operation: chance.one(wanted), about: id } : null;
};

/** What never worked yet, about what was made last; or what it may lack: something else under its tag. */
const tryAgain = (
  opened: readonly Operation[],
  { counts, chance, made }: Choosing,
): Chosen | null => {
  const never = opened.filter(neverWorked(counts));
  if (never.length === 0 || chance.percent(60)) return null;
  const wanted = chance.one(never);
  if (chance.percent(50))
    return { operation: wanted, about: chance.percent(80) ? made.get(wanted.tag)?.id : undefined };
  return {
    operation: chance.one(opened.filter(({ tag }) => tag === wanted.tag)),
    about: undefined,
  };
};

/**
 * Mostly what the caller may call at all, at times anything. What never worked yet is tried again and again; of the rest
 * what was tried least of several that come to mind, for few callers may call what few may.
 */
export const chooseOperation = (n: number, caller: Caller, choosing: Choosing): Chosen => {
  const { operations, counts, chance } = choosing;
  const opened = operations.filter(caller.mayCall);
  if (chance.percent(25)) return { operation: chance.one(operations), about: undefined };
  const wanted = whatToDoNow(n, caller, choosing) ?? tryAgain(opened, choosing);
  if (wanted) return wanted;
  const thought = [chance.one(opened), chance.one(opened), chance.one(opened)];
  const operation = thought.reduce((best, one) =>
    tries(counts, one.name) < tries(counts, best.name) ? one : best,
  );
  return { operation, about: undefined };
};
