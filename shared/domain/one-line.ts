import { z } from "zod";

/** What breaks a line or rings a bell. */
const breaking = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/**
 * What shows nothing: joiners, marks of direction, fillers of Hangul, the empty Braille cell. No Vietnamese is written with
 * any; a reason of them says none, and two names that differ in them look the same.
 */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** [X26] Text as it is kept: whole characters in one order, on one line, all of it to be seen. */
export const asOneLine = (text: string): string =>
  text.toWellFormed().replace(invisible, "").replace(breaking, " ").normalize("NFC");

/** [X26] Whatever people write to be shown or printed to others: `least` to `most` characters. */
export const oneLine = (least: number, most: number) =>
  z.string().overwrite(asOneLine).trim().min(least).max(most);
