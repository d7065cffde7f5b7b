import { type RuleBook, ruleBook } from "../../shared/domain/in-force.ts";
import { thatStays } from "../../shared/domain/merged.ts";
import type { Area, Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";
import { toWatchTold, type Watchlist, watchlistOf } from "../../shared/domain/watch.ts";
import { placesOf } from "../places.ts";
import type { Reference } from "../store/ports.ts";

/** Reference data as the scan path asks for it. */
export interface PlacesAtHand {
  readonly reference: Reference;
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly endpointsByCode: ReadonlyMap<number, Endpoint>;
  readonly corridors: ReadonlyMap<string, Corridor>;
  readonly corridorsByCode: ReadonlyMap<number, Corridor>;
  /** Corridors that run through each checkpoint. */
  readonly corridorsAt: ReadonlyMap<string, readonly Corridor[]>;
  /** The checkpoint that is each endpoint's gate. */
  readonly gates: ReadonlyMap<string, Checkpoint>;
  /** The area each checkpoint and endpoint lies in and those above, lowest first. */
  readonly areasOf: (kind: "checkpoints" | "endpoints", id: string) => readonly Area[];
  readonly book: RuleBook;
  /** Every entry there ever was: a scan is held against those of its own time. */
  readonly watchlist: Watchlist;
}

/** Reference data changes rarely and its object with it, so this is worked out once for each. */
const known = new WeakMap<Reference, PlacesAtHand>();

export const placesAtHand = (reference: Reference): PlacesAtHand => {
  const before = known.get(reference);
  if (before) return before;
  const corridorsAt = new Map<string, Corridor[]>();
  for (const corridor of reference.corridors)
    for (const { checkpoint } of corridor.posts)
      corridorsAt.set(checkpoint, [...(corridorsAt.get(checkpoint) ?? []), corridor]);
  const areas = new Map(reference.areas.map((area) => [area.id, area]));
  const checkpoints = new Map(reference.checkpoints.map((c) => [c.id, c]));
  const endpoints = new Map(reference.endpoints.map((e) => [e.id, e]));
  const lying = placesOf(reference);
  const found = new Map<string, readonly Area[]>();
  const areasOf: PlacesAtHand["areasOf"] = (kind, id) => {
    const key = `${kind} ${id}`;
    const before = found.get(key);
    if (before) return before;
    // [B9] What is ordered where the endpoint that stays lies binds who is bound for one that goes by it.
    const of = kind === "endpoints" ? (thatStays((one) => endpoints.get(one), id)?.id ?? id) : id;
    const chain = (lying[kind].get(of) ?? []).flatMap((area) => areas.get(area) ?? []);
    // Only of places there are: what uploads name otherwise must not fill the memory.
    if (chain.length > 0) found.set(key, chain);
    return chain;
  };
  const { ruleSets, levels, measures } = reference;
  const places: PlacesAtHand = {
    reference,
    checkpoints,
    endpointsByCode: new Map(reference.endpoints.map((e) => [e.code, e])),
    corridors: new Map(reference.corridors.map((c) => [c.id, c])),
    corridorsByCode: new Map(reference.corridors.map((c) => [c.code, c])),
    corridorsAt,
    areasOf,
    book: ruleBook(ruleSets, levels, measures),
    watchlist: watchlistOf(reference.watchlist.map(toWatchTold)),
    endpoints,
    gates: new Map(
      [...lying.gates].flatMap(([endpoint, posts]) => {
        const known = posts.flatMap((id) => checkpoints.get(id) ?? []);
        // [B9] Its own, where it has one besides those of the endpoint it goes by.
        const gate = known.findLast((one) => one.endpoint === endpoint) ?? known.at(-1);
        return gate ? [[endpoint, gate]] : [];
      }),
    ),
  };
  known.set(reference, places);
  return places;
};
