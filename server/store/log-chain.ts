import { hash } from "node:crypto";
import { encodeCanonical } from "../../shared/domain/cbor.ts";
import { decodeStrict } from "../../shared/domain/cbor-strict.ts";
import type { DeviceRow, LoggedEvent, ReferenceKind } from "./ports.ts";
import type { RecordedScanRow } from "./scan-group-ports.ts";

/** Rows that events vouch for. Trips are none of them: a trip is the fold of its scans, which are. */
export type SealedKind =
  | ReferenceKind
  | "pass"
  | "rules"
  | "person"
  | "device"
  | "status-list"
  | "keys"
  | "proposal"
  | "question"
  | "manifest"
  | "manifest-check"
  | "convoy"
  | "application"
  | "sign-up"
  | "alert"
  | "webhook"
  | "scan";

/** What an event says of a row its transaction wrote: nothing, to whoever has not both the row and its salt. */
export interface RowDigest {
  readonly kind: SealedKind;
  readonly id: string;
  /** SHA-256, 32 bytes. */
  readonly digest: Uint8Array;
}

/** Bytes of chance that a row's digest is made with. */
export const saltBytes = 16;

/** [S13] [S14] SHA-256(salt ‖ canonical CBOR of kind, id and the row in its domain shape), the same on every database. */
export const digestOf = (
  salt: Uint8Array,
  kind: SealedKind,
  id: string,
  value: object,
): Uint8Array =>
  hash("sha256", Buffer.concat([salt, encodeCanonical([kind, id, value])]), "buffer");

/** Of a tablet what people decide; how far its chain has come moves with every upload, and its scans tell that. */
export const enrolment = ({
  id,
  name,
  checkpoint,
  publicKey,
  enrolledAt,
  cutOffAt,
}: DeviceRow): object => ({ id, name, checkpoint, publicKey, enrolledAt, cutOffAt });

/** Of a scan all but the upload itself, which its content hash ties to the event. */
export const recorded = ({
  seen,
  hash,
  device,
  deviceSeq,
  vehicle,
  fact,
}: Omit<RecordedScanRow, "body">): object => ({ seen, hash, device, deviceSeq, vehicle, fact });

type Subject = LoggedEvent["subject"];

/**
 * Digests as an event keeps them: canonical CBOR of a list, in which the row that the event is about, nearly always
 * the only one, is its digest alone and any other [kind, id, digest]. No bytes where there is none.
 */
export const encodeDigests = (subject: Subject, digests: readonly RowDigest[]): Uint8Array =>
  digests.length === 0
    ? new Uint8Array()
    : encodeCanonical(
        digests.map(({ kind, id, digest }) =>
          kind === subject.kind && id === subject.id ? digest : [kind, id, digest],
        ),
      );

/** The largest import's places in one event. */
const mostDigestBytes = 1 << 24;

/** Undefined where the bytes are none that `encodeDigests` makes. */
export const decodeDigests = (
  subject: Subject,
  bytes: Uint8Array,
): readonly RowDigest[] | undefined => {
  if (bytes.length === 0) return [];
  const list = decodeStrict(bytes, mostDigestBytes);
  if (!Array.isArray(list)) return undefined;
  const found: RowDigest[] = [];
  for (const one of list as readonly unknown[]) {
    const [kind, id, digest] = Array.isArray(one) ? one : [subject.kind, subject.id, one];
    if (typeof kind !== "string" || typeof id !== "string" || !(digest instanceof Uint8Array))
      return undefined;
    found.push({ kind: kind as SealedKind, id, digest });
  }
  return found;
};

/**
 * [S5] SHA-256(previous hash ‖ canonical CBOR of seq, at, type, subject, payload, topics ‖ digests). Events from before
 * there were digests have none and hash as they did.
 */
export const chainHash = (
  previous: Uint8Array,
  event: LoggedEvent,
  digests: Uint8Array,
): Buffer => {
  const { seq, at, type, subject, payload, topics } = event;
  const bytes = encodeCanonical([seq, at, type, subject, payload, topics]);
  return hash("sha256", Buffer.concat([previous, bytes, digests]), "buffer");
};

/** A row written in the transaction under way, for the event that comes with it. */
export interface Written {
  readonly kind: SealedKind;
  readonly id: string;
  readonly value: object;
  /** Kept beside the row itself; without it the store keeps one for the row. */
  readonly salt?: Uint8Array;
}

/** Takes note of a row that was written. */
export type Note = (row: Written) => void;

/**
 * Rows written and not yet told of. Each event of an append takes the row it is about, the last one those that are
 * left: several events of one transaction divide its rows among themselves, and none is told twice.
 */
export const makeNotes = () => {
  let rows: Written[] = [];
  return {
    note: (row: Written): void => void rows.push(row),
    /** What each of these events takes, in their order. */
    divide: (events: readonly { readonly subject: Subject }[]): readonly (readonly Written[])[] => {
      if (events.length === 0) return [];
      const waiting = new Map<string, Written[]>();
      for (const row of rows) {
        const key = `${row.kind} ${row.id}`;
        const before = waiting.get(key);
        if (before) before.push(row);
        else waiting.set(key, [row]);
      }
      rows = [];
      const shares = events.map(({ subject }): Written[] => {
        const first = waiting.get(`${subject.kind} ${subject.id}`)?.shift();
        return first ? [first] : [];
      });
      shares.at(-1)?.push(...[...waiting.values()].flat());
      return shares;
    },
    forget: (): void => {
      rows = [];
    },
  };
};
