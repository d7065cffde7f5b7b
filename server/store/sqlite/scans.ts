import type { Database } from "better-sqlite3";
import { dayMs } from "../../../shared/domain/daily.ts";
import { topicsWithin } from "../../topics.ts";
import type { ScannedAt, ScanReads } from "../ports.ts";
import { uuidBytes } from "../rows/bytes.ts";
import { type SeenColumns, toSeen } from "../rows/scan.ts";
import { topicReader } from "./topics.ts";

/** What the board lists as refused: the verdict said stop, or the officer did not let it through. */
const refused =
  "(seen ->> 'outcome' = 'stop' OR seen ->> 'decision' IN ('hold', 'turn-back', 'refer'))";

/** As text: parsing a day of scans for the few would take long, and no other field can say this. */
const overturned = `instr(seen, '"judged":') > 0`;

/** Scans on record, over one connection whose schema is in place. */
export const scansPort = (db: Database): ScanReads => {
  const byId = db.prepare<[Buffer], SeenColumns>("SELECT seq, seen FROM scan WHERE id = ?");
  const body = db
    .prepare<[Buffer], string>("SELECT body FROM scan_body JOIN scan USING (seq) WHERE scan.id = ?")
    .pluck();
  const last = db.prepare<[], number>("SELECT coalesce(max(seq), 0) FROM scan").pluck();
  const nextFrom = db.prepare<[number], { seq: number; received_at: number }>(
    "SELECT seq, received_at FROM scan WHERE seq >= ? ORDER BY seq LIMIT 1",
  );
  const recent = (only: string) => ({
    everywhere: db.prepare<[number, number], SeenColumns>(
      `SELECT seq, seen FROM scan WHERE seq >= ? AND ${only} ORDER BY seq DESC LIMIT ?`,
    ),
    onTopic: db.prepare<[string, number, number], SeenColumns>(
      `SELECT t.seq, seen FROM event_topic AS t JOIN scan USING (seq)
       WHERE t.topic = ? AND t.seq >= ? AND ${only} ORDER BY t.seq DESC LIMIT ?`,
    ),
    numbered: db.prepare<[number], SeenColumns>(
      `SELECT seq, seen FROM scan WHERE seq = ? AND ${only}`,
    ),
  });
  const counted = db.prepare<
    [number, number, number],
    { readonly checkpoint: string; readonly count: number }
  >(
    `SELECT checkpoint, count(*) AS count FROM scan WHERE seq >= ? AND at >= ? AND at < ?
     GROUP BY checkpoint`,
  );
  const scanned = db.prepare<[number, number, number], ScannedAt>(
    "SELECT seq, checkpoint, at FROM scan WHERE seq >= ? AND at >= ? ORDER BY seq LIMIT ?",
  );
  const refusals = db.prepare<[number, number], SeenColumns & { readonly through: number | null }>(
    `SELECT scan.seq, scan.seen, (
       SELECT min(later.at) FROM scan AS later WHERE later.vehicle = scan.vehicle
         AND later.at > scan.at AND later.at < scan.at + ${dayMs}
         AND later.checkpoint = scan.checkpoint AND later.seen ->> 'decision' = 'let-through'
         AND instr(later.seen, '"corrected"') = 0) AS through
     FROM receipt JOIN scan ON scan.seq = receipt.seq
     WHERE receipt.at >= ? AND receipt.at < ? ORDER BY scan.seq`,
  );
  const { unfiledOn } = topicReader(db);
  const lists = { all: recent("true"), refused: recent(refused), overturned: recent(overturned) };

  /** Scans are numbered in the order they were received, so the first since a time is found by halving. */
  const firstSince = (since: number): number => {
    let low = 1;
    let high = last.get()! + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const row = nextFrom.get(middle);
      if (!row || row.received_at >= since) high = middle;
      else low = row.seq + 1;
    }
    return low;
  };

  return {
    scansSeenByIds: async (ids) =>
      ids.flatMap((id) => {
        const row = byId.get(uuidBytes(id));
        return row ? [toSeen(row)] : [];
      }),
    recentScans: async (reach, since, limit, which = "all") => {
      const { everywhere, onTopic, numbered } = lists[which];
      const from = firstSince(since);
      if (reach.all) return everywhere.all(from, limit).map(toSeen);
      const topics = topicsWithin(reach);
      // Those not filed yet are asked for first: what is filed meanwhile is then found twice, never missed.
      const rows = unfiledOn(topics, from)
        .flatMap((seq) => numbered.get(seq) ?? [])
        .concat(topics.flatMap((topic) => onTopic.all(topic, from, limit)));
      const found = new Map(rows.map((row) => [row.seq, row]));
      return [...found.values()]
        .sort((a, b) => b.seq - a.seq)
        .slice(0, limit)
        .map(toSeen);
    },
    dayOnRecord: async ({ from, until }) => ({
      // Nothing is heard of before it happened.
      scans: counted.all(firstSince(from), from, until),
      refusals: refusals
        .all(from, until)
        .map((row) => ({ seen: toSeen(row), throughAt: row.through })),
    }),
    // Nothing is heard of before it happened.
    scannedSince: async (since, after, limit) =>
      scanned.all(Math.max(firstSince(since), after + 1), since, limit),
    scanBody: async (id) => {
      const found = body.get(uuidBytes(id));
      return found === undefined ? undefined : JSON.parse(found);
    },
  };
};
