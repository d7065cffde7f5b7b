import { isDeepStrictEqual } from "node:util";
import { type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import type { Area, Carrier, Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";
import {
  type NewEvent,
  type PlaceKind,
  placeLists,
  type Reads,
  type Reference,
  type Store,
  type Writes,
} from "../store/ports.ts";
import { placeTopics } from "../topics.ts";

export interface PlaceOf {
  readonly area: Area;
  readonly checkpoint: Checkpoint;
  readonly corridor: Corridor;
  readonly endpoint: Endpoint;
  readonly carrier: Carrier;
}
type Wrong = Record<string, string | WrongField>;

export interface PutCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

const ids = (places: readonly { readonly id: string }[]): Set<string> =>
  new Set(places.map(({ id }) => id));

const givenTwice = (items: readonly { readonly id: string }[]): Wrong => {
  const seen = new Set<string>();
  const wrong: Wrong = {};
  for (const [i, { id }] of items.entries()) {
    if (seen.has(id)) wrong[`items.${i}.id`] = "given-twice";
    seen.add(id);
  }
  return wrong;
};

/** A parent exists or comes in the same call, no area lies within itself, and none ends before it begins. */
const wrongAreas = (items: readonly Area[], { areas }: Reference): Wrong => {
  const parents = new Map([...areas, ...items].map((area) => [area.id, area.parent]));
  const wrong: Wrong = {};
  for (const [i, { id, parent, validFrom, validTo }] of items.entries()) {
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      wrong[`items.${i}.validTo`] = "after-valid-from";
    if (parent !== null && !parents.has(parent)) wrong[`items.${i}.parent`] = "unknown-place";
    const above = new Set<string>();
    for (let at = parent; at && !above.has(at); at = parents.get(at) ?? null) above.add(at);
    if (above.has(id)) wrong[`items.${i}.parent`] = "loop-of-areas";
  }
  return wrong;
};

const wrongCheckpoints = (items: readonly Checkpoint[], reference: Reference): Wrong => {
  const areas = ids(reference.areas);
  const endpoints = ids(reference.endpoints);
  const corridors = ids(reference.corridors);
  const wrong: Wrong = {};
  for (const [i, { area, kind, endpoint, reserve = [] }] of items.entries()) {
    if (!areas.has(area)) wrong[`items.${i}.area`] = "unknown-place";
    for (const [j, corridor] of reserve.entries())
      if (!corridors.has(corridor)) wrong[`items.${i}.reserve.${j}`] = "unknown-place";
    if ((kind === "endpoint-gate") !== (endpoint !== null))
      wrong[`items.${i}.endpoint`] = "gate-needs-endpoint";
    else if (endpoint !== null && !endpoints.has(endpoint))
      wrong[`items.${i}.endpoint`] = "unknown-place";
  }
  return wrong;
};

/** [P4] The code travels in tokens: no two places share one, and none ever changes. */
const wrongCodes = (
  items: readonly { readonly id: string; readonly code: number }[],
  known: readonly { readonly id: string; readonly code: number }[],
): Wrong => {
  const codes = new Map(known.map(({ id, code }) => [id, code]));
  const holders = new Map(known.map(({ id, code }) => [code, id]));
  const wrong: Wrong = {};
  for (const [i, { id, code }] of items.entries()) {
    const before = codes.get(id);
    const holder = holders.get(code);
    if (before !== undefined && before !== code) wrong[`items.${i}.code`] = "code-fixed";
    else if (holder !== undefined && holder !== id)
      wrong[`items.${i}.code`] = { code: "code-taken", params: { id: holder } };
    holders.set(code, holder ?? id);
  }
  return wrong;
};

/** Posts in driving order, each once and further from the first than the one before it. */
const wrongCorridors = (items: readonly Corridor[], reference: Reference): Wrong => {
  const posts = ids(reference.checkpoints);
  const wrong = wrongCodes(items, reference.corridors);
  for (const [i, corridor] of items.entries())
    for (const [j, post] of corridor.posts.entries()) {
      if (!posts.has(post.checkpoint)) wrong[`items.${i}.posts.${j}.checkpoint`] = "unknown-place";
      const before = corridor.posts.slice(0, j);
      if (before.some(({ checkpoint }) => checkpoint === post.checkpoint))
        wrong[`items.${i}.posts.${j}.checkpoint`] ??= "post-twice";
      const from = before.at(-1)?.km;
      if (from !== undefined && post.km <= from)
        wrong[`items.${i}.posts.${j}.km`] = { code: "km-in-order", params: { km: from } };
    }
  return wrong;
};

const wrongEndpoints = (items: readonly Endpoint[], reference: Reference): Wrong => {
  const areas = ids(reference.areas);
  const wrong = wrongCodes(items, reference.endpoints);
  for (const [i, { area }] of items.entries())
    if (!areas.has(area)) wrong[`items.${i}.area`] = "unknown-place";
  return { ...wrong, ...wrongMerged(items, reference.endpoints) };
};

/** [B2] What was merged goes by another and is put to use again by nothing but taking that back. */
const wrongMerged = (
  items: readonly (Carrier | Endpoint)[],
  known: readonly (Carrier | Endpoint)[],
): Wrong => {
  const merged = new Set(known.flatMap((one) => (one.merged ? [one.id] : [])));
  return Object.fromEntries(
    items.flatMap(({ id, active }, i) =>
      active && merged.has(id) ? [[`items.${i}.active`, "is-merged"]] : [],
    ),
  );
};

const wrongs: {
  readonly [K in PlaceKind]: (items: readonly PlaceOf[K][], reference: Reference) => Wrong;
} = {
  area: wrongAreas,
  checkpoint: wrongCheckpoints,
  corridor: wrongCorridors,
  endpoint: wrongEndpoints,
  carrier: (items, { carriers }) => wrongMerged(items, carriers),
};

const puts: {
  readonly [K in PlaceKind]: (tx: Writes, place: PlaceOf[K]) => Promise<void>;
} = {
  area: (tx, place) => tx.putArea(place),
  checkpoint: (tx, place) => tx.putCheckpoint(place),
  corridor: (tx, place) => tx.putCorridor(place),
  endpoint: (tx, place) => tx.putEndpoint(place),
  carrier: (tx, place) => tx.putCarrier(place),
};

/**
 * [F13] What lies where: changed, somebody comes to reach what is on record already. Names and the like move nothing.
 */
const layout: { readonly [K in PlaceKind]: (place: PlaceOf[K]) => unknown } = {
  area: ({ parent }) => parent,
  checkpoint: ({ area, kind, endpoint, reserve = [] }) => [area, kind, endpoint, ...reserve],
  corridor: ({ posts }) => posts.map(({ checkpoint }) => checkpoint),
  endpoint: ({ area }) => area,
  carrier: () => null,
};

/** Does a place now lie elsewhere? A new one moves nothing, but that a new gate brings its endpoint within reach. */
const moves = <K extends PlaceKind>(kind: K, was: PlaceOf[K] | undefined, is: PlaceOf[K]) =>
  was
    ? !isDeepStrictEqual(layout[kind](was), layout[kind](is))
    : "endpoint" in is && is.endpoint !== null;

/** [B2] Whatever one is put as, it stays merged. */
const asKept = <T extends object>(item: T, known: T | undefined): T =>
  known && "merged" in known ? { ...item, merged: known.merged } : item;

const changed = <K extends PlaceKind>(
  kind: K,
  was: PlaceOf[K] | undefined,
  is: PlaceOf[K],
): NewEvent => ({
  type: "reference.changed",
  subject: { kind, id: is.id },
  payload: moves(kind, was, is) ? { moved: true } : {},
  topics: placeTopics(),
});

/** What is wrong with places as they are to stand, by fields like `items.3.area`; empty where nothing is. */
export const wrongPlaces = <K extends PlaceKind>(
  kind: K,
  items: readonly PlaceOf[K][],
  reference: Reference,
): Wrong => {
  const twice = givenTwice(items);
  return Object.keys(twice).length > 0 ? twice : wrongs[kind](items, reference);
};

/** The rows that putting places writes, with their events; a refusal where any of them is wrong. */
export const decidePlaces = <K extends PlaceKind>(
  kind: K,
  items: readonly PlaceOf[K][],
  reference: Reference,
):
  | {
      readonly rows: readonly PlaceOf[K][];
      readonly events: readonly NewEvent[];
      readonly counts: PutCounts;
    }
  | Refusal => {
  const wrong = wrongPlaces(kind, items, reference);
  if (Object.values(wrong).some((code) => code === "unknown-place"))
    return refusal("unknown-reference", wrong);
  if (Object.keys(wrong).length > 0) return refusal("invalid-input", wrong);
  const places = reference[placeLists[kind]] as readonly PlaceOf[K][];
  const known = new Map(places.map((place) => [place.id, place]));
  const rows = items
    .map((item) => asKept(item, known.get(item.id)))
    .filter((item) => !isDeepStrictEqual(item, known.get(item.id)));
  const created = rows.filter(({ id }) => !known.has(id)).length;
  const counts = { created, changed: rows.length - created, unchanged: items.length - rows.length };
  return { rows, events: rows.map((row) => changed(kind, known.get(row.id), row)), counts };
};

export const writePlaces = async <K extends PlaceKind>(
  tx: Writes,
  kind: K,
  { rows, events }: { readonly rows: readonly PlaceOf[K][]; readonly events: readonly NewEvent[] },
  at: number,
): Promise<void> => {
  for (const row of rows) await puts[kind](tx, row);
  await tx.append(events, at);
};

/** As `putReference`, within a transaction. */
export const putWithin = async <K extends PlaceKind>(
  tx: Reads & Writes,
  kind: K,
  items: readonly PlaceOf[K][],
  at: number,
): Promise<PutCounts | Refusal> => {
  const decided = decidePlaces(kind, items, await tx.reference());
  if ("refused" in decided) return decided;
  await writePlaces(tx, kind, decided, at);
  return decided.counts;
};

/**
 * Puts places or carriers by their ids, all or none; what is there already, unchanged, writes nothing.
 * Refuses with fields like `items.3.area` a place that refers to nothing or takes another's code.
 */
export const putReference = <K extends PlaceKind>(
  store: Store,
  kind: K,
  items: readonly PlaceOf[K][],
  at: number,
): Promise<PutCounts | Refusal> => store.write((tx) => putWithin(tx, kind, items, at));
