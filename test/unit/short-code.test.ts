import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatShortCode,
  makeShortCode,
  parseShortCode,
  shortCode,
  shortCodeCount,
} from "../../shared/domain/short-code.ts";

const alphabet = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];
const bits = fc.integer({ min: 0, max: shortCodeCount - 1 });

test("[P3] every code made is good, eight characters long, and its own", () => {
  fc.assert(
    fc.property(bits, bits, (a, b) => {
      const code = makeShortCode(a);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(shortCode.parse(code)).toBe(code);
      expect(makeShortCode(b) === code).toBe(a === b);
    }),
  );
  expect(makeShortCode(0)).toBe("00000000");
  expect(makeShortCode(shortCodeCount - 1).slice(0, 7)).toBe("ZZZZZZZ");
});

test("[P3] it is read in any spelling: lower case, dash, spaces, O for 0, I or L for 1", () => {
  const code = makeShortCode(0o1_0203_0405);
  expect(formatShortCode(code)).toMatch(/^\w{4}-\w{4}$/);
  fc.assert(
    fc.property(
      bits,
      fc.constantFrom("I", "L", "i", "l"),
      fc.constantFrom("O", "o"),
      (n, one, zero) => {
        const made = makeShortCode(n);
        const spoken = formatShortCode(made).toLowerCase().replace(/1/g, one).replace(/0/g, zero);
        expect(parseShortCode(` ${spoken.replace("-", " – ")} `)).toBe(made);
      },
    ),
  );
});

test("[P3] every single wrong character is caught: all places, all characters", () => {
  fc.assert(
    fc.property(bits, (n) => {
      const code = makeShortCode(n);
      for (let place = 0; place < 8; place += 1)
        for (const character of alphabet) {
          const wrong = code.slice(0, place) + character + code.slice(place + 1);
          expect(parseShortCode(wrong) !== null).toBe(character === code[place]);
        }
    }),
    { numRuns: 60 },
  );
});

test("[P3] every swap of neighbours is caught: all pairs, at all places", () => {
  // The check is linear, so that what came before a pair can be anything: 32 × 32 pairs at each place are all there are.
  const prefix = makeShortCode(0x2f3_4a5b_6c7d % shortCodeCount);
  for (let place = 0; place < 6; place += 1)
    for (let a = 0; a < 32; a += 1)
      for (let b = 0; b < 32; b += 1) {
        const seven = [...prefix.slice(0, 7)];
        seven[place] = alphabet[a]!;
        seven[place + 1] = alphabet[b]!;
        const number = seven.reduce((n, character) => n * 32 + alphabet.indexOf(character), 0);
        const code = makeShortCode(number);
        for (const at of [place, 6]) {
          const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
          expect(parseShortCode(swapped) !== null).toBe(swapped === code);
        }
      }
});

test.each(["", "K7M2", "U7M2-9QXA", "K7M2-9QXA-1", "K7M2_9QXA", "ＫＫ"])(
  "[P3] %j is no code",
  (text) => {
    expect(parseShortCode(text)).toBeNull();
    expect(shortCode.safeParse(text).error?.issues[0]).toMatchObject({
      params: { code: "short-code" },
    });
  },
);

test("[P3] a code is made of 35 bits, no more and no less than whole", () => {
  for (const wrong of [-1, 0.5, shortCodeCount, Number.NaN])
    expect(() => makeShortCode(wrong)).toThrow(RangeError);
});

test("[P3] a longer text is no code, whatever it begins with", () => {
  const code = makeShortCode(123_456_789);
  expect(parseShortCode(`${code}${" ".repeat(30)}`)).toBe(code);
  expect(parseShortCode(`${code}${" ".repeat(40)}`)).toBe(null);
  expect(parseShortCode(`${code}${" ".repeat(40)}K7M29QXD`)).toBe(null);
});
