import type { z } from "zod";
import { addressOf } from "../../shared/contract/address.ts";
import { type StatusTold, statusQuery, statusReply } from "../../shared/contract/public-status.ts";

export type StatusAsked = z.input<typeof statusQuery>;

/** What is typed and cannot be asked, by its field. */
export const wrongIn = (asked: StatusAsked): ReadonlySet<string> =>
  new Set(statusQuery.safeParse(asked).error?.issues.map(({ path }) => String(path[0])));

export type Answer =
  | { readonly what: "found"; readonly items: readonly StatusTold[] }
  | { readonly what: "not-found" | "too-many" | "failed" };

const patienceMs = 30_000;

/** Asks how a thing stands; whatever goes wrong is an answer. */
export const askStatus = async (asked: StatusAsked): Promise<Answer> => {
  try {
    const response = await fetch(addressOf("/api/status", {}, asked), {
      headers: { accept: "application/json" },
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === 404) return { what: "not-found" };
    if (response.status === 429) return { what: "too-many" };
    if (!response.ok) return { what: "failed" };
    return { what: "found", items: statusReply.parse(await response.json()).items };
  } catch {
    return { what: "failed" };
  }
};
