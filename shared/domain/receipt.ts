import type { Appeals, Area } from "./place.ts";
import type { Decision } from "./scan.ts";
import type { Reason, ReasonCode } from "./verdict-shape.ts";

/** What a driver is given a receipt of: the vehicle may not go on, or not now. */
export const receiptDecisions = [
  "hold",
  "turn-back",
  "refer",
] as const satisfies readonly Decision[];
export type ReceiptDecision = (typeof receiptDecisions)[number];

/** [E1] Is there a receipt of a decision? */
export const hasReceipt = (decision: Decision): decision is ReceiptDecision =>
  (receiptDecisions as readonly Decision[]).includes(decision);

/**
 * [E2] Whom posts look for is between those who ask and the posts: a receipt that said so would warn whoever is looked for.
 */
const untold: ReadonlySet<ReasonCode> = new Set(["watched", "looks-watched"]);

/** [E2] What the words of a reason may be filled with for everybody: no plate, no text of anybody, nobody's name. */
const toldParams = [
  "max",
  "seen",
  "at",
  "until",
  "asOf",
  "measure",
  "measureVi",
  "measureEn",
  "areaName",
  "realm",
] as const;

/** [E2] Reasons as whoever has the receipt is told them. */
export const reasonsForAll = (reasons: readonly Reason[]): Reason[] =>
  reasons
    .filter(({ code }) => !untold.has(code))
    .map((reason) => ({
      ...reason,
      params: Object.fromEntries(
        toldParams.flatMap((name) => {
          const value = reason.params[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    }));

/** [E2] So much of a plate is told to whoever has not typed it. */
export const plateTail = (plate: string): string => plate.slice(-2);

/**
 * [E2] Where to appeal against what a post in an area decided: its own office, or the next one up; null where there is
 * none. A loop in the tree ends it.
 */
export const appealsOf = (
  id: string,
  areas: ReadonlyMap<string, Pick<Area, "parent" | "appeals">>,
): Appeals | null => {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    seen.add(at);
    const area = areas.get(at);
    if (area?.appeals) return area.appeals;
    at = area?.parent ?? null;
  }
  return null;
};

/** The page that tells a receipt to everybody, on the server that a page came from. */
export const receiptPath = (code: string): string => `/r/${code}`;
