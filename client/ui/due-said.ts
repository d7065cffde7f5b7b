import { iso, ms } from "../../shared/domain/time.ts";
import { isLate } from "../../shared/domain/travel/board.ts";
import type { Due } from "../../shared/domain/travel/due.ts";
import { dueWords as words } from "../../shared/text/due.ts";
import { lasting, shortly } from "../../shared/text/when.ts";
import type { Speaking } from "./language.tsx";

const padMs = 5 * 60_000;
/** Fewer than one in a hundred take so long: then it is said how few, and below one in a thousand that it hardly ever happens. */
const rare = 0.01;
const hardlyEver = 0.001;

/** When a vehicle is due, in words, and where on a bar 100 wide early, middle, late and now lie. */
export interface DueSaid {
  readonly text: string;
  /** Null where it is not late. */
  readonly late: string | null;
  readonly isRare: boolean;
  readonly bar: Readonly<Record<"early" | "at" | "late" | "now", number>>;
}

/** Null where its road is shut for nobody knows how long. */
export const dueSaid = (
  { at, early, late, chance }: Due,
  now: number,
  { t, language }: Pick<Speaking, "t" | "language">,
): DueSaid | null => {
  if (at === null || early === null || late === null) return null;
  const [from, to] = [Math.min(ms(early), now) - padMs, Math.max(ms(late), now) + padMs];
  const place = (time: number): number => ((time - from) / (to - from)) * 100;
  const shown = (time: string): string => shortly(time, iso(now), language);
  const isRare = chance < rare;
  const rareWords = chance < hardlyEver ? words.hardlyEver : words.veryLate;
  const length = lasting(now - ms(at), language);
  return {
    text: t(words.due, { at: shown(at), early: shown(early), late: shown(late) }),
    late: isLate({ late }, now)
      ? t(isRare ? rareWords : words.late, { length, many: Math.round(1 / chance) })
      : null,
    isRare,
    bar: { early: place(ms(early)), at: place(ms(at)), late: place(ms(late)), now: place(now) },
  };
};
