import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../client/checkpoint/database.ts";
import { recordScan } from "../../client/checkpoint/outbox.ts";
import { sheetOf } from "../../client/checkpoint/record/record-of.ts";
import { isRecordable, type Recordable } from "../../client/checkpoint/record/recordable.ts";
import { formatReceiptCode, receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { type Decision, decisions } from "../../shared/domain/scan.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aCheckpoint } from "../build/a-place.ts";
import { aScan } from "../build/a-scan.ts";
import { aReason, aVerdict } from "../build/a-verdict.ts";

const basis = {
  kind: "Quyết định",
  number: "2686/QĐ-BCĐQG",
  date: "2021-05-31",
  issuer: "Ban Chỉ đạo quốc gia",
};
const verdict = aVerdict({
  outcome: "stop",
  reasons: [
    { ...aReason("too-many-aboard", "V11"), params: { max: 2, seen: 3 }, basis },
    { ...aReason("off-corridor", "V17"), basis: null },
  ],
});

const here = {
  post: aCheckpoint({ name: "Chốt Tân Lập" }),
  appeals: { office: "Thanh tra Sở GTVT", phone: "0271 3888 113" },
  origin: "https://chot.example",
};

let db: Database;
let name = 0;
beforeEach(async () => {
  name += 1;
  db = await openDatabase(`record-${name}`);
});
afterEach(() => db.close());

const recorded = async (decision: Decision) => {
  const {
    v: _,
    seq: __,
    prev: ___,
    ...draft
  } = aScan({ id: uuidV7(Date.now()), decision, verdict });
  await recordScan(db, draft);
  return (await db.get("recent", draft.id))!;
};

it("[O56] is kept of what was held, turned back or referred, and of nothing else", async () => {
  for (const decision of decisions)
    expect(isRecordable(await recorded(decision)), decision).toBe(
      decision !== "let-through" && decision !== "none",
    );
});

it("[O56] says post, time, plate, people, decision, officer, and each reason with its act", async () => {
  const scan = (await recorded("hold")) as Recordable;
  const sheet = sheetOf(scan, here, "Lê Thị An", "Máy 1");
  expect(sheet.subject).toContain("tạm giữ");
  expect(sheet.rows.map(([, value]) => value)).toMatchObject([
    "09:00 ngày 22/11/2026",
    "Chốt Tân Lập. Chốt lập theo Quyết định lập chốt thử nghiệm ngày 14/08/2021, Tỉnh Bình Phước",
    "93C-123.45",
    "2 người",
    // Of the permitted two, for that was the reason.
    "2 người",
    "Tạm giữ",
  ]);
  expect(sheet.reasons).toHaveLength(2);
  expect(sheet.reasons[0]?.basis).toContain("2686/QĐ-BCĐQG");
  expect(sheet.reasons[0]).toMatchObject({
    title: "Quá số người. Cho phép 2 người, đếm được 3 người",
    basis: expect.stringContaining("Quy tắc V11"),
  });
  expect(sheet.reasons[1]?.basis).toBe("Quy tắc V17");
  expect(sheet.officer).toBe("Lê Thị An");
  expect(sheet.foot).toContain(scan.id);
  const code = formatReceiptCode(receiptCodeOf(scan.id));
  expect(sheet.reference).toContain(code);
  expect(sheet.appeals).toBe(
    `Gửi đến Thanh tra Sở GTVT, nêu mã biên nhận ${code}. Gọi 0271 3888 113`,
  );
});

it("[O56] can be filled in by hand where the tablet knows no post and no name", async () => {
  const scan = {
    ...((await recorded("turn-back")) as Recordable),
    plate: null,
    occupantsSeen: null,
  };
  const sheet = sheetOf(scan, { ...here, post: null, appeals: null }, null, "Máy 1");
  expect([sheet.officer, sheet.subject]).toEqual(["", expect.stringContaining("quay đầu")]);
  expect(sheet.rows.map(([, value]) => value)).toMatchObject([
    expect.any(String),
    "tan-lap",
    "Không rõ biển số",
    "chưa đếm",
    "2 người",
    "Quay đầu",
  ]);
});

it("[E1] leads to the receipt on the tablet's own server, by what the tablet alone knows", async () => {
  const scan = (await recorded("refer")) as Recordable;
  const { link, online, subject } = sheetOf(scan, here, null, "Máy 1");
  expect(link).toBe(`https://chot.example/r/${receiptCodeOf(scan.id)}`);
  expect(online).toContain(link);
  expect(subject).toContain("cách ly");
});
