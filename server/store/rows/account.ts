import type { Grant } from "../../../shared/domain/access-shape.ts";
import { iso, ms } from "../../../shared/domain/time.ts";
import type { Account } from "../ports.ts";

/** A row of `account`. */
export interface AccountColumns {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly password_hash: string;
  readonly grants: string;
  readonly active: number;
  readonly created_at: number;
}

export const toAccount = (row: AccountColumns): Account => ({
  id: row.id,
  username: row.username,
  displayName: row.display_name,
  passwordHash: row.password_hash,
  grants: JSON.parse(row.grants) as Grant[],
  active: row.active === 1,
  createdAt: iso(row.created_at),
});

export const accountColumns = (account: Account): AccountColumns => ({
  id: account.id,
  username: account.username,
  display_name: account.displayName,
  password_hash: account.passwordHash,
  grants: JSON.stringify(account.grants),
  active: account.active ? 1 : 0,
  created_at: ms(account.createdAt),
});
