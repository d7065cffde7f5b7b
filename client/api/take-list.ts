import type { ExportRoute, ListFormat } from "../../shared/contract/exports.ts";
import type { Asking } from "../../shared/contract/routes.ts";
import { answerOf, Unreachable } from "./call.ts";

/** A long list on a slow line. */
const longestTakeMs = 30 * 60_000;

/** What a list is filtered by, as its route takes it. */
export type ListQuery<N extends ExportRoute> =
  Asking<N> extends { readonly query: infer Query } ? Omit<Query, "format"> : never;

/** [L1] A list as a file, whole: rejects as `call` does, and with `Unreachable` where it broke off. */
export const takeList = async <N extends ExportRoute>(
  list: N,
  query: ListQuery<N>,
  format: ListFormat,
  signal: AbortSignal,
): Promise<{ readonly name: string; readonly content: Blob }> => {
  const asking = { query: { ...query, format } } as unknown as Asking<N>;
  const response = await answerOf(list, asking, { signal, patienceMs: longestTakeMs });
  const [, name] =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  try {
    return { name: name ?? `greenlane.${format}`, content: await response.blob() };
  } catch (cause) {
    signal.throwIfAborted();
    throw new Unreachable(cause);
  }
};
