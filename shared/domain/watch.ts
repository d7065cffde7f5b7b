import { z } from "zod";
import { paperEnd, paperHash, paperSalt } from "./manifest-shape.ts";
import { oneLine } from "./one-line.ts";
import { type PassId, passId } from "./pass.ts";
import { placeId } from "./place.ts";
import { type Plate, plate } from "./plate.ts";
import { plateLook } from "./plate-look.ts";
import { shortCode } from "./short-code.ts";
import { type IsoTime, isoTime, ms } from "./time.ts";

/** `verify`: the officer is asked to look; `deny`: a plate, letter for letter, is not let through. */
export const watchEffects = ["verify", "deny"] as const;

/** A plate, or a pass by its short code. */
const watchedVehicle = z.discriminatedUnion("by", [
  z.object({ by: z.literal("plate"), plate }),
  z.object({ by: z.literal("pass"), pass: passId, code: shortCode }),
]);

/** [W9] Somebody by an identity paper, whose whole number is nowhere, and nobody by name. */
export const watchedPerson = z.object({
  by: z.literal("person"),
  last: paperEnd,
  /** What a whole number is compared with; null for people, and once it is erased. */
  trace: z.object({ salt: paperSalt, hash: paperHash }).nullable(),
});
export type WatchedPerson = z.infer<typeof watchedPerson>;

export const watched = z.discriminatedUnion("by", [...watchedVehicle.options, watchedPerson]);
export type Watched = z.infer<typeof watched>;

export const longestIssuer = 120;
export const longestWatchWords = 300;

/** [W1] [W7] An entry of the watchlist as whoever is to act on it sees it. */
export const watchTold = z.object({
  /** UUIDv7 made by whoever enters it, so that a repeated call counts once. */
  id: z.uuidv7(),
  watched,
  effect: z.enum(watchEffects),
  /** The office that asks for it. */
  issuer: z.string().max(longestIssuer),
  reason: z.string().max(longestWatchWords),
  /** What the officer is to do. */
  instruction: z.string().max(longestWatchWords),
  /** It holds at the posts in this area. */
  area: placeId,
  from: isoTime,
  /** Up to, not including. */
  until: isoTime,
});
export type WatchTold = z.infer<typeof watchTold>;

/** [W2] An entry as it is on record for ever. `madeBy` and `by` are accounts. */
export const watchEntry = watchTold.extend({
  madeBy: z.string(),
  madeAt: isoTime,
  /** The entry in whose place this one came; null for nearly all. */
  replaces: z.uuidv7().nullable(),
  /** `why` is null where another entry came in its place. */
  withdrawn: z.object({ by: z.string(), at: isoTime, why: z.string().nullable() }).nullable(),
});
export type WatchEntry = z.infer<typeof watchEntry>;

/** What is written of a new one. */
export const watchWords = {
  issuer: oneLine(2, longestIssuer),
  reason: oneLine(2, longestWatchWords),
  instruction: oneLine(2, longestWatchWords),
};

/** [W6] When an entry ends or ended: at its end, or when it was withdrawn before. */
export const endOf = ({ until, withdrawn }: Pick<WatchEntry, "until" | "withdrawn">): IsoTime =>
  withdrawn && ms(withdrawn.at) < ms(until) ? withdrawn.at : until;

/** [W6] From its first moment up to, not including, its end. `at` in ms. */
export const holdsAt = (
  { from, until }: { readonly from: IsoTime; readonly until: IsoTime },
  at: number,
): boolean => ms(from) <= at && at < ms(until);

/** What is told of an entry to those who act on it; `until` is its end as it now is. */
export const toWatchTold = (entry: WatchEntry): WatchTold => {
  const { madeBy: _, madeAt: __, replaces: ___, withdrawn: ____, ...told } = entry;
  return { ...told, until: endOf(entry) };
};

/** [W9] The entry without what its person's number could be found by: as people are shown it, and kept once it is over. */
export const withoutTrace = <E extends { readonly watched: Watched }>(entry: E): E =>
  entry.watched.by === "person" ? { ...entry, watched: { ...entry.watched, trace: null } } : entry;

/** An entry that a vehicle meets, kept with the verdict. `like`: [W5] its plate only looks like the watched one. */
export const watchHit = watchTold
  .omit({ area: true })
  .extend({ watched: watchedVehicle, like: z.boolean() });
export type WatchHit = z.infer<typeof watchHit>;

/** An entry that watches a vehicle, and one that watches a person. */
export type VehicleTold = WatchTold & Pick<WatchHit, "watched">;
export type PersonTold = WatchTold & { readonly watched: WatchedPerson };

export const isPerson = (entry: WatchTold): entry is PersonTold => entry.watched.by === "person";
const isVehicle = (entry: WatchTold): entry is VehicleTold => entry.watched.by !== "person";

/** Entries by what they watch, put in order once for all the vehicles they are held against. */
export interface Watchlist {
  readonly byLook: ReadonlyMap<string, readonly VehicleTold[]>;
  readonly byPass: ReadonlyMap<string, readonly VehicleTold[]>;
  /** Of people, by the entry's id. */
  readonly people: ReadonlyMap<string, PersonTold>;
}

export const watchlistOf = (entries: Iterable<WatchTold>): Watchlist => {
  const byLook = new Map<string, VehicleTold[]>();
  const byPass = new Map<string, VehicleTold[]>();
  const people = new Map<string, PersonTold>();
  const put = (table: Map<string, VehicleTold[]>, key: string, entry: VehicleTold): void => {
    const known = table.get(key);
    if (known) known.push(entry);
    else table.set(key, [entry]);
  };
  for (const entry of entries) {
    if (isPerson(entry)) people.set(entry.id, entry);
    if (!isVehicle(entry)) continue;
    const { watched } = entry;
    if (watched.by === "plate") put(byLook, plateLook(watched.plate), entry);
    else put(byPass, watched.pass, entry);
  }
  return { byLook, byPass, people };
};

/** A vehicle as the watchlist sees it. */
export interface WatchedFor {
  /** Every plate it shows or is known by, its trailer's too; null where one is not known. */
  readonly plates: readonly (Plate | null)[];
  readonly pass: PassId | null;
  /** Ids of the area the post lies in and those above. */
  readonly areas: readonly string[];
}

/** As many as are told of one vehicle; a verdict has room for their reasons beside all others. */
export const mostHits = 4;

const gravestFirst = (a: WatchHit, b: WatchHit): number =>
  Number(a.like) - Number(b.like) ||
  Number(b.effect === "deny") - Number(a.effect === "deny") ||
  (a.id < b.id ? -1 : 1);

/**
 * [W3] [W5] [W6] The entries that a vehicle meets at a post at some moment from `at` to `latest` (ms), exact ones and denials
 * first.
 */
export const watchHits = (
  { byLook, byPass }: Watchlist,
  vehicle: WatchedFor,
  at: number,
  latest = at,
): readonly WatchHit[] => {
  const plates = new Set(vehicle.plates.filter((one) => one !== null));
  const looks = new Set([...plates].map(plateLook));
  const met = [
    ...[...looks].flatMap((look) => byLook.get(look) ?? []),
    ...(byPass.get(vehicle.pass ?? "") ?? []),
  ];
  return met
    .filter(({ area }) => vehicle.areas.includes(area))
    .filter((one) => ms(one.from) <= latest && at < ms(one.until))
    .map(({ area: _, ...told }): WatchHit => {
      const { watched } = told;
      return { ...told, like: watched.by === "plate" && !plates.has(watched.plate) };
    })
    .sort(gravestFirst)
    .slice(0, mostHits);
};
