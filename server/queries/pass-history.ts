import type { PassVersionSeen } from "../../shared/contract/registry.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import {
  type Amendable,
  type AmendableField,
  actBetween,
  amendableOf,
  changedFields,
} from "../../shared/domain/pass-amendment.ts";
import { iso } from "../../shared/domain/time.ts";
import type { PassVersion } from "../store/finding-ports.ts";
import type { Reads } from "../store/ports.ts";

const only = (facts: Amendable, fields: readonly AmendableField[]): Partial<Amendable> =>
  Object.fromEntries(fields.map((field) => [field, facts[field]]));

/** Who did it, at whose asking, and why. What scans did nobody did; before `changedBy` was kept a revocation names nobody. */
const behind = (
  { changedBy, askedBy, changeReason, issuedBy, statusReason }: Pass,
  act: PassVersionSeen["act"],
): Pick<PassVersionSeen, "by" | "askedBy" | "reason"> => {
  switch (act) {
    case "issued":
      return { by: issuedBy, askedBy: null, reason: null };
    case "amended":
    case "reinstated":
      return {
        by: changedBy ?? null,
        askedBy: askedBy ?? null,
        reason: changeReason ?? null,
      };
    case "revoked":
    case "suspended":
      return { by: changedBy ?? null, askedBy: null, reason: statusReason };
    case "spent":
    case "restored":
      return { by: null, askedBy: null, reason: null };
  }
};

const seen = (before: Pass | null, { pass, from }: PassVersion): PassVersionSeen => {
  const act = actBetween(before, pass);
  const [was, is] = [before && amendableOf(before), amendableOf(pass)];
  const changed = was ? changedFields(was, is) : [];
  return {
    rev: pass.rev,
    at: iso(from),
    act,
    ...behind(pass, act),
    before: was ? only(was, changed) : {},
    after: only(is, changed),
  };
};

/** [P21] Every version of a pass there was, the latest first. */
export const passHistory = async (
  reads: Reads,
  id: PassId,
): Promise<readonly PassVersionSeen[]> => {
  // Within one millisecond a pass is spent before it is valid again, and so the words happen to sort.
  const versions = [...(await reads.passVersions([id]))].sort(
    (a, b) =>
      a.pass.rev - b.pass.rev || a.from - b.from || (a.pass.status < b.pass.status ? -1 : 1),
  );
  return versions.map((version, n) => seen(versions[n - 1]?.pass ?? null, version)).reverse();
};
