import { type Plate, parsePlate, plateKind } from "../../shared/domain/plate.ts";
import { parseShortCode, type ShortCode } from "../../shared/domain/short-code.ts";

/** What a typed text may be. A text can read as both a plate and a short code: what is on file decides. */
export interface Recognised {
  /** A QR's text from a hand reader, which types like a keyboard. */
  readonly token: string | null;
  readonly code: ShortCode | null;
  readonly plate: Plate | null;
  /** Reads as a plate of a Vietnamese series, so that a code of the same spelling is the less likely. */
  readonly plateShaped: boolean;
}

export const recognise = (typed: string): Recognised => {
  const text = typed.trim();
  if (/^GL1:/i.test(text))
    return { token: text.toUpperCase(), code: null, plate: null, plateShaped: false };
  const plate = parsePlate(text);
  return {
    token: null,
    code: parseShortCode(text),
    plate,
    plateShaped: plate !== null && plateKind(plate) !== "foreign",
  };
};
