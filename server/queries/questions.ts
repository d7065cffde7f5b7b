import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { may, scopesFor } from "../../shared/domain/access.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import type { Question } from "../../shared/domain/question.ts";
import type { Caller } from "../caller.ts";
import { postSubject } from "../places.ts";
import type { Page, Reads } from "../store/ports.ts";

type QuestionsAsked = Parameters<Reads["findQuestions"]>[0];

/** Questions with the name of who answered; of the person nothing else. */
export const presentQuestions = async (
  reads: Pick<Reads, "account">,
  questions: readonly Question[],
): Promise<Question[]> => {
  const ids = new Set(questions.flatMap(({ answer }) => (answer ? [answer.by] : [])));
  const names = new Map<string, string>();
  for (const id of ids) names.set(id, (await reads.account(id))?.displayName ?? id);
  return questions.map((one) =>
    one.answer
      ? { ...one, answer: { ...one.answer, by: names.get(one.answer.by) ?? one.answer.by } }
      : one,
  );
};

export const questionsByIds = async (reads: Reads, ids: readonly string[]): Promise<Question[]> =>
  presentQuestions(reads, await reads.questionsByIds(ids));

/** What posts within the caller's reach ask. */
export const questionsFor = async (
  reads: Reads,
  caller: Caller,
  asked: QuestionsAsked,
): Promise<Page<Question>> => {
  const scopes = scopesFor(caller.kind === "person" ? caller.grants : [], "question.read");
  const page = await reads.findQuestions(asked, reachOf(scopes, await reads.reference()));
  return { items: await presentQuestions(reads, page.items), next: page.next };
};

/** A photo, for those who answer for the post; one out of reach, not here yet or deleted is not found. */
export const questionPhotoFor = async (
  reads: Reads,
  caller: Caller,
  { id, sha }: { readonly id: string; readonly sha: string },
): Promise<Uint8Array | Refusal> => {
  const question = await reads.question(id.toLowerCase());
  if (!question || caller.kind !== "person") return refusal("not-found");
  const lies = postSubject(question.checkpoint, await reads.reference());
  if (!may(caller.grants, "question.read", lies)) return refusal("not-found");
  return (await reads.questionPhoto(question.id, sha)) ?? refusal("not-found");
};
