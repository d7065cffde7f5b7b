import type { Words } from "./say.ts";

/** Making a browser the tablet of a post. */
export const enrolmentWords = {
  enrolTitle: { vi: "Ghi danh máy tính bảng", en: "Enrol this tablet" },
  enrolLead: {
    vi: "Mỗi máy được ghi danh một lần cho một chốt. Quản trị viên đưa mã dùng một lần, hoặc mã QR để quét.",
    en: "A tablet is enrolled once, for one post. The administrator gives a one-time code, or shows it as a QR.",
  },
  enrolCode: { vi: "Mã ghi danh", en: "Enrolment code" },
  enrolName: { vi: "Tên máy", en: "Name of this tablet" },
  enrolNameDefault: { vi: "Máy bảng 1", en: "Tablet 1" },
  enrolSubmit: { vi: "Ghi danh", en: "Enrol" },
  enrolScan: { vi: "Quét mã QR ghi danh", en: "Scan the enrolment QR" },
  enrolStopScan: { vi: "Thôi quét", en: "Stop scanning" },
  enrolling: { vi: "Đang ghi danh…", en: "Enrolling…" },
  enrolMalformed: {
    vi: "Mã có 12 chữ và số, ví dụ K7M2-9QXA-4TBD. Kiểm tra lại từng ký tự.",
    en: "A code has 12 letters and digits, for example K7M2-9QXA-4TBD. Check each character.",
  },
  enrolUnknown: {
    vi: "Máy chủ không biết mã này. Kiểm tra lại từng ký tự, hoặc xin mã mới.",
    en: "The server does not know this code. Check each character, or ask for a new one.",
  },
  enrolNotOurs: {
    vi: "Nơi trả lời không phải máy chủ luồng xanh: sai địa chỉ, hoặc trang đăng nhập Wi-Fi. Mã chưa bị dùng.",
    en: "What answered is not the Greenlane server: a wrong address, or a Wi-Fi sign-in page. The code is still good.",
  },
  enrolUnreachable: {
    vi: "Không kết nối được máy chủ. Kiểm tra mạng rồi thử lại; nếu mã báo đã dùng, xin mã mới.",
    en: "The server cannot be reached. Check the network and try again; if the code is then used, ask for a new one.",
  },
  enrolOtherServer: {
    vi: "Mã này của máy chủ khác ({host}). Mở trang chốt của máy chủ đó rồi ghi danh.",
    en: "This code is for another server ({host}). Open that server's checkpoint page and enrol there.",
  },
  enrolStorage: {
    vi: "Máy không lưu được khóa. Tắt chế độ ẩn danh, giải phóng bộ nhớ rồi thử lại.",
    en: "The tablet cannot keep its key. Leave private mode, free some space, then try again.",
  },
  enrolScansWaiting: {
    vi: "Còn lượt quét chưa gửi bằng khóa cũ. Gửi hết rồi mới ghi danh lại được.",
    en: "Scans signed with the old key are still to be sent. Enrol again after that.",
  },
} as const satisfies Record<string, Words>;
