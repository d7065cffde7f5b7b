import { type Plate, parsePlate } from "../../shared/domain/plate.ts";

/** The plate in any spelling; throws when it is none, so that a test cannot go on with a wrong one. */
export const aPlate = (text = "93C-123.45"): Plate => {
  const plate = parsePlate(text);
  if (plate === null) throw new Error(`not a plate: ${text}`);
  return plate;
};
