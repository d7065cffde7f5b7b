import type { Question } from "../../../shared/domain/question.ts";
import { ms } from "../../../shared/domain/time.ts";

/** A question's row: `photos` is how many of them may be here still, for finding those past their time. */
export const questionColumns = (question: Question) => ({
  id: question.id,
  checkpoint: question.checkpoint,
  receivedAt: ms(question.receivedAt),
  closedAt: question.closedAt === null ? null : ms(question.closedAt),
  photos: question.photos.filter(({ state }) => state !== "deleted").length,
  body: JSON.stringify(question),
});

export const toQuestion = (body: string): Question => JSON.parse(body) as Question;

/** Rows with a `no` above this are on the page asked for, of a list that is read as it grew. */
export const rowsAfter = (cursor: string | undefined): number =>
  /^\d{1,15}$/.test(cursor ?? "") ? Number(cursor) : 0;
