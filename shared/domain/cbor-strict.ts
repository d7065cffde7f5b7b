import { compareBytes, deepest } from "./cbor.ts";

export type CborKey = string | number;
export type CborValue =
  | number
  | string
  | boolean
  | null
  | Uint8Array<ArrayBuffer>
  | readonly CborValue[]
  | ReadonlyMap<CborKey, CborValue>;

const textDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Least argument that may be written in 1, 2, 4 or 8 bytes; a smaller one has a shorter form. */
const widths = [1, 2, 4, 8] as const;
const leastIn = [24, 0x100, 0x10000, 0x100000000] as const;

/**
 * [P10] Reads canonical CBOR and nothing else: definite lengths, shortest forms, keys sorted and unique, valid UTF-8,
 * no tags, no floats, no trailing bytes, at most 32 deep and `maxBytes` long. Maps come back as `Map`.
 * Returns undefined when the bytes are not so; never throws.
 */
export const decodeStrict = (bytes: Uint8Array, maxBytes = 65_536): CborValue | undefined => {
  if (bytes.length > maxBytes) return undefined;
  let at = 0;

  /** The argument after an initial byte, or −1. */
  const readArgument = (info: number): number => {
    if (info < 24) return info;
    const width = widths[info - 24];
    if (width === undefined || at + width > bytes.length) return -1;
    let argument = 0;
    for (const stop = at + width; at < stop; at += 1) argument = argument * 256 + bytes[at]!;
    return argument < leastIn[info - 24]! || argument > Number.MAX_SAFE_INTEGER ? -1 : argument;
  };

  const readBytes = (length: number): Uint8Array<ArrayBuffer> | undefined => {
    if (length > bytes.length - at) return undefined;
    at += length;
    return bytes.slice(at - length, at);
  };

  const readText = (length: number): string | undefined => {
    const encoded = readBytes(length);
    try {
      return encoded && textDecoder.decode(encoded);
    } catch {
      return undefined;
    }
  };

  const readArray = (length: number, depth: number): CborValue | undefined => {
    const items: CborValue[] = [];
    for (let i = 0; i < length; i += 1) {
      const item = read(depth);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };

  const readMap = (length: number, depth: number): CborValue | undefined => {
    const map = new Map<CborKey, CborValue>();
    let before: Uint8Array | undefined;
    for (let i = 0; i < length; i += 1) {
      const start = at;
      const key = read(depth);
      if (typeof key !== "string" && typeof key !== "number") return undefined;
      const encoded = bytes.subarray(start, at);
      if (before && compareBytes(before, encoded) >= 0) return undefined;
      before = encoded;
      const value = read(depth);
      if (value === undefined) return undefined;
      map.set(key, value);
    }
    return map;
  };

  const read = (depth: number): CborValue | undefined => {
    const initial = bytes[at++];
    if (initial === undefined) return undefined;
    if (initial === 0xf4 || initial === 0xf5) return initial === 0xf5;
    if (initial === 0xf6) return null;
    const argument = readArgument(initial & 31);
    if (argument < 0) return undefined;
    switch (initial >> 5) {
      case 0:
        return argument;
      case 1:
        return argument < Number.MAX_SAFE_INTEGER ? -1 - argument : undefined;
      case 2:
        return readBytes(argument);
      case 3:
        return readText(argument);
      case 4:
        return depth < deepest ? readArray(argument, depth + 1) : undefined;
      case 5:
        return depth < deepest ? readMap(argument, depth + 1) : undefined;
      default:
        return undefined;
    }
  };

  const value = read(0);
  return at === bytes.length ? value : undefined;
};
