/**
 * [P10] The one encoding of a value (RFC 8949 §4.2.1, core deterministic); `cbor-strict.ts` reads it.
 * Numbers: whole numbers within ±(2⁵³ − 1) are integers, −0 is 0; every other finite number is float64, never
 * shorter. Float64 is written for hashing only: tokens hold none, and `decodeStrict` refuses them.
 */
export const deepest = 32;
const textEncoder = new TextEncoder();

/** Hashing scans is a hot path: one buffer serves every call, and each result is a copy of its front. */
let out = new Uint8Array(4096);
let view = new DataView(out.buffer);
let end = 0;

const room = (bytes: number): void => {
  if (end + bytes <= out.length) return;
  const wider = new Uint8Array(Math.max(out.length * 2, end + bytes));
  wider.set(out);
  out = wider;
  view = new DataView(wider.buffer);
};

const writeHead = (major: number, argument: number): void => {
  room(9);
  const type = major << 5;
  if (argument < 24) out[end++] = type | argument;
  else if (argument < 0x100) {
    out[end++] = type | 24;
    out[end++] = argument;
  } else if (argument < 0x10000) {
    out[end++] = type | 25;
    out[end++] = argument >> 8;
    out[end++] = argument;
  } else if (argument < 0x100000000) {
    out[end] = type | 26;
    view.setUint32(end + 1, argument);
    end += 5;
  } else {
    out[end] = type | 27;
    view.setUint32(end + 1, Math.floor(argument / 0x100000000));
    view.setUint32(end + 5, argument >>> 0);
    end += 9;
  }
};

const writeBytes = (major: 2 | 3, bytes: Uint8Array): void => {
  writeHead(major, bytes.length);
  room(bytes.length);
  out.set(bytes, end);
  end += bytes.length;
};

const writeText = (text: string): void => {
  const start = end;
  const { length } = text;
  writeHead(3, length);
  room(length);
  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) {
      end = start;
      writeBytes(3, textEncoder.encode(text));
      return;
    }
    out[end++] = unit;
  }
};

const writeNumber = (value: number): void => {
  if (Number.isSafeInteger(value)) {
    if (value < 0) writeHead(1, -1 - value);
    else writeHead(0, value);
    return;
  }
  if (!Number.isFinite(value)) throw new TypeError("CBOR: a number must be finite");
  room(9);
  out[end] = 0xfb;
  view.setFloat64(end + 1, value);
  end += 9;
};

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
};

/** Bytewise order of the encoded keys: for ASCII that is the shorter first, then by character. */
const asciiBefore = (a: string, b: string): boolean =>
  a.length === b.length ? a < b : a.length < b.length;

/** −, 0 or + as the first bytes sort before, with or after the second. */
export const compareBytes = (a: Uint8Array, b: Uint8Array): number => {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
};

/** A few dozen short keys: insertion by hand takes a third of the time of `sort` with a comparator. */
const writeObject = (object: Readonly<Record<string, unknown>>, depth: number): void => {
  const keys = Object.keys(object);
  let count = 0;
  for (const key of keys) {
    if (object[key] === undefined) continue;
    if (keys.length > 64 || !isAscii(key)) {
      writeMap(new Map(Object.entries(object)), depth);
      return;
    }
    let place = count++;
    for (; place > 0 && asciiBefore(key, keys[place - 1]!); place -= 1)
      keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  writeHead(5, count);
  for (let i = 0; i < count; i += 1) {
    writeText(keys[i]!);
    write(object[keys[i]!], depth);
  }
};

const writeMap = (map: ReadonlyMap<unknown, unknown>, depth: number): void => {
  const start = end;
  const entries = [...map]
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      if (typeof key !== "string" && !Number.isSafeInteger(key))
        throw new TypeError("CBOR: a key must be text or a whole number");
      end = start;
      write(key, depth);
      return [out.slice(start, end), value] as const;
    })
    .sort(([a], [b]) => compareBytes(a, b));
  end = start;
  writeHead(5, entries.length);
  for (const [key, value] of entries) {
    room(key.length);
    out.set(key, end);
    end += key.length;
    write(value, depth);
  }
};

const write = (value: unknown, depth: number): void => {
  if (typeof value === "string") writeText(value);
  else if (typeof value === "number") writeNumber(value);
  else if (value === null || typeof value === "boolean") {
    room(1);
    out[end++] = value === null ? 0xf6 : value ? 0xf5 : 0xf4;
  } else if (typeof value !== "object")
    throw new TypeError(`CBOR: no encoding for ${typeof value}`);
  else if (depth >= deepest) throw new TypeError(`CBOR: nested deeper than ${deepest}`);
  else if (value instanceof Uint8Array) writeBytes(2, value);
  else if (Array.isArray(value)) {
    writeHead(4, value.length);
    for (const item of value) write(item, depth + 1);
  } else if (value instanceof Map) writeMap(value, depth + 1);
  else writeObject(value as Readonly<Record<string, unknown>>, depth + 1);
};

/**
 * [P10] The canonical bytes of text, numbers, booleans, null, `Uint8Array`, arrays, `Map`s and plain objects nested
 * up to 32 deep. Properties that are undefined are left out; half surrogate pairs become U+FFFD.
 * Throws `TypeError` for anything else (NaN, functions, deeper nesting).
 */
export const encodeCanonical = (value: unknown): Uint8Array<ArrayBuffer> => {
  end = 0;
  if (out.length > 1 << 20) {
    out = new Uint8Array(4096);
    view = new DataView(out.buffer);
  }
  write(value, 0);
  return out.slice(0, end);
};
