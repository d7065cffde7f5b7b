import type { ScanFact } from "../../../shared/domain/trip.ts";
import type { AuditReads, Misfiled, RowKind, Seal, VehicleTrips } from "../audit-reads.ts";
import { parsed } from "../rows/as-kept.ts";
import { uuidBytes } from "../rows/bytes.ts";
import {
  type ChainedColumns,
  chainedColumns,
  type KeptTripColumns,
  keptTripColumns,
  toChained,
  toKeptTrip,
} from "../rows/kept-log.ts";
import { type KeptScanColumns, selectKeptScan, toKeptScan } from "../rows/kept-scan.ts";
import { type MadeVersionColumns, toMadeVersion } from "../rows/pass-on-file.ts";
import { passValue, type SealedColumns, sealedSources, toSealed } from "../rows/sealed.ts";
import type { Ask } from "./database.ts";

/** Ids in the order of seals, whatever the database's own is. */
const rowsOf = (kind: RowKind) =>
  `SELECT row_seal.salt AS seal_salt, row_seal.seq AS seal_seq, kept.*
   FROM (${sealedSources[kind].from}) AS kept
     LEFT JOIN row_seal ON row_seal.kind = '${kind}' AND row_seal.id = row_id COLLATE "C"
   WHERE row_id > $1 ORDER BY row_id LIMIT $2`;

const lostOf = (kind: RowKind) =>
  `SELECT id, seq FROM row_seal WHERE kind = '${kind}' AND NOT EXISTS (
     SELECT 1 FROM (${sealedSources[kind].from}) AS kept WHERE row_id COLLATE "C" = row_seal.id)`;

const page = 5_000;
/** More than anybody reads one by one. */
const mostMisfiled = 1_000;

const topicsIn = (topics: string): readonly unknown[] => {
  const list = parsed(topics);
  return Array.isArray(list) ? list : [];
};

/** Topics that events have and are not filed under. Compared here: the text may have been made something that is no JSON. */
const missingTopics = async (ask: Ask): Promise<Misfiled[]> => {
  const found: Misfiled[] = [];
  for (let after = 0; found.length < mostMisfiled; ) {
    const events = await ask<{ seq: number; topics: string }>(
      "SELECT seq, topics FROM event WHERE seq > $1 ORDER BY seq LIMIT $2",
      [after, page],
    );
    const last = events.at(-1)?.seq;
    if (last === undefined) return found;
    after = last;
    const wanted = events.flatMap(({ seq, topics }) =>
      topicsIn(topics).map((topic) => ({ seq, topic: String(topic) })),
    );
    const missing = await ask<{ seq: number; topic: string }>(
      `SELECT wanted.seq, wanted.topic FROM unnest($1::bigint[], $2::text[]) AS wanted (seq, topic)
       WHERE NOT EXISTS (SELECT 1 FROM event_topic AS filed
         WHERE filed.topic = wanted.topic COLLATE "C" AND filed.seq = wanted.seq)`,
      [wanted.map(({ seq }) => seq), wanted.map(({ topic }) => topic)],
    );
    found.push(...missing.map(({ seq, topic }) => ({ seq, topic, which: "missing" as const })));
  }
  return found;
};

/** Topics that events are filed under and do not have. */
const strayTopics = async (ask: Ask): Promise<Misfiled[]> => {
  const found: Misfiled[] = [];
  for (let after = { topic: "", seq: 0 }; found.length < mostMisfiled; ) {
    const filed = await ask<{ seq: number; topic: string; topics: string | null }>(
      `SELECT filed.seq, filed.topic, event.topics FROM event_topic AS filed LEFT JOIN event ON event.seq = filed.seq
       WHERE (filed.topic, filed.seq) > ($1, $2) ORDER BY filed.topic, filed.seq LIMIT $3`,
      [after.topic, after.seq, page],
    );
    const last = filed.at(-1);
    if (!last) return found;
    after = last;
    for (const { seq, topic, topics } of filed)
      if (topics === null || !topicsIn(topics).includes(topic))
        found.push({ seq, topic, which: "stray" });
  }
  return found;
};

