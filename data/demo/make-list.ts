import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeWorkbook } from "../../server/sheets/write-workbook.ts";
import { formatPlate, parsePlate } from "../../shared/domain/plate.ts";
import { loadsUnder } from "./loads.ts";
import { originAt } from "./origins.ts";
import { platesFrom } from "./plates.ts";
import { readReference, readRules } from "./reference.ts";
import { seeded } from "./seeded.ts";
import { waysTo } from "./ways.ts";

/**
 * Makes `danh-sach-500-xe.xlsx`: five hundred vehicles as a department keeps them, with its titles, sections and signature, and
 * with what goes wrong when people type. Run it anew when places or rules change. Valid for seven days from whenever it is brought.
 */
const vehicles = 500;
const random = seeded(20_210_814);
const reference = readReference();
const rules = readRules();
const plates = platesFrom(random);
const ways = waysTo(reference);

const headings = [
  "STT",
  "Biển kiểm soát",
  "Rơ moóc",
  "Loại phương tiện",
  "Mục đích",
  "Tên đơn vị vận tải",
  "Họ tên lái xe",
  "Số người trên xe",
  "Nơi xuất phát",
  "Địa chỉ giao hàng cuối cùng",
  "Tuyến đường lưu thông",
  "Thời hạn",
  "Ghi chú",
];

const nameOf = (
  all: readonly { readonly code: number; readonly name: { readonly vi: string } }[],
  code: number,
): string => all.find((one) => one.code === code)?.name.vi ?? "";

const painted = (text: string): string => {
  const plate = parsePlate(text);
  return plate ? formatPlate(plate) : text;
};

const aVehicle = (number: number): string[] => {
  const load = random.weighted(loadsUnder(rules));
  const fitting = ways.filter(
    (way) => load.to.includes(Math.floor(way.endpoint.code / 100)) && way.leavesAt <= load.withinKm,
  );
  const way = random.pick(fitting);
  const origin = originAt(way.posts[0]!.checkpoint);
  const purpose = random.pick(load.purposes);
  const most = rules.purposes.find(({ code }) => code === purpose)?.occupantsMax ?? 99;
  return [
    String(number),
    painted(plates.vehicle(load, random.weighted(origin.provinces).number)),
    load.trailer ? painted(plates.trailer()) : "",
    nameOf(rules.vehicleKinds, random.pick(load.kinds)),
    nameOf(rules.purposes, purpose),
    random.pick(reference.carriers).name,
    `Lái xe ${number}`,
    String(Math.min(random.whole(...load.permitted), most)),
    random.pick(origin.places),
    way.endpoint.name,
    way.corridor.name,
    "7 ngày",
    "",
  ];
};

/** What people get wrong, by the number of the vehicle. */
const mistakes: Readonly<Record<number, readonly [column: number, text: string]>> = {
  17: [7, "0"],
  58: [1, "5.1E+124"],
  93: [9, "Kho Sao Mai cũ"],
  131: [7, ""],
  204: [11, "08/14/2031"],
  266: [5, "Cty Hải Đăng"],
  310: [1, ""],
  377: [3, "Xe ben"],
  421: [11, "4000 ngày"],
  480: [7, "hai"],
};

const listed = Array.from({ length: vehicles }, (_, n) => {
  const [column, text] = mistakes[n + 1] ?? [];
  return aVehicle(n + 1).map((cell, at) => (at === column ? (text ?? "") : cell));
});
const rows = [
  ["DANH SÁCH PHƯƠNG TIỆN ĐỀ NGHỊ CẤP GIẤY NHẬN DIỆN LUỒNG XANH"],
  ["(Kèm theo đề nghị của các đơn vị vận tải)"],
  headings,
  headings.map((_, column) => `(${column + 1})`),
  ["I", "Xe của doanh nghiệp"],
  ...listed.slice(0, 300),
  ["II", "Xe của hợp tác xã"],
  ...listed.slice(300),
  ["", `Tổng cộng: ${vehicles} xe`],
  [...Array.from({ length: 9 }, () => ""), "NGƯỜI LẬP DANH SÁCH"],
];
writeFileSync(
  join(import.meta.dirname, "danh-sach-500-xe.xlsx"),
  await makeWorkbook("Danh sách", ["SỞ GIAO THÔNG VẬN TẢI TỈNH BÌNH PHƯỚC"], [rows]),
);
