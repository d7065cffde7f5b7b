import type { Database } from "better-sqlite3";

/**
 * Events wait to be filed under their topics until there are so many. One at a time each of a scan's topics would be a
 * page of its own to write, a quarter of all that a scan writes; together they share pages.
 */
const fileAfter = 256;

const filedTo = (db: Database) => db.prepare<[], number>("SELECT seq FROM topics_filed").pluck();

export interface TopicFiler {
  /** To be called inside the transaction that appended events up to `head`. */
  readonly fileWhenDue: (head: number) => void;
  /** Files all there are up to `head`: a store at rest has nothing waiting. */
  readonly fileAll: (head: number) => void;
}

export const topicFiler = (db: Database): TopicFiler => {
  const filed = filedTo(db);
  const move = db.prepare("UPDATE topics_filed SET seq = ?");
  const file = db.prepare(
    `INSERT INTO event_topic SELECT topic.value, event.seq FROM event, json_each(event.topics) AS topic
     WHERE event.seq > ? ORDER BY topic.value, event.seq`,
  );
  const fileAll = (head: number): void => {
    file.run(filed.get()!);
    move.run(head);
  };
  return {
    fileWhenDue: (head) => {
      if (head - filed.get()! >= fileAfter) fileAll(head);
    },
    fileAll,
  };
};

/** Finds events by topic, whether filed yet or not. */
export interface TopicReader {
  /** Numbers after `after` of events on any of the topics, ascending, at most `limit`. */
  readonly seqsOn: (topics: readonly string[], after: number, limit: number) => number[];
  /** Numbers from `from` on of events on any of the topics that are not filed yet. */
  readonly unfiledOn: (topics: readonly string[], from: number) => number[];
}

export const topicReader = (db: Database): TopicReader => {
  const filed = filedTo(db);
  const onTopic = db
    .prepare<[string, number, number], number>(
      "SELECT seq FROM event_topic WHERE topic = ? AND seq > ? ORDER BY seq LIMIT ?",
    )
    .pluck();
  const later = db.prepare<[number], { readonly seq: number; readonly topics: string }>(
    "SELECT seq, topics FROM event WHERE seq > ? ORDER BY seq",
  );

  const unfiledAfter = (topics: readonly string[], after: number): number[] => {
    const wanted = new Set(topics);
    return later
      .all(after)
      .filter((event) => (JSON.parse(event.topics) as string[]).some((one) => wanted.has(one)))
      .map(({ seq }) => seq);
  };

  return {
    seqsOn: (topics, after, limit) => {
      // Asked first: what is filed meanwhile is then found twice, never missed.
      const waiting = Math.max(after, filed.get()!);
      const found = new Set([
        ...topics.flatMap((topic) => onTopic.all(topic, after, limit)),
        ...unfiledAfter(topics, waiting),
      ]);
      return [...found].sort((a, b) => a - b).slice(0, limit);
    },
    unfiledOn: (topics, from) => unfiledAfter(topics, Math.max(from - 1, filed.get()!)),
  };
};
