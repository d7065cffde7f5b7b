import { passByCode, passForPlate } from "./find-pass.ts";
import { recognise } from "./recognise.ts";
import type { Station } from "./station.ts";
import { passDrivenBy, type Shown } from "./vehicle-case.ts";

/** What was typed. Plate or code? What is on file decides; with neither on file, what it looks like. Null for neither. */
export const shownFor = async (
  { db, clock, onFile }: Station,
  typed: string,
): Promise<Shown | null> => {
  const { token, code, plate, plateShaped } = recognise(typed);
  if (token) return { by: "text", how: "reader", text: token };
  if (plate && (passDrivenBy(onFile.get(), plate) || (await passForPlate(db, plate, clock.now()))))
    return { by: "plate", text: plate, plate };
  if (code && ((await passByCode(db, code)) || !plateShaped)) return { by: "code", text: code };
  return plate ? { by: "plate", text: typed.trim(), plate } : null;
};

/** What a hand reader read: any code there is, also one that is not ours. */
export const shownByReader = async (station: Station, text: string): Promise<Shown> =>
  (await shownFor(station, text)) ?? { by: "text", how: "reader", text };
