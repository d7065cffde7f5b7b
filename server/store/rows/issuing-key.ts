import type { IssuingKey } from "../../../shared/domain/issuing-key.ts";
import { iso, ms } from "../../../shared/domain/time.ts";

/** A row of `issuing_key`. */
export interface KeyColumns {
  readonly kid: number;
  readonly realm: IssuingKey["realm"];
  readonly public_key: string;
  readonly valid_from: number;
  readonly valid_to: number;
  readonly cut_at: number | null;
}

export const toKey = (row: KeyColumns): IssuingKey => ({
  kid: row.kid,
  realm: row.realm,
  publicKey: row.public_key,
  validFrom: iso(row.valid_from),
  validTo: iso(row.valid_to),
  cutAt: row.cut_at === null ? null : iso(row.cut_at),
});

export const keyColumns = (key: IssuingKey): KeyColumns => ({
  kid: key.kid,
  realm: key.realm,
  public_key: key.publicKey,
  valid_from: ms(key.validFrom),
  valid_to: ms(key.validTo),
  cut_at: key.cutAt === null ? null : ms(key.cutAt),
});
