import type { Words } from "./say.ts";

/** Who is on duty at a shared tablet, and the PIN that says so. */
export const dutyWords = {
  dutyTitle: { vi: "Ai đang trực?", en: "Who is on duty?" },
  onDutySince: { vi: "{name} trực từ {time}", en: "{name} on duty since {time}" },
  onDutyNobody: {
    vi: "Chưa ai nhận ca. Vẫn quét và ghi bình thường, chỉ thiếu tên người trực.",
    en: "Nobody has taken over. Scanning and recording go on; only the name is missing.",
  },
  onDutyNow: { vi: "đang trực", en: "on duty" },
  dutyEmpty: {
    vi: "Chưa ai có PIN trên máy này. Đăng nhập một lần khi có mạng, rồi đặt PIN để lần sau nhận ca không cần mạng.",
    en: "Nobody has a PIN on this tablet yet. Sign in once with network and choose a PIN: later shifts need no network.",
  },
  dutyOther: { vi: "Người khác: đăng nhập", en: "Somebody else: sign in" },
  dutyBack: { vi: "Quay lại danh sách", en: "Back to the names" },
  takenOff: {
    vi: "{name} không còn được phân công trực ở chốt này. Chọn người trực khác; vẫn quét bình thường.",
    en: "{name} may no longer be on duty at this post. Choose who takes over; scanning goes on.",
  },
  signOnHint: {
    vi: "Cần có mạng. Tài khoản phải được phân công trực ở chốt này.",
    en: "Needs network. The account must be assigned to this post.",
  },
  signOn: { vi: "Nhận ca", en: "Take over" },
  signOff: { vi: "Hết ca, chưa ai nhận", en: "End the shift, nobody takes over yet" },
  signOnOffline: {
    vi: "Không kết nối được máy chủ. Vẫn quét được; lượt quét chưa mang tên.",
    en: "The server cannot be reached. Scanning works; scans carry no name yet.",
  },
  notOfThisPost: {
    vi: "{name} không được phân công trực ở chốt này. Quản trị viên phân công ở mục Người dùng.",
    en: "{name} is not assigned to this post. The administrator assigns people under People.",
  },
  pinOf: { vi: "PIN của {name}", en: "PIN of {name}" },
  pinWrong: {
    vi: "PIN không đúng. Còn {left} lần thử.",
    en: "That is not the PIN. {left} {left|try|tries} left.",
  },
  pinWait: {
    vi: "Sai nhiều lần. Thử lại sau {time}, hoặc đăng nhập khi có mạng. Vẫn quét và gửi bình thường.",
    en: "Wrong too often. Try again after {time}, or sign in with network. Scanning and sending go on.",
  },
  pinWaitShort: { vi: "thử lại sau {time}", en: "try again after {time}" },
  pinExpired: {
    vi: "Đã quá 10 ngày từ lần đăng nhập cuối. Đăng nhập lại khi có mạng; trong lúc đó vẫn quét bình thường.",
    en: "More than 10 days since the last sign-in. Sign in again with network; meanwhile scanning goes on.",
  },
  pinExpiredShort: { vi: "cần đăng nhập lại", en: "must sign in again" },
  pinChoose: { vi: "Đặt PIN 6 số", en: "Choose a PIN of 6 digits" },
  pinChooseHint: {
    vi: "Để lần sau nhận ca trên máy này bằng PIN, không cần mạng. PIN chỉ ở trên máy này.",
    en: "For taking over on this tablet next time, without network. The PIN stays on this tablet.",
  },
  pinRepeat: { vi: "Nhập lại PIN đó", en: "The same PIN again" },
  pinDiffers: {
    vi: "Hai lần nhập khác nhau. Đặt lại từ đầu.",
    en: "The two were different. Choose again.",
  },
  pinGuessable: {
    vi: "PIN này ai cũng đoán ra. Chọn số khác.",
    en: "Anybody would guess that. Choose another.",
  },
  pinLater: { vi: "Để sau", en: "Later" },
  pinKeep: { vi: "Giữ PIN cũ", en: "Keep the PIN I have" },
} as const satisfies Record<string, Words>;
