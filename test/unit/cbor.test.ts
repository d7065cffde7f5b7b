import { decode as referenceDecode, encode as referenceEncode, rfc8949EncodeOptions } from "cborg";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeCanonical } from "../../shared/domain/cbor.ts";
import { decodeStrict } from "../../shared/domain/cbor-strict.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replace(/ /g, ""), "hex"));

/** cborg as an independent reference: RFC 8949 key order, float64 always. */
const reference = (value: unknown): string =>
  hex(
    referenceEncode(value, {
      ...rfc8949EncodeOptions,
      float64: true,
      ignoreUndefinedProperties: true,
    }),
  );

const text = fc.string({ unit: "grapheme", maxLength: 60 });
const leaf = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -300, max: 70_000 }),
  text,
  fc.boolean(),
  fc.constant(null),
);
const json = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: "small" }, leaf, tie("list"), tie("object")),
  list: fc.array(tie("any"), { maxLength: 30 }),
  object: fc.oneof(
    fc.dictionary(text, tie("any"), { maxKeys: 30 }),
    fc.dictionary(fc.string({ maxLength: 12 }), tie("any"), { maxKeys: 30 }),
  ),
})).any;

/** What `decodeStrict` returns for a plain value: objects as Maps. */
const asMaps = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asMaps);
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return value;
  return new Map(Object.entries(value).map(([key, item]) => [key, asMaps(item)]));
};

describe("writing", () => {
  test("[P10] is what an independent encoder writes", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(hex(encodeCanonical(value))).toBe(reference(value));
      }),
      { numRuns: 500 },
    );
  });

  test("[P10] does not depend on the order of keys, nor on properties that are undefined", () => {
    const scan = {
      v: 1,
      plate: "93C12345",
      at: "2026-11-22",
      note: null,
      biển: { đỏ: 1, aa: 2, b: 3 },
    };
    const backwards = Object.fromEntries(Object.entries({ ...scan, gone: undefined }).reverse());
    expect(hex(encodeCanonical(backwards))).toBe(hex(encodeCanonical(scan)));
    expect(hex(encodeCanonical(scan))).toBe(reference(scan));
  });

  test("[P10] is the same for objects of a hundred keys as for small ones", () => {
    const wide = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`k${(i * 37) % 100}`, i]),
    );
    expect(hex(encodeCanonical(wide))).toBe(reference(wide));
  });

  test.each([
    [1.5, "fb3ff8000000000000"],
    [-0, "00"],
    [1e300, "fb7e37e43c8800759c"],
    [2 ** 53, "fb4340000000000000"],
    [-(2 ** 53 - 1), "3b001ffffffffffffe"],
    [
      new Map<number, unknown>([
        [4, Uint8Array.of(7)],
        [-1, 0],
        [1, -8],
      ]),
      "a30127044107 2000",
    ],
    [
      new Map([
        ["b", 1],
        ["aa", 2],
        ["á", 3],
      ]),
      "a36162016261610262c3a103",
    ],
    ["\ud800", "63efbfbd"],
  ])("[P10] %j is written %s", (value, expected) => {
    expect(hex(encodeCanonical(value))).toBe(expected.replace(/ /g, ""));
  });

  test("[P10] what has no encoding is a mistake of the caller", () => {
    const ring: unknown[] = [];
    ring.push(ring);
    for (const wrong of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      undefined,
      1n,
      () => 1,
      [undefined],
      ring,
      new Map([[{}, 1]]),
    ])
      expect(() => encodeCanonical(wrong)).toThrow(TypeError);
    expect(hex(encodeCanonical(["after", "a", "mistake"]))).toBe(
      reference(["after", "a", "mistake"]),
    );
  });

  test("[P10] a result is its own, whatever is written next, however long", () => {
    const first = encodeCanonical({ a: "x".repeat(10_000) });
    const before = hex(first);
    encodeCanonical(Array.from({ length: 2_000 }, (_, i) => `${i}`.repeat(400)));
    expect(hex(first)).toBe(before);
    expect(hex(encodeCanonical({ a: 1 }))).toBe(reference({ a: 1 }));
  });
});

describe("reading", () => {
  test("[P10] returns what was written", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(decodeStrict(encodeCanonical(value))).toEqual(asMaps(value));
      }),
    );
  });

  test("[P10] accepts only bytes that would be written again", () => {
    const garbage = fc.uint8Array({ maxLength: 40 });
    const altered = fc.tuple(json, fc.nat(), fc.nat(7)).map(([value, at, bit]) => {
      const encoded = encodeCanonical(value);
      encoded[at % encoded.length]! ^= 1 << bit;
      return encoded;
    });
    fc.assert(
      fc.property(fc.oneof(garbage, altered), (input) => {
        const value = decodeStrict(input);
        if (value !== undefined) {
          expect(hex(encodeCanonical(value))).toBe(hex(input));
          expect(() => referenceDecode(input, { strict: true, useMaps: true })).not.toThrow();
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["nothing", ""],
    ["a byte too many", "0000"],
    ["a longer form than needed, one byte", "1817"],
    ["a longer form than needed, two bytes", "1900ff"],
    ["a longer form than needed, four bytes", "1a0000ffff"],
    ["a longer form than needed, eight bytes", "1b00000000ffffffff"],
    ["a whole number beyond 2⁵³", "1b0020000000000000"],
    ["a negative number beyond 2⁵³", "3b001fffffffffffff"],
    ["an array of indefinite length", "9f01ff"],
    ["text of indefinite length", "7f6161ff"],
    ["a tag", "d28401"],
    ["a half float", "f93c00"],
    ["a double", "fb3ff8000000000000"],
    ["undefined", "f7"],
    ["another simple value", "f820"],
    ["a reserved length", "1c"],
    ["an array cut short", "8301 02"],
    ["an array longer than all memory", "9b001fffffffffffff"],
    ["bytes cut short", "42 01"],
    ["a number cut short", "19 01"],
    ["invalid UTF-8", "62 c328"],
    ["keys out of order", "a2 6162 01 6161 02"],
    ["a key twice", "a2 6161 01 6161 02"],
    ["a key that is an array", "a1 80 01"],
    ["a map cut short", "a2 6161 01 6162"],
  ])("[P10] %s is refused", (_, input) => {
    expect(decodeStrict(bytes(input))).toBeUndefined();
  });

  test("[P10] depth and size are capped", () => {
    const nested = (depth: number): Uint8Array => bytes(`${"81".repeat(depth)}00`);
    expect(decodeStrict(nested(32))).toBeDefined();
    expect(decodeStrict(nested(33))).toBeUndefined();
    expect(decodeStrict(nested(60_000))).toBeUndefined();
    expect(decodeStrict(encodeCanonical("x".repeat(100)), 102)).toBeDefined();
    expect(decodeStrict(encodeCanonical("x".repeat(100)), 101)).toBeUndefined();
  });

  test("[P10] bytes read are a copy: a scanner may reuse its buffer", () => {
    const input = encodeCanonical(Uint8Array.of(1, 2, 3));
    const value = decodeStrict(input);
    input.fill(9);
    expect(value).toEqual(Uint8Array.of(1, 2, 3));
  });
});
