import type { PassOnFile } from "../../shared/domain/pass.ts";
import { barePlate, type Plate, plateLook } from "../../shared/domain/plate.ts";
import { commonProvinces } from "../../shared/domain/plate-province.ts";
import { ms } from "../../shared/domain/time.ts";
import { shortestTail } from "./apply-items.ts";
import type { Database } from "./database.ts";

export const passById = async (db: Database, id: string): Promise<PassOnFile | null> =>
  (await db.get("pass", id))?.value ?? null;

export const passByCode = async (db: Database, code: string): Promise<PassOnFile | null> =>
  (await db.getFromIndex("pass", "shortCode", code))?.value ?? null;

/** Valid and within its time first, then the one that lasts longest. */
const rank = (pass: PassOnFile, at: number): readonly [number, number] => [
  pass.status === "valid" && ms(pass.validFrom) <= at && at < ms(pass.validTo) ? 1 : 0,
  ms(pass.validTo),
];

/** Of several passes a vehicle has held, the one that does it most good at `at` (ms); null for none. */
export const bestPass = (passes: readonly PassOnFile[], at: number): PassOnFile | null =>
  [...passes].sort((a, b) => {
    const [goodA, endA] = rank(a, at);
    const [goodB, endB] = rank(b, at);
    return goodB - goodA || endB - endA;
  })[0] ?? null;

/** The pass of a plate, the vehicle's or its trailer's. */
export const passForPlate = async (
  db: Database,
  plate: Plate,
  at: number,
): Promise<PassOnFile | null> =>
  bestPass(
    (await db.getAllFromIndex("pass", "plates", plate)).map((stored) => stored.value),
    at,
  );

/** Is what was typed part of one of its plates, letter for letter? If not, it only looks like it. */
export const spells = ({ plate, trailerPlate }: PassOnFile, typed: string): boolean => {
  const bare = barePlate(typed);
  return plate.includes(bare) || (trailerPlate?.includes(bare) ?? false);
};

/** Enough to know where most vehicles here come from. */
const sampled = 400;

/** The province codes that most of the plates on file begin with, the commonest first. */
export const provincesOnFile = async (db: Database, most: number): Promise<readonly string[]> =>
  commonProvinces(
    (await db.getAll("pass", undefined, sampled)).map(({ value }) => value.plate),
    most,
  );

/**
 * [P2] Passes whose plate contains what was typed, look-alikes allowed, at most `limit`, exact spellings first.
 * Suggestions only. Nothing for fewer than three characters.
 */
export const passesLike = async (
  db: Database,
  typed: string,
  limit: number,
): Promise<readonly PassOnFile[]> => {
  const bare = barePlate(typed);
  if (bare.length < shortestTail) return [];
  const look = plateLook(bare);
  const range = IDBKeyRange.bound(look, `${look}\uffff`);
  const found = await db.getAllFromIndex("pass", "tails", range, limit * 3);
  const byPlate = new Map(found.map(({ value }) => [value.plate, value]));
  const exact = (pass: PassOnFile): number => (spells(pass, bare) ? 0 : 1);
  return [...byPlate.values()]
    .sort((a, b) => exact(a) - exact(b) || a.plate.localeCompare(b.plate))
    .slice(0, limit);
};
