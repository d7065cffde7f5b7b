import type { Calls } from "../../../data/demo/call.ts";
import { findingOf } from "../../../shared/domain/alert.ts";
import type { Finding } from "../../../shared/domain/findings/finding-shape.ts";
import type { Names } from "./names.ts";

const mostOnPage = 200;

/** Everything that a route tells page by page. */
const allPages = async <T>(
  page: (cursor: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>,
): Promise<readonly T[]> => {
  const all: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await page(cursor);
    all.push(...items);
    if (next === null) return all;
    cursor = next;
  }
};

const byDayNames = (one: Finding, { dayName }: Names): Finding => {
  const named = <T extends string | null>(id: T): T => (id && dayName(id)) as T;
  const key = one.device ? one.key.replace(one.device, named(one.device)) : one.key;
  return {
    ...one,
    key,
    vehicle: named(one.vehicle),
    pass: named(one.pass),
    device: named(one.device),
  };
};

/** Live alerts as findings by the names that the day has for passes and tablets. */
export const liveFindings = async (calls: Calls, names: Names): Promise<readonly Finding[]> => {
  const alerts = await allPages((cursor) =>
    calls.call("alerts", {
      query: { status: "live", limit: mostOnPage, ...(cursor && { cursor }) },
    }),
  );
  return alerts.flatMap((alert) =>
    // Whoever sees everything sees the whole of each.
    "scans" in alert ? [byDayNames(findingOf(alert), names)] : [],
  );
};

export const countTrips = async (calls: Calls): Promise<number> =>
  (
    await allPages((cursor) =>
      calls.call("trips", { query: { limit: mostOnPage, ...(cursor && { cursor }) } }),
    )
  ).length;
