import type { ImportField, ImportState, RowOutcome } from "../domain/import-shape.ts";
import type { Words } from "./say.ts";

/** Bringing a list of vehicles. */
export const importWords = {
  title: { vi: "Nhập danh sách", en: "Bring a list" },
  lead: {
    vi: "Tệp Excel hoặc CSV của đơn vị. Chưa cấp giấy nào cho đến khi bấm “Cấp giấy”.",
    en: "An Excel or CSV file as the office keeps it. No pass is issued before “Issue the passes”.",
  },
  choose: { vi: "Chọn tệp", en: "Choose a file" },
  drop: { vi: "hoặc kéo tệp vào đây", en: "or drop it here" },
  formats: {
    vi: ".xlsx hoặc .csv, tối đa 48 MB và 200.000 dòng",
    en: ".xlsx or .csv, at most 48 MB and 200,000 rows",
  },
  sending: { vi: "Đang gửi tệp lên…", en: "Sending the file…" },
  earlier: { vi: "Danh sách đã nhập", en: "Lists so far" },
  noneYet: { vi: "Chưa nhập danh sách nào", en: "No list has been brought yet" },
  another: { vi: "Nhập danh sách khác", en: "Bring another list" },
  backToLists: { vi: "Các danh sách", en: "All lists" },
  file: { vi: "Tệp", en: "File" },
  readAs: { vi: "Đọc theo", en: "Read as" },
  sheet: { vi: "Trang tính", en: "Sheet" },
  otherSheets: { vi: "Trang tính khác trong tệp", en: "Other sheets of the file" },
  otherSheetsHint: {
    vi: "Mỗi trang tính là một danh sách riêng.",
    en: "Each sheet is a list of its own.",
  },
  chooseAgain: {
    vi: "Mỗi trang tính là một danh sách riêng. Chọn lại tệp {name} để đọc.",
    en: "Each sheet is a list of its own. Choose {name} again to read it.",
  },
  readSheet: { vi: "Đọc trang “{sheet}”", en: "Read “{sheet}”" },
  rows: { vi: "{count} dòng xe", en: "{count} {count|vehicle|vehicles}" },
  passedOver: {
    vi: "Bỏ qua dòng không phải xe: {rows}",
    en: "Rows that are no vehicle's, passed over: {rows}",
  },
  mapping: { vi: "Cột nào ghi gì", en: "Which column says what" },
  mappingHint: {
    vi: "Đã tự nhận. Sửa nếu chưa đúng; lần sau hệ thống nhớ. Mục không có cột: điền một giá trị chung cho mọi dòng.",
    en: "Recognised by itself. Change what is wrong; it is remembered. For what has no column give one value for all rows.",
  },
  noColumn: { vi: "Không có cột", en: "No column" },
  forAll: { vi: "Chung cho mọi dòng", en: "The same for all rows" },
  column: { vi: "Cột {column}: {heading}", en: "Column {column}: {heading}" },
  checkAgain: { vi: "Kiểm tra lại", en: "Check again" },
  preview: { vi: "Các dòng", en: "Rows" },
  onlyWrong: { vi: "Chỉ dòng sai", en: "Only those that are wrong" },
  row: { vi: "Dòng", en: "Row" },
  result: { vi: "Kết quả", en: "Result" },
  whatIsWrong: { vi: "Cần sửa", en: "To mend" },
  cell: { vi: "Ô {cell}", en: "Cell {cell}" },
  maybe: { vi: "Có thể là: {right}", en: "Perhaps: {right}" },
  suggestion: { vi: "Gợi ý", en: "Suggestion" },
  seePass: { vi: "Xem giấy", en: "See the pass" },
  noRows: { vi: "Không có dòng nào như vậy", en: "There are no such rows" },
  next: { vi: "Các dòng sau", en: "Next rows" },
  first: { vi: "Về dòng đầu", en: "Back to the first row" },
  commit: { vi: "Cấp {count} giấy", en: "Issue {count} {count|pass|passes}" },
  goOn: { vi: "Cấp tiếp", en: "Go on" },
  stop: { vi: "Dừng lại", en: "Stop" },
  stopped: {
    vi: "Đã dừng. Giấy đã cấp vẫn có hiệu lực; các dòng còn lại chưa cấp. Bấm “Cấp tiếp” để tiếp tục.",
    en: "Stopped. Passes issued so far stand; the other rows have none. “Go on” continues.",
  },
  progress: { vi: "{through} trên {rows} dòng", en: "{through} of {rows} rows" },
  progressName: { vi: "Tiến độ", en: "Progress" },
  download: {
    vi: "Tải {count} dòng sai (.xlsx)",
    en: "Download {count} wrong {count|row|rows} (.xlsx)",
  },
  left: {
    vi: "Tải các dòng chưa có giấy (.xlsx)",
    en: "Download the rows without a pass (.xlsx)",
  },
  mend: {
    vi: "Sửa trong tệp tải về rồi nhập lại: dòng đã cấp giấy không bị cấp lần nữa.",
    en: "Mend them in that file and bring it again: no row that has its pass gets a second.",
  },
  done: { vi: "Đã nhập xong", en: "The list is done" },
  nothingToIssue: {
    vi: "Không có dòng nào để cấp giấy",
    en: "There is no row to issue a pass for",
  },
} as const satisfies Record<string, Words>;

