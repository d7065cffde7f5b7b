import type { ApplicationState } from "../domain/application-shape.ts";
import type { PassState } from "../domain/public-status.ts";
import type { SignUpReason, SignUpState } from "../domain/sign-up-shape.ts";
import type { Words } from "./say.ts";

/** How something stands, and what to do next. */
interface Standing {
  readonly title: Words;
  readonly next: Words;
}

export const passStandingWords = {
  "not-yet": {
    title: { vi: "Giấy chưa đến ngày có hiệu lực", en: "The pass is not valid yet" },
    next: {
      vi: "Chỉ cho xe đi từ thời điểm ghi bên dưới. Đến chốt sớm hơn sẽ không được qua.",
      en: "Set out from the time below. A vehicle that comes earlier is not let through.",
    },
  },
  valid: {
    title: { vi: "Giấy còn hiệu lực", en: "The pass is valid" },
    next: {
      vi: "Mang theo giấy in hoặc ảnh mã QR. Đi đúng tuyến, đúng số người ghi trên giấy.",
      en: "Carry the print or a picture of the QR code. Keep to the route and the number of people on it.",
    },
  },
  suspended: {
    title: { vi: "Giấy đang bị tạm đình chỉ", en: "The pass is suspended" },
    next: {
      vi: "Không cho xe đi. Hỏi nơi cấp giấy; giấy có thể được khôi phục mà không phải làm lại.",
      en: "Do not set out. Ask whoever issued it; it may be reinstated as it is.",
    },
  },
  revoked: {
    title: { vi: "Giấy đã bị thu hồi", en: "The pass is revoked" },
    next: {
      vi: "Không dùng giấy này nữa, kể cả bản in. Hỏi nơi cấp giấy về lý do, rồi nộp đơn mới.",
      en: "Use it no more, not the print either. Ask whoever issued it why, then apply anew.",
    },
  },
  spent: {
    title: { vi: "Giấy đã dùng hết lượt", en: "The pass is used up" },
    next: {
      vi: "Giấy chỉ cho một chuyến và chuyến đó đã xong. Muốn đi nữa thì nộp đơn mới.",
      en: "It was for one trip, which is over. Apply anew for another.",
    },
  },
  ended: {
    title: { vi: "Giấy đã hết hạn", en: "The pass has ended" },
    next: { vi: "Muốn đi nữa thì nộp đơn mới.", en: "Apply anew for another journey." },
  },
} as const satisfies Record<PassState, Standing>;

export const applicationStandingWords = {
  waiting: {
    title: { vi: "Đơn đang chờ duyệt", en: "The application is waiting" },
    next: {
      vi: "Chưa cho xe đi. Xem lại trang này sau thời điểm hẹn trả lời.",
      en: "Do not set out yet. Look here again after the time of the answer.",
    },
  },
  "change-asked": {
    title: { vi: "Đơn cần sửa", en: "The application is to be mended" },
    next: {
      vi: "Đăng nhập, mở đơn, sửa đúng mục nêu dưới đây rồi nộp lại. Không phải điền lại từ đầu.",
      en: "Sign in, open the application, mend what is named below and send it again. Nothing else is typed anew.",
    },
  },
  refused: {
    title: { vi: "Đơn bị từ chối", en: "The application is refused" },
    next: {
      vi: "Không cho xe đi. Đăng nhập để xem ghi chú, sửa mục nêu dưới đây rồi nộp lại.",
      en: "Do not set out. Sign in to read the notes, mend what is named below and send it again.",
    },
  },
  approved: {
    title: { vi: "Đơn đã được duyệt", en: "The application is approved" },
    next: { vi: "Đăng nhập để tải và in giấy.", en: "Sign in to download and print the pass." },
  },
  withdrawn: {
    title: { vi: "Đơn đã được rút", en: "The application was withdrawn" },
    next: { vi: "Muốn xin lại thì nộp đơn mới.", en: "To apply again, submit a new one." },
  },
} as const satisfies Record<ApplicationState, Standing>;

export const accountStandingWords = {
  waiting: {
    title: { vi: "Đăng ký tài khoản đang chờ duyệt", en: "The request for an account is waiting" },
    next: {
      vi: "Bộ phận tiếp nhận có thể gọi vào số đã khai. Quá 30 ngày không có trả lời thì đăng ký bị xóa: hãy đăng ký lại.",
      en: "The desk may call the number given. After 30 days without an answer it is deleted: ask again.",
    },
  },
  approved: {
    title: { vi: "Tài khoản đã được duyệt", en: "The account is approved" },
    next: {
      vi: "Đăng nhập bằng tên và mật khẩu đã chọn. Nếu tên đó đã có người dùng, bộ phận tiếp nhận gọi báo tên khác.",
      en: "Sign in with the name and password chosen. Where that name was taken, the desk calls to give another.",
    },
  },
  refused: {
    title: { vi: "Đăng ký tài khoản bị từ chối", en: "The request for an account is refused" },
    next: {
      vi: "Xem lý do dưới đây. Khắc phục xong thì đăng ký lại.",
      en: "See the reasons below. Once they are mended, ask again.",
    },
  },
} as const satisfies Record<SignUpState, Standing>;

