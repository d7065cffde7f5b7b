import type { Database } from "better-sqlite3";
import type { RowKind, SealedRow } from "../audit-reads.ts";
import { enrolment } from "../log-chain.ts";
import { type DeviceColumns, toDevice } from "../rows/device.ts";
import { type AccountColumns, toAccount } from "../rows/account.ts";
import { laid, parsed } from "./scan-row.ts";

type Columns = Readonly<Record<string, unknown>>;

/** Rows of a kind with their ids as `row_id`, and how such a row was when it was sealed, columns laid over its body. */
interface Source {
  readonly from: string;
  readonly value: (row: Columns) => object;
}

const place = (kind: RowKind): Source => ({
  from: `SELECT id AS row_id, * FROM reference WHERE kind = '${kind}'`,
  value: ({ id, body }) => ({ ...Object(parsed(String(body))), id }),
});

/** A pass from a row of `pass` or of its history. */
export const passValue = (row: Columns): object => {
  const body = Object(parsed(String(row.body)));
  return {
    ...body,
    id: row.id,
    rev: row.rev,
    status: row.status,
    ...("short_code" in row
      ? {
          shortCode: row.short_code,
          plate: row.plate,
          carrier: row.carrier,
          endpoint: row.endpoint,
          corridor: row.corridor,
          validFrom: laid(body.validFrom, Number(row.valid_from)),
          validTo: laid(body.validTo, Number(row.valid_to)),
        }
      : {}),
  };
};

const sources: Readonly<Record<RowKind, Source>> = {
  area: place("area"),
  checkpoint: place("checkpoint"),
  corridor: place("corridor"),
  endpoint: place("endpoint"),
  carrier: place("carrier"),
  pass: { from: "SELECT id AS row_id, * FROM pass", value: passValue },
  rules: {
    from: "SELECT CAST(version AS TEXT) AS row_id, * FROM rule_set",
    value: ({ version, effective_from, body }) => {
      const rules = Object(parsed(String(body)));
      return {
        ...rules,
        version,
        effectiveFrom: laid(rules.effectiveFrom, Number(effective_from)),
      };
    },
  },
  person: {
    from: "SELECT id AS row_id, * FROM account",
    value: (row) => toAccount(row as unknown as AccountColumns),
  },
  device: {
    from: "SELECT id AS row_id, * FROM device",
    value: (row) => enrolment(toDevice(row as unknown as DeviceColumns)),
  },
  "status-list": {
    from: "SELECT kid || '-' || list AS row_id, kid, list, seq, issued_at, token FROM status_list",
    value: ({ kid, list, seq, issued_at: issuedAt, token }) => ({
      kid,
      list,
      seq,
      issuedAt,
      token,
    }),
  },
};

type Read = Columns & {
  readonly row_id: string;
  readonly seal_salt: Buffer | null;
  readonly seal_seq: number | null;
};

const toSealed =
  (value: Source["value"]) =>
  ({ row_id: id, seal_salt: salt, seal_seq: seq, ...row }: Read): SealedRow => ({
    id,
    value: value(row),
    seal: salt && seq !== null ? { salt, seq } : null,
  });

/** The rows of one kind that events vouch for. */
export const sealedRows = (db: Database, kind: RowKind) => {
  const { from, value } = sources[kind];
  const rows = db.prepare<[string, number], Read>(
    `SELECT row_seal.salt AS seal_salt, row_seal.seq AS seal_seq, kept.*
     FROM (${from}) AS kept LEFT JOIN row_seal ON row_seal.kind = '${kind}' AND row_seal.id = row_id
     WHERE row_id > ? ORDER BY row_id LIMIT ?`,
  );
  const lost = db.prepare<[], { id: string; seq: number }>(
    `SELECT id, seq FROM row_seal
     WHERE kind = '${kind}' AND NOT EXISTS (SELECT 1 FROM (${from}) AS kept WHERE row_id = row_seal.id)`,
  );
  return {
    after: (id: string, limit: number) => rows.all(id, limit).map(toSealed(value)),
    lost: () => lost.all(),
  };
};
