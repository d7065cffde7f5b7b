import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  barePlate,
  formatPlate,
  type Plate,
  parsePlate,
  plate,
  plateKind,
} from "../../shared/domain/plate.ts";
import { plateLook } from "../../shared/domain/plate-look.ts";

const read = (text: string): Plate => {
  const found = parsePlate(text);
  if (!found) throw new Error(`not a plate: ${text}`);
  return found;
};

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
const anyPlate = fc
  .oneof(
    fc.stringMatching(/^[1-9]\d[A-Z]{1,2}\d{4,5}$/),
    fc.stringMatching(/^[1-9]\d[A-Z]\d{6}$/),
    fc.stringMatching(/^[1-9]\d(NG|QT|CV|NN)\d{5}$/),
    fc.stringMatching(/^[1-9]\d{4}(NG|QT|CV|NN)\d\d$/),
    fc.stringMatching(/^[A-Z]{2}\d{4}$/),
    fc.stringMatching(/^[A-Z0-9]{3,10}\d$/),
  )
  .map(read);

describe("canonical form", () => {
  test.each([
    ["93C-123.45", "93C12345", "93C-123.45", "civil"],
    ["93c12345", "93C12345", "93C-123.45", "civil"],
    ["  93C – 123 45 ", "93C12345", "93C-123.45", "civil"],
    ["９３Ｃ－１２３．４５", "93C12345", "93C-123.45", "civil"],
    ["93C\u2011123\u200b.45", "93C12345", "93C-123.45", "civil"],
    ["93C-1234", "93C1234", "93C-1234", "civil"],
    ["51LD 123.45", "51LD12345", "51LD-123.45", "civil"],
    ["51r-012.34", "51R01234", "51R-012.34", "trailer"],
    ["51R 0123", "51R0123", "51R-0123", "trailer"],
    ["51RM-001.23", "51RM00123", "51RM-001.23", "trailer"],
    ["93-H1 123.45", "93H112345", "93-H1 123.45", "motorbike"],
    ["29-MĐ1 234.56", "29MD123456", "29-MD1 234.56", "motorbike"],
    ["29-mđ1 234.56".normalize("NFD"), "29MD123456", "29-MD1 234.56", "motorbike"],
    ["TM-12-34", "TM1234", "TM-12-34", "military"],
    ["80 NG 123 45", "80NG12345", "80-NG-123-45", "diplomatic"],
    ["41-291-NG-01", "41291NG01", "41-291-NG-01", "diplomatic"],
    ["50.NN.123.45", "50NN12345", "50-NN-123-45", "diplomatic"],
    ["80A-012.34", "80A01234", "80A-012.34", "civil"],
    ["93-AA 123.45", "93AA12345", "93AA-123.45", "civil"],
    ["93KT 123.45", "93KT12345", "93KT-123.45", "civil"],
    ["80-QT-001-01", "80QT00101", "80-QT-001-01", "diplomatic"],
    ["2A-1234", "2A1234", "2A1234", "foreign"],
    ["2AB-1234", "2AB1234", "2AB1234", "foreign"],
  ])("[P1] %s is read as %s, painted %s, %s", (text, canonical, painted, kind) => {
    const value = read(text);
    expect(value).toBe(canonical);
    expect(formatPlate(value)).toBe(painted);
    expect(plateKind(value)).toBe(kind);
  });

  test.each([
    ["93C-123.45 T", "93C12345"],
    ["93c12345v", "93C12345"],
    ["93C12345V", "93C12345"],
    ["80A-012.34-X", "80A01234"],
    ["93C-1234 V", "93C1234"],
    ["51R-012.34 V", "51R01234"],
    ["93-H1 123.45 T", "93H112345"],
  ])("[P18] %s is %s whatever its ground", (text, canonical) => {
    expect(read(text)).toBe(canonical);
    expect(barePlate(text)).toBe(canonical);
  });

  test("[P18] a letter that is no ground, or behind no plate of ours, is part of what stands there", () => {
    for (const text of ["93C12345D", "93T12345", "93V1234", "2AB1234T", "C12345X", "12345V"])
      expect(read(text)).toBe(text);
  });

  test.each([
    "",
    "   ",
    "93C",
    "ABCDEF",
    "93C-123.45-6789-0",
    "93С12345",
    "93C!2345",
    "<93C12345>",
  ])("[P1] %j is not a plate", (text) => {
    expect(parsePlate(text)).toBeNull();
  });

  test("[P1] a text without end is refused, not worked through", () => {
    expect(parsePlate("9".repeat(5_000_000))).toBeNull();
    expect(parsePlate(`93C123${" ".repeat(60)}`)).toBeNull();
  });

  test("[P1] the refusal carries the code its words stand under", () => {
    const issue = plate.safeParse("không biển").error?.issues[0];
    expect(issue).toMatchObject({ code: "custom", params: { code: "plate" } });
  });

  test("[P1] what is canonical stays as it is, and what is painted reads back", () => {
    fc.assert(
      fc.property(anyPlate, (value) => {
        expect(plate.parse(value)).toBe(value);
        expect(read(formatPlate(value))).toBe(value);
      }),
    );
  });

  test("[P1] separators, case and width never change the plate", () => {
    const spelling = fc.array(fc.constantFrom("", " ", "-", ".", "–", "\u00a0"), {
      minLength: 11,
      maxLength: 11,
    });
    fc.assert(
      fc.property(anyPlate, spelling, fc.boolean(), (value, gaps, wide) => {
        const written = [...value.toLowerCase()]
          .map((character, i) => {
            const code = character.charCodeAt(0);
            return (gaps[i] ?? "") + (wide ? String.fromCharCode(code + 0xfee0) : character);
          })
          .join("");
        expect(parsePlate(written)).toBe(value);
      }),
    );
  });

  test("[P1] the contract shows it as text both ways", () => {
    const body = z.object({ plate, trailer: plate.nullable() });
    expect(z.toJSONSchema(body, { io: "input" }).properties).toMatchObject({
      plate: { type: "string" },
    });
    expect(z.toJSONSchema(body, { io: "output" }).properties).toMatchObject({
      plate: { type: "string", pattern: expect.stringContaining("A-Z0-9") },
    });
  });
});

describe("look-alikes", () => {
  test.each([
    ["51O1234", "5101234"],
    ["93I1234", "9311234"],
    ["93B1234", "9381234"],
    ["93D1234", "9301234"],
    ["93S1234", "9351234"],
    ["93Z1234", "9321234"],
  ])("[P2] %s and %s are found by one key and stay two plates", (a, b) => {
    expect(plateLook(read(a))).toBe(plateLook(read(b)));
    expect(read(a)).not.toBe(read(b));
  });

  test("[P2] plates that read otherwise have keys of their own", () => {
    const keys = ["93C12345", "93C12346", "93C1234"].map((text) => plateLook(read(text)));
    expect(new Set(keys).size).toBe(3);
  });

  test("[P2] the key of a key is itself, and of part of a plate that part of its key", () => {
    fc.assert(
      fc.property(anyPlate, digits(2), (value, [from = 0, more = 0]) => {
        const key = plateLook(value);
        expect(plateLook(key)).toBe(key);
        const start = from % value.length;
        const part = value.slice(start, start + more + 1);
        expect(plateLook(part)).toBe(key.slice(start, start + more + 1));
      }),
    );
    expect(barePlate("93c-1")).toBe("93C1");
  });
});