/** [N7] Why an account is refused, said to whoever asked for it, and what to do about it. */
export const signUpReasonWords = {
  "carrier-unknown": {
    vi: "Không xác minh được đơn vị vận tải này. Ghi đúng tên trên giấy đăng ký kinh doanh.",
    en: "The carrier could not be verified. Write its name as on the business registration.",
  },
  "tax-number-differs": {
    vi: "Mã số thuế không phải của đơn vị này. Kiểm tra lại mã số thuế.",
    en: "The tax number is not this carrier's. Check the tax number.",
  },
  "not-a-carrier": {
    vi: "Đơn vị không có giấy phép kinh doanh vận tải. Liên hệ sở phụ trách giao thông để được cấp.",
    en: "It has no licence for transport. Ask the transport department for one.",
  },
  "not-reached": {
    vi: "Không gọi được số điện thoại đã khai. Ghi số đang dùng của người liên hệ.",
    en: "The telephone number was not answered. Give one that the contact uses.",
  },
  "has-account": {
    vi: "Đơn vị đã có tài khoản. Dùng tài khoản đó, hoặc hỏi bộ phận cấp giấy.",
    en: "The carrier has an account. Use that one, or ask the desk that issues passes.",
  },
  "other-area": {
    vi: "Địa bàn này không phụ trách đơn vị. Chọn địa bàn nơi đơn vị đặt trụ sở.",
    en: "This area does not see to the carrier. Choose the one where it has its seat.",
  },
  "username-unfit": {
    vi: "Tên đăng nhập này không dùng được. Chọn tên khác.",
    en: "This user name cannot be used. Choose another.",
  },
} as const satisfies Record<SignUpReason, Words>;

/** The page where anybody asks how a pass or an application stands. */
export const statusWords = {
  title: { vi: "Tra cứu tình trạng", en: "How it stands" },
  lead: {
    vi: "Giấy luồng xanh, đơn xin giấy, đăng ký tài khoản. Trang này không nêu tên ai và không cần đăng nhập.",
    en: "Of a green-lane pass, an application, a request for an account. This page names nobody and needs no account.",
  },
  other: { vi: "English", en: "Tiếng Việt" },
  byCode: { vi: "Tra theo mã", en: "By code" },
  code: { vi: "Mã", en: "Code" },
  codeHint: {
    vi: "Mã 8 ký tự in trên giấy, hoặc mã 12 ký tự nhận được khi nộp đơn, khi đăng ký",
    en: "The 8 characters on the pass, or the 12 given with an application or a request",
  },
  codeWrong: {
    vi: "Mã này có ký tự sai. Xem lại mã 8 hoặc 12 ký tự.",
    en: "A character of this code is wrong. Look at the 8 or 12 characters again.",
  },
  byPlate: { vi: "Tra theo biển số", en: "By plate" },
  plate: { vi: "Biển số", en: "Plate" },
  plateWrong: {
    vi: "Không phải biển số, ví dụ 93C-123.45",
    en: "Not a plate, for example 93C-123.45",
  },
  phone: {
    vi: "4 số cuối điện thoại của đơn vị vận tải",
    en: "Last four digits of the carrier's telephone",
  },
  phoneHint: {
    vi: "Số đơn vị đã đăng ký với nơi cấp giấy",
    en: "The number that the carrier gave to whoever issues passes",
  },
  phoneWrong: { vi: "Nhập đúng 4 chữ số", en: "Give four digits" },
  find: { vi: "Tra cứu", en: "Look up" },
  another: { vi: "Tra cứu khác", en: "Look up another" },
  again: { vi: "Xem lại", en: "Look again" },
  looking: { vi: "Đang tra cứu…", en: "Looking…" },
  notFound: {
    vi: "Không tìm thấy gì khớp với thông tin đã nhập.",
    en: "Nothing was found for what was entered.",
  },
  notFoundHint: {
    vi: "Kiểm tra lại từng ký tự. Đơn đã rút, bị từ chối quá 30 ngày thì đã xóa. Vẫn không thấy thì hỏi nơi nộp đơn.",
    en: "Check each character. What was withdrawn or refused more than 30 days ago is deleted. If it is still not found, ask where you applied.",
  },
  tooMany: {
    vi: "Đã tra cứu sai quá nhiều lần. Thử lại sau 15 phút, hoặc tra bằng mã.",
    en: "Too many wrong tries. Try again after 15 minutes, or use the code.",
  },
  failed: {
    vi: "Chưa tra cứu được. Kiểm tra mạng rồi thử lại.",
    en: "It could not be looked up. Check the network and try again.",
  },
  found: { vi: "Kết quả cho {what}", en: "Found for {what}" },
  what: { vi: "Việc cần làm", en: "What to do" },
  reasons: { vi: "Lý do", en: "Reasons" },
  otherReason: {
    vi: "Lý do khác: đăng nhập để đọc ghi chú của bộ phận duyệt.",
    en: "Another reason: sign in to read the desk's note.",
  },
  validFrom: { vi: "Có hiệu lực từ", en: "Valid from" },
  validTo: { vi: "Hết hiệu lực", en: "Valid until" },
  askedFrom: { vi: "Xin đi từ", en: "Asked for from" },
  askedTo: { vi: "Xin đi đến", en: "Asked for until" },
  since: { vi: "Từ lúc", en: "Since" },
  due: { vi: "Hẹn trả lời trước", en: "To be answered by" },
  signIn: { vi: "Đăng nhập", en: "Sign in" },
  signUp: { vi: "Đăng ký tài khoản đơn vị vận tải", en: "Ask for a carrier's account" },
  receipt: {
    vi: "Xe bị giữ, quay đầu ở chốt? Xem biên nhận",
    en: "Held or turned back at a post? See the receipt",
  },
} as const satisfies Record<string, Words>;
