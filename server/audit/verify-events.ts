import { createHash } from "node:crypto";
import { iso } from "../../shared/domain/time.ts";
import { scanHash } from "../commands/read-scan.ts";
import type { AuditReads, ChainedEvent, KeptScan } from "../store/audit-reads.ts";
import {
  chainHash,
  decodeDigests,
  digestOf,
  type RowDigest,
  recorded,
} from "../store/log-chain.ts";
import type { Finding } from "./finding.ts";

/** A point of the chain that somebody noted outside the store: no rewriting of the whole log gets past it. */
export interface KnownPoint {
  readonly seq: number;
  /** Lower-case hex. */
  readonly hash: string;
}

/** What the walk along the log hands on to those who look at the rows. */
export interface Walked {
  /** `kind id` of rows that events from before there were digests tell of. */
  readonly toldBefore: ReadonlySet<string>;
  /** [P29] Passes that the log says were erased of their drivers. */
  readonly erased: ReadonlySet<string>;
}

const page = 2_000;

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const describe = ({ event: { type, subject } }: ChainedEvent): string =>
  `${type} of ${subject.kind} ${subject.id}`;

/** Numbers beyond a double have no canonical form; such an upload is hashed as its JSON (`hashScan`). */
const bodyFits = ({ body, hash }: KeptScan): boolean =>
  scanHash(body) === hash ||
  createHash("sha256").update(JSON.stringify(body)).digest("base64url") === hash;

/** Does the event record a scan, as its subject, under its own number? */
const recordsScan = ({ event: { subject, payload } }: ChainedEvent): boolean =>
  subject.kind === "scan" && typeof payload.hash === "string";

/** [S15] The scan of an event against what the event says of it, but for the digest of what was recorded. */
const wrongScan = ({ event }: ChainedEvent, scan: KeptScan | undefined): Finding | null => {
  const { id } = event.subject;
  const { seq } = event;
  if (scan?.seen.id !== id) return { what: "scan-missing", id, seq };
  if (scan.hash !== event.payload.hash || !bodyFits(scan))
    return { what: "upload-altered", id, seq };
  return scan.seen.receivedAt === iso(event.at) ? null : { what: "scan-altered", id, seq };
};

const scanDigest = (scan: KeptScan): Uint8Array | null =>
  scan.salt && digestOf(scan.salt, "scan", scan.seen.id, recorded(scan));

/** What says that a row was deleted with its salt [S14]. */
const deletes: ReadonlySet<string> = new Set(["application.deleted", "sign-up.deleted"]);

/** [P29] Tells that a row lost what its digests do not hang on: no word of the row itself. */
const erasesOnly = "pass.driver-erased";

/**
 * [S15] Walks the log from its first event to its last: numbers, hashes, the head, each scan beside its event, and
 * whether the seal of each row an event vouches for still points to that event or a later one.
 */
export const verifyEvents = async (
  reads: AuditReads,
  known: KnownPoint | null,
  found: (finding: Finding) => void,
  progress: (done: number, of: number) => void,
): Promise<Walked> => {
  const head = await reads.head();
  const toldBefore = new Set<string>();
  /** Scans whose newest digest is not that of their own event: marked since, or altered. */
  const marked = new Map<string, { readonly seq: number; readonly digest: Uint8Array }>();
  const erased = new Set<string>();
  const removed = new Map<string, number>();
  /** [Y9] [N8] Rows that the log itself says were deleted when their time was over. */
  const deleted = new Set<string>();
  const suspect = new Map<string, number>();
  let previous: Uint8Array = new Uint8Array(32);
  let last = 0;
  let knownHash: Uint8Array | null = null;

  const follow = (one: ChainedEvent): void => {
    const { event, hash, digests } = one;
    if (event.seq > last + 1) found({ what: "events-missing", from: last + 1, to: event.seq - 1 });
    // After a gap nothing is known of the hash before, and the gap is said already.
    else if (!same(chainHash(previous, event, digests), hash))
      found({ what: "event-broken", seq: event.seq, event: describe(one) });
    previous = hash;
    last = event.seq;
    if (known?.seq === event.seq) knownHash = hash;
  };

  const checkRow = async (row: RowDigest, { event }: ChainedEvent): Promise<void> => {
    const { seq } = event;
    const name = `${row.kind} ${row.id}`;
    if (row.kind === "scan") {
      marked.set(row.id, { seq, digest: row.digest });
      return;
    }
    const seal = await reads.seal(row);
    if (!seal) {
      if (!removed.has(name)) removed.set(name, seq);
      return;
    }
    if (seal.seq < seq) found({ what: "row-set-back", row: name, seq });
    if (row.kind !== "pass") return;
    const versions = await reads.passVersions(row.id, event.at);
    if (!versions.some((value) => same(digestOf(seal.salt, "pass", row.id, value), row.digest)))
      found({ what: "version-altered", pass: row.id, seq });
  };

  const checkScan = (one: ChainedEvent, scan: KeptScan | undefined, told?: RowDigest): void => {
    const wrong = wrongScan(one, scan);
    if (wrong) found(wrong);
    else if (told) {
      const digest = scanDigest(scan!);
      if (!digest || !same(digest, told.digest)) suspect.set(told.id, one.event.seq);
    }
  };

  for (;;) {
    const events = await reads.chain(last, page);
    const upTo = events.at(-1)?.event.seq;
    const scans = await reads.scans(last, upTo ?? Number.MAX_SAFE_INTEGER);
    const bySeq = new Map(scans.map((scan) => [scan.seq, scan]));
    for (const one of events) {
      const { subject, seq } = one.event;
      follow(one);
      const digests = decodeDigests(subject, one.digests) ?? [];
      const own = recordsScan(one)
        ? digests.find(({ kind, id }) => kind === "scan" && id === subject.id)
        : undefined;
      if (recordsScan(one)) {
        checkScan(one, bySeq.get(seq), own);
        bySeq.delete(seq);
      } else if (deletes.has(one.event.type)) deleted.add(`${subject.kind} ${subject.id}`);
      else if (one.event.type === erasesOnly) erased.add(subject.id);
      else if (digests.length === 0) toldBefore.add(`${subject.kind} ${subject.id}`);
      for (const row of digests) if (row !== own) await checkRow(row, one);
    }
    for (const { seq, seen } of bySeq.values()) found({ what: "scan-untold", id: seen.id, seq });
    progress(Math.min(last, head.seq), head.seq);
    if (upTo === undefined) break;
  }

  for (const [row, seq] of removed) if (!deleted.has(row)) found({ what: "row-removed", row, seq });
  for (const [id, { seq, digest }] of marked) {
    const scan = await reads.scan(id);
    const now = scan && scanDigest(scan);
    if (!now || !same(now, digest)) found({ what: "scan-altered", id, seq });
    suspect.delete(id);
  }
  for (const [id, seq] of suspect) found({ what: "scan-altered", id, seq });

  if (last > head.seq) found({ what: "events-beyond-head", head: head.seq, last });
  else if (last < head.seq) found({ what: "events-cut-off", head: head.seq, last });
  else if (!same(previous, head.hash)) found({ what: "head-altered", seq: last });
  if (known && (!knownHash || Buffer.from(knownHash).toString("hex") !== known.hash))
    found({ what: "known-differs", seq: known.seq });
  return { toldBefore, erased };
};
