import { formatPlate, parsePlate, plateKind } from "../../shared/domain/plate.ts";

/**
 * What stands in a plate's input after a keystroke: set out as on the vehicle as soon as it reads as a
 * Vietnamese plate, but only while the caret is at the end, so that it never jumps.
 */
export const liveFormat = (typed: string, atEnd: boolean): string => {
  if (!atEnd) return typed;
  const read = parsePlate(typed);
  return read && plateKind(read) !== "foreign" ? formatPlate(read) : typed;
};
