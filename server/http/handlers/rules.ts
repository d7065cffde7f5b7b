import { refusal } from "../../../shared/contract/problems.ts";
import { may } from "../../../shared/domain/access.ts";
import { heldLevels } from "../../../shared/domain/held.ts";
import { rulesAt } from "../../../shared/domain/rules.ts";
import type { Caller } from "../../caller.ts";
import {
  type MaySet,
  provinceOf,
  publishLevels,
  withdrawLevel,
} from "../../commands/publish-levels.ts";
import { publishMeasure, withdrawMeasure } from "../../commands/publish-measure.ts";
import { publishRules, withdrawRules } from "../../commands/publish-rules.ts";
import { latestFirst } from "../../queries/rules.ts";
import type { Store } from "../../store/ports.ts";
import type { Handlers } from "../handler.ts";

/** [X19] A level is the province's to set: only a grant that reaches the province sets one anywhere in it. */
const maySetLevel =
  (caller: Caller): MaySet =>
  (chain) => {
    const province = provinceOf(chain);
    return (
      caller.kind === "person" &&
      province !== undefined &&
      may(caller.grants, "level.set", { areas: [province] })
    );
  };

/** [X20] A measure is set by whoever commands the area or one above it. */
const maySetMeasure =
  (caller: Caller): MaySet =>
  (chain) =>
    caller.kind === "person" &&
    may(caller.grants, "measure.set", { areas: chain.map(({ id }) => id) });

/** Risk levels, measures and rule sets: what is published, for now and for later. */
export const ruleHandlers = (
  store: Store,
): Pick<
  Handlers,
  | "rules"
  | "ruleSets"
  | "publishRules"
  | "withdrawRules"
  | "levels"
  | "publishLevels"
  | "withdrawLevel"
  | "measures"
  | "publishMeasure"
  | "withdrawMeasure"
> => ({
  rules: async (_, { at }) =>
    rulesAt((await store.reads.reference()).ruleSets, at) ?? refusal("not-ready"),
  ruleSets: async () => ({ items: latestFirst((await store.reads.reference()).ruleSets) }),
  publishRules: ({ body }, { at }) => publishRules(store, body, at),
  withdrawRules: ({ params }, { at }) => withdrawRules(store, params.version, at),

  levels: async ({ query }, { at }) => {
    const { levels } = await store.reads.reference();
    const { area } = query;
    const asked = area ? levels.filter((one) => one.area === area) : heldLevels(levels, at);
    return { items: latestFirst(asked) };
  },
  publishLevels: ({ body }, { caller, at }) =>
    publishLevels(store, body.items, maySetLevel(caller), at),
  withdrawLevel: ({ params }, { caller, at }) =>
    withdrawLevel(store, params.id, maySetLevel(caller), at),

  measures: async () => ({ items: latestFirst((await store.reads.reference()).measures) }),
  publishMeasure: ({ body }, { caller, at }) =>
    publishMeasure(store, body, maySetMeasure(caller), at),
  withdrawMeasure: ({ params }, { caller, at }) =>
    withdrawMeasure(store, params.id, maySetMeasure(caller), at),
});
