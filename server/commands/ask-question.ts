import { isDeepStrictEqual } from "node:util";
import { idTaken, type Refusal } from "../../shared/contract/problems.ts";
import type { NewQuestion } from "../../shared/contract/questions.ts";
import type { Question } from "../../shared/domain/question.ts";
import { trueTime } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import type { DeviceRow, NewEvent, Reference, Store } from "../store/ports.ts";
import { postTopics } from "../topics.ts";

type QuestionEvent = "asked" | "photo" | "answered" | "lapsed" | "photos-deleted";

/** [O50] Told to those who answer for the post, and to its tablets; what was asked stands in the row alone. */
export const questionEvent = (
  what: QuestionEvent,
  { id, checkpoint, answer }: Question,
  reference: Reference,
): NewEvent => ({
  type: `question.${what}`,
  subject: { kind: "question", id },
  payload: { checkpoint, ...(answer && { decision: answer.decision }) },
  topics: postTopics(checkpoint, reference),
});

/** What a tablet decides of a question: all of it but what happens to it later. */
const content = ({ plate, pass, outcome, reasons, topics, text, photos }: Question): object => ({
  plate,
  pass,
  outcome,
  reasons,
  topics,
  text,
  photos: photos.map(({ sha }) => sha),
});

const toQuestion = (device: DeviceRow, given: NewQuestion, at: number): Question => {
  const { id, at: _, offsetMs: __, photos, ...rest } = given;
  return {
    ...rest,
    id: id.toLowerCase(),
    device: device.id,
    checkpoint: device.checkpoint,
    // Nobody asks after it was heard: a clock that runs ahead changes nothing.
    askedAt: iso(Math.min(trueTime(given), at)),
    receivedAt: iso(at),
    photos: [...new Set(photos)].map((sha) => ({ sha, state: "awaited" })),
    closedAt: null,
    answer: null,
  };
};

/** [O50] Puts a post's question on record. The same again is the same; refuses `already-exists` for its id with another content. */
export const askQuestion = (
  store: Store,
  device: DeviceRow,
  given: NewQuestion,
  at: number,
): Promise<Question | Refusal> =>
  store.write(async (tx) => {
    const question = toQuestion(device, given, at);
    const before = await tx.question(question.id);
    if (before) {
      const same =
        before.device === device.id && isDeepStrictEqual(content(before), content(question));
      return same ? before : idTaken;
    }
    await tx.putQuestion(question);
    await tx.append([questionEvent("asked", question, await tx.reference())], at);
    return question;
  });
