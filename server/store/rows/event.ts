import type { LoggedEvent, NewEvent } from "../ports.ts";

/** A row of `event` as it is read: without what chains it. */
export interface EventColumns {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly subject_kind: NewEvent["subject"]["kind"];
  readonly subject_id: string;
  readonly payload: string;
  readonly topics: string;
}

export const eventColumns = "seq, at, type, subject_kind, subject_id, payload, topics";

export const toEvent = (row: EventColumns): LoggedEvent => ({
  seq: row.seq,
  at: row.at,
  type: row.type,
  subject: { kind: row.subject_kind, id: row.subject_id },
  payload: JSON.parse(row.payload),
  topics: JSON.parse(row.topics),
});
