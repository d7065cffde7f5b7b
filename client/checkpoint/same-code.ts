/** A code counts as gone when the camera has looked this long without seeing it. */
const goneAfterMs = 2_500;

/**
 * Keeps codes just dealt with from being scanned again while they are still in view: of two that lie there together
 * the camera sees now the one, now the other. Times: any ms clock.
 */
export interface SameCode {
  /** `new`: judge it. `same`: it was dealt with, and has not left yet or lies beside one that has not. */
  readonly offer: (text: string, now: number) => "new" | "same";
  /** The camera looked and saw no code. True while the one dealt with may still be there. */
  readonly missed: (now: number) => boolean;
  /** The camera looks again after a pause, during which nothing left the view as far as we know. */
  readonly resume: (now: number) => void;
  readonly forget: () => void;
}

export const makeSameCode = (): SameCode => {
  const held = new Set<string>();
  let seenAt = 0;
  return {
    offer: (text, now) => {
      const same = held.has(text);
      held.add(text);
      seenAt = now;
      return same ? "same" : "new";
    },
    missed: (now) => {
      if (now - seenAt > goneAfterMs) held.clear();
      return held.size > 0;
    },
    resume: (now) => {
      seenAt = now;
    },
    forget: () => {
      held.clear();
    },
  };
};
