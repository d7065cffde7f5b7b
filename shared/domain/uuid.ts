/**
 * UUIDv7 (RFC 9562) of a time in ms and ten random bytes: sorts by time. Randomness and clock are the
 * caller's, so that tablet, page, demo and tests make ids in one way.
 */
export const uuidv7 = (at: number, random: Uint8Array): string => {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  const [a = 0, b = 0, c = 0, ...rest] = random;
  const time = hex(at, 12);
  return [
    time.slice(0, 8),
    time.slice(8),
    hex(0x7000 | ((a & 0x0f) << 8) | b, 4),
    hex(0x8000 | ((c & 0x3f) << 8) | (rest[0] ?? 0), 4),
    rest
      .slice(1, 7)
      .map((byte) => hex(byte, 2))
      .join(""),
  ].join("-");
};
