import type { WhyAsked } from "../domain/amendment-asked.ts";
import type { Words } from "./say.ts";

/** [Y11] Why a pass in use is to be amended; approved, the Vietnamese stays with the pass as its reason. */
export const whyAskedWords = {
  "held-up": { vi: "Chờ lâu ở chốt, không kịp hạn", en: "Held up at a post, too late for the end" },
  breakdown: { vi: "Xe hỏng hoặc gặp tai nạn", en: "Breakdown or accident" },
  road: { vi: "Đường bị chặn, ngập hoặc cấm", en: "Road blocked, flooded or shut" },
  receiver: { vi: "Bên nhận đổi nơi giao hàng", en: "Whoever receives moved the delivery" },
  people: { vi: "Thay đổi người trên xe", en: "Other people aboard" },
  "return-load": { vi: "Chở hàng lượt về", en: "A return load" },
  other: { vi: "Lý do khác", en: "Another reason" },
} as const satisfies Record<WhyAsked, Words>;

/** A carrier's page of a pass, and asking to have it amended. */
export const heldPassWords = {
  passes: { vi: "Giấy đang dùng", en: "Passes in use" },
  passesLead: {
    vi: "Chọn giấy để gửi cho lái xe, xin gia hạn hay điều chỉnh, báo bị giữ lâu.",
    en: "Choose a pass to send it to the driver, ask to have it extended or amended, or report a delay.",
  },
  none: { vi: "Không có giấy nào đang dùng", en: "No pass is in use" },
  noneHint: {
    vi: "Giấy được cấp hiện ở đây cho đến khi hết hạn.",
    en: "What is issued is here until it ends.",
  },
  backToPasses: { vi: "Các giấy", en: "All passes" },
  backToPass: { vi: "Trở lại giấy", en: "Back to the pass" },
  until: { vi: "Đến {time}", en: "Until {time}" },
  driverShows: {
    vi: "Lái xe đưa mã này cho cán bộ chốt.",
    en: "The driver shows this code at posts.",
  },
  ask: { vi: "Xin gia hạn, điều chỉnh", en: "Ask to extend or amend" },
  askTitle: { vi: "Xin điều chỉnh giấy xe {plate}", en: "Ask to amend the pass of {plate}" },
  askLead: {
    vi: "Chỉ sửa những gì cần đổi. Giấy vẫn dùng như cũ cho đến khi được duyệt.",
    en: "Change what needs changing. The pass stays as it is until this is approved.",
  },
  over: { vi: "Giấy này không điều chỉnh được nữa", en: "This pass can no longer be amended" },
  overHint: {
    vi: "Giấy đã hết hạn, đã dùng xong hoặc đã thu hồi. Nộp đơn xin giấy mới.",
    en: "It has ended, was used up or revoked. Apply for a new pass.",
  },
  why: { vi: "Vì sao", en: "Why" },
  post: { vi: "Xe đang ở chốt", en: "The vehicle is at post" },
  notAtPost: { vi: "Không ở chốt nào", en: "At no post" },
  place: { vi: "Xe đang ở đâu", en: "Where the vehicle is" },
  placeHint: { vi: "Ví dụ: Km 42 ĐT741, gần chợ Đồng Xoài", en: "For example: km 42 of ĐT741" },
  note: { vi: "Nói thêm", en: "Anything else" },
  cause: { vi: "Lý do và nơi xe đang ở", en: "Why, and where the vehicle is" },
  returnLoad: { vi: "Hàng lượt về", en: "Return load" },
  returnHint: {
    vi: "Chọn nơi giao hàng lượt về làm điểm cuối và mục đích của hàng đó. Nơi đang đến được giữ lại làm điểm trên đường.",
    en: "Choose where the return load goes as the endpoint, and its purpose. Where it is bound now stays as an endpoint on the way.",
  },
  delivered: {
    vi: "Đã giao xong ở “{endpoint}”, không đến đó nữa",
    en: "Delivered at “{endpoint}” already, and not going there again",
  },
  send: { vi: "Gửi đề nghị", en: "Send" },
  sendAgain: { vi: "Gửi lại", en: "Send again" },
  isAmendment: { vi: "Điều chỉnh giấy", en: "Amendment" },
  at: { vi: "Xe đang ở", en: "The vehicle is at" },
  movedSince: {
    vi: "Giấy đã thay đổi từ khi gửi đề nghị. Không duyệt được: yêu cầu sửa hoặc từ chối.",
    en: "The pass has changed since this was asked. It cannot be approved: ask for a change, or refuse.",
  },
  endedSince: {
    vi: "Giấy không còn hiệu lực. Không duyệt được: từ chối đề nghị này.",
    en: "The pass is no longer good. It cannot be approved: refuse this.",
  },
  amended: {
    vi: "Giấy đã được điều chỉnh. Các chốt có mạng thấy ngay.",
    en: "The pass is amended. Posts with network see it at once.",
  },
  actApproved: { vi: "Duyệt, điều chỉnh giấy", en: "Approved, pass amended" },
  changed: { vi: "Đã thay đổi", en: "What changed" },
  asked: { vi: "Đề nghị điều chỉnh giấy này", en: "What was asked of this pass" },
  waitsAlready: { vi: "Xem đề nghị đang chờ", en: "See what is asked already" },
  toPassPage: { vi: "Gia hạn, điều chỉnh, báo giữ lâu", en: "Extend, amend, report a delay" },
  withdrawHint: {
    vi: "Đề nghị không được xét nữa. Giấy giữ nguyên như cũ.",
    en: "It is not decided any more. The pass stays as it is.",
  },
  share: { vi: "Gửi giấy cho lái xe", en: "Send the pass to the driver" },
  shareNow: { vi: "Tệp đã sẵn sàng: gửi", en: "The file is ready: send" },
  shareTitle: { vi: "Giấy luồng xanh {plate}", en: "Green-lane pass {plate}" },
  downloaded: {
    vi: "Đã tải tệp về máy. Gửi tệp đó cho lái xe.",
    en: "The file was downloaded. Send that to the driver.",
  },
  copied: {
    vi: "Không tạo được tệp. Đã chép đường dẫn của trang này; người nhận phải đăng nhập.",
    en: "The file could not be made. The address of this page was copied; whoever opens it must sign in.",
  },
  failed: {
    vi: "Không gửi được giấy. Kiểm tra mạng rồi thử lại.",
    en: "The pass could not be sent. Check the network and try again.",
  },
} as const satisfies Record<string, Words>;
