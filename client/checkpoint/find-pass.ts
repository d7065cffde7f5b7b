import { z } from "zod";
import { type PassOnFile, passOnFile } from "../../shared/domain/pass.ts";
import { barePlate, type Plate } from "../../shared/domain/plate.ts";
import { plateLook } from "../../shared/domain/plate-look.ts";
import { commonProvinces } from "../../shared/domain/plate-province.ts";
import { ms } from "../../shared/domain/time.ts";
import { shortestTail } from "./apply-items.ts";
import { type Database, readMeta } from "./database.ts";
import { passPartsOf } from "./pass-desk.ts";
import type { Sought } from "./pass-parts.ts";

const passes = z.array(passOnFile);

/** Passes as they came are read here, by the few that are found. */
const find = async (db: Database, sought: Sought): Promise<readonly PassOnFile[]> =>
  passes.parse(await passPartsOf(db).find(sought));

export const passById = async (db: Database, id: string): Promise<PassOnFile | null> =>
  (await find(db, { by: "id", text: id }))[0] ?? null;

export const passByCode = async (db: Database, code: string): Promise<PassOnFile | null> =>
  (await find(db, { by: "code", text: code }))[0] ?? null;

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
): Promise<PassOnFile | null> => bestPass(await find(db, { by: "plate", text: plate }), at);

/** Is what was typed part of one of its plates, letter for letter? If not, it only looks like it. */
export const spells = ({ plate, trailerPlate }: PassOnFile, typed: string): boolean => {
  const bare = barePlate(typed);
  return plate.includes(bare) || (trailerPlate?.includes(bare) ?? false);
};

/** How many passes this tablet finds by number, those of the snapshot and what was heard since each once. */
export const passesOnFile = async (db: Database): Promise<number> => {
  const [kept, parts, heard] = await Promise.all([
    readMeta(db, "parts"),
    db.getAll("part-index"),
    db.getAll("pass"),
  ]);
  const names = new Set(kept?.names);
  const ids = parts.filter(({ name }) => names.has(name)).map((part) => part.ids);
  const counted = ids.reduce((sum, lines) => sum + lines.trim().split("\n").length, 0);
  const known = ({ id }: { readonly id: string }) =>
    ids.some((lines) => lines.includes(`\n${id}\n`));
  const fresh = heard.filter((one) => one.value !== null && !known(one)).length;
  return counted + fresh - heard.filter((one) => one.value === null && known(one)).length;
};

/** Enough to know where most vehicles here come from: so many lines of so many parts, and of what was heard since. */
const sampled = 100;
const sampledParts = 4;

/** The province codes that most of the plates on file begin with, the commonest first. */
export const provincesOnFile = async (db: Database, most: number): Promise<readonly string[]> => {
  const heard = await db.getAll("pass", undefined, sampled);
  const parts = await db.getAll("part-index", undefined, sampledParts);
  const plates = [
    ...heard.flatMap(({ value }) => value?.plate ?? []),
    ...parts.flatMap((part) => part.plates.trim().split("\n").slice(0, sampled)),
  ];
  return commonProvinces(plates, most);
};

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
  const found = await find(db, { by: "look", text: plateLook(bare), typed: bare, limit });
  const byPlate = new Map(found.map((pass) => [pass.plate, pass]));
  const exact = (pass: PassOnFile): number => (spells(pass, bare) ? 0 : 1);
  return [...byPlate.values()]
    .sort((a, b) => exact(a) - exact(b) || a.plate.localeCompare(b.plate))
    .slice(0, limit);
};
