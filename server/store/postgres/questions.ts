import type { Question } from "../../../shared/domain/question.ts";
import type { Note } from "../log-chain.ts";
import type { QuestionReads, QuestionWrites } from "../question-ports.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import { questionColumns, rowsAfter, toQuestion } from "../rows/question.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
type Row = Body & { readonly no: number };
const questionsIn = (rows: readonly Body[]): Question[] => rows.map(({ body }) => toQuestion(body));

const within = "($1 OR checkpoint = ANY($2::text[]))";

/** What posts ask command. */
export const questionsPort = (ask: Ask, note: Note): QuestionReads & QuestionWrites => ({
  question: async (id) => {
    const [row] = await ask<Body>("SELECT body FROM question WHERE id = $1", [id]);
    return row && toQuestion(row.body);
  },
  questionsByIds: async (ids) => {
    const rows = await ask<Body>("SELECT body FROM question WHERE id = ANY($1::text[])", [ids]);
    const found = new Map(questionsIn(rows).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },
  findQuestions: async ({ status, cursor, limit }, { all, checkpoints }) => {
    const reach = [all, [...checkpoints]];
    const rows =
      status === "open"
        ? await ask<Row>(
            `SELECT no, body FROM question WHERE closed_at IS NULL AND no > $3 AND ${within}
             ORDER BY no LIMIT $4`,
            [...reach, rowsAfter(cursor), limit + 1],
          )
        : await ask<Row>(
            `SELECT no, body FROM question WHERE closed_at IS NOT NULL AND no < $3 AND ${within}
             ORDER BY no DESC LIMIT $4`,
            [...reach, rowsBefore(cursor), limit + 1],
          );
    return pageOf<Question>(rows, limit);
  },
  questionsAt: async (checkpoint, closedAfter) =>
    questionsIn(
      await ask<Body>(
        `SELECT body FROM question WHERE checkpoint = $1 AND (closed_at IS NULL OR closed_at > $2)
         ORDER BY no`,
        [checkpoint, closedAfter],
      ),
    ),
  questionsDue: async (receivedBefore, closedBefore, limit) =>
    questionsIn(
      await ask<Body>(
        `SELECT body FROM question WHERE (closed_at IS NULL AND received_at <= $1)
           OR (closed_at <= $2 AND photos > 0) LIMIT $3`,
        [receivedBefore, closedBefore, limit],
      ),
    ),
  questionPhoto: async (id, sha) => {
    const [row] = await ask<{ bytes: Uint8Array }>(
      "SELECT bytes FROM question_photo WHERE question = $1 AND sha = $2",
      [id, sha],
    );
    return row?.bytes;
  },
  putQuestion: async (given) => {
    const { id, checkpoint, receivedAt, closedAt, photos, body } = questionColumns(given);
    await ask(
      `INSERT INTO question (no, id, checkpoint, received_at, closed_at, photos, body)
       VALUES ((SELECT coalesce(max(no), 0) + 1 FROM question), $1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET closed_at = excluded.closed_at, photos = excluded.photos,
         body = excluded.body`,
      [id, checkpoint, receivedAt, closedAt, photos, body],
    );
    note({ kind: "question", id, value: given });
  },
  putQuestionPhoto: async (id, sha, bytes) => {
    await ask(
      `INSERT INTO question_photo (question, sha, bytes) VALUES ($1, $2, $3)
       ON CONFLICT (question, sha) DO NOTHING`,
      [id, sha, bytes],
    );
  },
  dropQuestionPhotos: async (id) => {
    await ask("DELETE FROM question_photo WHERE question = $1", [id]);
  },
});
