import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Returns when the names in a folder are on the disk. */
export const reachDisk = (path: string): void => {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

/** Writes a secret (mode 0600) under a name of its own, whole on the disk, and returns its path. */
export const writeAside = (dir: string, name: string, content: string): string => {
  const aside = join(dir, `.${name}.${randomBytes(4).toString("hex")}`);
  const file = openSync(aside, "wx", 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return aside;
};

/** Written aside and renamed, so that a crash leaves either nothing or all of it. */
export const writeWhole = (dir: string, name: string, content: string): void => {
  renameSync(writeAside(dir, name, content), join(dir, name));
  reachDisk(dir);
};
