import { uuidEndsOf } from "../../../shared/domain/receipt-code.ts";
import type { SignUp } from "../../../shared/domain/sign-up-shape.ts";
import type { Note } from "../log-chain.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import { rowsAfter } from "../rows/question.ts";
import { signUpColumns, toSignUp } from "../rows/sign-up.ts";
import { mostSignUpsCounted, type SignUpReads, type SignUpWrites } from "../sign-up-ports.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
type Row = Body & { readonly no: number };
const signUpsIn = (rows: readonly Body[]): SignUp[] => rows.map(({ body }) => toSignUp(body));

const asked = "($1 OR area = ANY($2::text[])) AND ($3 = 'all' OR state = $3)";

/** Requests for carriers' accounts. */
export const signUpsPort = (ask: Ask, note: Note): SignUpReads & SignUpWrites => ({
  signUp: async (id) =>
    signUpsIn(await ask<Body>("SELECT body FROM sign_up WHERE id = $1", [id]))[0],
  signUpsByIds: async (ids) => {
    const rows = await ask<Body>("SELECT body FROM sign_up WHERE id = ANY($1::text[])", [ids]);
    const found = new Map(signUpsIn(rows).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },
  findSignUps: async ({ status, cursor, limit }, { all, areas }) => {
    const within = [all, [...areas], status];
    const rows =
      status === "waiting"
        ? await ask<Row>(
            `SELECT no, body FROM sign_up WHERE ${asked} AND no > $4 ORDER BY no LIMIT $5`,
            [...within, rowsAfter(cursor), limit + 1],
          )
        : await ask<Row>(
            `SELECT no, body FROM sign_up WHERE ${asked} AND no < $4 ORDER BY no DESC LIMIT $5`,
            [...within, rowsBefore(cursor), limit + 1],
          );
    const [counted] = await ask<{ total: number }>(
      `SELECT count(*) AS total
       FROM (SELECT 1 FROM sign_up WHERE ${asked} LIMIT ${mostSignUpsCounted}) AS found`,
      within,
    );
    return { ...pageOf<SignUp>(rows, limit), total: Number(counted?.total ?? 0) };
  },
  signUpsOfCode: async (code) =>
    signUpsIn(
      await ask<Body>(
        "SELECT body FROM sign_up WHERE substr(id, 22) = ANY($1::text[]) ORDER BY no",
        [uuidEndsOf(code)],
      ),
    ),
  signUpsLeft: async (movedBefore, limit) =>
    signUpsIn(
      await ask<Body>(
        "SELECT body FROM sign_up WHERE moved_at <= $1 ORDER BY moved_at, no LIMIT $2",
        [movedBefore, limit],
      ),
    ),
  putSignUp: async (given) => {
    const row = signUpColumns(given);
    await ask(
      `INSERT INTO sign_up (no, id, state, area, moved_at, body)
       VALUES ((SELECT coalesce(max(no), 0) + 1 FROM sign_up), $1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET no = excluded.no, state = excluded.state, area = excluded.area,
         moved_at = excluded.moved_at, body = excluded.body`,
      [row.id, row.state, row.area, row.movedAt, row.body],
    );
    note({ kind: "sign-up", id: given.id, value: given });
  },
  dropSignUp: async (id) => {
    await ask("DELETE FROM sign_up WHERE id = $1", [id]);
    await ask("DELETE FROM row_seal WHERE kind = 'sign-up' AND id = $1", [id]);
  },
});
