import { setImmediate as nextTurn } from "node:timers/promises";
import { endpointsOf } from "../../../shared/domain/bound-for.ts";
import type { PassOnFile } from "../../../shared/domain/pass.ts";
import { fromPassId, statusListSize } from "../../pass-numbers.ts";
import { packPart } from "../../snapshot-part.ts";
import type { PassPart } from "../ports.ts";
import { toOnFile } from "./pass-on-file.ts";

/** Passes to a part, on average and at most. A tablet opens a part to read one pass of it, so it must stay small. */
const usual = 512;
const most = 4 * usual;
/** Passes taken apart in one turn of the event loop, about a millisecond's work: the main thread's, on PostgreSQL. */
const inTurn = 100;

/**
 * Does a part end with this pass? Said by the pass alone: where one is added, amended or past its time, the parts before
 * and behind stay as they are, and tablets have them already.
 */
export const endsPart = (id: PassOnFile["id"]): boolean => {
  const { list, index } = fromPassId(id);
  const mixed = Math.imul(list * statusListSize + index + 1, 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) & (usual - 1)) === 0;
};

/**
 * Passes of one corridor as parts, from the bodies of their rows in the order they were issued. Those bound for
 * endpoints that are `apart` are in parts of their own, so that each gate can be given them and nothing else.
 */
export const partsOf = async (
  bodies: AsyncIterable<string> | Iterable<string>,
  apart: readonly string[],
): Promise<readonly PassPart[]> => {
  const alone = new Set(apart);
  const open = new Map<string, PassOnFile[]>();
  const parts: PassPart[] = [];
  const close = async (key: string): Promise<void> => {
    const passes = open.get(key) ?? [];
    open.delete(key);
    const endpoints = key === "" ? [] : key.split(" ");
    if (passes.length > 0) parts.push({ endpoints, ...(await packPart(passes)) });
  };
  let taken = 0;
  for await (const body of bodies) {
    const pass = toOnFile(body);
    const key = endpointsOf(pass)
      .filter((endpoint) => alone.has(endpoint))
      .sort()
      .join(" ");
    const passes = open.get(key) ?? [];
    passes.push(pass);
    open.set(key, passes);
    if (endsPart(pass.id) || passes.length >= most) await close(key);
    taken += 1;
    if (taken % inTurn === 0) await nextTurn();
  }
  for (const key of [...open.keys()]) await close(key);
  return parts;
};
