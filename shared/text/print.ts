import type { Words } from "./say.ts";

/** Passes and convoys as files to print, and what they say beside what screens say. */
export const printWords = {
  a4: { vi: "PDF khổ A4", en: "PDF, A4" },
  a5: { vi: "PDF khổ A5", en: "PDF, A5" },
  phone: { vi: "Thẻ cho điện thoại", en: "Card for a phone" },
  phoneHint: {
    vi: "Gửi thẻ cho lái xe lưu trong điện thoại, phòng khi rách giấy. Giấy in vẫn dán trên kính.",
    en: "For the driver to keep on the phone should the paper be lost. The printed pass stays on the windscreen.",
  },
  many: { vi: "In {count} giấy", en: "Print {count} {count|pass|passes}" },
  convoy: { vi: "In cả đoàn", en: "Print the whole convoy" },
  convoyHint: {
    vi: "Một tệp: danh sách điểm danh rồi giấy của từng xe, theo thứ tự chạy. Giấy không còn hiệu lực chỉ có tên trong danh sách.",
    en: "One file: the roll, then each vehicle's pass in the order they drive. A pass that is no longer good is on the roll only.",
  },
  manyHint: {
    vi: "Một tệp, mỗi giấy một trang. Có thể làm việc khác trong khi chờ.",
    en: "One file, a page to each pass. Other work may go on meanwhile.",
  },
  paper: { vi: "Khổ giấy", en: "Paper" },
  marks: { vi: "Thêm vạch cắt quanh trang", en: "Add crop marks around the page" },
  marksHint: {
    vi: "Cho nhà in hoặc để cắt A5 từ tờ A4: trang lớn hơn khổ giấy 1 cm mỗi bên.",
    en: "For a print shop, or to cut A5 out of A4 sheets: the page is 1 cm larger on each side.",
  },
  make: { vi: "Tạo tệp", en: "Make the file" },
  making: { vi: "Đang tạo: {done}/{all} trang", en: "Being made: {done} of {all} pages" },
  progressName: { vi: "Tiến độ tạo tệp", en: "How far the file is" },
  made: {
    vi: "Đã tải xuống tệp {pages} trang.",
    en: "The file of {pages} {pages|page|pages} was downloaded.",
  },
  stop: { vi: "Dừng", en: "Stop" },
  choose: { vi: "Chọn {plate}", en: "Choose {plate}" },
  chooseShown: { vi: "Chọn mọi giấy đang hiện", en: "Choose all shown" },
  chooseFound: { vi: "Chọn cả {count} giấy tìm thấy", en: "Choose all {count} found" },
  chooseFoundMore: { vi: "Chọn mọi giấy tìm thấy", en: "Choose all that were found" },
  choseGood: {
    vi: "Đã chọn {count} giấy còn dùng được trong các giấy tìm thấy.",
    en: "Of what was found, {count} {count|pass|passes} that {count|is|are} still good {count|was|were} chosen.",
  },
  choseMost: {
    vi: "Tìm thấy nhiều hơn một lần in được: đã chọn {count} giấy mới nhất. Lọc hẹp hơn để chọn phần còn lại.",
    en: "More than can be printed at once: the newest {count} were chosen. Filter further to choose the rest.",
  },
  chooseNone: { vi: "Bỏ chọn", en: "Choose none" },
  filePart: { vi: "In giấy {from}–{to}", en: "Print passes {from}–{to}" },

  fold: { vi: "Gấp ra sau theo vạch", en: "Fold back along the marks" },
  rollTitle: { vi: "Danh sách đoàn xe", en: "Convoy roll" },
  number: { vi: "TT", en: "No." },
  way: { vi: "Tuyến", en: "Way" },
  entryExit: { vi: "{entry} › {exit}", en: "{entry} to {exit}" },
  vehicles: { vi: "Số xe", en: "Vehicles" },
  vehiclesPeople: {
    vi: "{count} xe, tối đa {people} người",
    en: "{count} vehicles, {people} people at most",
  },
  until: { vi: "Hết hạn", en: "Until" },
  note: { vi: "Ghi chú", en: "Note" },
  noPass: { vi: "không có giấy", en: "no pass" },
  leads: { vi: "dẫn đầu", en: "leads" },
  postColumns: { vi: "Điểm danh tại: {posts}", en: "Roll-call at: {posts}" },
  page: { vi: "Trang {page}/{pages}", en: "Page {page} of {pages}" },
  printedAt: { vi: "In lúc {time}", en: "Printed at {time}" },
} as const satisfies Record<string, Words>;
