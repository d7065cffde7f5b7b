import { describe, expect, it } from "vitest";
import { isData } from "../../server/imports/is-data.ts";
import type { ImportMapping } from "../../shared/domain/import-shape.ts";

const usual: ImportMapping = {
  columns: { plate: 1, kind: 2, carrier: 3, occupantsMax: 4, origin: 5, endpoint: 6, validTo: 7 },
  fixed: {},
};
/** Most is given once for the whole list. */
const few: ImportMapping = {
  columns: { plate: 1, occupantsMax: 4 },
  fixed: { kind: "Xe tải", carrier: "x", origin: "x", endpoint: "x", validTo: "7 ngày" },
};
/** Named by what stands in it. */
const each = (...rows: readonly (readonly string[])[]) =>
  rows.map((cells) => [cells.filter((one) => one !== "").join(" | "), cells] as const);
const row = (first: string, plate: string, people = "", carrier = ""): string[] => [
  first,
  plate,
  "",
  carrier,
  people,
  "",
  "",
  "",
];

describe.each([
  ["each field in its column", usual],
  ["most fields given once for the whole list", few],
])("[I6] %s", (_, mapping) => {
  it.each(
    each(
      row("", "Tổng cộng: 3 xe", "6"),
      row("", "Tong cong 2 xe", "4"),
      row("", "Tong cong 2 xe"),
      row("", "Total 2", "4"),
      row("", "Total 2"),
      row("", "TOTAL: 2 vehicles", "4"),
      row("Cộng", "3", "6"),
      row("Tổng cộng", "12345", "24690"),
      row("", "Cộng 3 xe", "6"),
      row("", "Tổng:3xe", "6"),
      row("", "NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC"),
      row("", "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"),
      row("", "Nguyễn Văn A", "Trần Thị B"),
      row("", "Nguyễn Văn A", "", "Trần Thị B"),
      row("", "KT. GIÁM ĐỐC", "Trần Thị B"),
      row("I", "Xe của các hợp tác xã"),
      row("II", "Tuyến QL13"),
    ),
  )("%s: no vehicle's", (_, cells) => {
    expect(isData(cells, mapping)).toBe(false);
  });

  it.each(
    each(
      row("1", "93C-123.45", "2"),
      row("1", "93C-123.45"),
      row("", "93C-123"),
      row("1", "93C-1234567", "2"),
      row("1", "51C-123.45/51R-012.34"),
      row("1", "93С-123.45", "2"),
      row("1", "5.1E+124", "2"),
      row("1", "AA 1234", "2"),
      row("1", "Xe 93C-123.45 (thuê)"),
      row("Tổng cộng", "93C-123.45", "2"),
      row("Total Energies VN", "93C-12", "2"),
    ),
  )("%s: a vehicle's", (_, cells) => {
    expect(isData(cells, mapping)).toBe(true);
  });
});

describe("[I6] without anything like a plate", () => {
  it("a row is a vehicle's where most else is filled, or people or a day among three things", () => {
    expect(isData(["1", "", "Xe tải", "Tổng công ty X", "2"], usual)).toBe(true);
    expect(isData(["1", "chưa có", "Xe tải", "x", "hai", "y", "z"], usual)).toBe(true);
    expect(isData(["1", "chưa có", "", "", "2"], few)).toBe(true);
    expect(isData(["Total Oil", "", "Xe tải", "x", "2", "y"], usual)).toBe(true);
    expect(isData(["", "Người A", "Ông B", "Bà C"], usual)).toBe(false);
  });
});
