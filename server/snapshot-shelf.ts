import { isRefusal, type Refusal, refusal } from "../shared/contract/problems.ts";
import type { Reach } from "../shared/domain/expand-scope.ts";
import { joinParts } from "../shared/domain/joined-parts.ts";
import { type Audience, audienceOf } from "./audience.ts";
import type { Caller } from "./caller.ts";
import { placesOf } from "./places.ts";
import { passKeptMs } from "./queries/items.ts";
import { othersFor } from "./queries/snapshot.ts";
import { packPart } from "./snapshot-part.ts";
import type { PassPart, Reads, Reference } from "./store/ports.ts";

/** What a tablet is offered: parts by name, and the event up to which they hold everything. */
export interface Offer {
  readonly cursor: number;
  /** Server time at which the oldest of them was put together, ms. */
  readonly asOf: number;
  readonly passes: readonly string[];
  readonly others: readonly string[];
}

export interface SnapshotShelf {
  /** What a caller's snapshot is made of now; refuses `not-allowed` for those who hold none. */
  readonly offer: (caller: Caller, at: number) => Promise<Offer | Refusal>;
  /** Parts this caller may hold, joined; refuses `not-found` where one is another's [X22] or no longer here. */
  readonly parts: (caller: Caller, names: readonly string[]) => Promise<Uint8Array | Refusal>;
}

/** What was put together once serves everybody this long: whoever takes it catches up by cursor. */
const servesMs = 15 * 60_000;
/** Further behind than this many events it is quicker to put together anew than to catch up. */
const servesEvents = 5_000;
/** What changes with every call, such as open trips, is put together for all who ask within this time. */
const sharedMs = 10_000;
/** A tablet on a bad line takes this long over the parts it was offered. */
const keptMs = 60 * 60_000;
/** Parts that nobody is offered any more, together at most, bytes. */
const mostKept = 64_000_000;
const dayMs = 24 * 3_600_000;
const inPage = 1_000;

/** Whom a part is for: bound by its corridor or endpoints, or for one audience. */
type For =
  | { readonly corridor: string; readonly endpoints: readonly string[] }
  | { readonly key: string };

interface Kept {
  readonly bytes: Uint8Array;
  /** By what it says; two posts' tablets may be given the very same. */
  readonly for: ReadonlyMap<string, For>;
  readonly offeredAt: number;
}

interface Corridor {
  readonly cursor: number;
  readonly at: number;
  /** What they were put together for: other days and other gates make other parts. */
  readonly made: string;
  readonly parts: readonly Pick<PassPart, "name" | "endpoints">[];
}

interface Others {
  readonly cursor: number;
  readonly at: number;
  readonly name: string;
}

const bound = (
  reach: Reach,
  { corridor, endpoints }: Extract<For, { corridor: string }>,
): boolean =>
  reach.all ||
  reach.corridors.has(corridor) ||
  endpoints.some((endpoint) => reach.endpoints.has(endpoint));

const mayHold = (audience: Audience, whose: For): boolean => {
  if ("key" in whose) return whose.key === audience.key;
  const reach = audience.reach("pass");
  return reach !== null && bound(reach, whose);
};

/** Corridors on which there may be passes for a reach: for a gate's, all of them. */
const corridorsFor = (reach: Reach, { corridors }: Reference): string[] =>
  corridors
    .map(({ id }) => id)
    .filter((id) => reach.all || reach.endpoints.size > 0 || reach.corridors.has(id));

/** Endpoints that some tablet reaches by themselves, whatever corridor leads there. */
const apartIn = (reference: Reference): string[] => [...placesOf(reference).gates.keys()].sort();

/**
 * [F12] Snapshots for tablets, put together once for all of them: passes by corridor in parts that never change, read
 * beside the process's own work. A part asked for twice is the same bytes, so a tablet fetches only what it lacks.
 */
