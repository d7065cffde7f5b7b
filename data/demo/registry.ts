import type { Pass } from "../../shared/domain/pass.ts";
import { parsePlate } from "../../shared/domain/plate.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Calls } from "./call.ts";
import type { DemoPass } from "./passes.ts";

/** How a day will use a pass: `doomed` ones are revoked before they are shown, perhaps by an earlier run. */
export type Use = "good" | "doomed";

/**
 * Does a pass of an earlier run still serve? Whatever is still good must: the registry refuses a second one
 * for the same vehicle, endpoint and time (SPEC P11).
 */
const serves = (found: Pass, wanted: DemoPass, use: Use, start: number): boolean => {
  if (found.endpoint !== wanted.asks.endpoint) return false;
  const goodOrDoomed = found.status === "valid" || (use === "doomed" && found.status === "revoked");
  return goodOrDoomed && (wanted.validity === "ending" || ms(found.validTo) > start);
};

/** Every pass there is, by plate, newest first. */
export const passesByPlate = async (calls: Calls): Promise<ReadonlyMap<string, Pass[]>> => {
  const byPlate = new Map<string, Pass[]>();
  for (let cursor: string | undefined; ; ) {
    const page = await calls.call("passes", {
      query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) },
    });
    for (const pass of page.items)
      byPlate.set(pass.plate, [...(byPlate.get(pass.plate) ?? []), pass]);
    if (page.next === null) return byPlate;
    cursor = page.next;
  }
};

/** The pass of an earlier run that still serves, else a new one. */
export const findOrIssue = async (
  calls: Calls,
  there: ReadonlyMap<string, Pass[]>,
  wanted: DemoPass,
  use: Use,
  start: number,
): Promise<{ readonly pass: Pass; readonly issued: boolean }> => {
  const plate = parsePlate(wanted.asks.plate);
  const found = (plate ? (there.get(plate) ?? []) : []).find((pass) =>
    serves(pass, wanted, use, start),
  );
  if (found) return { pass: found, issued: false };
  return { pass: await calls.call("issuePass", { body: wanted.asks }), issued: true };
};
