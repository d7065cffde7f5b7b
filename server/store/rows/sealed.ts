import { gravity } from "../../../shared/domain/alert.ts";
import { vehicleKey } from "../../../shared/domain/manifest.ts";
import type { RowKind, SealedRow } from "../audit-reads.ts";
import { enrolment } from "../log-chain.ts";
import { type AccountColumns, toAccount } from "./account.ts";
import { keptApplication } from "./application.ts";
import { laid, parsed } from "./as-kept.ts";
import { overAndEscort } from "./convoy.ts";
import { type DeviceColumns, toDevice } from "./device.ts";
import { type KeyColumns, toKey } from "./issuing-key.ts";
import { isErasedBody, sealedBody } from "./pass-body.ts";
import { keptSignUp } from "./sign-up.ts";
import { viaKept } from "./via.ts";

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
  const { via, ...body } = sealedBody(Object(parsed(String(row.body))));
  const ofRow = "short_code" in row ? viaKept(row.via) : { ...(via && { via }) };
  return {
    ...body,
    ...ofRow,
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

export const sealedSources: Readonly<Record<RowKind, Source>> = {
  area: place("area"),
  checkpoint: place("checkpoint"),
  corridor: place("corridor"),
  endpoint: place("endpoint"),
  carrier: place("carrier"),
  "risk-level": place("risk-level"),
  measure: place("measure"),
  watch: place("watch"),
  "road-mark": place("road-mark"),
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
  keys: {
    from: "SELECT CAST(kid AS TEXT) AS row_id, * FROM issuing_key",
    value: (row) => toKey(row as unknown as KeyColumns),
  },
  proposal: {
    from: "SELECT id AS row_id, * FROM proposal",
    value: ({ id, proposed_at, decided_at, body }) => {
      const proposal = Object(parsed(String(body)));
      return {
        ...proposal,
        id,
        proposedAt: laid(proposal.proposedAt, Number(proposed_at)),
        decidedAt: laid(proposal.decidedAt, decided_at === null ? null : Number(decided_at)),
      };
    },
  },
  question: {
    from: "SELECT id AS row_id, * FROM question",
    value: ({ id, checkpoint, received_at, closed_at, body }) => {
      const question = Object(parsed(String(body)));
      return {
        ...question,
        id,
        checkpoint,
        receivedAt: laid(question.receivedAt, Number(received_at)),
        closedAt: laid(question.closedAt, closed_at === null ? null : Number(closed_at)),
      };
    },
  },
  manifest: {
    from: "SELECT id AS row_id, * FROM manifest",
    value: ({ id, vehicle, checkpoint, made_at, received_at, named, body }) => {
      const manifest = Object(parsed(String(body)));
      const wanted = { vehicle: vehicleKey(manifest), named: manifest.people ? 1 : 0 };
      return {
        ...manifest,
        // What a list is found by and no row of it says: told only where it is another than follows from the list.
        ...(vehicle === wanted.vehicle ? {} : { vehicle }),
        ...(Number(named) === wanted.named ? {} : { named }),
        id,
        checkpoint,
        madeAt: laid(manifest.madeAt, Number(made_at)),
        receivedAt: laid(manifest.receivedAt, Number(received_at)),
      };
    },
  },
  "manifest-check": {
    from: "SELECT id AS row_id, * FROM manifest_check",
    value: ({ id, manifest, body }) => ({ ...Object(parsed(String(body))), id, manifest }),
  },
  convoy: {
    from: "SELECT id AS row_id, * FROM convoy",
    value: ({ id, corridor, over_at, escort, body }) => {
      const convoy = Object(parsed(String(body)));
      const wanted = overAndEscort(convoy);
      return {
        ...convoy,
        // What no field of it says as it is kept: told only where it is another than follows from the convoy.
        ...(wanted && Number(over_at) === wanted.overAt ? {} : { overAt: over_at }),
        ...(wanted && escort === wanted.escort ? {} : { escortNow: escort }),
        id,
        corridor,
      };
    },
  },
  application: { from: "SELECT id AS row_id, * FROM application", value: keptApplication },
  "sign-up": { from: "SELECT id AS row_id, * FROM sign_up", value: keptSignUp },
  alert: {
    from: "SELECT CAST(number AS TEXT) AS row_id, * FROM alert",
    value: ({ number, key, kind, status, open_at, vehicle, device, trip, checkpoint, ...row }) => {
      const alert = Object(parsed(String(row.body)));
      const wanted = { gravity: gravity(alert), goneUp: alert.escalatedAt === null ? 0 : 1 };
      return {
        ...alert,
        // What no field of it says as it is kept: told only where it is another than follows from the alert.
        ...(Number(row.gravity) === wanted.gravity ? {} : { gravity: row.gravity }),
        ...(Number(row.gone_up) === wanted.goneUp ? {} : { goneUp: row.gone_up }),
        number: Number(number),
        key,
        kind,
        status,
        openAt: laid(alert.openAt, Number(open_at)),
        vehicle,
        device,
        trip,
        checkpoint,
        corridor: row.corridor,
        endpoint: row.endpoint,
      };
    },
  },
  webhook: {
    from: "SELECT id AS row_id, * FROM webhook",
    value: ({ id, body }) => ({ ...Object(parsed(String(body))), id }),
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

/** A row of a source beside its seal. */
export type SealedColumns = Columns & {
  readonly row_id: string;
  readonly seal_salt: Buffer | null;
  readonly seal_seq: number | null;
};

export const toSealed =
  (value: Source["value"]) =>
  ({ row_id: id, seal_salt: salt, seal_seq: seq, ...row }: SealedColumns): SealedRow => ({
    id,
    value: value(row),
    ...(isErasedBody(row.body) && { isErased: true }),
    seal: salt && seq !== null ? { salt, seq } : null,
  });
