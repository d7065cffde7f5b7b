import type { Words } from "./say.ts";

/** The receipt of a vehicle held, turned back or referred: on the printed record, and on its page for everybody. */
export const receiptWords = {
  title: { vi: "Biên nhận tại chốt", en: "Receipt of a post" },
  lead: {
    vi: "Mã {code}. Trang này dành cho lái xe, đơn vị vận tải và nơi tiếp nhận khiếu nại; không nêu tên ai.",
    en: "Code {code}. For the driver, the carrier and whoever takes an appeal; it names nobody.",
  },
  findLead: {
    vi: "Nhập mã 12 ký tự in trên biên bản mà cán bộ chốt đưa cho lái xe.",
    en: "Enter the 12 characters printed on the record that the officer gave the driver.",
  },
  code: { vi: "Mã biên nhận", en: "Receipt code" },
  codeWrong: {
    vi: "Mã này có ký tự sai. Xem lại 12 ký tự in trên biên bản.",
    en: "A character of this code is wrong. Look at the 12 characters on the record again.",
  },
  find: { vi: "Xem biên nhận", en: "Show the receipt" },
  notYet: { vi: "Biên nhận này chưa về đến máy chủ", en: "This receipt has not arrived yet" },
  notYetHint: {
    vi: "Chốt có thể đang mất sóng. Biên bản giấy vẫn có giá trị; hãy xem lại sau, hoặc kiểm tra mã.",
    en: "The post may be without signal. The paper record stands all the same; look again later, or check the code.",
  },
  again: { vi: "Xem lại", en: "Look again" },
  held: { vi: "Xe bị tạm giữ", en: "Vehicle held" },
  turnedBack: { vi: "Xe phải quay đầu", en: "Vehicle turned back" },
  referred: { vi: "Chuyển cách ly, y tế", en: "Referred to quarantine or health" },
  at: { vi: "Thời gian", en: "Time" },
  post: { vi: "Chốt", en: "Post" },
  postUnknown: { vi: "Chốt không còn trong danh sách", en: "A post that is listed no more" },
  vehicle: { vi: "Biển số", en: "Plate" },
  tail: { vi: "… {tail} (hai ký tự cuối)", en: "… {tail} (last two characters)" },
  noPlate: { vi: "Không đọc được", en: "Not read" },
  aboard: { vi: "Số người đếm được", en: "People counted" },
  reasons: { vi: "Lý do", en: "Reasons" },
  noReason: {
    vi: "Theo quyết định của cán bộ chốt; máy không nêu lý do nào để giữ xe.",
    en: "By decision of the officer; the tablet gave no reason to refuse the vehicle.",
  },
  rule: { vi: "Quy tắc {rule}, bộ quy tắc số {version}", en: "Rule {rule}, rule set {version}" },
  ruleShort: { vi: "Quy tắc {rule}", en: "Rule {rule}" },
  measure: { vi: "{areaName} đang áp dụng: {measure}", en: "In force in {areaName}: {measure}" },
  counted: {
    vi: "Cho phép {max} người, đếm được {seen} người",
    en: "{max} permitted, {seen} counted",
  },
  expiredAt: { vi: "Hết hạn lúc {at}", en: "Expired at {at}" },
  validFrom: { vi: "Có hiệu lực từ {at}", en: "Valid from {at}" },
  became: { vi: "Sau đó", en: "What became of it" },
  nothingSince: {
    vi: "Chưa có gì thay đổi kể từ quyết định này.",
    en: "Nothing has changed since that decision.",
  },
  corrected: {
    vi: "Lúc {time}, cán bộ chốt đã sửa thành: {decision}.",
    en: "At {time} the officer changed it to: {decision}.",
  },
  letThrough: {
    vi: "Lúc {time}, xe đã được cho qua tại chốt này.",
    en: "At {time} the vehicle was let through at this post.",
  },
  judged: {
    vi: "Máy chủ, với đủ dữ liệu, kết luận khác: {outcome}.",
    en: "The server, with all it knew, came to another conclusion: {outcome}.",
  },
  suspect: {
    vi: "Máy tính bảng ghi biên nhận này đã bị ngắt khỏi hệ thống. Nội dung không được công nhận; hãy hỏi nơi tiếp nhận khiếu nại.",
    en: "The tablet that made this receipt had been cut off. What it says is not recognised; ask where appeals are taken.",
  },
  appeals: { vi: "Khiếu nại", en: "Appeals" },
  appealsAt: {
    vi: "Gửi đến {office}, nêu mã biên nhận {code}.",
    en: "Turn to {office} and give the receipt code {code}.",
  },
  appealsUnknown: {
    vi: "Gửi đến cơ quan đã lập chốt, nêu mã biên nhận {code}.",
    en: "Turn to the authority that set the post up, and give the receipt code {code}.",
  },
  call: { vi: "Gọi {phone}", en: "Call {phone}" },
  postBasis: { vi: "Chốt lập theo {basis}", en: "Post set up by {basis}" },
  whole: { vi: "Xem cả biển số", en: "Show the whole plate" },
  wholeHint: {
    vi: "Nhập biển số xe của bạn. Đúng thì trang này hiện cả biển số.",
    en: "Enter your vehicle's plate. If it is this one, the page shows it whole.",
  },
  show: { vi: "Đối chiếu", en: "Compare" },
  otherPlate: {
    vi: "Biên nhận này không phải của xe {plate}.",
    en: "This receipt is not of {plate}.",
  },
  delayLink: {
    vi: "Bị giữ hơn 30 phút? Báo cho chỉ huy",
    en: "Kept waiting for more than 30 minutes? Tell command",
  },
  print: { vi: "In biên nhận", en: "Print" },
  qr: { vi: "Mã QR dẫn đến biên nhận trên mạng", en: "QR code of the receipt online" },
  online: {
    vi: "Xem biên nhận, lý do và nơi khiếu nại: {link}",
    en: "The receipt, its reasons and where to appeal: {link}",
  },
} as const satisfies Record<string, Words>;
