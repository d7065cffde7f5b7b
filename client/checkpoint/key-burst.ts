import { recognise } from "./recognise.ts";

/** One key as it went down. `at`: ms of any clock that runs on. */
export interface Stroke {
  /** `KeyboardEvent.code`: which key it was, whatever the layout makes of it. */
  readonly code: string;
  /** `KeyboardEvent.key`: what the layout, or an input method, made of it. */
  readonly key: string;
  readonly shift: boolean;
  readonly at: number;
}

/** No hand types so many characters so fast; a reader over Bluetooth stumbles at times. Milliseconds. */
const longestGap = 160;
const meanGap = 40;
const fewest = 6;

/** What each key types on the layout that readers are set to as they come: base and with shift. */
const usKeys: Readonly<Record<string, string>> = {
  Minus: "-_",
  Equal: "=+",
  BracketLeft: "[{",
  BracketRight: "]}",
  Backslash: "\\|",
  Semicolon: ";:",
  Quote: "'\"",
  Backquote: "`~",
  Comma: ",<",
  Period: ".>",
  Slash: "/?",
  Space: "  ",
  NumpadAdd: "++",
  NumpadSubtract: "--",
  NumpadMultiply: "**",
  NumpadDivide: "//",
  NumpadDecimal: "..",
};
const shiftedDigits = ")!@#$%^&*(";

const usCharacter = ({ code, shift }: Stroke): string => {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return shift ? shiftedDigits[Number(digit)]! : digit;
  const pad = /^Numpad(\d)$/.exec(code)?.[1];
  return pad ?? usKeys[code]?.[shift ? 1 : 0] ?? "";
};

const ofLayout = (strokes: readonly Stroke[]): string =>
  strokes.map(({ key }) => (key.length === 1 ? key : "")).join("");
const ofKeys = (strokes: readonly Stroke[]): string => strokes.map(usCharacter).join("");

const isAddress = (text: string): boolean => /^https?:\/\/[^/]+\./i.test(text);

/** Means something by itself, so that a wrong layout would not have made it. */
const isSure = (text: string): boolean => {
  const { token, code } = recognise(text);
  return token !== null || code !== null || isAddress(text);
};

/**
 * What was typed: as the layout has it, or where only the keys themselves make sense (AZERTY, QWERTZ, Telex, which take
 * a reader set to US for a person), as those have it.
 */
export const readStrokes = (strokes: readonly Stroke[]): string => {
  const [layout, keys] = [ofLayout(strokes), ofKeys(strokes)];
  // An input method keeps characters to itself; the keys are all there is.
  if (layout.length < strokes.length) return keys;
  return !isSure(layout) && isSure(keys) ? keys : layout;
};

/** Strokes that follow one another too fast to be told apart from a reader's. */
export interface KeyBurst {
  /** Does a key at this time follow too late to belong to what stands here? Then that is to be settled first. */
  readonly isOver: (at: number) => boolean;
  /** How many there are with this one; 1 where it began anew. */
  readonly add: (stroke: Stroke) => number;
  /** A key that ends what is typed (Enter, Tab): what stands there, and whether a reader read it. Empties it. */
  readonly end: (at: number) => Typed;
  /** Nothing came for a while: what stands there, and whether it was a reader's without an ending key. Empties it. */
  readonly settle: () => Typed;
}

interface Typed {
  readonly text: string;
  readonly read: boolean;
}

/** A reader in keyboard mode told from a person by its speed alone. */
export const makeKeyBurst = (): KeyBurst => {
  let strokes: Stroke[] = [];
  const fast = (last: number): boolean => {
    const first = strokes[0]?.at ?? last;
    return strokes.length >= fewest && (last - first) / Math.max(1, strokes.length - 1) <= meanGap;
  };
  const take = (): Stroke[] => {
    const taken = strokes;
    strokes = [];
    return taken;
  };
  const isOver = (at: number): boolean => {
    const last = strokes.at(-1);
    return last !== undefined && at - last.at > longestGap;
  };
  return {
    isOver,
    add: (stroke) => {
      if (isOver(stroke.at)) strokes = [];
      strokes.push(stroke);
      return strokes.length;
    },
    end: (at) => {
      const last = strokes.at(-1);
      const read = last !== undefined && !isOver(at) && fast(last.at);
      return { text: readStrokes(take()), read };
    },
    settle: () => {
      const isFast = fast(strokes.at(-1)?.at ?? 0);
      const text = readStrokes(take());
      return { text, read: isFast && recognise(text).token !== null };
    },
  };
};

export const settleAfterMs = longestGap + 20;
