import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";

/** Where the demo keeps what it must find again: git-ignored. */
export const demoFolder = fileURLToPath(new URL("../var", import.meta.url));

/** What the file holds, or null when there is none or it cannot be understood. */
export const readPrivate = <S extends z.ZodType>(path: string, schema: S): z.output<S> | null => {
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
};

/** Written aside and renamed, readable by its owner only. */
export const writePrivate = (path: string, value: unknown): void => {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.new`;
  writeFileSync(aside, `${JSON.stringify(value, null, 1)}\n`, { mode: 0o600 });
  renameSync(aside, path);
};
