import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may } from "../../shared/domain/access.ts";
import { answered, type Question, type QuestionAnswer } from "../../shared/domain/question.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import { postSubject } from "../places.ts";
import type { Store } from "../store/ports.ts";
import { questionEvent } from "./ask-question.ts";

export interface Answer {
  readonly decision: QuestionAnswer;
  readonly words: string;
}

/**
 * [O51] Answers a post. Of two who answer at once one does; refuses `question-over` for any later answer and for a
 * question that lapsed, `not-found` for one out of reach.
 */
export const answerQuestion = (
  store: Store,
  id: string,
  answer: Answer,
  caller: Caller,
  at: number,
): Promise<Question | Refusal> =>
  store.write<Question>(async (tx) => {
    const question = await tx.question(id.toLowerCase());
    const reference = await tx.reference();
    if (!question || caller.kind !== "person") return refusal("not-found");
    if (!may(caller.grants, "question.answer", postSubject(question.checkpoint, reference)))
      return refusal("not-found");
    const next = answered(question, { ...answer, by: caller.account }, iso(at));
    if (!next) return refusal("question-over");
    await tx.putQuestion(next);
    await tx.append([questionEvent("answered", next, reference)], at);
    return next;
  });
