import type { ListFormat } from "../../shared/contract/exports.ts";
import type { Store } from "../store/ports.ts";

/** A list that somebody takes along. `filters`: which of its filters were set; what they say may name a vehicle. */
export interface TakenList {
  readonly account: string;
  readonly list: string;
  readonly format: ListFormat;
  readonly filters: readonly string[];
}

/** [L4] The log says who took which list along, hence no topics, and nothing of what is in it. */
export const noteExport = async (
  store: Store,
  { account, list, format, filters }: TakenList,
  at: number,
): Promise<void> => {
  await store.write(async (tx) => {
    const payload = { list, format, filters: filters.join(" ") };
    const subject = { kind: "person", id: account } as const;
    await tx.append([{ type: "list.exported", subject, payload, topics: [] }], at);
    return true;
  });
};
