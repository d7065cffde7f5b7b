import type { Reach } from "../../shared/domain/expand-scope.ts";
import type { Question } from "../../shared/domain/question.ts";
import type { Page } from "./ports.ts";

/** Which questions a list asks for. */
export interface QuestionsAsked {
  readonly status: "open" | "closed";
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface QuestionReads {
  question(id: string): Promise<Question | undefined>;
  questionsByIds(ids: readonly string[]): Promise<readonly Question[]>;
  /** Of posts within reach; those open as they came, those closed the newest first. */
  findQuestions(asked: QuestionsAsked, reach: Reach): Promise<Page<Question>>;
  /** Of one post: open, or closed after a time (ms); as they came. */
  questionsAt(checkpoint: string, closedAfter: number): Promise<readonly Question[]>;
  /**
   * Open and received at or before a time (ms), or closed at or before another with photos still here; at most `limit`, in no order.
   */
  questionsDue(
    receivedBefore: number,
    closedBefore: number,
    limit: number,
  ): Promise<readonly Question[]>;
  questionPhoto(id: string, sha: string): Promise<Uint8Array | undefined>;
}
export interface QuestionWrites {
  putQuestion(question: Question): Promise<void>;
  /** The same photo again changes nothing. */
  putQuestionPhoto(id: string, sha: string, bytes: Uint8Array): Promise<void>;
  dropQuestionPhotos(id: string): Promise<void>;
}
