import type { ImportField } from "../../shared/domain/import-shape.ts";

/** Headings of what no registration takes, folded; some hold words that others are known by. */
export const others: ReadonlySet<string> = new Set([
  ...["stt", "tt", "so thu tu", "no", "ghi chu", "note", "notes", "remarks"],
  ...["ho ten", "ho va ten"],
  ...["so dien thoai", "dien thoai", "dt", "sdt", "so dt", "phone", "mobile", "nguoi dai dien"],
  ...["sdt lai xe", "sdt tai xe", "so dien thoai lai xe", "so dien thoai tai xe", "driver phone"],
  ...["cccd", "cmnd", "so cccd", "so cmnd", "gplx", "so gplx", "hang gplx", "dia chi", "address"],
  ...["don vi tinh", "dvt", "trong tai", "tai trong", "so cho", "so cho ngoi", "seats", "tonnage"],
  ...["loi", "can sua", "goi y", "wrong", "suggestion", "so giay", "ngay cap", "noi cap"],
]);

/** Papers and acts that have days, places and offices of their own. */
export const otherPapers = [
  ...["xet nghiem", "xn", "test", "tested", "pcr", "covid", "sars", "am tinh", "khang nguyen"],
  ...["tiem", "tiem chung", "vac xin", "vacxin", "vaccine", "vaccination", "suc khoe", "y te"],
  ...["cach ly", "quarantine", "kiem dich", "tam tru", "dang kiem", "kiem dinh", "inspection"],
  ...["gplx", "giay phep lai xe", "bang lai", "licence", "license", "phu hieu", "nien han"],
  ...[
    "bao hiem",
    "tnds",
    "bhtnds",
    "insurance",
    "hop dong",
    "hd",
    "contract",
    "hoa don",
    "invoice",
  ],
  ...["gpkd", "giay phep kinh doanh", "dang ky kinh doanh", "ca vet", "phi duong bo", "thue"],
  ...["cccd", "cmnd", "can cuoc", "chung minh", "ho chieu", "passport", "visa", "thi thuc", "sinh"],
  ...["quyet dinh", "cong van", "nghi phep"],
];
const tonnesAndSeats = [
  ...["tan", "kg", "trong tai", "tai trong", "trong luong", "khoi luong", "tonnes", "tons"],
  ...["tonnage", "payload", "weight", "capacity", "so cho", "cho ngoi", "so ghe", "seats"],
];
const driver = ["lai xe", "tai xe", "driver"];
const telephone = ["dien thoai", "sdt", "phone", "email"];
const when = ["ngay", "gio", "thoi gian", "thoi diem", "thoi han", "date", "time"];
const ofPlaces = [...otherPapers, ...when, ...telephone, "nguoi", "lien he", "km", "so luong"];

/** Words by which a heading is about another thing than the field. */
export const notOf: Readonly<Record<ImportField, readonly string[]>> = {
  plate: [...when, ...telephone, "so luong", "so khung", "so may", "cu", "old"],
  trailerPlate: [...otherPapers, ...when, ...tonnesAndSeats, "loai", "so luong", "cu", "old"],
  kind: [...otherPapers, ...tonnesAndSeats, ...when, "so luong", "so khung", "so may", "mau"],
  purpose: [
    ...otherPapers,
    ...tonnesAndSeats,
    ...when,
    "so luong",
    "quantity",
    "gia tri",
    "tu choi",
  ],
  carrier: [
    ...otherPapers,
    ...when,
    ...telephone,
    ...["dia chi", "address", "ma so", "mst", "lien he", "dai dien", "giam doc", "don vi tinh"],
    ...["nhan hang", "gui hang", "mua hang", "ban hang", "khach hang", "consignee", "customer"],
    ...["tiep nhan", "don vi nhan", "don vi cap", "don vi xac nhan", "cho thue"],
  ],
  // Who goes along is commonly counted without who drives.
  occupantsMax: [
    ...otherPapers,
    ...["di cung", "cung di", "di kem", "kem theo", "di theo", "phu xe", "phu lai", "accompanying"],
    ...["passengers", "excluding", "excl", "ngoai", "tru", "khong ke", "chua ke", "khong tinh"],
    ...["chua tinh", "khong gom", "chua gom", "khong bao gom", "chua bao gom", "without"],
  ],
  origin: ofPlaces,
  endpoint: ofPlaces,
  via: ofPlaces,
  corridor: ofPlaces,
  use: [...otherPapers, ...when],
  validFrom: [...otherPapers, ...driver],
  validTo: [...otherPapers, ...driver, "hang hoa", "lo hang", "goods", "cargo"],
  driver: [
    ...otherPapers,
    ...when,
    ...telephone,
    "so",
    "so luong",
    "so nguoi",
    "dia chi",
    "ke ca",
    "gom",
  ],
};
