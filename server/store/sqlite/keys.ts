import type { Database } from "better-sqlite3";
import type { IssuingKey } from "../../../shared/domain/issuing-key.ts";
import type { Note } from "../log-chain.ts";
import type { KeyReads, KeyWrites } from "../ports.ts";
import { type KeyColumns, keyColumns, toKey } from "../rows/issuing-key.ts";

/** The public halves of issuing keys over one connection whose schema is in place. */
export const keysPort = (db: Database, note: Note): KeyReads & KeyWrites => {
  const all = db.prepare<[], KeyColumns>("SELECT * FROM issuing_key ORDER BY kid");
  const add = db.prepare<[KeyColumns]>(
    `INSERT INTO issuing_key (kid, realm, public_key, valid_from, valid_to, cut_at)
     VALUES (@kid, @realm, @public_key, @valid_from, @valid_to, @cut_at)`,
  );
  const cut = db.prepare<[number, number], KeyColumns>(
    "UPDATE issuing_key SET cut_at = ? WHERE kid = ? RETURNING *",
  );
  const tell = (key: IssuingKey): void => note({ kind: "keys", id: String(key.kid), value: key });
  return {
    issuingKeys: async () => all.all().map(toKey),
    addIssuingKey: async (key) => {
      const columns = keyColumns(key);
      add.run(columns);
      tell(toKey(columns));
    },
    cutIssuingKey: async (kid, at) => {
      const row = cut.get(at, kid);
      if (row) tell(toKey(row));
    },
  };
};
