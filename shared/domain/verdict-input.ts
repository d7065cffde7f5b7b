import type { MeasureInForce, Standing } from "./in-force.ts";
import type { LevelInForce } from "./levels.ts";
import type { PassOnFile, PassStatus } from "./pass.ts";
import type { OpenedToken } from "./pass-token.ts";
import type { RuleSet } from "./rules.ts";
import type { PlateInForce } from "./take-over-shape.ts";
import type { IsoTime } from "./time.ts";
import type { WatchHit } from "./watch.ts";

/** How the vehicle presented itself. */
export type Presented =
  | { readonly by: "token"; readonly opened: OpenedToken }
  | { readonly by: "lookup"; readonly key: "code" | "plate"; readonly text: string }
  /** `kind`: the vehicle kind's code as the officer entered it, by which measures concern it; left out: unknown. */
  | { readonly by: "walk-up"; readonly kind?: number | undefined };

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
  /** The rule set in force at `at`. */
  readonly rules: RuleSet;
  /** Levels in force where the post lies and where the vehicle is bound; left out: none known. */
  readonly levels?: readonly LevelInForce[] | undefined;
  /** The measures that these and the areas' own decisions bring there (`standingsOf`); left out: none. */
  readonly measures?: readonly MeasureInForce[] | undefined;
  /**
   * What a trip under way may keep to: what was in force when it began, or as long ago as grace reaches, whichever is
   * later (`standingsOf`). Left out or null where no trip is under way.
   */
  readonly before?: Standing | null | undefined;
  /** [W3] Entries of the watchlist that the vehicle meets at this post (`watchHits`); left out: none. */
  readonly watch?: readonly WatchHit[] | undefined;
  /** What the officer has seen so far; null where not asked yet. */
  readonly observed: { readonly plateMatches: boolean | null; readonly occupants: number | null };
  /** Corridors that run through this post; empty when unknown. */
  readonly corridorsHere: readonly string[];
  /** Their codes, to place a token whose pass is not on file; left out or empty when unknown. */
  readonly corridorCodesHere?: readonly number[] | undefined;
  /** The endpoint whose gate this post is, as the vehicle's pass names it (`namedAs`); left out or null where it is none's. */
  readonly endpointHere?: string | null | undefined;
  /** The endpoint it is bound for, by id; left out or null where unknown. */
  readonly boundFor?: string | null | undefined;
  /** [B9] Other ids that endpoint goes by, where it was merged; left out or empty for nearly all. */
  readonly boundAlso?: readonly string[] | undefined;
  /** 0–999 from the post's draw for this vehicle and day; null where none can be drawn. */
  readonly draw: number | null;
  /** [V30] The vehicle that took over on that trip (`plateInForceAt`); left out or null where none did, as far as is known. */
  readonly takenOver?: PlateInForce | null | undefined;
  /** When the open trip began; rules and expiry of a trip already begun enjoy grace. */
  readonly tripBegan: IsoTime | null;
  /** True time of the judgement: device clock plus measured offset. */
  readonly at: IsoTime;
  /** [D3] The latest it may really be, where the clock leaves that open; left out or null where the time is sure. */
  readonly latest?: IsoTime | null | undefined;
}
