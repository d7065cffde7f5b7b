/** RFC 9285: two bytes in three characters of the QR alphanumeric set, a last single byte in two. */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** Bytes as Base45 text. */
export const encodeBase45 = (bytes: Uint8Array): string => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 2) {
    const low = bytes[i + 1];
    const n = low === undefined ? bytes[i]! : bytes[i]! * 256 + low;
    text += alphabet.charAt(n % 45) + alphabet.charAt(Math.floor(n / 45) % 45);
    if (low !== undefined) text += alphabet.charAt(Math.floor(n / 2025));
  }
  return text;
};

/** The bytes of Base45 text; undefined for a foreign character, a wrong length or a group too large. */
export const decodeBase45 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (text.length % 3 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 2) / 3));
  let end = 0;
  for (let i = 0; i < text.length; i += 3) {
    const group = [...text.slice(i, i + 3)].map((character) => alphabet.indexOf(character));
    if (group.includes(-1)) return undefined;
    const [c = 0, d = 0, e] = group;
    const n = c + d * 45 + (e ?? 0) * 2025;
    if (n > (e === undefined ? 0xff : 0xffff)) return undefined;
    if (e !== undefined) bytes[end++] = n >> 8;
    bytes[end++] = n;
  }
  return bytes;
};
