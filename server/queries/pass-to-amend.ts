import type { ApplicationStory } from "../../shared/contract/applications.ts";
import { may } from "../../shared/domain/access.ts";
import type { Applied } from "../../shared/domain/application-shape.ts";
import {
  amendableOf,
  changedFields,
  printedOtherwise,
} from "../../shared/domain/pass-amendment.ts";
import type { Caller } from "../caller.ts";
import { passSubject } from "../places.ts";
import type { Reads, Reference } from "../store/ports.ts";

/**
 * [Y14] The pass that is asked to be amended, for who may read it and [Y12] who decides (`decides`): as it is now, and what changes of it as it was looked at. It is
 * compared with that revision also when it was amended since, by this or by something else.
 */
export const passToAmend = async (
  reads: Reads,
  asked: Applied,
  caller: Extract<Caller, { kind: "person" }>,
  reference: Reference,
  decides: boolean,
): Promise<ApplicationStory["amends"]> => {
  const pass = asked.amends && (await reads.pass(asked.amends.pass));
  if (!pass) return null;
  if (!decides && !may(caller.grants, "pass.read", passSubject(pass, reference))) return null;
  const { id, shortCode, rev, status, validTo } = pass;
  const versions = await reads.passVersions([id]);
  const was = versions.find((one) => one.pass.rev === asked.amends?.rev)?.pass ?? pass;
  const before = amendableOf(was);
  const changes = changedFields(before, amendableOf(asked));
  const reprint = printedOtherwise(changes);
  return {
    ...{ id, shortCode, rev, status, validTo, before },
    changes: [...changes],
    reprint: [...reprint],
  };
};
