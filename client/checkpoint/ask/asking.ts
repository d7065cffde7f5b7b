import type { NewQuestion } from "../../../shared/contract/questions.ts";
import type { QuestionTopic } from "../../../shared/domain/question.ts";
import { iso } from "../../../shared/domain/time.ts";
import { newId, type Post } from "../draft.ts";
import type { TakenPhoto } from "./shrink-photo.ts";

/** What an officer wants to know of command. */
export interface Asking {
  readonly topics: readonly QuestionTopic[];
  readonly text: string;
  readonly photos: readonly TakenPhoto[];
}

export const nothingAsked: Asking = { topics: [], text: "", photos: [] };

/** The question as it is sent; `about`: what it is about, and what this tablet made of it. */
export const questionOf = (
  about: Pick<NewQuestion, "plate" | "pass" | "outcome" | "reasons">,
  { topics, text, photos }: Asking,
  times: Pick<Post, "deviceNow" | "offsetMs">,
): NewQuestion => ({
  id: newId(times),
  ...about,
  topics: [...topics],
  text: text.normalize("NFC").toWellFormed(),
  photos: photos.map(({ sha }) => sha),
  at: iso(times.deviceNow),
  offsetMs: times.offsetMs,
});
