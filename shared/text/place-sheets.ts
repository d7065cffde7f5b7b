import type { PlaceKindName } from "../contract/reference.ts";
import type { Words } from "./say.ts";

/** Headings of the columns, as they are written and read; those of one kind of place differ from each other. */
export const columnWords = {
  id: { vi: "Mã tham chiếu", en: "Reference id" },
  name: { vi: "Tên", en: "Name" },
  kind: { vi: "Loại", en: "Kind" },
  parent: { vi: "Nằm trong", en: "Lies in" },
  validFrom: { vi: "Có từ ngày", en: "Exists from" },
  validTo: { vi: "Đến hết ngày", en: "Exists until" },
  "appeals.office": { vi: "Nơi tiếp nhận khiếu nại", en: "Where appeals are taken" },
  "appeals.phone": { vi: "Điện thoại khiếu nại", en: "Telephone for appeals" },
  area: { vi: "Địa bàn", en: "Area" },
  latitude: { vi: "Vĩ độ", en: "Latitude" },
  longitude: { vi: "Kinh độ", en: "Longitude" },
  endpoint: { vi: "Cổng của điểm cuối", en: "Gate of endpoint" },
  reserve: { vi: "Tuyến dự phòng", en: "Corridors in reserve" },
  "basis.kind": { vi: "Loại văn bản", en: "Kind of act" },
  "basis.number": { vi: "Số hiệu văn bản", en: "Number of act" },
  "basis.date": { vi: "Ngày ban hành", en: "Date of act" },
  "basis.issuer": { vi: "Cơ quan ban hành", en: "Issued by" },
  active: { vi: "Đang dùng", en: "In use" },
  code: { vi: "Số trong mã QR", en: "Number in the QR" },
  order: { vi: "Thứ tự chốt", en: "Order of the post" },
  checkpoint: { vi: "Chốt", en: "Post" },
  km: { vi: "Km từ chốt trước", en: "Km from the post before" },
  address: { vi: "Địa chỉ", en: "Address" },
  receiver: { vi: "Đơn vị tiếp nhận", en: "Receiver" },
  openingHours: { vi: "Giờ mở cửa", en: "Opening hours" },
  capacity: { vi: "Sức chứa (xe cùng lúc)", en: "Capacity (vehicles at a time)" },
  taxNumber: { vi: "Mã số thuế", en: "Tax number" },
  phone: { vi: "Điện thoại", en: "Telephone" },
} as const satisfies Record<string, Words>;

export const yesNoWords = {
  yes: { vi: "Có", en: "Yes" },
  no: { vi: "Không", en: "No" },
} as const satisfies Record<string, Words>;

/** What a sheet of places is called, and its file. */
export const sheetNames: Readonly<Record<PlaceKindName, Words & { readonly file: string }>> = {
  area: { vi: "Địa bàn", en: "Areas", file: "dia-ban" },
  checkpoint: { vi: "Chốt", en: "Posts", file: "chot" },
  corridor: { vi: "Tuyến", en: "Corridors", file: "tuyen" },
  endpoint: { vi: "Điểm cuối", en: "Endpoints", file: "diem-cuoi" },
  carrier: { vi: "Đơn vị vận tải", en: "Carriers", file: "don-vi-van-tai" },
};

/** What is wrong with a cell of such a sheet, beside what `fieldWords` and `cellWords` say. */
export const placeCellWords = {
  "lost-zero": {
    vi: "Bảng tính đã bỏ số 0 ở đầu. Định dạng ô là Văn bản rồi gõ lại",
    en: "The spreadsheet dropped the leading 0. Format the cell as text and type it again",
  },
  "yes-or-no": { vi: "Ghi “Có” hoặc “Không”", en: "Write “yes” or “no”" },
  "not-a-number": {
    vi: "Phải là số, ví dụ 11,535",
    en: "Must be a number, for example 11.535",
  },
  "said-otherwise": {
    vi: "Khác với dòng {row} của cùng tuyến này",
    en: "Row {row} of the same corridor says otherwise",
  },
  "order-twice": {
    vi: "Thứ tự này đã có ở dòng {row}",
    en: "Row {row} has this place in the order already",
  },
  "same-in-sheet": {
    vi: "Dòng {row} cũng là mục này. Mỗi mục một dòng",
    en: "Row {row} is the same entry. A row for each",
  },
  "more-than-taken": {
    vi: "Một tệp nhận nhiều nhất {most} dòng",
    en: "A file has {most} rows at most",
  },
} as const satisfies Record<string, Words>;

/** The page on which a sheet is downloaded, mended and brought back. */
export const sheetWords = {
  link: { vi: "Bảng tính", en: "Spreadsheet" },
  title: { vi: "{what}: nhập và xuất bảng tính", en: "{what} as a spreadsheet" },
  lead: {
    vi: "Tải về, sửa trong Excel rồi nhập lại. Chưa có gì thay đổi cho đến khi bấm “Ghi”. Dòng không có trong tệp thì giữ nguyên.",
    en: "Download it, change it in Excel and bring it back. Nothing changes before “Save”. What is not in the file stays as it is.",
  },
  download: { vi: "Tải về", en: "Download" },
  asWorkbook: { vi: "Tải về .xlsx", en: "Download .xlsx" },
  asCsv: { vi: "Tải về .csv", en: "Download .csv" },
  bring: { vi: "Nhập lại", en: "Bring it back" },
  choose: { vi: "Chọn tệp", en: "Choose a file" },
  formats: {
    vi: ".xlsx hoặc .csv, tối đa 8 MB và 20.000 dòng",
    en: ".xlsx or .csv, at most 8 MB and 20,000 rows",
  },
  reading: { vi: "Đang đọc tệp…", en: "Reading the file…" },
  created: { vi: "Mới", en: "New" },
  changed: { vi: "Thay đổi", en: "Changed" },
  unchanged: { vi: "Giữ nguyên", en: "Unchanged" },
  wrong: { vi: "Sai", en: "Wrong" },
  row: { vi: "Dòng {row}", en: "Row {row}" },
  was: { vi: "{field}: {was} → {is}", en: "{field}: {was} → {is}" },
  blank: { vi: "(trống)", en: "(empty)" },
  unknown: {
    vi: "Không dùng các cột: {headings}",
    en: "Columns that are not used: {headings}",
  },
  more: { vi: "Còn {count} dòng nữa", en: "{count} more {count|row|rows}" },
  commit: { vi: "Ghi {count} mục", en: "Save {count} {count|entry|entries}" },
  mendFirst: {
    vi: "Có dòng sai nên chưa ghi gì. Sửa trong tệp rồi chọn lại.",
    en: "There are wrong rows, so nothing can be saved. Mend them in the file and choose it again.",
  },
  nothing: {
    vi: "Tệp giống hệt dữ liệu đang có. Không có gì để ghi.",
    en: "The file says what is on record already. There is nothing to save.",
  },
  movedOn: {
    vi: "Dữ liệu đã thay đổi sau khi đọc tệp. Chưa ghi gì; xem lại rồi bấm “Ghi”.",
    en: "The records changed after the file was read. Nothing was saved; look again, then save.",
  },
  done: {
    vi: "Đã ghi: {created} mới, {changed} thay đổi",
    en: "Saved: {created} new, {changed} changed",
  },
  notRead: { vi: "Không đọc được tệp", en: "The file cannot be read" },
} as const satisfies Record<string, Words>;
