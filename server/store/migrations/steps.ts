import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The database was written by a newer version of the product than this one. */
export class DatabaseTooNew extends Error {
  override readonly name = "DatabaseTooNew";
}

/** One step forward of a schema. */
export interface Step {
  readonly no: number;
  readonly file: string;
  readonly sql: string;
}

const numbered = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** The steps in a folder, one of `0001-….sql` each, in order. */
export const stepsIn = (dir: string): readonly Step[] =>
  readdirSync(dir)
    .flatMap((file) => {
      const no = numbered.exec(file)?.[1];
      return no === undefined
        ? []
        : [{ no: Number(no), file, sql: readFileSync(join(dir, file), "utf8") }];
    })
    .sort((a, b) => a.no - b.no);

/**
 * [S12] The steps that a database at step `done` still lacks.
 * Throws `DatabaseTooNew` when it has been at a step that is not known here; `database` names it in the message.
 */
export const stepsToGo = (
  steps: readonly Step[],
  done: number,
  database: string,
): readonly Step[] => {
  const newest = steps.at(-1)?.no ?? 0;
  if (done > newest)
    throw new DatabaseTooNew(
      `${database} was last used by a newer version (its step ${done}, this version knows ${newest}). Start that version, or restore a backup made before it.`,
    );
  return steps.filter(({ no }) => no > done);
};
