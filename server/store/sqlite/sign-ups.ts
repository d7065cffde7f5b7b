import type { Database } from "better-sqlite3";
import { uuidEndsOf } from "../../../shared/domain/receipt-code.ts";
import type { SignUp } from "../../../shared/domain/sign-up-shape.ts";
import type { Note } from "../log-chain.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import { rowsAfter } from "../rows/question.ts";
import { signUpColumns, toSignUp } from "../rows/sign-up.ts";
import { mostSignUpsCounted, type SignUpReads, type SignUpWrites } from "../sign-up-ports.ts";

interface Row {
  readonly no: number;
  readonly body: string;
}

const asked = `(@all OR area IN (SELECT value FROM json_each(@areas))) AND (@status = 'all' OR state = @status)`;

/** Requests for carriers' accounts, over one connection whose schema is in place. */
export const signUpsPort = (db: Database, note: Note): SignUpReads & SignUpWrites => {
  const one = db.prepare<[string], string>("SELECT body FROM sign_up WHERE id = ?").pluck();
  const queue = db.prepare<[object], Row>(
    `SELECT no, body FROM sign_up WHERE ${asked} AND no > @no ORDER BY no LIMIT @limit`,
  );
  const latest = db.prepare<[object], Row>(
    `SELECT no, body FROM sign_up WHERE ${asked} AND no < @no ORDER BY no DESC LIMIT @limit`,
  );
  const count = db
    .prepare<[object], number>(
      `SELECT count(*) FROM (SELECT 1 FROM sign_up WHERE ${asked} LIMIT ${mostSignUpsCounted})`,
    )
    .pluck();
  const ofEnd = db
    .prepare<[string], string>(
      "SELECT body FROM sign_up WHERE substr(id, 22) IN (SELECT value FROM json_each(?)) ORDER BY no",
    )
    .pluck();
  const left = db
    .prepare<[number, number], string>(
      "SELECT body FROM sign_up WHERE moved_at <= ? ORDER BY moved_at, no LIMIT ?",
    )
    .pluck();
  const put = db.prepare<[object]>(
    `INSERT INTO sign_up (no, id, state, area, moved_at, body)
     VALUES ((SELECT coalesce(max(no), 0) + 1 FROM sign_up), @id, @state, @area, @movedAt, @body)
     ON CONFLICT (id) DO UPDATE SET no = excluded.no, state = excluded.state, area = excluded.area,
       moved_at = excluded.moved_at, body = excluded.body`,
  );
  const drop = db.prepare<[string]>("DELETE FROM sign_up WHERE id = ?");
  const unseal = db.prepare<[string]>("DELETE FROM row_seal WHERE kind = 'sign-up' AND id = ?");

  const signUp = (id: string): SignUp | undefined => {
    const body = one.get(id);
    return body === undefined ? undefined : toSignUp(body);
  };
  return {
    signUp: async (id) => signUp(id),
    signUpsByIds: async (ids) => ids.flatMap((id) => signUp(id) ?? []),
    findSignUps: async ({ status, cursor, limit }, { all, areas }) => {
      const within = { status, all: all ? 1 : 0, areas: JSON.stringify([...areas]) };
      const rows =
        status === "waiting"
          ? queue.all({ ...within, no: rowsAfter(cursor), limit: limit + 1 })
          : latest.all({ ...within, no: rowsBefore(cursor), limit: limit + 1 });
      return { ...pageOf<SignUp>(rows, limit), total: count.get(within) ?? 0 };
    },
    signUpsOfCode: async (code) => ofEnd.all(JSON.stringify(uuidEndsOf(code))).map(toSignUp),
    signUpsLeft: async (movedBefore, limit) => left.all(movedBefore, limit).map(toSignUp),
    putSignUp: async (given) => {
      put.run(signUpColumns(given));
      note({ kind: "sign-up", id: given.id, value: given });
    },
    dropSignUp: async (id) => {
      drop.run(id);
      unseal.run(id);
    },
  };
};
