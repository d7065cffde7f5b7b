import { randomBytes } from "node:crypto";
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
import type { Ask } from "./database.ts";

/** The newest event's number, and the hash the next one's is chained to. */
export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

/**
 * [S8] [S9] Takes the right to write, which is given back with the end of the transaction. It comes before anything else of
 * every transaction, so whoever waits for it holds nothing that another could wait for.
 */
export const lockHead = async (ask: Ask): Promise<Head> => {
  const [head] = await ask<Head>("SELECT seq, hash FROM log_head FOR UPDATE");
  return head!;
};

/** The log as one transaction writes it. */
export interface LogWriter {
  readonly note: Note;
  /** The number the next event will have. */
  readonly nextSeq: () => number;
  /** [S13] Rows noted since the last append go into the digests of these events. */
  readonly append: (events: readonly NewEvent[], at: number) => Promise<void>;
}

const keyOf = ({ kind, id }: Pick<Written, "kind" | "id">): string => `${kind} ${id}`;

/** The log in a transaction that holds its head. */
export const logWriter = (ask: Ask, start: Head): LogWriter => {
  const notes = makeNotes();
  let head = start;

  /** The salt of each row that keeps none itself, made where it has none yet. */
  const sealAll = async (
    rows: readonly { readonly row: Written; readonly seq: number }[],
  ): Promise<ReadonlyMap<string, Buffer>> => {
    const newest = new Map(rows.map((one) => [keyOf(one.row), one]));
    const sealed = [...newest.values()];
    if (sealed.length === 0) return new Map();
    const seals = await ask<{ kind: Written["kind"]; id: string; salt: Buffer }>(
      `INSERT INTO row_seal (kind, id, salt, seq)
       SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bigint[])
       ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq RETURNING kind, id, salt`,
      [
        sealed.map(({ row }) => row.kind),
        sealed.map(({ row }) => row.id),
        sealed.map(() => randomBytes(saltBytes)),
        sealed.map(({ seq }) => seq),
      ],
    );
    return new Map(seals.map((seal) => [keyOf(seal), seal.salt]));
  };

  // [S5] The head is held from before the rows are written until they are committed, so numbers have no gaps.
  const append = async (events: readonly NewEvent[], at: number): Promise<void> => {
    if (events.length === 0) return;
    const first = head.seq + 1;
    const shares = notes.divide(events);
    const salts = await sealAll(
      shares.flatMap((share, place) =>
        share.flatMap((row) => (row.salt ? [] : [{ row, seq: first + place }])),
      ),
    );
    let { hash } = head;
    const chained = events.map((given, place) => {
      const event = { ...given, topics: [...new Set(given.topics)], seq: first + place, at };
      const rows = (shares[place] ?? []).map(({ kind, id, value, salt }) => ({
        kind,
        id,
        digest: digestOf(salt ?? salts.get(keyOf({ kind, id }))!, kind, id, value),
      }));
      const digests = encodeDigests(event.subject, rows);
      hash = chainHash(hash, event, digests);
      return { event, hash, digests: digests.length === 0 ? null : Buffer.from(digests) };
    });
    head = { seq: head.seq + events.length, hash };
    const topics = chained.flatMap(({ event }) =>
      event.topics.map((topic) => ({ topic, seq: event.seq })),
    );
    await Promise.all([
      ask(
        `INSERT INTO event (seq, at, type, subject_kind, subject_id, payload, topics, hash, digests)
         SELECT seq, $2, type, kind, id, payload, topics, hash, digests
         FROM unnest($1::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
           $8::bytea[], $9::bytea[]) AS e (seq, type, kind, id, payload, topics, hash, digests)`,
        [
          chained.map(({ event }) => event.seq),
          at,
          chained.map(({ event }) => event.type),
          chained.map(({ event }) => event.subject.kind),
          chained.map(({ event }) => event.subject.id),
          chained.map(({ event }) => JSON.stringify(event.payload)),
          chained.map(({ event }) => JSON.stringify(event.topics)),
          chained.map((one) => one.hash),
          chained.map((one) => one.digests),
        ],
      ),
      ask("INSERT INTO event_topic (topic, seq) SELECT * FROM unnest($1::text[], $2::bigint[])", [
        topics.map(({ topic }) => topic),
        topics.map(({ seq }) => seq),
      ]),
      ask("UPDATE log_head SET seq = $1, hash = $2", [head.seq, head.hash]),
    ]);
  };

  return { note: notes.note, nextSeq: () => head.seq + 1, append };
};

/** The newest event's number; 0 when there is none. */
export const latestSeq = async (ask: Ask): Promise<number> => {
  const [head] = await ask<{ seq: number }>("SELECT seq FROM log_head");
  return head?.seq ?? 0;
};

/** The log as it is read. */
export const logReads = (ask: Ask): LogReads => ({
  events: async (seq, limit) =>
    (
      await ask<EventColumns>(`SELECT ${columns} FROM event WHERE seq > $1 ORDER BY seq LIMIT $2`, [
        seq,
        limit,
      ])
    ).map(toEvent),
  eventsOn: async (topics, seq, limit) =>
    (
      await ask<EventColumns>(
        `SELECT ${columns} FROM event WHERE seq IN (
           SELECT found.seq FROM unnest($1::text[]) AS asked (topic) CROSS JOIN LATERAL (
             SELECT seq FROM event_topic WHERE topic = asked.topic AND seq > $2
             ORDER BY seq LIMIT $3) AS found)
         ORDER BY seq LIMIT $3`,
        [topics, seq, limit],
      )
    ).map(toEvent),
  eventsBefore: async (seq, limit) =>
    (
      await ask<EventColumns & { readonly hash: Buffer }>(
        `SELECT ${columns}, hash FROM event WHERE seq < $1 ORDER BY seq DESC LIMIT $2`,
        [seq, limit],
      )
    ).map((row) => ({ ...toEvent(row), hash: row.hash.toString("hex") })),
  latestSeq: () => latestSeq(ask),
});
