import { isRefusal } from "../../shared/contract/problems.ts";
import {
  lapses,
  photosKeptMs,
  photosOutlived,
  type Question,
  questionOpenMs,
  withPhotos,
} from "../../shared/domain/question.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Reads, Reference, Store, Writes } from "../store/ports.ts";
import { questionEvent } from "./ask-question.ts";

/** At a time: nobody who writes is held up for long. */
const mostAtOnce = 100;

const tend = async (
  tx: Reads & Writes,
  question: Question,
  reference: Reference,
  at: number,
): Promise<void> => {
  if (lapses(question, at)) {
    const closed = { ...question, closedAt: iso(at) };
    await tx.putQuestion(closed);
    await tx.append([questionEvent("lapsed", closed, reference)], at);
  } else if (photosOutlived(question, at)) {
    const bare = withPhotos(question, "deleted");
    await tx.dropQuestionPhotos(question.id);
    await tx.putQuestion(bare);
    await tx.append([questionEvent("photos-deleted", bare, reference)], at);
  }
};

/**
 * [O52] Closes questions that nobody answered in their time; [O53] deletes photos past theirs. Nothing is asked for
 * then, so the server looks; nobody who writes waits where there is nothing to do. Answers how many questions it tended.
 */
export const tendQuestions = async (store: Store, at: number): Promise<number> => {
  const due = await store.reads.questionsDue(at - questionOpenMs, at - photosKeptMs, mostAtOnce);
  if (due.length === 0) return 0;
  const tended = await store.write(async (tx) => {
    const reference = await tx.reference();
    // As they are now: one may have been answered since.
    const now = await tx.questionsByIds(due.map(({ id }) => id));
    for (const question of now) await tend(tx, question, reference, at);
    return now.length;
  });
  return isRefusal(tended) ? 0 : tended;
};
