import { randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";
import {
  chainHash,
  digestOf,
  encodeDigests,
  makeNotes,
  type Note,
  saltBytes,
  type Written,
} from "../log-chain.ts";
import type { LogReads, NewEvent } from "../ports.ts";
import { eventColumns as columns, type EventColumns, toEvent } from "../rows/event.ts";
import { topicFiler, topicReader } from "./topics.ts";

/** The log as a transaction writes it. All of it must run inside one. */
export interface LogWriter {
  readonly note: Note;
  /** The number the next event will have. */
  readonly nextSeq: () => number;
  /** [S13] Rows noted since the last append go into the digests of these events. */
  readonly appendNow: (events: readonly NewEvent[], at: number) => void;
  /** Forgets what was noted: a transaction ends, and its rows with it or without an event. */
  readonly forget: () => void;
}

export const logWriter = (db: Database): LogWriter => {
  const notes = makeNotes();
  const head = db.prepare<[], { seq: number; hash: Buffer }>("SELECT seq, hash FROM log_head");
  const moveHead = db.prepare("UPDATE log_head SET seq = ?, hash = ?");
  const insert = db.prepare(
    `INSERT INTO event (seq, at, type, subject_kind, subject_id, payload, topics, hash, digests)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const topicsOf = topicFiler(db);
  const seal = db
    .prepare<[string, string, Buffer, number], Buffer>(
      `INSERT INTO row_seal VALUES (?, ?, ?, ?)
       ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq RETURNING salt`,
    )
    .pluck();

  /** `fresh`: the salt of a row that has none yet. */
  const digest = ({ kind, id, value, salt }: Written, seq: number, fresh: Buffer) => ({
    kind,
    id,
    digest: digestOf(salt ?? seal.get(kind, id, fresh, seq)!, kind, id, value),
  });

  // [S5] The head is read and moved in the same transaction as the rows, so numbers have no gaps.
  const appendNow = (events: readonly NewEvent[], at: number): void => {
    const start = head.get()!;
    let { seq, hash: chained } = start;
    const shares = notes.divide(events);
    // Chance for all rows at once: asked for one by one it takes longer than their digests.
    const chance = randomBytes(shares.reduce((sum, { length }) => sum + length, 0) * saltBytes);
    let drawn = 0;
    for (const [place, event] of events.entries()) {
      seq += 1;
      const topics = [...new Set(event.topics)];
      const { subject } = event;
      const rows = (shares[place] ?? []).map((row) => {
        drawn += saltBytes;
        return digest(row, seq, chance.subarray(drawn - saltBytes, drawn));
      });
      const digests = encodeDigests(subject, rows);
      chained = chainHash(chained, { ...event, topics, seq, at }, digests);
      insert.run(
        seq,
        at,
        event.type,
        subject.kind,
        subject.id,
        JSON.stringify(event.payload),
        JSON.stringify(topics),
        chained,
        digests.length === 0 ? null : digests,
      );
    }
    if (seq === start.seq) return;
    moveHead.run(seq, chained);
    topicsOf.fileWhenDue(seq);
  };

  return {
    note: notes.note,
    nextSeq: () => head.get()!.seq + 1,
    appendNow,
    forget: notes.forget,
  };
};

/** The log as it is read, on one connection. */
export const logReads = (db: Database): LogReads => {
  const latest = db.prepare<[], number>("SELECT seq FROM log_head").pluck();
  const after = db.prepare<[number, number], EventColumns>(
    `SELECT ${columns} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const before = db.prepare<[number, number], EventColumns & { readonly hash: Buffer }>(
    `SELECT ${columns}, hash FROM event WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const one = db.prepare<[number], EventColumns>(`SELECT ${columns} FROM event WHERE seq = ?`);
  const { seqsOn } = topicReader(db);

  return {
    events: async (seq, limit) => after.all(seq, limit).map(toEvent),
    eventsOn: async (topics, seq, limit) =>
      seqsOn(topics, seq, limit).map((found) => toEvent(one.get(found)!)),
    eventsBefore: async (seq, limit) =>
      before.all(seq, limit).map((row) => ({ ...toEvent(row), hash: row.hash.toString("hex") })),
    latestSeq: async () => latest.get()!,
  };
};
