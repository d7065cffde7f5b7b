import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { Question } from "../../../shared/domain/question.ts";
import { answerQuestion } from "../../commands/answer-question.ts";
import { askQuestion } from "../../commands/ask-question.ts";
import { putQuestionPhoto } from "../../commands/put-question-photo.ts";
import { presentQuestions, questionPhotoFor, questionsFor } from "../../queries/questions.ts";
import type { Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

export const questionHandlers = (
  store: Store,
  limits: RateLimits,
): Pick<
  Handlers,
  "askQuestion" | "putQuestionPhoto" | "questions" | "questionPhoto" | "answerQuestion"
> => {
  const { reads } = store;

  const told = async (result: Question | Refusal): Promise<Question | Refusal> => {
    if (isRefusal(result)) return result;
    const [question] = await presentQuestions(reads, [result]);
    return question ?? refusal("not-found");
  };

  /** The tablet that asks, where it has not asked too much: photos fill a disk. */
  const asking = async ({ caller }: CallContext) => {
    if (caller.kind !== "device") return refusal("bad-signature");
    const refused = await limits.take("questions", caller.device.id);
    return refused
      ? { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 1 }
      : caller.device;
  };

  return {
    askQuestion: async ({ body }, context) => {
      const device = await asking(context);
      return isRefusal(device) ? device : told(await askQuestion(store, device, body, context.at));
    },
    putQuestionPhoto: async ({ params, bytes }, context) => {
      const device = await asking(context);
      if (isRefusal(device)) return device;
      return putQuestionPhoto(store, device, { ...params, bytes }, context.at);
    },
    questions: async ({ query }, { caller }) => {
      const { items, next } = await questionsFor(reads, caller, query);
      return { items: [...items], next };
    },
    questionPhoto: ({ params }, { caller }) => questionPhotoFor(reads, caller, params),
    answerQuestion: async ({ params, body }, { caller, at }) =>
      told(await answerQuestion(store, params.id, body, caller, at)),
  };
};
