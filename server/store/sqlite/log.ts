import { hash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { encodeCanonical } from "../../../shared/domain/cbor.ts";
import type { LoggedEvent, LogReads, LogWrites, NewEvent } from "../ports.ts";

interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly subject_kind: NewEvent["subject"]["kind"];
  readonly subject_id: string;
  readonly payload: string;
  readonly topics: string;
}

const toEvent = (row: EventRow): LoggedEvent => ({
  seq: row.seq,
  at: row.at,
  type: row.type,
  subject: { kind: row.subject_kind, id: row.subject_id },
  payload: JSON.parse(row.payload),
  topics: JSON.parse(row.topics),
});

/** [S5] SHA-256(previous hash ‖ canonical CBOR of seq, at, type, subject, payload, topics). */
export const chainHash = (previous: Uint8Array, event: LoggedEvent): Buffer => {
  const { seq, at, type, subject, payload, topics } = event;
  const bytes = encodeCanonical([seq, at, type, subject, payload, topics]);
  return hash("sha256", Buffer.concat([previous, bytes]), "buffer");
};

const columns = "seq, at, type, subject_kind, subject_id, payload, topics";

/** The log on one connection. `appendNow` must run inside a transaction; it returns the first seq it gave. */
export const logPort = (
  db: Database,
): LogReads & LogWrites & { appendNow(events: readonly NewEvent[], at: number): number } => {
  const head = db.prepare<[], { seq: number; hash: Buffer }>("SELECT seq, hash FROM log_head");
  const moveHead = db.prepare("UPDATE log_head SET seq = ?, hash = ?");
  const insert = db.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const insertTopic = db.prepare("INSERT INTO event_topic VALUES (?, ?)");
  const after = db.prepare<[number, number], EventRow>(
    `SELECT ${columns} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const one = db.prepare<[number], EventRow>(`SELECT ${columns} FROM event WHERE seq = ?`);
  const seqsOn = db
    .prepare<[string, number, number], number>(
      "SELECT seq FROM event_topic WHERE topic = ? AND seq > ? ORDER BY seq LIMIT ?",
    )
    .pluck();

  // [S5] The head is read and moved in the same transaction as the rows, so numbers have no gaps.
  const appendNow = (events: readonly NewEvent[], at: number): number => {
    const start = head.get()!;
    let { seq, hash: chained } = start;
    for (const event of events) {
      seq += 1;
      const topics = [...new Set(event.topics)];
      chained = chainHash(chained, { ...event, topics, seq, at });
      const { kind, id } = event.subject;
      insert.run(
        seq,
        at,
        event.type,
        kind,
        id,
        JSON.stringify(event.payload),
        JSON.stringify(topics),
        chained,
      );
      for (const topic of topics) insertTopic.run(topic, seq);
    }
    if (seq > start.seq) moveHead.run(seq, chained);
    return start.seq + 1;
  };

  return {
    appendNow,
    append: async (events, at) => void appendNow(events, at),
    events: async (seq, limit) => after.all(seq, limit).map(toEvent),
    eventsOn: async (topics, seq, limit) => {
      const seqs = new Set(topics.flatMap((topic) => seqsOn.all(topic, seq, limit)));
      return [...seqs]
        .sort((a, b) => a - b)
        .slice(0, limit)
        .map((found) => toEvent(one.get(found)!));
    },
    latestSeq: async () => head.get()!.seq,
  };
};
