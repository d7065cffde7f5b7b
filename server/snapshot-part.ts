import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflate } from "node:zlib";

/** A file of a tablet's snapshot, which never changes. */
export interface SnapshotPart {
  /** SHA-256 of `bytes`, base64url. */
  readonly name: string;
  /** Zlib-deflated JSON, an array with a line for each of its things: one can be read without the others. */
  readonly bytes: Uint8Array;
}

const pack = promisify(deflate);

/** [F9] Packs things as they are kept and sent: on the thread pool, named by what comes out. */
export const packPart = async (things: readonly unknown[]): Promise<SnapshotPart> => {
  const lines = things.map((thing) => JSON.stringify(thing)).join(",\n");
  const bytes = new Uint8Array(await pack(`[\n${lines}\n]`));
  return { name: createHash("sha256").update(bytes).digest("base64url"), bytes };
};
