import type { Pass, PassStatus } from "../../../shared/domain/pass.ts";
import type { Page } from "../ports.ts";
import { toPass } from "./pass-body.ts";

/** Rows with a `no` below this are on the page asked for, of a list that is numbered as it grows. */
export const rowsBefore = (cursor: string | undefined): number =>
  /^\d{1,15}$/.test(cursor ?? "") ? Number(cursor) : Number.MAX_SAFE_INTEGER;

/** The page, out of the rows found, newest first and one more than the page where there is another. */
export const pageOf = <T>(
  rows: readonly { readonly no: number; readonly body: string }[],
  limit: number,
  read: (body: string) => T = JSON.parse,
): Page<T> => {
  const page = rows.slice(0, limit);
  return {
    items: page.map(({ body }) => read(body)),
    next: rows.length > page.length ? String(page.at(-1)?.no) : null,
  };
};

/** Passes in the order of their numbers, and where to go on from: nowhere where there are fewer than were asked for. */
export const passesIn = (
  rows: readonly { readonly no: number; readonly body: string }[],
  limit: number,
): { readonly items: readonly Pass[]; readonly last: number | null } => ({
  items: rows.map(({ body }) => toPass(body)),
  last: rows.length < limit ? null : (rows.at(-1)?.no ?? null),
});

/** Statuses by index, out of a list's rows in order; an index that no pass has is `valid`. */
export const denseStatuses = (
  rows: Iterable<{ readonly idx: number; readonly status: PassStatus }>,
): PassStatus[] => {
  const found: PassStatus[] = [];
  for (const { idx, status } of rows) {
    while (found.length < idx) found.push("valid");
    found[idx] = status;
  }
  return found;
};
