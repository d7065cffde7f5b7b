import type { DeskFigures } from "../../shared/contract/desk-figures.ts";
import { mayAnywhere, scopesFor } from "../../shared/domain/access.ts";
import {
  ageBandEnds,
  ageBands,
  deskThroughput,
  figuresFrom,
} from "../../shared/domain/desk-figures.ts";
import { issuingReach } from "../../shared/domain/expand-scope.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import type { Reads } from "../store/ports.ts";

/** Applications that are read at once of those that wait, and of those that moved of late. */
const mostRead = 20_000;

/** [Y16] The desk's figures within a person's reach. */
export const figuresFor = async (
  reads: Reads,
  caller: Caller,
  at: number,
): Promise<DeskFigures> => {
  const grants = caller.kind === "person" ? caller.grants : [];
  const reach = issuingReach(scopesFor(grants, "pass.issue"), await reads.reference());
  const { waiting, decisions, partial } = await reads.deskActs(reach, figuresFrom(at), mostRead);
  const { hours, days, reviewers } = deskThroughput(decisions, at);
  const counts = ageBands(waiting, at);
  const seesAll = mayAnywhere(grants, "user.read");
  const told = reviewers.filter(
    ({ by }) => seesAll || (caller.kind === "person" && by === caller.account),
  );
  return {
    at: iso(at),
    ages: ageBandEnds.map((upTo, place) => ({ upTo, count: counts[place] ?? 0 })),
    hours: [...hours],
    days: [...days],
    reviewers: await Promise.all(
      told.map(async ({ by, ...figures }) => ({
        name: (await reads.account(by))?.displayName ?? by,
        ...figures,
      })),
    ),
    partial,
  };
};
