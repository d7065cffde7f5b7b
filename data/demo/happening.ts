import type { Decision, Scan } from "../../shared/domain/scan.ts";

/** What the driver shows at the barrier; passes by their number in the list of demo passes. */
export type Shown =
  | { readonly by: "qr" | "plate" | "code"; readonly pass: number }
  /** A code for this plate with what that pass says, sealed with a key that is not ours. */
  | { readonly by: "forged"; readonly pass: number; readonly plate: string }
  | { readonly by: "foreign"; readonly text: string }
  | {
      readonly by: "walk-up";
      readonly plate: string;
      readonly walkUp: NonNullable<Scan["walkUp"]>;
    };

/** A vehicle before an officer: what is shown, what the officer sees, and what the officer will do. */
export interface AtPost {
  readonly does: "scan";
  readonly checkpoint: string;
  readonly direction: Scan["direction"];
  readonly shown: Shown;
  readonly plateMatches: boolean | null;
  readonly occupants: number | null;
  /** When the verdict lets it go (`go`, `inspect`). */
  readonly otherwise: Decision;
  /** When the verdict does not. */
  readonly stopped: Decision;
  readonly note: string | null;
}

export type Deed =
  | { readonly does: "register"; readonly pass: number }
  | { readonly does: "revoke"; readonly pass: number; readonly reason: string }
  | AtPost
  /** The endpoint's receiver confirms the vehicle and how many people are there. */
  | { readonly does: "confirm"; readonly occupants: number };

/** One thing that happens in the demo day. Happenings of one trip share its number. */
export type Happening = Deed & {
  /** Milliseconds after the day began. */
  readonly at: number;
  readonly trip: number;
};