/** [S16] Over a connection whose transaction reads one moment of the database; see `openSnapshot`. */
export const postgresAudit = (ask: Ask, close: () => Promise<void>): AuditReads => ({
  head: async () => {
    const [head] = await ask<{ seq: number; hash: Buffer }>("SELECT seq, hash FROM log_head");
    return head!;
  },
  chain: async (after, limit) =>
    (
      await ask<ChainedColumns>(
        `SELECT ${chainedColumns} FROM event WHERE seq > $1 ORDER BY seq LIMIT $2`,
        [after, limit],
      )
    ).map(toChained),
  chained: async (seq) =>
    (await ask<ChainedColumns>(`SELECT ${chainedColumns} FROM event WHERE seq = $1`, [seq])).map(
      toChained,
    )[0],
  scans: async (after, upTo) =>
    (
      await ask<KeptScanColumns>(
        `${selectKeptScan} WHERE scan.seq > $1 AND scan.seq <= $2 ORDER BY scan.seq`,
        [after, upTo],
      )
    ).map(toKeptScan),
  scan: async (id) =>
    (await ask<KeptScanColumns>(`${selectKeptScan} WHERE scan.id = $1`, [uuidBytes(id)])).map(
      toKeptScan,
    )[0],
  seal: async ({ kind, id }) =>
    (await ask<Seal>("SELECT salt, seq FROM row_seal WHERE kind = $1 AND id = $2", [kind, id]))[0],
  passVersions: async (id, at) =>
    (
      await ask<Record<string, unknown>>(
        `SELECT pass.id, v.rev, v.status, v.body FROM pass JOIN pass_version AS v ON v.pass = pass.no
         WHERE pass.id = $1 AND v.changed_at = $2`,
        [id, at],
      )
    ).map(passValue),
  rows: async (kind, after, limit) =>
    (await ask<SealedColumns>(rowsOf(kind), [after, limit])).map(
      toSealed(sealedSources[kind].value),
    ),
  lostSeals: (kind) => ask(lostOf(kind)),
  misfiled: async () => [...(await missingTopics(ask)), ...(await strayTopics(ask))],
  vehicles: async (after, limit) => {
    const vehicles = await ask<{ no: number; key: string }>(
      "SELECT no, key FROM vehicle WHERE no > $1 ORDER BY no LIMIT $2",
      [after, limit],
    );
    const numbers = [vehicles.map(({ no }) => no)];
    const facts = await ask<{ vehicle: number; fact: string }>(
      "SELECT vehicle, fact FROM scan WHERE vehicle = ANY($1::bigint[]) AND fact IS NOT NULL",
      numbers,
    );
    const trips = await ask<KeptTripColumns & { readonly vehicle: number }>(
      `SELECT vehicle, ${keptTripColumns} FROM trip WHERE vehicle = ANY($1::bigint[]) ORDER BY opened_at, id`,
      numbers,
    );
    const versions = await ask<MadeVersionColumns & { readonly id: string }>(
      `SELECT pass.id, v.body, v.changed_at AS at FROM pass JOIN pass_version AS v ON v.pass = pass.no
       WHERE pass.id = ANY($1::text[]) AND pass.rev > 1`,
      [vehicles.map(({ key }) => key)],
    );
    const versionsOf = Map.groupBy(versions, ({ id }) => id);
    const factsOf = Map.groupBy(facts, ({ vehicle }) => vehicle);
    const tripsOf = Map.groupBy(trips, ({ vehicle }) => vehicle);
    return vehicles.map(
      ({ no, key }): VehicleTrips => ({
        no,
        key,
        facts: (factsOf.get(no) ?? []).map(({ fact }) => Object(parsed(fact)) as ScanFact),
        versions: (versionsOf.get(key) ?? []).map(toMadeVersion),
        trips: (tripsOf.get(no) ?? []).map(({ vehicle: _, ...trip }) => toKeptTrip(trip)),
      }),
    );
  },
  close,
});
