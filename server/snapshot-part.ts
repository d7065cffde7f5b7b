import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflate } from "node:zlib";

/** A file of a tablet's snapshot, which never changes. */
export interface SnapshotPart {
  /** SHA-256 of `bytes`, base64url. */
  readonly name: string;
  /** Zlib-deflated JSON, an array. */
  readonly bytes: Uint8Array;
}

const pack = promisify(deflate);

/** [F9] Packs things as they are kept and sent: on the thread pool, named by what comes out. */
export const packPart = async (things: readonly unknown[]): Promise<SnapshotPart> => {
  const bytes = new Uint8Array(await pack(JSON.stringify(things)));
  return { name: createHash("sha256").update(bytes).digest("base64url"), bytes };
};
