import { z } from "zod";
import { withoutTurning } from "./turning.ts";

/** Text as it is kept: whole characters in one order, on one line. */
const asOneLine = (text: string): string =>
  withoutTurning(text.normalize("NFC").toWellFormed()).replace(/\p{Cc}+/gu, " ");

/** Names, places and reasons, written by people and shown or printed to others: `least` to `most` characters. */
export const oneLine = (least: number, most: number) =>
  z.string().overwrite(asOneLine).trim().min(least).max(most);
