import type { Words } from "./say.ts";

/** The registrar's desk: finding, registering, printing and revoking passes. */
export const registryWords = {
  title: { vi: "Đăng ký phương tiện", en: "Vehicle registry" },
  lead: {
    vi: "Giấy nhận diện phương tiện luồng xanh đã cấp.",
    en: "Green-lane passes issued so far.",
  },
  register: { vi: "Đăng ký xe", en: "Register a vehicle" },
  searchLabel: { vi: "Tìm giấy", en: "Find a pass" },
  searchHint: {
    vi: "Biển số, mã ngắn, tên…",
    en: "Plate, short code, name…",
  },
  count: { vi: "{count} giấy", en: "{count} {count|pass|passes}" },
  countMore: { vi: "Hơn 1.000 giấy", en: "More than 1,000 passes" },
  loadMore: { vi: "Xem thêm", en: "Show more" },
  kindAndPurpose: { vi: "Loại xe, mục đích", en: "Kind and purpose" },
  people: { vi: "Số người", en: "People" },
  listName: { vi: "Danh sách giấy đã cấp", en: "Passes issued" },
  until: { vi: "đến {time}", en: "until {time}" },
  noPasses: { vi: "Chưa cấp giấy nào", en: "No pass has been issued yet" },
  noPassesHint: {
    vi: "Đăng ký xe đầu tiên để có giấy và mã QR.",
    en: "Register the first vehicle to get its pass and QR.",
  },
  noMatch: { vi: "Không có giấy nào khớp", en: "No pass matches" },
  noMatchHint: {
    vi: "Thử một phần biển số, bỏ dấu, hoặc chọn tình trạng khác.",
    en: "Try part of the plate, leave accents out, or choose another status.",
  },
  clearSearch: { vi: "Bỏ tìm và lọc", en: "Clear search and filter" },
  noPlaces: { vi: "Chưa có điểm cuối và tuyến", en: "There are no endpoints and corridors yet" },
  noPlacesHint: {
    vi: "Quản trị viên nhập địa bàn, chốt, tuyến và điểm cuối trước khi đăng ký xe.",
    en: "An administrator adds areas, posts, corridors and endpoints before vehicles are registered.",
  },
  toPlaces: { vi: "Đến địa điểm và tuyến", en: "Go to places and corridors" },

  newTitle: { vi: "Đăng ký một xe", en: "Register one vehicle" },
  backToList: { vi: "Danh sách giấy", en: "All passes" },
  vehicle: { vi: "Phương tiện", en: "Vehicle" },
  journey: { vi: "Hành trình", en: "Journey" },
  plateHint: {
    vi: "Gõ liền cũng được: 93c12345",
    en: "No separators needed: 93c12345",
  },
  trailerHint: { vi: "Để trống nếu không có rơ moóc", en: "Leave empty when there is no trailer" },
  plateKindMilitary: { vi: "Biển quân sự", en: "Military plate" },
  plateKindDiplomatic: {
    vi: "Biển ngoại giao hoặc tổ chức nước ngoài",
    en: "Diplomatic or foreign body's plate",
  },
  plateKindMotorbike: { vi: "Biển xe máy", en: "Motorbike plate" },
  plateKindTrailer: { vi: "Biển rơ moóc", en: "Trailer plate" },
  plateKindForeign: {
    vi: "Không theo mẫu biển Việt Nam. Kiểm tra lại, trừ xe nước ngoài.",
    en: "Not a Vietnamese shape. Check it, unless the vehicle is foreign.",
  },
  notATrailer: {
    vi: "Biển rơ moóc thường có chữ R: 51R-123.45",
    en: "Trailer plates usually carry an R: 51R-123.45",
  },
  alreadyHolds: {
    vi: "Xe này đang có {count} giấy còn hiệu lực",
    en: "This vehicle holds {count} valid {count|pass|passes}",
  },
  occupantsHint: { vi: "Tính cả lái xe", en: "Driver included" },
  occupantsCap: {
    vi: "Tính cả lái xe. Mục đích này cho phép nhiều nhất {max} người",
    en: "Driver included. This purpose allows at most {max}",
  },
  choose: { vi: "Chọn hoặc gõ để tìm", en: "Choose or type to find" },
  originHint: {
    vi: "Huyện, tỉnh hoặc địa chỉ xuất phát",
    en: "District, province or address",
  },
  sheetVia: { vi: "{count} điểm, xem hồ sơ", en: "{count} {count|endpoint|endpoints}, on file" },
  viaHint: {
    vi: "Nếu xe giao nhiều nơi: các điểm giao trước, theo thứ tự. Mã QR chỉ ghi điểm cuối.",
    en: "Where a vehicle delivers at several: those before, in order. The QR names the last alone.",
  },
  postsAlong: {
    vi: "{count} chốt, {km} km",
    en: "{count} {count|post|posts}, {km} km",
  },
  trips: { vi: "Số chuyến", en: "Trips" },
  validFor: { vi: "Trong", en: "For" },
  hours24: { vi: "24 giờ", en: "24 hours" },
  days3: { vi: "3 ngày", en: "3 days" },
  days7: { vi: "7 ngày", en: "7 days" },
  days30: { vi: "30 ngày", en: "30 days" },
  vietnamTime: { vi: "Giờ Việt Nam", en: "Vietnam time" },
  newCarrier: { vi: "Thêm đơn vị mới", en: "Add a new carrier" },
  carrierName: { vi: "Tên đơn vị", en: "Carrier's name" },
  carrierPhone: { vi: "Điện thoại (nếu có)", en: "Telephone (if any)" },
  saveCarrier: { vi: "Lưu đơn vị", en: "Save the carrier" },
  phoneWrong: {
    vi: "8–16 chữ số, có thể bắt đầu bằng +",
    en: "8–16 digits, may begin with +",
  },
  preview: { vi: "Sẽ ghi trên giấy", en: "What the pass will say" },
  notYet: { vi: "chưa điền", en: "not filled in" },
  issue: { vi: "Cấp giấy", en: "Issue the pass" },
  shortcut: { vi: "Ctrl + Enter", en: "Ctrl + Enter" },
  startOver: { vi: "Xóa hết, nhập lại", en: "Clear the form" },
  checkMarked: {
    vi: "Còn {count} mục chưa đúng, đã đánh dấu bên dưới.",
    en: "{count} {count|entry is|entries are} not right yet, marked below.",
  },

  issued: { vi: "Đã cấp giấy cho xe {plate}", en: "Pass issued for {plate}" },
  issuedHint: {
    vi: "In và giao cho lái xe, hoặc đăng ký xe tiếp theo của cùng đơn vị.",
    en: "Print it for the driver, or register the carrier's next vehicle.",
  },
  another: { vi: "Đăng ký xe tiếp theo", en: "Register another" },
  anotherHint: {
    vi: "Giữ đơn vị, hành trình và mục đích",
    en: "Keeps carrier, journey and purpose",
  },
  print: { vi: "In giấy", en: "Print" },
  qrAlt: { vi: "Mã QR của giấy {code}", en: "QR of pass {code}" },
  facts: { vi: "Thông tin trên giấy", en: "On the pass" },
  issuedAt: { vi: "Cấp lúc", en: "Issued" },
  issuedBy: { vi: "Người cấp", en: "Issued by" },
  none: { vi: "không có", en: "none" },
  passNumber: { vi: "Số hiệu giấy", en: "Pass number" },

  revoke: { vi: "Thu hồi", en: "Revoke" },
  revokeTitle: { vi: "Thu hồi giấy của xe {plate}?", en: "Revoke the pass of {plate}?" },
  revokeHint: {
    vi: "Mọi chốt sẽ dừng xe này ngay khi nhận được thay đổi. Không khôi phục được.",
    en: "Every post stops this vehicle as soon as the change reaches it. This cannot be undone.",
  },
  revokeReason: { vi: "Lý do thu hồi", en: "Reason" },
  revokeReasonHint: {
    vi: "Cán bộ chốt và đơn vị vận tải sẽ đọc được.",
    en: "Officers and the carrier will read it.",
  },
  reasonRequested: { vi: "Đơn vị vận tải đề nghị", en: "At the carrier's request" },
  reasonWrong: { vi: "Sai thông tin đăng ký", en: "Registered with wrong details" },
  reasonBreach: {
    vi: "Vi phạm quy định phòng, chống dịch",
    en: "Breach of epidemic control rules",
  },
  reasonLost: { vi: "Mất giấy, nghi bị sao chép", en: "Pass lost, may be copied" },
  revoked: { vi: "Đã thu hồi giấy", en: "Pass revoked" },

  sheetNation: {
    vi: "Cộng hòa xã hội chủ nghĩa Việt Nam",
    en: "Socialist Republic of Viet Nam",
  },
  sheetMotto: { vi: "Độc lập – Tự do – Hạnh phúc", en: "Independence – Freedom – Happiness" },
  sheetPeople: { vi: "người", en: "people" },
  sheetPeopleNote: { vi: "tính cả lái xe", en: "driver included" },
  sheetUse: {
    vi: "Dán ở góc kính phía trước, mã QR hướng ra ngoài. Không gấp qua mã. Cán bộ chốt đối chiếu biển số và đếm số người.",
    en: "Fix inside the windscreen with the QR facing out. Do not fold across the QR. Officers compare the plate and count the people.",
  },
  sheetDelay: {
    vi: "Bị giữ từ 30 phút: {link}",
    en: "Kept waiting for 30 minutes: {link}",
  },
  sheetCode: {
    vi: "Khi không quét được, đọc mã ngắn hoặc biển số cho cán bộ chốt.",
    en: "When it cannot be scanned, read out the short code or the plate.",
  },
  printNow: { vi: "In giấy này", en: "Print this sheet" },
  printHint: {
    vi: "Khổ A4, in đúng tỷ lệ 100%, giấy không bóng.",
    en: "A4, at 100 % scale, matt paper.",
  },
} as const satisfies Record<string, Words>;