export const makeSnapshotShelf = (reads: Reads): SnapshotShelf => {
  const corridors = new Map<string, Corridor>();
  const others = new Map<string, Others>();
  const kept = new Map<string, Kept>();
  let work: Promise<unknown> = Promise.resolve();
  /** The log was read up to here for changes that move places, of which the last was at `movedAt`. */
  let lookedTo = 0;
  let movedAt = 0;

  /** One after the other: whoever comes second finds what the first had put together. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const result = work.then(task);
    work = result.catch(() => {});
    return result;
  };

  const keep = (name: string, bytes: Uint8Array, whose: For, at: number): void => {
    const before = kept.get(name)?.for ?? [];
    kept.set(name, {
      bytes,
      for: new Map([...before, [JSON.stringify(whose), whose]]),
      offeredAt: at,
    });
  };

  const forget = (at: number): void => {
    const current = new Set([
      ...[...corridors.values()].flatMap(({ parts }) => parts.map(({ name }) => name)),
      ...[...others.values()].map(({ name }) => name),
    ]);
    let left = mostKept;
    const latestFirst = [...kept].sort(([, a], [, b]) => b.offeredAt - a.offeredAt);
    for (const [name, { bytes, offeredAt }] of latestFirst) {
      if (current.has(name)) continue;
      left -= bytes.length;
      if (left < 0 || at - offeredAt > keptMs) kept.delete(name);
    }
  };

  /** Where places moved, what was put together before is refused by `changes`, so it must not be offered. */
  const lookForMoves = async (latest: number): Promise<void> => {
    if (latest - lookedTo > servesEvents) {
      lookedTo = latest;
      movedAt = latest;
    }
    while (lookedTo < latest) {
      const events = await reads.events(lookedTo, inPage);
      for (const { seq, payload } of events) if (payload.moved === true) movedAt = seq;
      lookedTo = events.at(-1)?.seq ?? latest;
    }
  };

  const serves = (
    one: Corridor | Others | undefined,
    latest: number,
    at: number,
    forMs: number,
  ): boolean =>
    one !== undefined &&
    one.cursor >= movedAt &&
    one.cursor <= latest &&
    latest - one.cursor <= servesEvents &&
    at >= one.at &&
    at - one.at < forMs;

  const readCorridor = async (
    id: string,
    apart: readonly string[],
    latest: number,
    at: number,
  ): Promise<Corridor> => {
    // By whole days: as time goes by only what ended in a day leaves, and with it few parts change.
    const endedAfter = Math.floor((at - passKeptMs) / dayMs) * dayMs;
    const made = `${endedAfter} ${apart.join(" ")}`;
    const before = corridors.get(id);
    if (before?.made === made && serves(before, latest, at, servesMs)) return before;
    // [F1] Read first: what is committed meanwhile comes again with the first `changes`.
    const cursor = await reads.latestSeq();
    const parts = await reads.passParts(id, apart, endedAfter);
    for (const { name, bytes, endpoints } of parts)
      keep(name, bytes, { corridor: id, endpoints }, at);
    const read: Corridor = {
      cursor,
      at,
      made,
      parts: parts.map(({ name, endpoints }) => ({ name, endpoints })),
    };
    corridors.set(id, read);
    return read;
  };

  const readOthers = async (
    caller: Caller,
    { key }: Audience,
    latest: number,
    at: number,
  ): Promise<Others | Refusal> => {
    const before = others.get(key);
    if (before && serves(before, latest, at, sharedMs)) return before;
    const taken = await othersFor(reads, caller, at);
    if (isRefusal(taken)) return taken;
    const { name, bytes } = await packPart(taken.items);
    keep(name, bytes, { key }, at);
    const read: Others = { cursor: taken.cursor, at, name };
    others.set(key, read);
    return read;
  };

  const putTogether = async (caller: Caller, at: number): Promise<Offer | Refusal> => {
    const latest = await reads.latestSeq();
    await lookForMoves(latest);
    const reference = await reads.reference();
    const audience = audienceOf(caller, reference);
    const reach = audience?.reach("pass");
    if (!audience || !reach || audience.kind !== "device") return refusal("not-allowed");
    const apart = apartIn(reference);
    const read: Corridor[] = [];
    const passes: string[] = [];
    for (const id of corridorsFor(reach, reference)) {
      const corridor = await readCorridor(id, apart, latest, at);
      read.push(corridor);
      for (const { name, endpoints } of corridor.parts)
        if (bound(reach, { corridor: id, endpoints })) passes.push(name);
    }
    const rest = await readOthers(caller, audience, latest, at);
    if (isRefusal(rest)) return rest;
    for (const name of [...passes, rest.name]) {
      const one = kept.get(name);
      if (one) kept.set(name, { ...one, offeredAt: at });
    }
    forget(at);
    return {
      cursor: Math.min(rest.cursor, ...read.map(({ cursor }) => cursor)),
      asOf: Math.min(rest.at, ...read.map((one) => one.at)),
      passes,
      others: [rest.name],
    };
  };

  return {
    offer: (caller, at) => inTurn(() => putTogether(caller, at)),
    parts: async (caller, names) => {
      const audience = audienceOf(caller, await reads.reference());
      const theirs = names.flatMap((name) => {
        const found = kept.get(name);
        const may =
          audience && found && [...found.for.values()].some((whose) => mayHold(audience, whose));
        return may ? [found.bytes] : [];
      });
      return theirs.length === names.length ? joinParts(theirs) : refusal("not-found");
    },
  };
};
