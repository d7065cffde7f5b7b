import { z } from "zod";
import { alert, alertStatuses, alertTold } from "../domain/alert.ts";
import { findingKind, findingKinds, severity } from "../domain/findings/finding-shape.ts";
import { placeId } from "../domain/place.ts";
import { numberCursor } from "./page-cursor.ts";

/** An alert as those who command or inspect see it: `names` are those of the accounts it speaks of. */
export const alertSeen = alert.extend({ names: z.record(z.string(), z.string()) });
export type AlertSeen = z.infer<typeof alertSeen>;

/** The whole for those who command or inspect; the least for those on the vehicle's way. */
export const alertItem = z.union([alertSeen, alertTold]);
export type AlertItem = z.infer<typeof alertItem>;

const oneKind = `(?:${findingKinds.join("|")})`;
/** [A32] One kind or several, with commas between. */
const kinds = z
  .string()
  .regex(new RegExp(`^${oneKind}(?:,${oneKind}){0,${findingKinds.length - 1}}$`));
/** The kinds that a list was asked for; none for a text that names no kind. */
export const kindsIn = (text: string): z.output<typeof findingKind>[] =>
  text.split(",").flatMap((one) => findingKind.safeParse(one).data ?? []);

export const alertQuery = z.object({
  /** `live`: open or acknowledged; `over`: resolved or withdrawn. */
  status: z.enum(["live", "over", ...alertStatuses]).optional(),
  kind: kinds.optional(),
  severity: severity.optional(),
  area: placeId.optional(),
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const alertPage = z.object({
  items: z.array(alertItem),
  next: z.string().nullable(),
});

export const alertParams = z.object({ id: z.string().regex(/^[1-9]\d{0,14}$/) });
/** Who may see to an alert. */
export const alertWorkers = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string() })),
});
