import { dayMs } from "../../../shared/domain/daily.ts";
import { topicsWithin } from "../../topics.ts";
import type { ScannedAt, ScanReads } from "../ports.ts";
import { uuidBytes } from "../rows/bytes.ts";
import { type SeenColumns, toSeen } from "../rows/scan.ts";
import type { Ask } from "./database.ts";

/**
 * Scans are numbered in about the order they were received: those of another process, or after a wait for its
 * transaction, come this many places late at most.
 */
const outOfOrder = 1_000;

/** The first number worth looking at of scans received since a time; none is left out that was. */
const firstSince = `SELECT min(seq) AS seq FROM (
  SELECT seq FROM scan WHERE received_at >= $1 ORDER BY received_at LIMIT ${outOfOrder}) AS first`;

const everywhere = (only: string): string =>
  `SELECT seq, seen FROM scan WHERE seq >= $1 AND received_at >= $2 AND ${only}
   ORDER BY seq DESC LIMIT $3`;
const onTopics = (only: string): string =>
  `SELECT DISTINCT ON (found.seq) found.seq, found.seen
   FROM unnest($4::text[]) AS asked (topic) CROSS JOIN LATERAL (
     SELECT scan.seq, seen FROM event_topic JOIN scan ON scan.seq = event_topic.seq
     WHERE event_topic.topic = asked.topic AND event_topic.seq >= $1 AND received_at >= $2 AND ${only}
     ORDER BY event_topic.seq DESC LIMIT $3) AS found
   ORDER BY found.seq DESC LIMIT $3`;

const only = {
  all: "true",
  refused: "refused",
  // As text: parsing a day of scans for the few would take long, and no other field can say this.
  overturned: `strpos(seen, '"judged":') > 0`,
};

/** Scans on record. */
export const scansPort = (ask: Ask): ScanReads => ({
  scansSeenByIds: async (ids) => {
    const rows = await ask<SeenColumns & { id: Buffer }>(
      "SELECT id, seq, seen FROM scan WHERE id = ANY($1::bytea[])",
      [ids.map(uuidBytes)],
    );
    const found = new Map(rows.map((row) => [row.id.toString("hex"), row]));
    return ids.flatMap((id) => {
      const row = found.get(uuidBytes(id).toString("hex"));
      return row ? [toSeen(row)] : [];
    });
  },
  recentScans: async (reach, since, limit, which = "all") => {
    const [first] = await ask<{ seq: number | null }>(firstSince, [since]);
    const from = first?.seq ?? null;
    if (from === null) return [];
    const rows = reach.all
      ? await ask<SeenColumns>(everywhere(only[which]), [from, since, limit])
      : await ask<SeenColumns>(onTopics(only[which]), [from, since, limit, topicsWithin(reach)]);
    return rows.map(toSeen);
  },
  scannedSince: async (since, after, limit) => {
    // Nothing is heard of before it happened.
    const [first] = await ask<{ seq: number | null }>(firstSince, [since]);
    const from = first?.seq ?? null;
    if (from === null) return [];
    return ask<ScannedAt>(
      "SELECT seq, checkpoint, at FROM scan WHERE seq >= $1 AND at >= $2 ORDER BY seq LIMIT $3",
      [Math.max(from, after + 1), since, limit],
    );
  },
  dayOnRecord: async ({ from, until }) => {
    const [scans, refusals] = await Promise.all([
      // Nothing is heard of before it happened.
      ask<{ readonly checkpoint: string; readonly count: number }>(
        `SELECT checkpoint, count(*)::integer AS count FROM scan
         WHERE received_at >= $1 AND at >= $1 AND at < $2 GROUP BY checkpoint`,
        [from, until],
      ),
      ask<SeenColumns & { readonly through: number | null }>(
        `SELECT scan.seq, scan.seen, (
           SELECT min(later.at) FROM scan AS later WHERE later.vehicle = scan.vehicle
             AND later.at > scan.at AND later.at < scan.at + ${dayMs}
             AND later.checkpoint = scan.checkpoint
             AND later.seen::json ->> 'decision' = 'let-through'
             AND strpos(later.seen, '"corrected"') = 0) AS through
         FROM receipt JOIN scan ON scan.seq = receipt.seq
         WHERE receipt.at >= $1 AND receipt.at < $2 ORDER BY scan.seq`,
        [from, until],
      ),
    ]);
    return {
      scans,
      refusals: refusals.map((row) => ({ seen: toSeen(row), throughAt: row.through })),
    };
  },
  scanBody: async (id) => {
    const [row] = await ask<{ body: string }>(
      "SELECT body FROM scan_body JOIN scan ON scan.seq = scan_body.seq WHERE scan.id = $1",
      [uuidBytes(id)],
    );
    return row && JSON.parse(row.body);
  },
});
