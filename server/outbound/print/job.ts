import type { Paper } from "../../../shared/contract/prints.ts";
import type { ConvoySheet } from "../../../shared/text/convoy-sheet.ts";
import type { PassSheet } from "../../../shared/text/pass-sheet.ts";

/** How all of a file is printed. */
export interface Form {
  /** What readers call the file. */
  readonly title: string;
  readonly paper: Paper;
  /** [G4] Marks at which pages are cut. */
  readonly crop: boolean;
  /** When it is printed, ms. */
  readonly at: number;
}

/** What is printed: a pass, or the roll of a convoy. */
export type Printed = { readonly pass: PassSheet } | { readonly convoy: ConvoySheet };

/** What the thread that prints is told; of each but `drop` it tells back. */
export type Job = { readonly job: number } & (
  | { readonly begin: Form }
  | { readonly print: readonly Printed[] }
  | { readonly end: true }
  | { readonly drop: true }
);
export type Told = { readonly job: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly failed: string }
);
