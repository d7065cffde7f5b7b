import { useMemo, useState } from "react";
import type { Draft } from "./draft.ts";
import { emptyDraft } from "./draft.ts";

const key = (username: string): string => `greenlane.draft.${username}`;

const keptOf = (username: string): Draft | null => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key(username)) ?? "null");
    const whole = emptyDraft(0);
    if (typeof kept !== "object" || kept === null) return null;
    return Object.keys(whole).every((field) => field in kept) ? (kept as Draft) : null;
  } catch {
    return null;
  }
};

const keep = (username: string, draft: Draft | null): void => {
  try {
    if (draft === null) sessionStorage.removeItem(key(username));
    else sessionStorage.setItem(key(username), JSON.stringify(draft));
  } catch {
    // Storage is off: the draft lives as long as the page.
  }
};

/**
 * A person's unfinished registration. It outlives a reload, a wrong click and the end of the session in this
 * tab; `start` begins another, `drop` forgets it once it is issued.
 */
export const useKeptDraft = (username: string) => {
  const [draft, setDraft] = useState<Draft>(() => keptOf(username) ?? emptyDraft(Date.now()));
  return useMemo(() => {
    const put = (next: (before: Draft) => Draft): void =>
      setDraft((before) => {
        const after = next(before);
        keep(username, after);
        return after;
      });
    return {
      draft,
      change: (part: Partial<Draft>) => put((before) => ({ ...before, ...part })),
      start: (fresh: Draft) => put(() => fresh),
      drop: () => keep(username, null),
    };
  }, [draft, username]);
};
