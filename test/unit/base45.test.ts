import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase45, encodeBase45 } from "../../shared/domain/base45.ts";

test.each([
  ["AB", "BB8"],
  ["Hello!!", "%69 VD92EX0"],
  ["base-45", "UJCLQE7W581"],
  ["ietf!", "QED8WEX0"],
  ["", ""],
])("[P4] %s is written as RFC 9285 has it", (plain, encoded) => {
  const bytes = Uint8Array.from(Buffer.from(plain));
  expect(encodeBase45(bytes)).toBe(encoded);
  expect(decodeBase45(encoded)).toEqual(bytes);
});

test("[P4] whatever bytes, they come back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes);
    }),
  );
});

test("[P6] no two texts mean the same bytes", () => {
  const character = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 30 }), (text) => {
      const bytes = decodeBase45(text);
      if (bytes) expect(encodeBase45(bytes)).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["one character over", "BB80"],
  ["a group above 65535", "GGW"],
  ["the largest group", ":::"],
  ["a pair above 255", "::"],
  ["lower case", "bb8"],
  ["a foreign character", "BB\u00d0"],
  ["half a pair of surrogates", "B\ud83d8"],
])("[P6] %s is refused", (_, text) => {
  expect(decodeBase45(text)).toBeUndefined();
});
