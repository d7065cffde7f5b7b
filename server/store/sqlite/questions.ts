import type { Database } from "better-sqlite3";
import type { Question } from "../../../shared/domain/question.ts";
import type { Note } from "../log-chain.ts";
import type { QuestionReads, QuestionWrites } from "../question-ports.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import { questionColumns, rowsAfter, toQuestion } from "../rows/question.ts";

interface Row {
  readonly no: number;
  readonly body: string;
}

const within = "(@all OR checkpoint IN (SELECT value FROM json_each(@checkpoints)))";

/** What posts ask command, over one connection whose schema is in place. */
export const questionsPort = (db: Database, note: Note): QuestionReads & QuestionWrites => {
  const one = db.prepare<[string], string>("SELECT body FROM question WHERE id = ?").pluck();
  const open = db.prepare<[object], Row>(
    `SELECT no, body FROM question WHERE closed_at IS NULL AND no > @no AND ${within}
     ORDER BY no LIMIT @limit`,
  );
  const closed = db.prepare<[object], Row>(
    `SELECT no, body FROM question WHERE closed_at IS NOT NULL AND no < @no AND ${within}
     ORDER BY no DESC LIMIT @limit`,
  );
  const at = db
    .prepare<[string, number], string>(
      "SELECT body FROM question WHERE checkpoint = ? AND (closed_at IS NULL OR closed_at > ?) ORDER BY no",
    )
    .pluck();
  const due = db
    .prepare<[number, number, number], string>(
      `SELECT body FROM question WHERE (closed_at IS NULL AND received_at <= ?)
         OR (closed_at <= ? AND photos > 0) LIMIT ?`,
    )
    .pluck();
  const put = db.prepare<[object]>(
    `INSERT INTO question (id, checkpoint, received_at, closed_at, photos, body)
     VALUES (@id, @checkpoint, @receivedAt, @closedAt, @photos, @body)
     ON CONFLICT (id) DO UPDATE SET closed_at = excluded.closed_at, photos = excluded.photos,
       body = excluded.body`,
  );
  const photo = db
    .prepare<[string, string], Buffer>(
      "SELECT bytes FROM question_photo WHERE question = ? AND sha = ?",
    )
    .pluck();
  const putPhoto = db.prepare<[string, string, Uint8Array]>(
    "INSERT OR IGNORE INTO question_photo (question, sha, bytes) VALUES (?, ?, ?)",
  );
  const dropPhotos = db.prepare<[string]>("DELETE FROM question_photo WHERE question = ?");

  const question = (id: string): Question | undefined => {
    const body = one.get(id);
    return body === undefined ? undefined : toQuestion(body);
  };
  return {
    question: async (id) => question(id),
    questionsByIds: async (ids) => ids.flatMap((id) => question(id) ?? []),
    findQuestions: async ({ status, cursor, limit }, reach) => {
      const all = reach.all ? 1 : 0;
      const asked = { all, checkpoints: JSON.stringify([...reach.checkpoints]), limit: limit + 1 };
      const rows =
        status === "open"
          ? open.all({ ...asked, no: rowsAfter(cursor) })
          : closed.all({ ...asked, no: rowsBefore(cursor) });
      return pageOf<Question>(rows, limit);
    },
    questionsAt: async (checkpoint, closedAfter) => at.all(checkpoint, closedAfter).map(toQuestion),
    questionsDue: async (received, closedBefore, limit) =>
      due.all(received, closedBefore, limit).map(toQuestion),
    questionPhoto: async (id, sha) => photo.get(id, sha),
    putQuestion: async (given) => {
      put.run(questionColumns(given));
      note({ kind: "question", id: given.id, value: given });
    },
    putQuestionPhoto: async (id, sha, bytes) => void putPhoto.run(id, sha, bytes),
    dropQuestionPhotos: async (id) => void dropPhotos.run(id),
  };
};
