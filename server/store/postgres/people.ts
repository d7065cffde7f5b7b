import type { Note } from "../log-chain.ts";
import type { PeopleReads, PeopleWrites, SessionRow } from "../ports.ts";
import { type AccountColumns, accountColumns, toAccount } from "../rows/account.ts";
import type { Ask } from "./database.ts";

const columns = "id, username, display_name, password_hash, grants, active, created_at";

/** People and their sessions. */
export const peoplePort = (ask: Ask, note: Note): PeopleReads & PeopleWrites => ({
  accountByUsername: async (username) => {
    const [row] = await ask<AccountColumns>(`SELECT ${columns} FROM account WHERE username = $1`, [
      username,
    ]);
    return row && toAccount(row);
  },
  account: async (id) => {
    const [row] = await ask<AccountColumns>(`SELECT ${columns} FROM account WHERE id = $1`, [id]);
    return row && toAccount(row);
  },
  accounts: async () =>
    (await ask<AccountColumns>(`SELECT ${columns} FROM account ORDER BY username`)).map(toAccount),
  session: async (hash) => {
    const [row] = await ask<SessionRow>(
      `SELECT hash, account, expires_at AS "expiresAt" FROM session WHERE hash = $1`,
      [hash],
    );
    return row;
  },
  putAccount: async (account) => {
    const row = accountColumns(account);
    await ask(
      `INSERT INTO account (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name,
         password_hash = excluded.password_hash, grants = excluded.grants, active = excluded.active`,
      [
        row.id,
        row.username,
        row.display_name,
        row.password_hash,
        row.grants,
        row.active,
        row.created_at,
      ],
    );
    note({ kind: "person", id: account.id, value: account });
  },
  putSession: async ({ hash, account, expiresAt }) => {
    await ask("INSERT INTO session (hash, account, expires_at) VALUES ($1, $2, $3)", [
      hash,
      account,
      expiresAt,
    ]);
  },
  dropSession: async (hash) => {
    await ask("DELETE FROM session WHERE hash = $1", [hash]);
  },
  dropSessionsOf: async (account) => {
    await ask("DELETE FROM session WHERE account = $1", [account]);
  },
  dropEndedSessions: async (at) => {
    await ask("DELETE FROM session WHERE expires_at <= $1", [at]);
  },
});
