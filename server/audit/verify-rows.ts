import { isDeepStrictEqual } from "node:util";
import { revisionsOf } from "../../shared/domain/pass-revisions.ts";
import { iso } from "../../shared/domain/time.ts";
import { foldTrips } from "../../shared/domain/trip.ts";
import type { AuditReads, RowKind, SealedRow, VehicleTrips } from "../store/audit-reads.ts";
import { decodeDigests, digestOf } from "../store/log-chain.ts";
import type { Finding } from "./finding.ts";
import type { Walked } from "./verify-events.ts";

/** All of them: a kind that is left out here does not compile. */
const kinds = Object.keys({
  area: true,
  checkpoint: true,
  corridor: true,
  endpoint: true,
  carrier: true,
  "risk-level": true,
  measure: true,
  watch: true,
  "road-mark": true,
  rules: true,
  person: true,
  device: true,
  keys: true,
  proposal: true,
  question: true,
  manifest: true,
  "manifest-check": true,
  convoy: true,
  application: true,
  "sign-up": true,
  alert: true,
  webhook: true,
  pass: true,
  "status-list": true,
} satisfies Record<RowKind, true>) as readonly RowKind[];
const page = 500;

const vouched = async (
  reads: AuditReads,
  kind: RowKind,
  { id, value, seal }: SealedRow,
): Promise<boolean> => {
  const one = seal && (await reads.chained(seal.seq));
  if (!one) return false;
  const digest = digestOf(seal.salt, kind, id, value);
  const told = decodeDigests(one.event.subject, one.digests) ?? [];
  return told.some(
    (row) => row.kind === kind && row.id === id && Buffer.compare(row.digest, digest) === 0,
  );
};

/** [S15] Every row of the registry against the newest event that vouches for it. */
export const verifyRows = async (
  reads: AuditReads,
  { toldBefore, erased }: Walked,
  found: (finding: Finding) => void,
  progress: (kind: RowKind, done: number) => void,
): Promise<void> => {
  for (const kind of kinds) {
    for (const { id, seq } of await reads.lostSeals(kind))
      found({ what: "row-removed", row: `${kind} ${id}`, seq });
    let done = 0;
    for (let after = ""; ; ) {
      const rows = await reads.rows(kind, after, page);
      for (const row of rows) {
        const name = `${kind} ${row.id}`;
        const { seal } = row;
        if (!seal) {
          if (!toldBefore.has(name)) found({ what: "row-untold", row: name });
        } else if (!(await vouched(reads, kind, row)))
          found({ what: "row-altered", row: name, seq: seal.seq });
        else if (row.isErased && !erased.has(row.id))
          found({ what: "row-altered", row: name, seq: seal.seq });
      }
      done += rows.length;
      const last = rows.at(-1);
      if (!last) break;
      progress(kind, done);
      after = last.id;
    }
  }
};

/** A trip past its time lapses within minutes, not at once, so both states of it are right [T2]. */
const amountTo = ({ facts, trips, versions }: VehicleTrips, at: number): boolean => {
  const revisions = revisionsOf(versions);
  // As of their beginning nothing has lapsed; what was amended has been, whenever that is looked at.
  const lasting = trips.map((trip) => trip.closedAt ?? trip.openedAt);
  const newest = [...lasting, ...revisions.map(({ from }) => from)].sort().at(-1) ?? iso(0);
  return [iso(at), newest, iso(0)].some((asOf) =>
    isDeepStrictEqual(foldTrips(facts, asOf, trips, revisions), trips),
  );
};

/** [S15] Every vehicle's trips against the fold of its scans [T5], as of a time (ms). */
export const verifyTrips = async (
  reads: AuditReads,
  at: number,
  found: (finding: Finding) => void,
  progress: (done: number) => void,
): Promise<void> => {
  let done = 0;
  for (let after = 0; ; ) {
    const vehicles = await reads.vehicles(after, page);
    for (const vehicle of vehicles)
      if (!amountTo(vehicle, at))
        found({
          what: "trips-differ",
          vehicle: vehicle.key,
          trips: vehicle.trips.map(({ id }) => id),
        });
    done += vehicles.length;
    const last = vehicles.at(-1);
    if (!last) return;
    progress(done);
    after = last.no;
  }
};
