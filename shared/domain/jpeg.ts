const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const marker = 0xff;
const comment = 0xfe;
/** Segments of applications that say nothing of who, where and when, by what they begin with: JFIF's own, colours, Adobe's. */
const harmless: ReadonlyMap<number, string> = new Map([
  [0xe0, "JFIF\0"],
  [0xe2, "ICC_PROFILE\0"],
  [0xee, "Adobe"],
]);

const begins = (payload: Uint8Array, text: string): boolean =>
  [...text].every((char, n) => payload[n] === char.charCodeAt(0));

const tells = (kind: number, payload: Uint8Array): boolean => {
  if (kind === comment) return true;
  const name = harmless.get(kind);
  return kind >= 0xe0 && kind <= 0xef && !(name !== undefined && begins(payload, name));
};

/** Where the picture's own data end: at the first marker that is none of theirs. */
const endOfData = (bytes: Uint8Array, from: number): number => {
  let at = from;
  for (; at < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    const theirs = next === 0 || next === marker || (next >= 0xd0 && next <= 0xd7);
    if (bytes[at] === marker && !theirs) break;
  }
  return at;
};

/**
 * [O54] The JPEG with its picture alone; null where it is none. What cameras and browsers add (place, time, device, a
 * smaller picture of the uncut scene, a film) stands in segments of applications, in comments, or behind the picture.
 */
export const plainJpeg = (bytes: Uint8Array): Uint8Array<ArrayBuffer> | null => {
  if (bytes[0] !== marker || bytes[1] !== startOfImage) return null;
  const kept = new Uint8Array(bytes.length);
  kept.set(bytes.subarray(0, 2));
  let length = 2;
  let seen = false;
  const keep = (part: Uint8Array): void => {
    kept.set(part, length);
    length += part.length;
  };
  for (let at = 2; at + 2 <= bytes.length; ) {
    const kind = bytes[at + 1]!;
    if (bytes[at] !== marker) return null;
    if (kind === endOfImage) {
      keep(bytes.subarray(at, at + 2));
      return seen ? kept.slice(0, length) : null;
    }
    const next = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (next > bytes.length || next < at + 4) return null;
    if (!tells(kind, bytes.subarray(at + 4, next))) keep(bytes.subarray(at, next));
    at = next;
    if (kind !== startOfScan) continue;
    seen = true;
    at = endOfData(bytes, next);
    keep(bytes.subarray(next, at));
  }
  return null;
};

/** Is this a JPEG that carries a picture and nothing beside it? */
export const isPlainJpeg = (bytes: Uint8Array): boolean =>
  plainJpeg(bytes)?.length === bytes.length;
