import { isUtf8 } from "node:buffer";
import { type LegacyEncoding, legacyOf, tellingWords } from "./legacy.ts";
import { SheetRefused } from "./sheet.ts";

/** How a text file is written. Single bytes that are no UTF-8 are read as Windows-1252 and then as `legacy`. */
export interface TextEncoding {
  readonly name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | LegacyEncoding;
  readonly decoder: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly legacy: LegacyEncoding | null;
}

const looksLikeUtf16 = (bytes: Uint8Array): "utf-16le" | "utf-16be" | null => {
  const head = bytes.subarray(0, 4_096);
  let even = 0;
  let odd = 0;
  for (const [place, byte] of head.entries()) if (byte === 0) place % 2 === 0 ? even++ : odd++;
  // Latin letters, digits and separators have a zero byte each, and Vietnamese is mostly made of them.
  if (odd > head.length / 6 && odd > even * 4) return "utf-16le";
  return even > head.length / 6 && even > odd * 4 ? "utf-16be" : null;
};

/** So much of a file tells how it is written. */
const sampleBytes = 400_000;
const sampleWords = 5_000;

/** [I3] How the bytes of a text file are to be read: by its mark, else by what makes Vietnamese of them. */
export const encodingOf = (bytes: Uint8Array): TextEncoding => {
  const plain = (name: "utf-8" | "utf-16le" | "utf-16be"): TextEncoding => ({
    name,
    decoder: name,
    legacy: null,
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return plain("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return plain("utf-16be");
  const wide = looksLikeUtf16(bytes);
  if (wide) return plain(wide);
  const words = (decoder: "utf-8" | "windows-1252"): string[] =>
    tellingWords(new TextDecoder(decoder).decode(bytes.subarray(0, sampleBytes))).slice(
      0,
      sampleWords,
    );
  if (isUtf8(bytes)) {
    const legacy = legacyOf(words("utf-8"));
    return { name: legacy ?? "utf-8", decoder: "utf-8", legacy };
  }
  if (bytes.subarray(0, sampleBytes).includes(0)) throw new SheetRefused("not-a-sheet");
  const legacy = legacyOf(words("windows-1252"), true);
  return { name: legacy ?? "windows-1252", decoder: "windows-1252", legacy };
};

const chunkBytes = 1 << 20;

/** The text of a file, a part at a time. */
export function* decodeText(bytes: Uint8Array, { decoder }: TextEncoding): Generator<string> {
  const reader = new TextDecoder(decoder);
  for (let from = 0; from < bytes.length; from += chunkBytes)
    yield reader.decode(bytes.subarray(from, from + chunkBytes), { stream: true });
  yield reader.decode();
}
