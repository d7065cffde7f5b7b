import { createHmac, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { drawFrom, drawMessage } from "../shared/domain/draw.ts";
import { reachDisk, writeAside } from "./write-whole.ts";

/** [V18] The keys that posts draw vehicles for inspection with: one a post and day. */
export interface DrawKeys {
  /** 32 bytes. `day` is `drawDay`. A tablet is given those of its own post only, some days ahead. */
  readonly keyOf: (checkpoint: string, day: string) => Buffer;
  /** The draw as a tablet of the post makes it, 0–999. */
  readonly draw: (checkpoint: string, day: string, passIdOrPlate: string) => number;
}

const secretBytes = 32;
const mostKept = 2_000;

const mac = (key: Uint8Array, message: string): Buffer =>
  createHmac("sha256", key).update(message).digest();

/** Linked, not renamed, into its place: of two processes that start at once the second takes the first one's. */
const makeSecret = (dir: string, path: string): void => {
  const aside = writeAside(dir, "draw.key", `${randomBytes(secretBytes).toString("base64url")}\n`);
  try {
    linkSync(aside, path);
    reachDisk(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
};

const readSecret = (path: string): Buffer | null => {
  try {
    return Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
};

/**
 * All keys come from one secret in the folder `dir`, made (mode 0600) where there is none, and of no use
 * to mint a pass. With another secret all days are drawn otherwise, those too that tablets hold keys for.
 * Throws a plain sentence where it is damaged.
 */
export const openDrawKeys = (dir: string): DrawKeys => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, "draw.key");
  if (readSecret(path) === null) makeSecret(dir, path);
  const secret = readSecret(path);
  if (secret?.length !== secretBytes)
    throw new Error(`The key ${path} is damaged. Put its backup in its place, or delete it.`);
  const kept = new Map<string, Buffer>();
  const keyOf = (checkpoint: string, day: string): Buffer => {
    const message = `GL1-draw-key\n${checkpoint}\n${day}`;
    const before = kept.get(message);
    if (before) return before;
    if (kept.size >= mostKept) kept.clear();
    const key = mac(secret, message);
    kept.set(message, key);
    return key;
  };
  return {
    keyOf,
    draw: (checkpoint, day, passIdOrPlate) =>
      drawFrom(mac(keyOf(checkpoint, day), drawMessage(checkpoint, day, passIdOrPlate))),
  };
};
