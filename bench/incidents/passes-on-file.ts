import type { PassState } from "../../shared/domain/findings/history.ts";
import { groupBy } from "../../shared/domain/group-by.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Day } from "./read-day.ts";

type OnFile = PassOnFile & Pick<PassState, "from">;

/** The registry of a day: every pass in each state it was in. */
export interface PassesOnFile {
  /** Up to a moment (ms); none where the pass is not on file. */
  readonly states: (id: string, asOf: number) => readonly OnFile[];
}

export const passesOnFile = ({ passes, passChanges }: Day): PassesOnFile => {
  const changes = groupBy(passChanges, ({ pass }) => pass as string);
  const states = new Map(
    passes.map(({ is: _, issuedAt, ...given }) => {
      const first: OnFile = {
        ...given,
        rev: 1,
        shortCode: "" as PassOnFile["shortCode"],
        carrier: "",
        status: "valid",
        statusReason: null,
        autoIssued: false,
        from: issuedAt,
      };
      const all = [first];
      const inOrder = [...(changes.get(given.id) ?? [])].sort((a, b) => ms(a.at) - ms(b.at));
      for (const { at, set } of inOrder) {
        const changed = Object.fromEntries(
          Object.entries(set).filter(([, value]) => value !== undefined),
        );
        all.push({ ...all.at(-1)!, ...changed, from: at });
      }
      return [given.id as string, all] as const;
    }),
  );
  return {
    states: (id, asOf) => (states.get(id) ?? []).filter(({ from }) => ms(from) <= asOf),
  };
};
