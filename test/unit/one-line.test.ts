import { expect, it } from "vitest";
import { amendment, revocation } from "../../shared/contract/registry.ts";
import { oneLine } from "../../shared/domain/one-line.ts";

const line = oneLine(3, 40);

it.each([
  ["  Nguyễn Thị Bảy\t", "Nguyễn Thị Bảy"],
  ["Thu\u031b\u0309 Đu\u031b\u0301c", "Thử Đức"],
  ["Đổi\u0000tài\r\n\u0007xế", "Đổi tài xế"],
  ["hai\u2028dòng\u2029đây", "hai dòng đây"],
  ["cho\u202e qua\u2066 ngay", "cho qua ngay"],
  ["xe\u200b 93C\u00ad-1\u200d2\u200c3\ufeff45\u2060", "xe 93C-12345"],
  ["\u3164\u115f\u1160\uffa0\u2800\u034f\ufe0fđổi\u{e0041}", "đổi"],
  ["xe \ud800hỏng", "xe \ufffdhỏng"],
])("[X26] %j is kept as it shows", (written, kept) => {
  expect(line.parse(written)).toBe(kept);
});

it.each([
  "\u200b\u200c\u200d\u2060\ufeff",
  "\u3164\u3164\u3164",
  "\u115f\u1160\uffa0",
  "\u2800\u2800\u2800\u2800",
  "\u00ad\u034f\u180e\ufe0f",
  "\u0000 \u202e \u2029 \u3000",
  "a\u200b\u200b\u200b",
])("[X26] %j shows nothing, or too little, and is no reason", (written) => {
  const issues = line.safeParse(written).error?.issues;
  expect(issues).toMatchObject([{ code: "too_small", minimum: 3 }]);
});

it("[X26] a pass is amended for as much of a reason as it is revoked for", () => {
  for (const reason of ["ab", "a\u200b\u200bb", "\u3164\u3164\u3164"]) {
    expect(revocation.safeParse({ reason }).success).toBe(false);
    const amended = amendment.safeParse({ rev: 1, occupantsMax: 2, reason });
    expect(amended.error?.issues).toMatchObject([{ path: ["reason"], minimum: 3 }]);
  }
});
