const lengthBytes = 4;

/** Parts of a snapshot one behind the other, each after its length (4 bytes, the highest first). */
export const joinParts = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const size = parts.reduce((sum, part) => sum + lengthBytes + part.length, 0);
  const joined = new Uint8Array(size);
  const view = new DataView(joined.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    joined.set(part, at + lengthBytes);
    at += lengthBytes + part.length;
  }
  return joined;
};

/** The `count` parts that were joined, each in memory of its own, or undefined where it is something else. */
export const splitParts = (
  joined: Uint8Array,
  count: number,
): readonly Uint8Array<ArrayBuffer>[] | undefined => {
  const view = new DataView(joined.buffer, joined.byteOffset, joined.byteLength);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  while (at + lengthBytes <= joined.length) {
    const end = at + lengthBytes + view.getUint32(at);
    if (end > joined.length) return undefined;
    parts.push(joined.slice(at + lengthBytes, end) as Uint8Array<ArrayBuffer>);
    at = end;
  }
  return at === joined.length && parts.length === count ? parts : undefined;
};
