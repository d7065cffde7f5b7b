/** A code counts as gone when the camera has looked this long without seeing it. */
const goneAfterMs = 2_500;

/** Keeps the code just dealt with from being scanned again while it is still in view. Times: any ms clock. */
export interface SameCode {
  /** `new`: judge it. `same`: it was dealt with and has not left yet. */
  readonly offer: (text: string, now: number) => "new" | "same";
  /** The camera looked and saw no code. True while the one dealt with may still be there. */
  readonly missed: (now: number) => boolean;
  /** The camera looks again after a pause, during which nothing left the view as far as we know. */
  readonly resume: (now: number) => void;
  readonly forget: () => void;
}

export const makeSameCode = (): SameCode => {
  let held: string | null = null;
  let seenAt = 0;
  return {
    offer: (text, now) => {
      const same = text === held;
      held = text;
      seenAt = now;
      return same ? "same" : "new";
    },
    missed: (now) => {
      if (now - seenAt > goneAfterMs) held = null;
      return held !== null;
    },
    resume: (now) => {
      seenAt = now;
    },
    forget: () => {
      held = null;
    },
  };
};