export const importStateWords: Readonly<Record<ImportState, Words>> = {
  reading: { vi: "Đang đọc tệp", en: "Reading the file" },
  checking: { vi: "Đang kiểm tra từng dòng", en: "Checking each row" },
  checked: { vi: "Đã kiểm tra, chưa cấp giấy", en: "Checked; nothing issued yet" },
  running: { vi: "Đang cấp giấy", en: "Issuing passes" },
  stopped: { vi: "Đã dừng", en: "Stopped" },
  done: { vi: "Xong", en: "Done" },
  refused: { vi: "Không nhập được", en: "Not taken" },
};

export const rowOutcomeWords: Readonly<Record<RowOutcome, Words>> = {
  good: { vi: "Cấp được", en: "Good" },
  issued: { vi: "Đã cấp", en: "Issued" },
  already: { vi: "Đã có giấy này", en: "On file already" },
  wrong: { vi: "Sai", en: "Wrong" },
};

export const importFieldWords: Readonly<Record<ImportField, Words>> = {
  plate: { vi: "Biển số xe", en: "Plate" },
  trailerPlate: { vi: "Biển số rơ moóc", en: "Trailer's plate" },
  kind: { vi: "Loại xe", en: "Kind of vehicle" },
  purpose: { vi: "Mục đích", en: "Purpose" },
  carrier: { vi: "Đơn vị vận tải", en: "Carrier" },
  occupantsMax: { vi: "Số người", en: "People" },
  origin: { vi: "Nơi đi", en: "Origin" },
  endpoint: { vi: "Điểm cuối", en: "Endpoint" },
  via: { vi: "Điểm giao trước", en: "Endpoints before" },
  corridor: { vi: "Tuyến", en: "Corridor" },
  use: { vi: "Số chuyến", en: "Trips" },
  validFrom: { vi: "Từ ngày", en: "Valid from" },
  validTo: { vi: "Đến ngày", en: "Valid until" },
  driver: { vi: "Lái xe", en: "Driver" },
};

/** What is wrong with a cell, beside what `fieldWords` says of any form's field. */
export const cellWords = {
  "plate-made-number": {
    vi: "Ô này là một con số, không phải biển số: bảng tính có thể đã đổi biển số thành số. Định dạng ô là Văn bản rồi gõ lại biển số",
    en: "This is a number and no plate: the spreadsheet may have made it of one. Format the cell as text and type the plate again",
  },
  "plate-no-shape": {
    vi: "Không theo mẫu biển số Việt Nam như 93C-123.45. Xe nước ngoài: ghi tên nước trong ngoặc, như 2A-1234 (Campuchia)",
    en: "Not the shape of a Vietnamese plate such as 93C-123.45. Of a foreign vehicle, write the country in brackets: 2A-1234 (Cambodia)",
  },
  "plate-is-trailer": {
    vi: "Đây là biển rơ moóc. Ghi biển số đầu kéo ở ô này, biển rơ moóc ở cột rơ moóc hoặc sau dấu /",
    en: "This is a trailer's plate. Write the tractor's here, and the trailer's in its own column or behind a /",
  },
  "trailer-no-r": {
    vi: "Đây không phải biển rơ moóc. Biển rơ moóc có chữ R, như 51R-012.34",
    en: "This is no trailer's plate. A trailer's has an R: 51R-012.34",
  },
  "two-trailers": {
    vi: "Ô biển số ghi rơ moóc {other}, cột rơ moóc ghi rơ moóc khác. Chỉ ghi một",
    en: "The plate's cell says trailer {other}, and this one says another. Write one",
  },
  ditto: {
    vi: "Ô ghi “như trên”. Ghi đầy đủ nội dung ở từng dòng",
    en: "The cell says “as above”. Write it out in every row",
  },
  "plate-other-script": {
    vi: "Biển số có chữ cái không phải chữ Latinh. Gõ lại bằng chữ Latinh",
    en: "The plate has letters of another script. Type it again in Latin letters",
  },
  "two-plates": {
    vi: "Ô này có hai biển số xe. Mỗi xe một dòng; rơ moóc ghi ở cột riêng",
    en: "Two vehicles' plates in one cell. A row for each; a trailer in its own column",
  },
  "several-places": {
    vi: "Tên này trùng với nhiều mục. Ghi đầy đủ tên hoặc mã",
    en: "Several go by this name. Give the full name or the code",
  },
  "date-unread": {
    vi: "Không đọc được ngày. Ghi như 14/08/2021 hoặc 14/08/2021 07:00",
    en: "Not a date. Write it as 14/08/2021 or 14/08/2021 07:00",
  },
  "date-without-year": {
    vi: "Thiếu năm. Ghi như 14/08/2021",
    en: "The year is missing. Write it as 14/08/2021",
  },
  "date-month-first": {
    vi: "Ngày ghi tháng trước. Ghi ngày/tháng/năm",
    en: "The month comes first. Write day/month/year",
  },
  "date-either-way": {
    vi: "Cột này có ô ghi tháng trước ngày, nên ngày này có thể hiểu hai cách. Ghi mọi ngày trong cột theo ngày/tháng/năm",
    en: "Another cell of this column says the month first, so this may be either of two days. Write all days of the column as day/month/year",
  },
  "length-from-elsewhere": {
    vi: "Không rõ tính từ ngày nào. Ghi ngày hết hạn như 20/08/2021, hoặc chỉ ghi “7 ngày” nếu tính từ ngày bắt đầu",
    en: "From when is it counted? Write the last day as 20/08/2021, or only “7 days” to count from the first",
  },
  "date-no-such-day": { vi: "Không có ngày này", en: "There is no such day" },
  "time-unread": {
    vi: "Không đọc được giờ. Ghi như 07:00",
    en: "Not a time of day. Write it as 07:00",
  },
  "use-unread": { vi: "Ghi “Một chuyến” hoặc “Nhiều chuyến”", en: "Write “single” or “multi”" },
  formula: {
    vi: "Ô là công thức chưa có giá trị. Ghi giá trị",
    en: "The cell is a formula without a value. Write the value",
  },
  "cell-failed": {
    vi: "Ô báo lỗi công thức. Ghi giá trị",
    en: "The cell's formula failed. Write the value",
  },
  "same-row": {
    vi: "Trùng xe, điểm cuối và thời gian với dòng {row}, nhưng nội dung khác",
    en: "Same vehicle, endpoint and time as row {row}, with other contents",
  },
  "out-of-reach": {
    vi: "Điểm cuối, tuyến hoặc đơn vị này ngoài phạm vi được giao",
    en: "This endpoint, corridor or carrier lies outside what this account issues for",
  },
  "not-taken": { vi: "Không cấp được giấy cho dòng này", en: "No pass can be issued for this row" },
} as const satisfies Record<string, Words>;

