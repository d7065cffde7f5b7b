import { z } from "zod";
import { oneLine } from "../domain/one-line.ts";
import { placeId } from "../domain/place.ts";
import { barePlate } from "../domain/plate.ts";
import { parseReceiptCode } from "../domain/receipt-code.ts";
import { parseShortCode } from "../domain/short-code.ts";
import { isoTime } from "../domain/time.ts";

const vehicleCode = z
  .string()
  .meta({ description: "Short code of a pass, or a receipt's code", examples: ["K7M2-9QXD"] })
  .transform((text, context) => {
    const code = parseShortCode(text) ?? parseReceiptCode(text);
    if (code) return code as string;
    context.issues.push({ code: "custom", input: text, params: { code: "vehicle-code" } });
    return z.NEVER;
  });

/** Four characters with whatever sets them out. */
const longestEnd = 20;

/** [E5] Four characters: more than a receipt tells everybody. */
const plateEnd = z
  .string()
  .meta({ description: "The last four characters of the plate", examples: ["23.45"] })
  .transform((text, context) => {
    const end = barePlate(text);
    if (text.length <= longestEnd && /^[A-Z0-9]{4}$/.test(end)) return end;
    context.issues.push({ code: "custom", input: text, params: { code: "plate-end" } });
    return z.NEVER;
  });

/** [E5] Whose vehicle it is: the short code of its pass or a receipt it was given, and the end of its plate. */
export const ownVehicle = z.object({ code: vehicleCode, plateEnd });

/** Where a vehicle waits and since when. `id` is a UUIDv7 of the page, the key of idempotency. */
export const passDelay = z.object({
  id: z.uuidv7(),
  checkpoint: placeId,
  since: isoTime,
  note: oneLine(0, 300).default(""),
});

/** What a driver reports. */
export const newDelay = ownVehicle.extend(passDelay.shape);

/** [E5] The posts in use that a vehicle may report: along its corridor, its endpoints' gates, and the one that gave the receipt. */
export const delayPosts = z.object({
  items: z.array(z.object({ id: placeId, name: z.string() })),
});
/** `number`: of the alert, to be named to those who are asked about it. */
export const delayReply = z.object({ number: z.int() });
