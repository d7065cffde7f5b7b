import type { PlaceKindName } from "../../shared/contract/reference.ts";
import type { ImportMapping } from "../../shared/domain/import-shape.ts";
import type { RefusedFor } from "../sheets/sheet.ts";
import type { KeptRow } from "../store/import-ports.ts";
import type { HeadingMemory } from "./headings.ts";
import type { Nameable } from "./known-names.ts";
import type { PlaceLists, PlacesRead } from "./read-places.ts";
import type { ReadRow } from "./read-row.ts";
import type { FileHead } from "./take-apart.ts";

/** What the thread that reads lists is asked, one thing at a time. */
export type Job =
  | {
      readonly read: {
        readonly bytes: Uint8Array;
        readonly sheet: string | null;
        readonly memory: HeadingMemory;
      };
    }
  /** What rows are read by from now on. */
  | {
      readonly by: {
        readonly nameable: Nameable;
        readonly mapping: ImportMapping;
        readonly at: number;
        readonly monthFirst: readonly number[];
      };
    }
  | { readonly rows: readonly KeptRow[] }
  /** A sheet of places, whole. */
  | {
      readonly places: {
        readonly bytes: Uint8Array;
        readonly kind: PlaceKindName;
        readonly lists: PlaceLists;
      };
    }
  /** The parts it told of are kept. */
  | { readonly kept: true };

/** What it says. */
export type Told =
  | { readonly head: FileHead }
  | { readonly parts: readonly (readonly KeptRow[])[] }
  /** The file is through; `monthFirst`: columns in which some date can only be month first. */
  | { readonly ended: true; readonly monthFirst: readonly number[] }
  | { readonly refused: RefusedFor; readonly params: Readonly<Record<string, string | number>> }
  | { readonly failed: string }
  | { readonly places: PlacesRead }
  | { readonly read: readonly ReadRow[]; readonly passedOver: readonly number[] };
