import type { PassOnFile, PassStatus } from "./pass.ts";
import type { OpenedToken } from "./pass-token.ts";
import type { RuleSet } from "./rules.ts";
import type { IsoTime } from "./time.ts";
import type { Verdict } from "./verdict-shape.ts";

/** How the vehicle presented itself. */
export type Presented =
  | { readonly by: "token"; readonly opened: OpenedToken }
  | { readonly by: "lookup"; readonly key: "code" | "plate"; readonly text: string }
  | { readonly by: "walk-up" };

/** What this side holds about the pass presented. */
export interface Knowledge {
  /** The pass on file under the token's id, or found by the lookup; null when there is none. */
  readonly pass: PassOnFile | null;
  /** What the status list says; null when no list covers the pass. */
  readonly status: PassStatus | null;
  /** When the newest list or completed sync was true; null when nothing was ever synced. */
  readonly asOf: IsoTime | null;
  /** Past this the data is stale: `inspect` at best. */
  readonly staleAt: IsoTime | null;
  /** Past this nothing can be said: `cannot-check`. */
  readonly expiresAt: IsoTime | null;
  /** Is the key bundle itself fresh, so that an unknown key means a forged pass? */
  readonly keysFresh: boolean;
}

export interface JudgeInput {
  readonly presented: Presented;
  readonly knowledge: Knowledge;
  readonly rules: RuleSet;
  /** What the officer has seen so far; null where not asked yet. */
  readonly observed: { readonly plateMatches: boolean | null; readonly occupants: number | null };
  /** Corridors that run through this post; empty when unknown. */
  readonly corridorsHere: readonly string[];
  /** 0–999 from the post's draw for this vehicle and day; null where none can be drawn. */
  readonly draw: number | null;
  /** When the open trip began; rules and expiry of a trip already begun enjoy grace. */
  readonly tripBegan: IsoTime | null;
  /** True time of the judgement: device clock plus measured offset. */
  readonly at: IsoTime;
}

export type Judge = (input: JudgeInput) => Verdict;
