import type { Database } from "better-sqlite3";
import type { Note } from "../log-chain.ts";
import type { PeopleReads, PeopleWrites, SessionRow } from "../ports.ts";
import { type AccountColumns, accountColumns, toAccount } from "../rows/account.ts";

/** People and their sessions over one connection, whose schema is in place. */
export const peoplePort = (db: Database, note: Note): PeopleReads & PeopleWrites => {
  const byUsername = db.prepare<[string], AccountColumns>(
    "SELECT * FROM account WHERE username = ?",
  );
  const byId = db.prepare<[string], AccountColumns>("SELECT * FROM account WHERE id = ?");
  const all = db.prepare<[], AccountColumns>("SELECT * FROM account ORDER BY username");
  const put = db.prepare<[AccountColumns]>(
    `INSERT INTO account (id, username, display_name, password_hash, grants, active, created_at)
     VALUES (@id, @username, @display_name, @password_hash, @grants, @active, @created_at)
     ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name,
       password_hash = excluded.password_hash, grants = excluded.grants, active = excluded.active`,
  );
  const session = db.prepare<[string], SessionRow>(
    "SELECT hash, account, expires_at AS expiresAt FROM session WHERE hash = ?",
  );
  const putSession = db.prepare<[SessionRow]>(
    "INSERT INTO session (hash, account, expires_at) VALUES (@hash, @account, @expiresAt)",
  );
  const dropSession = db.prepare<[string]>("DELETE FROM session WHERE hash = ?");
  const dropOf = db.prepare<[string]>("DELETE FROM session WHERE account = ?");
  const dropEnded = db.prepare<[number]>("DELETE FROM session WHERE expires_at <= ?");

  return {
    accountByUsername: async (username) => {
      const row = byUsername.get(username);
      return row && toAccount(row);
    },
    account: async (id) => {
      const row = byId.get(id);
      return row && toAccount(row);
    },
    accounts: async () => all.all().map(toAccount),
    session: async (hash) => session.get(hash),
    putAccount: async (account) => {
      const columns = accountColumns(account);
      put.run(columns);
      note({ kind: "person", id: account.id, value: toAccount(columns) });
    },
    putSession: async (row) => {
      putSession.run(row);
    },
    dropSession: async (hash) => {
      dropSession.run(hash);
    },
    dropSessionsOf: async (account) => {
      dropOf.run(account);
    },
    dropEndedSessions: async (at) => {
      dropEnded.run(at);
    },
  };
};
