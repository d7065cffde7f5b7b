import { endpointsOf } from "./bound-for.ts";
import type { PassOnFile } from "./pass.ts";
import { amendableOf, changedFields } from "./pass-amendment.ts";
import { type IsoTime, iso } from "./time.ts";

/** A pass as it was made at a time (ms). */
export interface MadeVersion {
  readonly pass: PassOnFile;
  readonly from: number;
}

/** [T21] What a pass names of the way from a moment on, by its amendment. */
export interface Revision {
  readonly from: IsoTime;
  readonly endpoint: string;
  readonly via?: readonly string[];
  readonly corridor: string;
  readonly occupantsMax: number;
  readonly validTo: IsoTime;
}

const inOrder = (versions: readonly MadeVersion[]): readonly MadeVersion[] =>
  [...versions].sort((a, b) => a.pass.rev - b.pass.rev || a.from - b.from);

/** [T21] The amendments of a pass, oldest first, out of every version there was of it: none of one that never was. */
export const revisionsOf = (versions: readonly MadeVersion[]): readonly Revision[] =>
  inOrder(versions).flatMap(({ pass, from }, place, all) => {
    const before = all[place - 1]?.pass;
    if (!before || changedFields(amendableOf(before), amendableOf(pass)).length === 0) return [];
    const { endpoint, via, corridor, occupantsMax, validTo } = pass;
    return [{ from: iso(from), endpoint, ...(via && { via }), corridor, occupantsMax, validTo }];
  });

/**
 * [T22] Whoever stopped a vehicle while its pass was suspended was right, reinstated or not. What was revoked or suspended
 * since counts as it does now.
 */
const standingThen = (
  { status, statusReason }: PassOnFile,
  then: PassOnFile,
): Pick<PassOnFile, "status" | "statusReason"> =>
  then.status === "suspended" && status !== "revoked"
    ? { status: then.status, statusReason: then.statusReason }
    : { status, statusReason };

/**
 * [T22] The pass as it stood at a moment (ms), as far as amendments and suspensions go: that it was revoked or spent since is the
 * pass's of now.
 * `knownRev`: a revision that was known to whoever scanned it then, whatever the clocks say.
 */
export const passThen = (
  pass: PassOnFile,
  versions: readonly MadeVersion[],
  at: number,
  knownRev: number,
): PassOnFile => {
  const all = inOrder(versions);
  const then = all.findLast(({ pass: { rev }, from }) => from <= at || rev <= knownRev) ?? all[0];
  if (!then || then.pass.rev >= pass.rev) return pass;
  const { via: _, ...now } = pass;
  const { via, driver: __, ...amended } = amendableOf(then.pass);
  const bound = endpointsOf({ endpoint: amended.endpoint, via });
  return {
    ...now,
    ...amended,
    ...standingThen(pass, then.pass),
    validTo: then.pass.validTo,
    rev: then.pass.rev,
    ...(bound.length > 1 && { via }),
  };
};
