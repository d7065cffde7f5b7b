import { z } from "zod";
import { endpointsOf } from "./bound-for.ts";
import { driverName, mostVia, type Pass, passOnFile } from "./pass.ts";
import { iso, ms } from "./time.ts";

const { trailerPlate, occupantsMax, purpose, endpoint, corridor, use, validTo } = passOnFile.shape;

/** What may be amended of a pass. Another plate, kind, carrier, origin or beginning is another pass. */
export const amendable = z.object({
  trailerPlate,
  occupantsMax,
  purpose,
  endpoint,
  /** As on the pass; empty where it names no endpoint but its last. */
  via: z.array(endpoint).max(mostVia),
  corridor,
  use,
  validTo,
  /** [P28] Null: nobody is named. */
  driver: driverName.nullable(),
});
export type Amendable = z.infer<typeof amendable>;
export type AmendableField = keyof Amendable;
export const amendableFields = Object.keys(amendable.shape) as readonly AmendableField[];

export const amendableOf = (
  pass: Omit<Amendable, "via" | "driver"> & {
    readonly via?: readonly string[] | undefined;
    readonly driver?: string | null | undefined;
  },
): Amendable => ({
  trailerPlate: pass.trailerPlate,
  occupantsMax: pass.occupantsMax,
  purpose: pass.purpose,
  endpoint: pass.endpoint,
  via: endpointsOf({ endpoint: pass.endpoint, via: pass.via }).slice(0, -1) as Amendable["via"],
  corridor: pass.corridor,
  use: pass.use,
  // A time may be written in any offset; compared it is written in one.
  validTo: iso(ms(pass.validTo)),
  driver: pass.driver ?? null,
});

/** [P20] May a pass be amended at a time (ms)? What was revoked, spent or has ended is registered again. */
export const isAmendable = (
  { status, validTo }: Pick<Pass, "status" | "validTo">,
  at: number,
): boolean => status === "valid" && ms(validTo) > at;

/** Which of them differ, in the order of `amendable`. */
export const changedFields = (before: Amendable, after: Amendable): readonly AmendableField[] =>
  amendableFields.filter((field) => String(before[field]) !== String(after[field]));

/** What the signed token says; the rest is on file alone, and no code printed before tells it otherwise. */
const inToken: readonly AmendableField[] = [
  "occupantsMax",
  "purpose",
  "endpoint",
  "corridor",
  "validTo",
];

/**
 * [P22] Of what changed, that which a code printed before tells otherwise: a post that has the newest record goes by that,
 * one without network that has not got it goes by the code. Empty: printing it anew changes no verdict.
 */
export const printedOtherwise = (changed: readonly AmendableField[]): readonly AmendableField[] =>
  changed.filter((field) => inToken.includes(field));

/**
 * How a pass came to be as it is, one version after another. `restored`: spent no longer, as what spent it was corrected.
 * [P23] `reinstated`: suspended no longer, be it that a trip had spent it meanwhile.
 */
export const passActs = [
  "issued",
  "amended",
  "revoked",
  "suspended",
  "reinstated",
  "spent",
  "restored",
] as const;
export type PassAct = (typeof passActs)[number];

/** [P21] What was done to get from one version of a pass to the next; `null`: it is the first. */
export const actBetween = (
  before: Pick<Pass, "status"> | null,
  after: Pick<Pass, "status">,
): PassAct => {
  if (!before) return "issued";
  if (before.status === after.status) return "amended";
  if (before.status === "suspended" && after.status !== "revoked") return "reinstated";
  return after.status === "valid" ? "restored" : after.status;
};
