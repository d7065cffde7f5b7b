import type { IssuingKey } from "../../../shared/domain/issuing-key.ts";
import type { Note } from "../log-chain.ts";
import type { KeyReads, KeyWrites } from "../ports.ts";
import { type KeyColumns, keyColumns, toKey } from "../rows/issuing-key.ts";
import type { Ask } from "./database.ts";

const columns = "kid, realm, public_key, valid_from, valid_to, cut_at";

/** The public halves of issuing keys. */
export const keysPort = (ask: Ask, note: Note): KeyReads & KeyWrites => {
  const tell = (key: IssuingKey): void => note({ kind: "keys", id: String(key.kid), value: key });
  return {
    issuingKeys: async () =>
      (await ask<KeyColumns>(`SELECT ${columns} FROM issuing_key ORDER BY kid`)).map(toKey),
    addIssuingKey: async (key) => {
      const row = keyColumns(key);
      await ask(`INSERT INTO issuing_key (${columns}) VALUES ($1, $2, $3, $4, $5, $6)`, [
        row.kid,
        row.realm,
        row.public_key,
        row.valid_from,
        row.valid_to,
        row.cut_at,
      ]);
      tell(key);
    },
    cutIssuingKey: async (kid, at) => {
      const [row] = await ask<KeyColumns>(
        `UPDATE issuing_key SET cut_at = $1 WHERE kid = $2 RETURNING ${columns}`,
        [at, kid],
      );
      if (row) tell(toKey(row));
    },
  };
};