/** Why a file was refused, or an import could not go on. */
export const importWhyWords = {
  "not-a-sheet": {
    vi: "Tệp này không phải bảng tính. Lưu thành .xlsx hoặc .csv rồi chọn lại.",
    en: "This is no spreadsheet. Save it as .xlsx or .csv and choose it again.",
  },
  "old-excel": {
    vi: "Tệp .xls kiểu cũ (Excel 97–2003). Mở bằng Excel, lưu thành .xlsx rồi chọn lại.",
    en: "An .xls of Excel 97–2003. Open it in Excel, save it as .xlsx and choose it again.",
  },
  locked: {
    vi: "Tệp có mật khẩu. Bỏ mật khẩu, lưu lại rồi chọn lại.",
    en: "The file has a password. Take it off, save it and choose it again.",
  },
  damaged: {
    vi: "Tệp bị hỏng hoặc gửi chưa hết. Mở bằng Excel, lưu lại rồi chọn lại.",
    en: "The file is damaged or incomplete. Open it in Excel, save it and choose it again.",
  },
  "too-many-rows": {
    vi: "Tệp có hơn {most} dòng. Chia thành nhiều tệp.",
    en: "The file has more than {most} rows. Split it.",
  },
  "too-big-unpacked": {
    vi: "Tệp quá lớn khi giải nén (giới hạn {most} MB). Xóa hình ảnh, trang tính thừa hoặc chia tệp.",
    en: "Unpacked the file is too large ({most} MB at most). Remove pictures and other sheets, or split it.",
  },
  "too-many-texts": {
    vi: "Tệp có quá nhiều chữ. Chia thành nhiều tệp.",
    en: "The file holds too much text. Split it.",
  },
  "open-quote": {
    vi: "Dòng {row} có dấu ngoặc kép mở mà không đóng. Sửa rồi chọn lại.",
    en: "A quote opened in row {row} is never closed. Mend it and choose the file again.",
  },
  "no-rows": {
    vi: "Không có dòng xe nào dưới tiêu đề cột.",
    en: "There is no row of a vehicle below the headings.",
  },
  "no-sheet": {
    vi: "Không có trang tính này, hoặc mọi trang đều bị ẩn.",
    en: "There is no such sheet, or all are hidden.",
  },
  "took-too-long": {
    vi: "Đọc tệp quá lâu nên đã dừng. Chia thành nhiều tệp.",
    en: "Reading the file took too long and was given up. Split it.",
  },
  interrupted: {
    vi: "Máy chủ khởi động lại khi đang đọc tệp. Chọn lại tệp.",
    en: "The server started anew while it read the file. Choose it again.",
  },
  stopped: {
    vi: "Đã dừng khi đang đọc. Không lưu gì của tệp.",
    en: "Stopped while reading. Nothing of the file is kept.",
  },
  "not-allowed": {
    vi: "Tài khoản này không còn quyền cấp giấy.",
    en: "This account may no longer issue passes.",
  },
  "no-signing-key": {
    vi: "Máy chủ không có khóa để ký. Báo quản trị viên, rồi bấm “Cấp tiếp”.",
    en: "The server has no key to sign with. Tell the administrator, then go on.",
  },
} as const satisfies Record<string, Words>;
