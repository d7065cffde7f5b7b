import type { ReactNode } from "react";
import type { Reference } from "../api/reference.ts";
import type { Draft, DraftField } from "./draft.ts";

/** What a group of the form's inputs works on. */
export interface DraftFieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  /** The message beside an input, or nothing. */
  readonly wrong: (field: DraftField) => ReactNode;
  readonly reference: Reference;
}

/** One input of the form; `label` where its usual words are not enough. */
export type DraftFieldProps = DraftFieldsProps & { readonly label?: ReactNode };
