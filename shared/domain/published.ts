import { ms } from "./time.ts";

export type StateNow = "withdrawn" | "scheduled" | "in-force" | "over";

interface Published {
  readonly effectiveFrom: string;
  readonly withdrawnAt: string | null;
}

/** Where something published stands at `now` (ms); `replaced`: another has taken over from it. */
export const stateNow = (
  { effectiveFrom, withdrawnAt }: Published,
  now: number,
  replaced = false,
): StateNow => {
  const begins = ms(effectiveFrom);
  if (withdrawnAt !== null && ms(withdrawnAt) <= begins) return "withdrawn";
  if (withdrawnAt !== null && ms(withdrawnAt) <= now) return "over";
  if (begins > now) return "scheduled";
  return replaced ? "over" : "in-force";
};

const order: readonly StateNow[] = ["scheduled", "in-force", "over", "withdrawn"];

/** As a list shows them: what is to come, what is in force, what is past; each as they were given. */
export const byStateNow = <T extends Published>(items: readonly T[], now: number): T[] => {
  const rank = (one: T): number => order.indexOf(stateNow(one, now));
  return [...items].sort((a, b) => rank(a) - rank(b));
};
