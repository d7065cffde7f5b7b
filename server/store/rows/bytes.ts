/** A UUID as 16 bytes: ids are the widest column of the widest table. */
export const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");

export const uuidText = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.*)$/, "$1-$2-$3-$4-$5");

/** Seven bytes at the end of a UUID, which chance gave: what a receipt's code is made of [E1]. */
export const uuidTail = (id: string): Buffer => uuidBytes(id).subarray(9);

export const hashBytes = (hash: string): Buffer => Buffer.from(hash, "base64url");

export const hashText = (bytes: Buffer): string => bytes.toString("base64url");
