import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import {
  formatReceiptCode,
  idEndsOf,
  parseReceiptCode,
  receiptCodeOf,
} from "../../shared/domain/receipt-code.ts";
import { uuidv7 } from "../../shared/domain/uuid.ts";

const id = "019a9e00-0000-7000-8000-0a1b2c3d4e5f";
const anId = () => uuidv7(Date.now(), randomBytes(10));

test("[E1] a scan's id alone makes its code, which is read in any spelling", () => {
  const code = receiptCodeOf(id);
  expect(formatReceiptCode(code)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(parseReceiptCode(` ${formatReceiptCode(code).toLowerCase()} `)).toBe(code);
  expect(receiptCodeOf(id)).toBe(code);
  expect(parseReceiptCode("K7M2-9QXD")).toBe(null);
});

test("[E1] every random bit at the end of the id is in the code but the first, which both ends allow for", () => {
  for (let n = 0; n < 500; n += 1) {
    const scan = anId();
    const end = scan.replaceAll("-", "").slice(-14);
    expect(idEndsOf(receiptCodeOf(scan))).toContain(end);
  }
  const codes = new Set(Array.from({ length: 2_000 }, () => receiptCodeOf(anId())));
  expect(codes.size).toBe(2_000);
});

test("[E1] one wrong character, or two neighbours swapped, is no code", () => {
  const code = receiptCodeOf(id);
  for (let place = 0; place < code.length; place += 1) {
    const wrong = code[place] === "7" ? "8" : "7";
    expect(parseReceiptCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBe(null);
    const [a, b] = [code[place], code[place + 1]];
    if (b === undefined || a === b) continue;
    const swapped = code.slice(0, place) + b + a + code.slice(place + 2);
    expect(parseReceiptCode(swapped), swapped).toBe(null);
  }
});
