import { applicationNow } from "../../../shared/domain/application.ts";
import type { Application } from "../../../shared/domain/application-shape.ts";
import { decisionsOn } from "../../../shared/domain/desk-figures.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { DeskActs } from "../application-ports.ts";
import { parsed } from "./as-kept.ts";
import { rowsAfter } from "./question.ts";
import { viaColumn } from "./via.ts";

/** An application's row: what it is found by follows from its acts. */
export const applicationColumns = (application: Application) => {
  const { state, asked, since } = applicationNow(application);
  return {
    id: application.id,
    state,
    plate: asked.plate,
    carrier: asked.carrier,
    endpoint: asked.endpoint,
    via: viaColumn(asked),
    corridor: asked.corridor,
    movedAt: ms(since),
    amends: asked.amends?.pass ?? null,
    body: JSON.stringify(application),
  };
};

/** [Y13] After which row the queue goes on: `later` 1 among what is applied for anew, which comes behind all amendments. */
export const queueAfter = (
  cursor: string | undefined,
): { readonly later: number; readonly no: number } => {
  const last = rowsAfter(cursor);
  return { later: last % 2, no: Math.floor(last / 2) };
};

export const toApplication = (body: string): Application => JSON.parse(body) as Application;

interface ActedRow {
  readonly moved_at: number;
  readonly body: string;
}

/** [Y16] Rows that wait and rows that do not, one more of each than is counted where there are more. */
export const toDeskActs = (
  waiting: readonly ActedRow[],
  moved: readonly ActedRow[],
  limit: number,
): DeskActs => {
  const read = [waiting, moved].map((rows) => rows.slice(0, limit));
  return {
    waiting: waiting.slice(0, limit).map(({ moved_at }) => Number(moved_at)),
    decisions: read.flat().flatMap(({ body }) => decisionsOn(toApplication(body))),
    partial: waiting.length > limit || moved.length > limit,
  };
};

/** What a row says that follows from the application; null where its body is none any more. */
const columnsOf = (body: unknown): Omit<ReturnType<typeof applicationColumns>, "body"> | null => {
  try {
    const { body: _, ...columns } = applicationColumns(body as Application);
    return columns;
  } catch {
    return null;
  }
};

/** The application as its row has it: a column is told only where it is another than follows from the acts. */
export const keptApplication = (row: Readonly<Record<string, unknown>>): object => {
  const body = Object(parsed(String(row.body)));
  const kept = {
    state: row.state,
    plate: row.plate,
    carrier: row.carrier,
    endpoint: row.endpoint,
    via: row.via,
    corridor: row.corridor,
    movedAt: Number(row.moved_at),
    amends: row.amends,
  };
  const wanted: Readonly<Record<string, unknown>> = columnsOf(body) ?? {};
  const otherwise = Object.entries(kept).filter(([name, value]) => wanted[name] !== value);
  return { ...body, ...Object.fromEntries(otherwise), id: row.id };
};
