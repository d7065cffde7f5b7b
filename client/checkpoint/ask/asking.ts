import type { QuestionTopic } from "../../../shared/domain/question.ts";
import type { TakenPhoto } from "./shrink-photo.ts";

/** What an officer wants to know of command. */
export interface Asking {
  readonly topics: readonly QuestionTopic[];
  readonly text: string;
  readonly photos: readonly TakenPhoto[];
}

export const nothingAsked: Asking = { topics: [], text: "", photos: [] };
