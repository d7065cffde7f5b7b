import type { z } from "zod";
import { mostPrinted } from "../../shared/contract/prints.ts";
import type {
  foundPasses,
  foundQuery,
  PassQuery,
  passPage,
} from "../../shared/contract/registry.ts";
import { scopesFor } from "../../shared/domain/access.ts";
import { type Reach, reachOf } from "../../shared/domain/expand-scope.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { parsePlate } from "../../shared/domain/plate.ts";
import type { Caller } from "../caller.ts";
import { mayWithPass } from "../may-with-pass.ts";
import { askedBy } from "../passes-asked.ts";
import type { Page, PassesAsked, Reads } from "../store/ports.ts";

const asking = async <Q extends z.output<typeof foundQuery>>(
  reads: Reads,
  caller: Caller,
  query: Q,
): Promise<{ readonly asked: Omit<Q, "area"> & PassesAsked; readonly reach: Reach }> => {
  const reference = await reads.reference();
  const scopes = scopesFor(caller.kind === "person" ? caller.grants : [], "pass.read");
  return { asked: askedBy(query, reference), reach: reachOf(scopes, reference) };
};

/** As many as anybody compares by eye. */
const mostAlike = 10;
/** Looked at for those within reach. */
const alikeLookedAt = 50;

/** [L7] Passes of plates that may be mistaken for the one that is sought, newest first. */
const alikeFor = async (
  reads: Reads,
  caller: Caller,
  { plate, q, cursor }: PassQuery,
): Promise<Pass[]> => {
  const sought = parsePlate(plate ?? q ?? "");
  if (sought === null || cursor !== undefined) return [];
  const reference = await reads.reference();
  return (await reads.passesOfLook(sought, alikeLookedAt))
    .filter((pass) => mayWithPass(caller, "pass.read", pass, reference))
    .slice(0, mostAlike);
};

/** [X2] A page of the passes within the caller's reach, newest first, and how many there are in all. */
export const passesFor = async (
  reads: Reads,
  caller: Caller,
  query: PassQuery,
  at: number,
): Promise<z.output<typeof passPage>> => {
  const { asked, reach } = await asking(reads, caller, query);
  const { items, next, total } = await reads.findPasses(asked, reach, at);
  return { items: [...items], next, total, alike: await alikeFor(reads, caller, query) };
};

/** The same page, and nothing counted: for whoever reads on to the end. */
export const passPageFor = async (
  reads: Reads,
  caller: Caller,
  query: PassQuery,
  at: number,
): Promise<Page<Pass>> => {
  const { asked, reach } = await asking(reads, caller, query);
  return reads.passPage(asked, reach, at);
};

/** [L6] All of them that are still good, as far as one file of passes goes. */
export const foundPassesFor = async (
  reads: Reads,
  caller: Caller,
  query: z.output<typeof foundQuery>,
  at: number,
): Promise<z.output<typeof foundPasses>> => {
  const { asked, reach } = await asking(reads, caller, query);
  const found = await reads.goodPasses(asked, reach, at, mostPrinted + 1);
  return { items: found.slice(0, mostPrinted), more: found.length > mostPrinted };
};
